"""Whatever comes in: no exception, nothing invented, nothing that harms a terminal, and in bounded time."""

import html
import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.alarm import ending_within
from tui.model.notes import Notes
from tui.model.text import clean
from tui.notes.document import LIMIT, read_document
from tui.notes.sections import read_notes

EXAMPLES = int(os.environ.get("PODTUI_FUZZ", "150"))

PIECES = [
    "Summary:",
    "Key takeaways",
    "Quotes",
    "1-liners:",
    "Guests:",
    "Topics:",
    "Zitate",
    "金句：",
    "名言",
    "## ",
    "- ",
    "* ",
    "> ",
    "1. ",
    "---",
    "\n",
    "\n\n",
    " ",
    '"',
    "“",
    "”",
    "«",
    "»",
    "「",
    "」",
    " - ",
    " — ",
    "~ ",
    "(",
    ")",
    "[",
    "]",
    "](http://a.example/)",
    "@",
    "**",
    "_",
    "`",
    "12:30",
    "1:02:03",
    "00:00",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<li>",
    "<ul>",
    "</ul>",
    "<br>",
    "<h2>",
    "</h2>",
    "<q>",
    "</q>",
    "<figcaption>",
    "</figcaption>",
    "Part 1 (0:45): ",
    " → ",
    "<blockquote>",
    "</blockquote>",
    "<!--",
    "-->",
    "&amp;",
    "&#27;[31m",
    "&#x202e;",
    "&nbsp;",
    "\n&#8238;\n",
    "Jane Doe",
    "It never rains here.",
    "the end",
    "Ann Reed: ",
    "《雾》",
    "·\n",
    "  Key Takeaways  ",
    " Read the full notes @ pier.exampleJo Kent ",
    "trustThe lamp",
]
WORDS = re.compile(r"\w+")


def strings(notes: Notes) -> list[str]:
    quotes = [text for quote in notes.quotes for text in (quote.text, quote.speaker)]
    labels = [timestamp.label for timestamp in notes.timestamps]
    lists = [*notes.key_figures, *notes.topics, *notes.takeaways]
    return [notes.summary, notes.deeper_summary, *lists, *quotes, *labels]


def letters(text: str) -> str:
    return "".join(WORDS.findall(text)).replace("_", "")


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@settings(max_examples=2 * EXAMPLES, deadline=None)
@given(st.text(max_size=400))
def test_plain_text_gives_only_pieces_of_itself(text: str) -> None:
    source = letters(html.unescape(clean(text)))
    for piece in strings(read_notes(text, kind="text")):
        assert letters(piece) in source


@settings(max_examples=3 * EXAMPLES, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_markup_of_any_kind_invents_nothing(text: str) -> None:
    source = html.unescape(html.unescape(text))
    for piece in strings(read_notes(text)):
        assert is_subsequence("".join(piece.split()), source)
        assert clean(piece) == piece


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["html", "markdown", "text", "auto"]))
def test_documents_link_only_what_may_be_opened(text: str, kind: str) -> None:
    document = read_document(text, kind=kind)  # type: ignore[arg-type]
    for address in document.links:
        assert address.lower().startswith(("http://", "https://", "mailto:"))
    for block in document.blocks:
        assert clean(block.text) == block.text


@pytest.mark.parametrize(
    "escape", ["\x1b]0;owned\x07", "&#27;]0;owned&#7;", "\x9b31m", "&#x9b;31m", "\u202e", "&#x202e;"]
)
def test_terminal_commands_never_come_through(escape: str) -> None:
    notes = read_notes(f"<p>Summary: Calm {escape}weather is expected all week long.</p>")
    assert notes.summary.endswith("weather is expected all week long.")
    assert all(char.isprintable() for char in notes.summary)


def test_markup_of_the_screen_stays_plain_text() -> None:
    notes = read_notes("Summary: [@click=app.quit]press[/] [/] and [bold]see[/bold] what happens.")
    assert notes.summary == "[@click=app.quit]press[/] [/] and [bold]see[/bold] what happens."


def test_links_that_run_something_are_only_words() -> None:
    document = read_document(
        '<p><a href="javascript:alert(1)">one</a> <a href="file:///etc/passwd">two</a></p>'
    )
    assert document.links == ()
    assert document.blocks[0].text == "one two"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "<p></p>", "<!-- -->", "---", "&nbsp;", "&#x202e;", "#", '"', ":"]
)
def test_nothing_gives_nothing(text: str) -> None:
    assert read_notes(text) == Notes()


@pytest.mark.parametrize("words", ['"Summary:', '""', '"" 12:30', "«", '"'])
def test_a_speaker_who_says_nothing_is_not_quoted(words: str) -> None:
    assert read_notes(f"One-liners:\nAnn Reed: {words}\nThe end").quotes == ()


HOSTILE = {
    "open tags": "<a " * 90_000,
    "angles": "<" * LIMIT,
    "comments": "<!--" * 60_000,
    "quoted attributes": '<a x="' * 50_000,
    "closers": "</" * 100_000,
    "brackets": "[" * LIMIT,
    "links": "[a](" * 60_000,
    "stars": "**a " * 60_000,
    "single stars": "*a " * 80_000,
    "quotation marks": '"' * LIMIT,
    "opening marks": "“ab. " * 50_000,
    "dashes": "a. - " * 50_000,
    "times": "1:23 " * 50_000,
    "colons": "Summary: " * 28_000,
    "headings": "# a\n" * 60_000,
    "deep lists": "<ul><li>" * 30_000 + "x",
    "entities": "&amp;" * 50_000,
    "digits": "1" * LIMIT,
    "spaces": " " * LIMIT + "x",
    "one word": "a" * LIMIT,
    "commas": "Topics: " + "a, " * 80_000,
    "quoted lines": "> a\n" * 60_000,
    "bold lines": "<b>a</b><br>" * 20_000,
    "speakers": "A B: \"c d.\" - E F @ 1:00\n" * 9_000,
    "sentences": "A man is a writer. " * 13_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_notes_end(name: str) -> None:
    # A reading whose time grows with the square of the length would need many minutes for each of these.
    with ending_within(60):
        read_notes(HOSTILE[name])


def test_a_note_beyond_the_limit_is_cut() -> None:
    notes = read_notes("Summary: All is well here.\n" + "word " * 250_000 + "\nTakeaways:\n- out of reach")
    assert notes.summary.startswith("All is well here.")
    assert len(notes.summary) <= LIMIT
    assert notes.takeaways == ()
