"""Times written in show notes, in every form shows use, and the words they stand beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.model.notes import Timestamp
from tui.notes.lines import Line
from tui.notes.words import normalise, words

_CLOCK = (
    r"(?:(?P<h{n}>\d{{1,2}})[:：∶])?(?P<m{n}>\d{{1,3}})[:：∶](?P<s{n}>[0-5]\d)(?:[.,]\d{{1,3}})?(?![\d:：∶%])"
)
_UNITS = (
    r"(?:(?P<uh>\d{1,2})\s?(?:h(?:ours?|rs?)?|std\.?|ч(?:ас(?:а|ов)?)?|小时|小時|時間|시간)\s?(?P<uhm>\d{1,2})(?:\s?(?:m(?:in(?:ute)?s?)?|мин|分钟?|分鐘?|분))?(?:\s?(?P<uhs>\d{1,2})\s?(?:s(?:ec(?:ond)?s?)?|сек|秒|초))?"
    r"|(?P<um>\d{1,3})\s?(?:m(?:in(?:ute)?s?)?\.?|мин|分|분|['’′])\s?(?P<us>[0-5]?\d)\s?(?:s(?:ec(?:ond)?s?)?|сек|秒|초|\"|”|″|''|’’)?)(?![\w:])"
)
_NOT_BEFORE = r"(?<![A-Za-z0-9_:：.,/=#&?%$€£+\\])"
_TIME = re.compile(_NOT_BEFORE + "(?:" + _CLOCK.format(n=1) + "|" + _UNITS + ")", re.I)
_RANGE = re.compile(r"\s*(?:-|–|—|−|~|〜|to|bis|a|à|al|až|do|→|>)+\s*" + _CLOCK.format(n=2), re.I)
_SIGN = re.compile(r"\d\s?[:：∶hm分min'’′小時时чсм]", re.I)
_WORD_AFTER = re.compile(r"\s?([^\W\d_]+(?:['.’]\s?[^\W\d_]+)?)")
_SEPARATOR_BEFORE = re.compile(r"(?:[-–—―|@•·:：…~=>→、,，]|\.{2,}|\s{2,})\s*$|[(（\[【<]\s*@?\s*$")
_BEFORE_LABEL = " \t-–—―−|@•·:：…~=>→、,，.;；)]）】»"
_AFTER_LABEL = " \t-–—―−|@•·:：~=>→、,，;；(（[【<"


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a text: the characters `begin` to `end` say `seconds`."""

    begin: int
    end: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Timed:
    """A line with a time at its head ("before" the label), its tail ("after") or nothing else ("alone")."""

    seconds: float
    label: str
    place: Literal["before", "after", "alone"]


def find_time(text: str, position: int = 0) -> Found | None:
    """Return the first time in `text` from `position` on; a span of two times begins at the first.

    Understood: `m:ss`, `h:mm:ss`, minutes beyond 59, part seconds, full-width colons, digits of any
    script, `1h02m03s`, `12m30s`, `12'30"`, `1小时2分3秒`. Times of the clock on the wall are not ("8:30 pm").
    """
    if _SIGN.search(text, position) is None:
        return None
    for match in _TIME.finditer(text, position):
        end = match.end()
        span = _RANGE.match(text, end)
        if span is not None:
            end = span.end()
        if not _is_wall_clock(text, end):
            return Found(match.start(), end, _seconds(match))
    return None


def find_times(text: str) -> Iterator[Found]:
    """Yield every time in `text`, for making them clickable."""
    position = 0
    while (found := find_time(text, position)) is not None:
        yield found
        position = found.end


def _seconds(match: re.Match[str]) -> float:
    group = match.groupdict()
    if group["m1"]:
        return int(group["h1"] or 0) * 3600.0 + int(group["m1"]) * 60 + int(group["s1"])
    if group["uh"]:
        return int(group["uh"]) * 3600.0 + int(group["uhm"]) * 60 + int(group["uhs"] or 0)
    return int(group["um"]) * 60.0 + int(group["us"])


def _is_wall_clock(text: str, end: int) -> bool:
    word = _WORD_AFTER.match(text, end)
    if word is None:
        return False
    clock = words().clock
    return word[1] in clock or word[1].casefold() in clock


def timed(text: str) -> Timed | None:
    """Read a line as a time and its label, or return None where its time is not at either end."""
    found = find_time(text)
    if found is None:
        return None
    before, after = text[: found.begin], text[found.end :]
    if not any(char.isalnum() for char in before):
        label = after.lstrip(_BEFORE_LABEL).rstrip()
        return Timed(found.seconds, label, "before" if label else "alone")
    while not any(char.isalnum() for char in after) or not _SEPARATOR_BEFORE.search(before):
        later = find_time(text, found.end)
        if later is None:
            break
        found = later
        before, after = text[: found.begin], text[found.end :]
    if normalise(before) in words().durations:
        return None
    if _SEPARATOR_BEFORE.search(before) and (
        before.rstrip("@ ")[-1] in "(（[【<" or not any(char.isalnum() for char in after)
    ):
        return Timed(found.seconds, before.rstrip(_AFTER_LABEL), "after")
    return None


def read_timestamps(lines: Sequence[Line], title: str = "") -> Iterator[Timestamp]:
    """Yield the times of a section with their labels as written; `title` is the heading above it."""
    for number, line in enumerate(lines):
        many = list(_run_on(line.text))
        if many:
            yield from many
            continue
        found = timed(line.text)
        if found is not None:
            label = _neighbour(lines, number, title) if found.place == "alone" else found.label
            if label:
                yield Timestamp(found.seconds, label)


def _neighbour(lines: Sequence[Line], number: int, title: str) -> str:
    """Return the label of a time that stands alone: the heading above it, else the line below, or above."""
    if number == 0 and title:
        return title
    for other in (number + 1, number - 1):
        if 0 <= other < len(lines) and find_time(lines[other].text) is None:
            return lines[other].text
    return ""


def _run_on(text: str) -> Iterator[Timestamp]:
    """Yield the times of a line on which a whole list runs on without line breaks."""
    if len(text) < 40 or text.count(":") + text.count("：") < 3:
        return
    times = list(find_times(text))
    if len(times) < 3:
        return
    ends = [found.begin for found in times[1:]] + [len(text)]
    head = _label(text[: times[0].begin])
    tail = _label(text[times[-1].end :])
    if head and not tail:
        begins = [0] + [found.end for found in times[:-1]]
        pieces = [text[begin : found.begin] for begin, found in zip(begins, times, strict=True)]
    else:
        pieces = [text[found.end : end] for found, end in zip(times, ends, strict=True)]
    for found, piece in zip(times, pieces, strict=True):
        label = _label(piece)
        if label:
            yield Timestamp(found.seconds, label)


def _label(text: str) -> str:
    return text.lstrip(_BEFORE_LABEL).rstrip(_AFTER_LABEL)
