"""What the notes say an episode is about: the section named so, else the prose they begin with."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from tui.notes.attribution import is_cited, unquoted
from tui.notes.headings import Section
from tui.notes.lines import Line
from tui.notes.lists import is_pointer
from tui.notes.sentences import ends_sentence, goes_on, has_no_spaces
from tui.notes.timestamps import find_times, timed
from tui.notes.words import normalise, words

_SENTENCE_BREAK = re.compile(r"[.!?](?=\s)|[。！？]")
_LABELLED = re.compile(r"[^\W\d_]+:\s")
"""One word and what it says: "Slides: Tides II"."""
_NUMBERED = re.compile(r"(?:(?:vol|ep|no|episode|s\d+e|#)\.?\s*\d|第\s*\d+\s*[期集回话話])", re.I)
"""How the title of an episode begins: "Vol.12", "第12期"."""
_PLUG_BEGINS, _LONGEST_PLUG = 120, 400
_PAGE_LINKS = 2
"""So many items of nothing but a link may stand above the prose; more are a list."""
_TELLING = 80
_LONGEST_TITLE = 60


def summary_in(sections: Sequence[Section], quoted: set[int]) -> str:
    """Return the section named so, else the first prose that stands before any other part.

    Prose that advertises or warns is passed over where other prose follows. Notes that begin with
    nothing but labels may tell what they are about below a rule.
    """
    named = prose_of(sections, "summary", quoted)
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


def prose_of(sections: Sequence[Section], part: str, quoted: set[int]) -> str:
    """Return the paragraphs under the first heading that names `part`; facts above them are no prose."""
    for section in sections:
        if part in section.parts[:1]:
            paragraphs = list(dropwhile(_is_fact, _paragraphs(section.lines, quoted)))
            if paragraphs:
                return "\n".join(paragraphs)
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
    if _NUMBERED.match(text) and len(text) <= _LONGEST_TITLE:
        return False
    if _LABELLED.match(text) and not goes_on(text):
        return False
    is_long = len(text) >= (20 if has_no_spaces(text) else 60)
    return is_long and (" | " not in text or goes_on(text))


def _is_fact(text: str) -> bool:
    """Whether `text` is one word and what it says: "Date: 4 May"."""
    return _LABELLED.match(text) is not None and not ends_sentence(text)
