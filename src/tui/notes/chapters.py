"""The times of the notes with their labels, wherever the label stands: they become chapters."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.model.notes import Timestamp
from tui.notes.headings import Section
from tui.notes.lines import Line
from tui.notes.quotes import QuoteReading
from tui.notes.timestamps import Timed, bare_label, find_times, timed
from tui.notes.words import words

_DOTTED = re.compile(r"[\[(]?(?:(\d{1,2})\.)?(\d{1,3})\.([0-5]\d)[\])]?[\s:–—-]+(?=\S*[^\W\d])")

_ZERO = re.compile(r"0[:：]\s+(?=\S)")
"""How a list of chapters may write its first time: "0: Hello"."""

_BULLETS = "▶►▸✓✔☑✅\ufe0f "
_CHAPTERS = 3
_NO_CHAPTERS = (("transcript",), ("duration",))
_LISTS_OF_TIMES = frozenset(("timestamps", "topics", "covered"))
_LONGEST_LABEL = 100
_SHORTEST_LIST = 40
_FEWEST = 3
"""So many lines may be a list of times that are told by nothing but standing in it."""
_LIST = 5
"""So many times on one line are a list even out of order; fewer may be a ratio, a verse, a clock."""


def timestamps_in(sections: Sequence[Section], reading: QuoteReading) -> Iterator[Timestamp]:
    """Yield the times that are chapters: not those of one-liners, unless these stand among chapters."""
    for section in sections:
        if not _may_hold_times(section.lines):
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


def _lists_lengths(section: Section) -> bool:
    """Whether the times under a heading such as "More episodes" are how long these are: they do not rise."""
    if section.parts[:1] != ("aside",):
        return False
    seconds = [line.time.seconds for line in section.lines if line.time is not None]
    return seconds != sorted(seconds)


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


def _may_hold_times(lines: Sequence[Line]) -> bool:
    """Tell quickly whether times may be found: in a line of its own, in a long line, or in a few lines."""
    if len(lines) >= _FEWEST:
        return True
    return any(line.time is not None or len(line.text) >= _SHORTEST_LIST for line in lines)


def read_timestamps(lines: Sequence[Line], title: str = "") -> list[Timestamp]:
    """Return the times of a section with their labels as written; `title` is the heading above it."""
    result: list[Timestamp] = []
    label_first = bool(lines) and _is_alone(lines[-1]) and not _is_alone(lines[0])
    for number, line in enumerate(lines):
        many = _run_on(line.text) if len(line.text) >= _SHORTEST_LIST else []
        if many:
            result += many
        elif line.time is not None:
            if not result and number > 0 and (zero := _ZERO.match(lines[number - 1].text)):
                result.append(Timestamp(0.0, lines[number - 1].text[zero.end() :]))
            label = line.time.label
            if line.time.place == "alone":
                label = title if number == 0 and title else _neighbour(lines, number, label_first)
            if label := " ".join(label.lstrip(_BULLETS).split()):
                result.append(Timestamp(line.time.seconds, label))
    if not result:
        return list(_dotted(lines)) or list(_trailing(lines))
    trailing = list(_trailing(lines)) if len(result) < len(lines) else []
    return trailing if len(trailing) > len(result) else result


def _is_alone(line: Line) -> bool:
    return line.time is not None and line.time.place == "alone"


def _neighbour(lines: Sequence[Line], number: int, label_first: bool) -> str:
    """Return the label of a time that stands alone: the line below it or, in such a list, above it."""
    for other in (number - 1, number + 1) if label_first else (number + 1, number - 1):
        if 0 <= other < len(lines) and lines[other].time is None:
            return lines[other].text
    return ""


def _dotted(lines: Sequence[Line]) -> Iterator[Timestamp]:
    """Yield times written with full stops, which are times only in a list that runs on: "03.15 Rope"."""
    found = [(line, match) for line in lines if (match := _DOTTED.match(line.text))]
    if len(found) < _FEWEST:
        return
    seconds = [int(m[1] or 0) * 3600.0 + int(m[2]) * 60 + int(m[3]) for _, m in found]
    if seconds == sorted(seconds):
        for (line, match), start in zip(found, seconds, strict=True):
            yield Timestamp(start, bare_label(line.text[match.end() :]))


def _trailing(lines: Sequence[Line]) -> Iterator[Timestamp]:
    """Yield times behind their labels with a space alone between, where such lines follow each other."""
    ends = [line.text for line in lines if line.text[-1:].isdigit() and len(line.text) <= _LONGEST_LABEL]
    if len(ends) < _FEWEST or len(ends) * 3 < len(lines) * 2:
        return
    times = [time for text in ends if (time := timed(text, heading=True)) and time.place == "after"]
    if len(times) == len(ends):
        yield from (Timestamp(time.seconds, " ".join(time.label.split())) for time in times)


def _run_on(text: str) -> list[Timestamp]:
    """Return the times of a line on which a whole list runs on without line breaks."""
    if text.count(":") + text.count("：") < 3:
        return []
    times = list(find_times(text))
    seconds = [found.seconds for found in times]
    if len(times) < 3 or (len(times) < _LIST and seconds != sorted(seconds)):
        return []
    ends = [found.begin for found in times[1:]] + [len(text)]
    head = bare_label(text[: times[0].begin])
    tail = bare_label(text[times[-1].end :])
    if head and not tail:
        begins = [0] + [found.end for found in times[:-1]]
        pieces = [text[begin : found.begin] for begin, found in zip(begins, times, strict=True)]
    else:
        pieces = [text[found.end : end] for found, end in zip(times, ends, strict=True)]
    labels = [bare_label(piece) for piece in pieces]
    return [Timestamp(found.seconds, label) for found, label in zip(times, labels, strict=True) if label]
