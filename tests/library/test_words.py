from hypothesis import given
from hypothesis import strategies as st

from tui.library.words import asked_words, excerpt, places, question, readable


def test_a_question_has_every_word_as_a_beginning() -> None:
    assert question("Foo bar-baz") == '"Foo"* "bar"* "baz"*'
    assert question('say "foo  bar" x') == '"say"* "foo bar"'
    assert question("part 3 b", digits=True) == '"part"* "3"*'
    assert question('"..." foo') == '"foo"*'
    assert question("x 日") == '"日"*'


def test_places_see_through_case_and_accents() -> None:
    assert places("Un Café noir, cafés", asked_words("cafe NOI nothing")) == [3, 8]
    assert places("각 İstanbul", asked_words("각 istanbul")) == [0, 2]


def test_readable_notes_have_no_markup() -> None:
    assert readable("<p>One<br>two &lt;3</p>\n<a href='x'>three</a> a < b") == "One two <3 three a < b"


@given(st.text(), st.text(), st.integers(20, 60))
def test_an_excerpt_is_of_the_text_and_short(text: str, words: str, width: int) -> None:
    shown = excerpt(text, asked_words(words), width)
    assert shown.removeprefix("…").removesuffix("…").strip() in text or shown == text
    assert len(shown) <= max(width + 2, 0)


@given(st.text())
def test_any_text_makes_a_question_without_loose_syntax(text: str) -> None:
    asked = question(text)
    assert asked.count('"') % 2 == 0
    assert all(part == "" or part in (" ", "* ", "*") for part in asked.split('"')[2::2])
