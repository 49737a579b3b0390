"""Show notes to panels: summary, figures, topics, one-liners, takeaways and times.

What the notes say is found and never added to: where nothing is found, nothing is returned.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import filterfalse, takewhile

from tui.model.notes import Notes
from tui.notes.chapters import read_timestamps, timestamps_in
from tui.notes.document import Kind, read_document
from tui.notes.headings import Section, sections_of
from tui.notes.lines import Line, lines_of
from tui.notes.lists import counted, items_of, split_line
from tui.notes.marks import item_mark
from tui.notes.people import people_in
from tui.notes.quotes import read_quotes
from tui.notes.sentences import goes_on
from tui.notes.summary import prose_of, summary_in
from tui.notes.transcripts import above_turns, turns
from tui.notes.words import normalise, words

_SONG = re.compile(r"[^a-z–—-]{0,40}?[^\W\d_a-z]{4}[^a-z–—-]{0,40}[-–—]\s?(?=.*[a-z])\S")
"""A title in capitals and who plays it: "SLACK WATER - Mina Tow"."""
_FEWEST_SONGS = 3
_ITEM_MARK = re.compile(r"[-–—✓✔☑✅ ]+|[一二三四五六七八九十]{1,3}[、．]\s*|\d{1,2}\s?[-–]\s+")
"""A dash or a tick used as a bullet, a number in Chinese or one with a dash behind it."""
_LONGEST_TOPIC = 60
_LISTS_TOPICS = (("covered",), ("timestamps",))
"""Parts whose items are topics where they carry no times."""


def read_notes(text: str, *, kind: Kind = "auto", people: Sequence[str] = ()) -> Notes:
    """Read show notes into sections; never raises.

    Times are seconds. `people` are names known from elsewhere (`podcast:person`), against which the
    initials of a speaker are resolved. Of notes that end in a transcript only what stands before it is
    read, and who speaks. At most 256 KB are read.
    """
    lines = lines_of(read_document(text, kind=kind))
    speakers = turns(lines)
    sections = sections_of(above_turns(lines, speakers) if speakers else lines)
    figures = _distinct(people_in(sections)) or _distinct(list(filterfalse(_are_initials, speakers)))
    reading = read_quotes(sections, (*figures, *people))
    return Notes(
        summary=summary_in(sections, reading.lines),
        deeper_summary=prose_of(sections, "deeper_summary", reading.lines),
        key_figures=figures,
        topics=_distinct(_topics(sections, reading.lines)),
        quotes=tuple(reading.quotes),
        takeaways=_distinct(_takeaways(sections)),
        timestamps=tuple(timestamps_in(sections, reading)),
    )


def _are_initials(name: str) -> bool:
    return len(name) <= 3 and name.isupper()


def _distinct(items: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    folded = (" ".join(item.split()) for item in items)
    return tuple(dict.fromkeys(item for item in folded if item))


def _topics(sections: Sequence[Section], quoted: set[int]) -> Iterator[str]:
    for number, section in enumerate(sections):
        parts = section.parts[:2]
        if "topics" in parts and section.parts[0] in ("topics", "key_figures", "neutral", "covered"):
            yield from _listed(section, quoted) if section.lines else _headings_below(sections, number)
        elif parts[:1] in _LISTS_TOPICS and not _is_no_topics(section):
            yield from _listed(section, quoted, only_list=True)


def _listed(section: Section, quoted: set[int], *, only_list: bool = False) -> Iterator[str]:
    if section.label and (members := counted(section.lines[0])):
        yield from members
        return
    lines = [line for line in items_of(section.lines) if line.time or id(line) not in quoted]
    if only_list and lines and lines[0].kind != "item":
        lines = list(takewhile(lambda line: not goes_on(line.text), lines))
    if only_list and not any(line.kind == "item" for line in lines) and len(lines) < 2:
        return
    if len(lines) == 1:
        if members := counted(lines[0]):
            yield from members
            return
        members = split_line(lines[0].text)
        if len(members) > 1 and max(map(len, members)) <= _LONGEST_TOPIC:
            yield from members
            return
    if len(lines) < _FEWEST_SONGS or not all(_SONG.match(line.text) for line in lines):
        yield from map(_item_text, lines)


def _item_text(line: Line) -> str:
    """Return an item without its time and without what marks it as one of several."""
    return _without_mark(line.time.label if line.time else line.text).rstrip(";；")


def _is_no_topics(section: Section) -> bool:
    """Whether a list is one of times or of statements: "Key points: - Cold ground takes the heat evenly."."""
    items = items_of(section.lines)
    if any(line.time for line in items):
        return True
    if section.parts[0] == "timestamps" and read_timestamps(items):
        return True
    return all(line.text.endswith(".") for line in items) and normalise(section.title) in words().points


def _headings_below(sections: Sequence[Section], number: int) -> Iterator[str]:
    """Yield the headings below one that has no lines of its own, where each has its own text."""
    level = sections[number].level
    below = list(takewhile(lambda other: other.level > level > 0, sections[number + 1 :]))
    if len(below) > 1 and not any(other.parts for other in below):
        yield from (_without_mark(other.title) for other in below)


def _without_mark(text: str) -> str:
    """Return an item without what marks it as one of several."""
    for mark in (item_mark(text) if text else None, _ITEM_MARK.match(text)):
        if mark is not None:
            return text[mark.end() :]
    return text


def _takeaways(sections: Sequence[Section]) -> Iterator[str]:
    for number, section in enumerate(sections):
        if section.parts[:1] != ("takeaways",):
            continue
        items = items_of(section.lines)
        if not items:
            yield from _headings_below(sections, number)
        yield from (len(items) == 1 and counted(items[0])) or map(_item_text, items)
