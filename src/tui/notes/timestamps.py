"""Times as show notes write them, and lines that are a time and a label."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.notes.blocks import Block, Document, Span
from tui.notes.words import normalise, words

_TO_59 = "[0-5٠-٥۰-۵०-५０-５]\\d"
_CLOCK = (
    rf"(?:(?P<hours{{n}}>\d{{{{1,2}}}})[:：∶])?(?P<minutes{{n}}>\d{{{{1,3}}}})[:：∶](?P<seconds{{n}}>{_TO_59})"
    r"(?:[.,]\d{{1,3}})?(?!\d|[:：∶]\d|%)"
)
_H = r"\s?(?:h(?:ours?|rs?)?|std\.?|ч(?:ас(?:а|ов)?)?|小时|小時|時間|시간)\s?"
_M = r"\s?(?:m(?:in(?:ute)?s?)?\.?|мин\.?|分钟?|分鐘?|분|['’′])\s?"
_S = r"\s?(?:s(?:ec(?:ond)?s?)?|сек|秒|초|\"|”|″|''|’’)"
_UNITS = (
    rf"(?:(?P<h>\d{{1,2}}){_H}(?P<m>{_TO_59}|\d)(?:{_M}(?:(?P<s>{_TO_59}|\d){_S}?)?)?"
    rf"|(?P<m2>\d{{1,3}}){_M}(?P<s2>{_TO_59}|\d){_S}|(?P<m3>\d{{2,3}})['’′](?P<s3>{_TO_59}))(?![\w:])"
)
_NOT_BEFORE = r"(?<![A-Za-z0-9_:：,/=#&?%$€£+\\])(?<![^.]\.)"
_TIME = re.compile(f"{_NOT_BEFORE}(?:{_CLOCK.format(n=1)}|{_UNITS})", re.I)
_RANGE = re.compile(
    rf"[)\]]?\s*(?:[-–—−~〜→>]+|to|bis|a|à|al|až|do)\s*[(\[]?{_CLOCK.format(n=2)}"
    r"|\s?[-–—](?:ende?|fine?|конец)\b|[~〜～](?!\S)",
    re.I,
)
_SIGN = re.compile(r"\d\s?[:：∶hmчм分小時时시분'’′]", re.I)
may_tell_time = _SIGN.search
"""Tells quickly whether a time may stand in a text."""
_WORD_AFTER = re.compile(r"\s?([^\W\d_]+(?:['.’]\s?[^\W\d_]+)?)")
_WORD = re.compile(r"[^\W_]")
_GOES_ON = re.compile(r"\s?[)\]]\s*[:：–—-]\s*(?=[^\W_])")
_CLAUSES = re.compile(r"(?:\s[-–—|·•/]|[,;])\s")
_LEADER = re.compile(r"\s*(?:\.{2,}|…)$")
_BRACKETS = "(（[【<"
_SEPARATORS = ("..", *"-–—―|@•·:：…~=>→、,，", *_BRACKETS)
_LONGEST_LEAD, _LONGEST_LABEL, _LONGEST_BEFORE = 16, 48, 80
_AFTER_BRACKET = re.compile(r"[)\]）】>]\s?[,;،，、]")
"""What follows a time in the middle of a sentence."""
_BEFORE_LABEL = " \t\u00a0\u3000/｜-–—―−|@•·:：…~=>→、,，.;；)]）】»"
_AFTER_LABEL = " \t\u00a0\u3000/｜-–—―−|@•·:：~=>→、,，;；(（[【<"


class Found(Struct, frozen=True):
    """A time in a text: the characters `begin` to `end` say `seconds`."""

    begin: int
    end: int
    seconds: float


class Timed(Struct, frozen=True):
    """A line with a time at its head ("before" the label), its tail ("after") or nothing else ("alone")."""

    seconds: float
    label: str
    place: Literal["before", "after", "alone"]


def find_time(text: str, position: int = 0) -> Found | None:
    """Return the first time in `text` from `position` on; a span of two times begins at the first.

    Understood: `m:ss`, `h:mm:ss`, minutes beyond 59, part seconds, full-width colons, digits of any
    script, `1h02m03s`, `12m30s`, `12'30"`, `1小时2分3秒`. Times of the clock on the wall are not ("8:30 pm").
    """
    sign = _SIGN.search(text, position)
    if sign is None:
        return None
    # At most two digits stand before the one next to the sign.
    for match in _TIME.finditer(text, max(position, sign.start() - 2)):
        end = match.end()
        if (span := _RANGE.match(text, end)) is not None:
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


def with_times(document: Document) -> Document:
    """Return the document with every time in a span of its own, which then carries `seconds`."""
    return replace(document, blocks=tuple(map(_block_with_times, document.blocks)))


def _block_with_times(block: Block) -> Block:
    lines = (tuple(piece for span in line for piece in _parted(span)) for line in block.lines)
    return replace(block, lines=tuple(lines))


def _parted(span: Span) -> Iterator[Span]:
    """Yield the span in pieces: the times, and what stands between them."""
    begin = 0
    for found in find_times(span.text):
        if begin < found.begin:
            yield replace(span, text=span.text[begin : found.begin])
        yield replace(span, text=span.text[found.begin : found.end], seconds=found.seconds)
        begin = found.end
    if begin < len(span.text) or not begin:
        yield replace(span, text=span.text[begin:])


def _seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds, h, m, s, m2, s2, m3, s3 = match.groups()
    if not minutes:
        hours, minutes, seconds = h, m or m2 or m3, s or s2 or s3
    return int(hours or 0) * 3600.0 + int(minutes) * 60 + int(seconds or 0)


def _is_wall_clock(text: str, end: int) -> bool:
    word = _WORD_AFTER.match(text, end)
    if word is None:
        return False
    clock = words().clock
    return word[1] in clock or word[1].casefold() in clock


def timed(text: str, *, heading: bool = False) -> Timed | None:
    """Read a line as a time and its label, or return None where its time is not at either end.

    In a `heading` a space alone may stand between the label and the time behind it.
    """
    found = find_time(text)
    if found is None:
        return None
    before, after = text[: found.begin], text[found.end :]
    begins = _WORD.search(before)
    if begins is None or (
        len(before) <= _LONGEST_LEAD and words().leads.issuperset(normalise(before).split())
    ):
        label = after.lstrip(_BEFORE_LABEL).rstrip()
        return Timed(found.seconds, label, "before" if label else "alone")
    while _WORD.search(after) is None or not _is_parted(before):
        later = find_time(text, found.end)
        if later is None:
            break
        found = later
        before, after = text[: found.begin], text[found.end :]
    if _is_duration(before):
        return None
    ends = _WORD.search(after) is None
    if heading and ends and before[-1:] == " ":
        return Timed(found.seconds, bare_label(before), "after")
    if (inside := _label_behind_bracket(before, after)) is not None:
        return Timed(found.seconds, inside, "before")
    if _is_parted(before) and (ends or _is_bracketed_label(before, after)):
        return Timed(found.seconds, bare_label(before), "after")
    return None


def _label_behind_bracket(before: str, after: str) -> str | None:
    """Return "The Lift" of "Part 1 (0:45): The Lift", None for others."""
    if len(before) > _LONGEST_LEAD or not before.endswith(("(", "[")) or not before[-3:-2].isdigit():
        return None
    goes_on = _GOES_ON.match(after)
    return after[goes_on.end() :].strip() if goes_on else None


def _is_bracketed_label(before: str, after: str) -> bool:
    """Whether words with a time in brackets behind them are a label that goes on, and not prose."""
    in_brackets = before.rstrip("@ ")[-1] in _BRACKETS
    return in_brackets and len(before) <= _LONGEST_BEFORE and _AFTER_BRACKET.match(after) is None


def _is_duration(text: str) -> bool:
    """Whether the words before a time say that it is how long something is: "Length:", "May 4 – Length:"."""
    if text.rstrip().endswith((":", "：")):
        text = _CLAUSES.split(text)[-1]
    begins = _WORD.search(text)
    if (
        begins is None
        or len(text) > _LONGEST_LABEL
        or text[begins.start()].casefold() not in words().durations
    ):
        return False
    return words().parts.get(normalise(text)) == "duration"


def _is_parted(before: str) -> bool:
    """Whether a separator, an opening bracket or a wide gap stands at the end of what is before a time."""
    bare = before.rstrip()
    return bare.endswith(_SEPARATORS) or len(before) - len(bare) >= 2


def bare_label(text: str) -> str:
    """Return `text` without the separators, brackets and leaders between a label and its time."""
    return _LEADER.sub("", text.lstrip(_BEFORE_LABEL).rstrip(_AFTER_LABEL))
