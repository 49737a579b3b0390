"""What counts as a sentence."""

import pytest

from tui.notes.sentences import ends_sentence, goes_on, has_no_spaces, is_sentence, last_sentence


@pytest.mark.parametrize(
    "text", ["It rains.", "Does it rain?", "「雨です。」", "It “rains.” ", "Il pleut !\u00a0»", "Regen…"]
)
def test_an_end_is_seen_behind_closing_marks(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "It rains", "Rain, ", "(rain)"])
def test_no_end_is_seen_where_none_is(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["It never rains.", "we walk on without a word", "雨は降らない。", "המים יודעים את הדרך."]
)
def test_what_is_said_is_a_sentence(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["The Long Way Home", "Rain", "雨", "A River Runs, Through It All Alone"])
def test_a_title_is_no_sentence(text: str) -> None:
    assert not is_sentence(text)


def test_a_time_in_the_attribution_does_as_much_as_a_full_stop() -> None:
    assert not is_sentence("we walk on")
    assert is_sentence("we walk on", timed=True)


def test_scripts_without_spaces_are_told_by_their_signs() -> None:
    assert has_no_spaces("雨")
    assert has_no_spaces("ながい")
    assert not has_no_spaces("été")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("We met Jane. Topics:", "Topics:"),
        ("“We met.” Topics:", "Topics:"),
        ("We met Dr. Doe", "We met Dr. Doe"),
        ("雨です。話題：", "話題："),
        ("雨です。", "雨です。"),
        ("", ""),
    ],
)
def test_the_last_sentence_begins_behind_another(text: str, last: str) -> None:
    assert text[last_sentence(text) :] == last


def test_the_last_sentence_before_a_place() -> None:
    text = "It rains. We stay. We go."
    assert last_sentence(text, text.index("We go")) == text.index("We stay")


@pytest.mark.parametrize(
    ("text", "more"),
    [("It rains. We stay.", True), ("It rains.", False), ("2.5 or 3. 5 lamps", False), ("雨です。", True)],
)
def test_text_goes_on_behind_a_sentence(text: str, more: bool) -> None:
    assert goes_on(text) == more
