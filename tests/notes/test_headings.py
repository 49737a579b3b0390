"""Which lines begin a part of the notes, and which part."""

import pytest

from tui.notes.document import read_document
from tui.notes.headings import sections_of
from tui.notes.lines import lines_of


def parts(text: str) -> list[tuple[str, ...]]:
    return [section.parts for section in sections_of(lines_of(read_document(text)))][1:]


@pytest.mark.parametrize(
    "title",
    [
        "## Key Takeaways",
        "<h3>Key takeaways</h3>",
        "**Key takeaways**",
        "<p><b>Key Takeaways:</b></p>",
        "KEY TAKEAWAYS",
        "Key takeaways:",
        "Key takeaways from this episode",
        "5 key takeaways",
        "=== Key Takeaways ===",
        "【要点】",
        "要点：",
        "🔑 Key takeaways",
        "Harbour Project Key Takeaways",
        "tldr; /.tldlisten;",
        "TL;DR",
        "Die wichtigsten Erkenntnisse",
        "À retenir :",
        "نکات کلیدی:",
    ],
)
def test_takeaways_under_any_surface(title: str) -> None:
    assert parts(title) == [("takeaways",)]


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Zusammenfassung:", "summary"),
        ("Deeper Summary:", "deeper_summary"),
        ("## Special Guests", "key_figures"),
        ("本期嘉宾：", "key_figures"),
        ("Themen der Folge", "topics"),
        ("In this episode, we cover:", "covered"),
        ("In this episode:", "covered"),
        ("Frases destacadas", "quotes"),
        ("1-liners:", "quotes"),
        ("Quote of the Show:", "quotes"),
        ("Timestamps & referenced resources:", "timestamps"),
        ("Kapitelmarken", "timestamps"),
        ("## Resources mentioned", "links"),
        ("## Netlify - Sponsor", "sponsors"),
        ("Follow us!", "aside"),
    ],
)
def test_parts_in_many_words(title: str, part: str) -> None:
    assert [found[0] for found in parts(title)] == [part]


@pytest.mark.parametrize(
    "line",
    [
        "We will summarise the key takeaways of the year with our guests tonight.",
        '"Summary"',
        "12:30 Key takeaways",
        "#### [@14:20] Highlights",
        "- Links",
        "- **Key**: takeaway",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert parts(line) == []


def test_a_title_without_known_words_begins_a_part_without_name() -> None:
    assert parts("# The Buoy") == [()]
    assert parts("## Interview with Ida Ny") == [()]


def test_one_heading_may_name_two_parts() -> None:
    assert parts("Key Figures & Topics:") == [("key_figures", "topics")]


def test_a_label_holds_its_line_and_no_more() -> None:
    sections = sections_of(lines_of(read_document("Guests: Ida Ny\n\nWe talk about lamps.")))
    assert [(section.parts, [line.text for line in section.lines]) for section in sections] == [
        ((), []),
        (("key_figures",), ["Ida Ny"]),
        ((), ["We talk about lamps."]),
    ]


def test_an_announcement_leaves_the_prose_before_it() -> None:
    sections = sections_of(lines_of(read_document("We met Rob Cole. Topics:")))
    assert [line.text for line in sections[0].lines] == ["We met Rob Cole."]
    assert sections[1].parts == ("topics",)
