"""WebVTT and SubRip: cues under timing lines.

Follows https://www.w3.org/TR/webvtt1/ and SubRip's custom, and reads on where
files break either: no blank lines between cues, no header, no hours, a comma
for a point, no length, a byte order mark.
"""

import html
import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile, zip_longest

from tui.model.text import clean_line
from tui.model.transcript import Cue, Word
from tui.timing.clock import CLOCK, seconds
from tui.timing.speakers import without_turn_signs
from tui.timing.words import placed_words

TIMING_LINE = re.compile(
    rf"^[ \t]*({CLOCK})[ \t]*(?:[-–—]{{1,2}}>|→|,(?=\d+:))[ \t]*({CLOCK})?(.*)$", re.MULTILINE
)
_ARROW = re.compile("[-–—]{1,2}(?:>|&gt;)|→")
_LOOSE_CLOCK = re.compile(r"(?<=\d)[ \t]*([:,.])[ \t]*(?=\d)")
_SETTING = re.compile(r"\s*(?:\w+:\S+\s*)*")
"""What WebVTT allows behind the times: where to show the cue."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,200})>")
_STAMP = re.compile(f"<({CLOCK})>")
_DRAWING = re.compile(r"\{\\[^{}]{0,40}\}")
"""A SubStation tag that some SubRip files carry: where on the screen to draw."""


def with_plain_arrows(text: str) -> str:
    """Return `text` with the timing lines as they should be, where a program escaped or translated them."""
    if not _ARROW.search(text):
        return text
    return "\n".join(
        _LOOSE_CLOCK.sub(r"\1", line.replace("&gt;", ">"))
        if line[:1].isdigit() and _ARROW.search(line)
        else line
        for line in text.split("\n")
    )


def read_captions(text: str) -> list[Cue]:
    """Return the cues of a WebVTT, SubRip or SBV file; `end` is at `start` where the file gives none."""
    lines = list(TIMING_LINE.finditer(text))
    cues: list[Cue] = []
    for line, following in zip_longest(lines, lines[1:]):
        block = text[line.end() : following.start() if following else len(text)]
        payload = _payload(block.split("\n")[1:], is_last=following is None)
        if not payload and not _SETTING.fullmatch(line[3]):
            payload = line[3].strip()
        start = seconds(line[1])
        cues += _cues(payload, start, max(start, seconds(line[2])) if line[2] else start)
    return cues


def _payload(lines: list[str], *, is_last: bool) -> str:
    """Return the cue's own text out of all that lies before the next timing line."""
    body = list(dropwhile(lambda line: not line.strip(), lines))
    payload = list(takewhile(str.strip, body))
    # Without a blank line in between, the next cue's counter lies here.
    swallowed = not is_last and len(payload) >= len(body) - 1 and payload and payload[-1].strip().isdigit()
    if swallowed and (len(payload) > 1 or len(body) < len(lines)):
        payload.pop()
    return "\n".join(payload)


def _cues(payload: str, start: float, end: float) -> Iterator[Cue]:
    """Yield one cue per `<v>` voice; several share the time by the length of their text."""
    if "<" not in payload:
        if payload:
            yield Cue(start, end, _plain(payload))
        return
    first, *voices = _VOICE.split(payload)
    turns = [("", first), *zip(voices[::2], voices[1::2], strict=True)]
    turns = [(speaker, turn) for speaker, turn in turns if _plain(turn)]
    per_character = (end - start) / max(1, sum(len(turn) for _, turn in turns))
    for speaker, turn in turns:
        finish = min(end, start + len(turn) * per_character)
        yield Cue(start, finish, _plain(turn), clean_line(speaker), _stamped(turn, start, finish))
        start = finish


def _stamped(turn: str, start: float, end: float) -> tuple[Word, ...]:
    """Return the words of a turn that carries times inside, as YouTube writes them."""
    first, *rest = _STAMP.split(turn)
    if not rest:
        return ()
    stamps = [start, *map(seconds, rest[::2]), end]
    chunks = [first, *rest[1::2]]
    return tuple(
        word
        for begin, finish, chunk in zip(stamps, stamps[1:], chunks, strict=False)
        for word in placed_words(_plain(chunk), begin, max(begin, finish))
    )


def _plain(payload: str) -> str:
    text = payload
    if "<" in text:
        text = _TAG.sub("", _STAMP.sub("", text))
    if "{" in text:
        text = _DRAWING.sub("", text)
    return " ".join(without_turn_signs(html.unescape(text)).split())
