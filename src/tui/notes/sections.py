"""Show notes to panels: summary, figures, topics, one-liners, takeaways and times.

What the notes say is found and never added to: where nothing is found, nothing is returned.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, filterfalse, pairwise, takewhile

from tui.model.notes import Notes, Timestamp
from tui.notes.attribution import is_cited, unquoted
from tui.notes.chapters import may_hold_times, read_timestamps
from tui.notes.document import Kind, read_document
from tui.notes.headings import Section, sections_of
from tui.notes.lines import Line, lines_of
from tui.notes.lists import counted, is_pointer, items_of, split_line
from tui.notes.marks import item_mark
from tui.notes.people import people_in
from tui.notes.quotes import QuoteReading, read_quotes
from tui.notes.sentences import ends_sentence, has_no_spaces
from tui.notes.timestamps import Timed, find_times, timed
from tui.notes.transcripts import above_turns, turns
from tui.notes.words import normalise, words

_SENTENCE_BREAK = re.compile(r"[.!?](?=\s)|[。！？]")
_LABELLED = re.compile(r"[^\W\d_]+:\s")
"""One word and what it says: "Slides: Tides II"."""
_NEW_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+\S")
_SONG = re.compile(r"[^a-z–—-]{0,40}?[^\W\d_a-z]{4}[^a-z–—-]{0,40}[-–—]\s?(?=.*[a-z])\S")
"""A title in capitals and who plays it: "SLACK WATER - Mina Tow"."""
_FEWEST_SONGS = 3
_NUMBERED = re.compile(r"(?:(?:vol|ep|no|episode|s\d+e|#)\.?\s*\d|第\s*\d+\s*[期集回话話])", re.I)
"""How the title of an episode begins: "Vol.12", "第12期"."""
_ITEM_MARK = re.compile(r"[-–—✓✔☑✅ ]+|[一二三四五六七八九十]{1,3}[、．]\s*|\d{1,2}\s?[-–]\s+")
"""A dash or a tick used as a bullet, a number in Chinese or one with a dash behind it."""
_CHAPTERS = 3
_LONGEST_TOPIC = 60
_PLUG_BEGINS, _LONGEST_PLUG = 120, 400
_PAGE_LINKS = 2
"""So many items of nothing but a link may stand above the prose; more are a list."""
_TELLING = 80
_NO_CHAPTERS = (("transcript",), ("duration",))
_LISTS_TOPICS = (("covered",), ("timestamps",))
"""Parts whose items are topics where they carry no times."""
_LISTS_OF_TIMES = frozenset(("timestamps", "topics", "covered"))


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
        summary=_summary(sections, reading.lines),
        deeper_summary=_prose_of(sections, "deeper_summary", reading.lines),
        key_figures=figures,
        topics=_distinct(_topics(sections, reading.lines)),
        quotes=tuple(reading.quotes),
        takeaways=_distinct(_takeaways(sections)),
        timestamps=tuple(_timestamps(sections, reading)),
    )


def _are_initials(name: str) -> bool:
    return len(name) <= 3 and name.isupper()


def _distinct(items: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    folded = (" ".join(item.split()) for item in items)
    return tuple(dict.fromkeys(item for item in folded if item))


def _prose_of(sections: Sequence[Section], part: str, quoted: set[int]) -> str:
    """Return the paragraphs under the first heading that names `part`; facts above them are no prose."""
    for section in sections:
        if part in section.parts[:1]:
            paragraphs = list(dropwhile(_is_fact, _paragraphs(section.lines, quoted)))
            if paragraphs:
                return "\n".join(paragraphs)
    return ""


def _summary(sections: Sequence[Section], quoted: set[int]) -> str:
    """Return the section named so, else the first prose that stands before any other part.

    Prose that advertises or warns is passed over where other prose follows. Notes that begin with
    nothing but labels may tell what they are about below a rule.
    """
    named = _prose_of(sections, "summary", quoted)
    if named:
        return named
    for section in sections:
        first: list[str] = []
        for paragraphs in _leading_prose(section.lines, quoted) if section.lead else ():
            first = first or paragraphs
            rest = _without_title(list(dropwhile(_is_plug, paragraphs)))
            if any(map(_is_prose, rest)):
                return "\n".join(rest)
        if first:
            return "\n".join(first)
    for section in sections:
        if not section.lead and (section.ruled or _is_just_this_episode(section)):
            first = next(_leading_prose(section.lines, quoted), [])
            if first and sum(map(len, first)) >= _TELLING:
                return "\n".join(first)
    return ""


def _is_just_this_episode(section: Section) -> bool:
    """Whether a heading only says that the episode comes: "In this episode"."""
    return section.parts == ("covered",) and normalise(section.title) in words().alone


def _leading_prose(lines: Sequence[Line], quoted: set[int]) -> Iterator[list[str]]:
    """Yield the paragraphs of each block of prose up to the first list or time."""
    for number, group in enumerate(_blocks(lines)):
        if number < _PAGE_LINKS and group[0].kind == "item" and all(line.only_link for line in group):
            continue
        if group[0].kind == "item" or group[0].time:
            return
        paragraphs = _without_title(list(_paragraphs(group, quoted)))
        if any(map(_is_prose, paragraphs)):
            yield paragraphs


def _is_plug(text: str) -> bool:
    return len(text) <= _LONGEST_PLUG and words().advertises(text[:_PLUG_BEGINS])


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.opens:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _paragraphs(lines: Sequence[Line], quoted: set[int]) -> Iterator[str]:
    """Yield prose until a list of times or of bullets begins; pointers and one-liners are passed over."""
    kinds = {"paragraph", "heading"} if not lines or lines[0].kind != "item" else {"item"}
    for line in lines:
        if line.time is not None or line.kind not in kinds or _ends_in_time(line):
            return
        if is_pointer(line) or line.only_link or id(line) in quoted:
            continue
        text = _before_times(line.text)
        yield " ".join(text.split())
        if text != line.text:
            return


def _ends_in_time(line: Line) -> bool:
    """Whether an item is a label and its time, a space alone between them."""
    return line.kind == "item" and line.text[-1:].isdigit() and timed(line.text, heading=True) is not None


def _before_times(text: str) -> str:
    """Cut off a list of times that runs on behind the prose."""
    times = list(find_times(text)) if text.count(":") > 2 else []
    if len(times) < 3:
        return text
    ends = [end.end() for end in _SENTENCE_BREAK.finditer(text, 0, times[0].begin)]
    return text[: ends[-1]] if ends else text


def _without_title(paragraphs: list[str]) -> list[str]:
    """Drop lines above the prose that are no sentence; one that goes on in small letters stays."""
    first = 0
    while (
        first + 1 < len(paragraphs)
        and not _is_prose(paragraphs[first])
        and not paragraphs[first + 1][0].islower()
    ):
        first += 1
    return paragraphs[first:]


def _is_prose(text: str) -> bool:
    """Whether `text` says something in a sentence, and is no title, no label and no quote."""
    if is_cited(text) or unquoted(text) or words().opening(text) in ("aside", "sponsors"):
        return False
    if ends_sentence(text):
        return len(text) >= (6 if has_no_spaces(text) else 12)
    if _NUMBERED.match(text) and len(text) <= _LONGEST_TOPIC:
        return False
    if _LABELLED.match(text) and not _NEW_SENTENCE.search(text):
        return False
    is_long = len(text) >= (20 if has_no_spaces(text) else 60)
    return is_long and (" | " not in text or _NEW_SENTENCE.search(text) is not None)


def _is_fact(text: str) -> bool:
    """Whether `text` is one word and what it says: "Date: 4 May"."""
    return _LABELLED.match(text) is not None and not ends_sentence(text)


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
        lines = list(takewhile(lambda line: not _NEW_SENTENCE.search(line.text), lines))
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


def _lists_lengths(section: Section) -> bool:
    """Whether the times under a heading such as "More episodes" are how long these are: they do not rise."""
    if section.parts[:1] != ("aside",):
        return False
    seconds = [line.time.seconds for line in section.lines if line.time is not None]
    return seconds != sorted(seconds)


def _timestamps(sections: Sequence[Section], reading: QuoteReading) -> Iterator[Timestamp]:
    """Yield the times that are chapters: not those of one-liners, unless these stand among chapters."""
    for section in sections:
        if not may_hold_times(section.lines):
            continue
        if section.parts[:1] in _NO_CHAPTERS or _lists_lengths(section):
            continue
        lines = [line for line in section.lines if id(line) not in reading.spent]
        if section.parts[:1] == ("quotes",) and reading.quotes:
            lines = [line for line in lines if line.time is None or line.time.place != "alone"]
        if all(id(line) in reading.lines for line in lines if line.time is not None):
            lines = [line for line in lines if id(line) not in reading.lines]
        if any(line.time is not None and line.time.place != "before" for line in lines):
            if _are_lengths([line.time for line in lines if line.time is not None]):
                continue
            lines = [line for line in lines if not _is_length(line, lines, section)]
        is_chapter = not section.label and _LISTS_OF_TIMES.isdisjoint(section.parts)
        yield from read_timestamps(lines, section.title if is_chapter else "")


def _are_lengths(times: Sequence[Timed]) -> bool:
    """Whether times behind their labels go up and down, as the lengths of other episodes do."""
    if len(times) < _CHAPTERS or any(time.place == "before" for time in times):
        return False
    falls = sum(later.seconds < time.seconds for time, later in pairwise(times))
    return falls * 3 >= len(times)


def _is_length(line: Line, lines: Sequence[Line], section: Section) -> bool:
    """Whether a time behind a piece of music says how long that is; many of them may be its chapters."""
    if line.time is None or line.time.place != "after":
        return False
    if section.parts[:1] == ("music",):
        return sum(other.time is not None for other in lines) < _CHAPTERS
    head, colon, _ = line.time.label.replace("：", ":").partition(":")
    return bool(colon) and "music" in words().title(head).parts
