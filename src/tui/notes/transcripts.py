"""Tells a transcript that was put into the notes from notes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tui.notes.attribution import OPENING
from tui.notes.lines import Line
from tui.notes.names import is_name
from tui.notes.sentences import ends_sentence
from tui.notes.words import words

_TURN = re.compile(r"(?P<name>[^\d:()\[\]]{2,40})\s*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*:\s*$")
_BEHIND_NAMES = ("", ":", "：", "(", "[")
_SPEAKS = re.compile(r"(?P<name>[^\d:：()\[\]]{2,40})[:：]\s*[^\s\"“„«「]")
"""Words in quotation marks are quoted and no turn."""


def turns(lines: Sequence[Line]) -> list[str]:
    """Return the speakers of a transcript in the notes, in the order they first speak; [] for plain notes.

    A transcript is told by its turns: "Name (00:00:40):" on a line, or "Name:" and a time on the next;
    or most lines, or most times, go with a name, and the names come again. "Ann: Stand more" among
    chapters is no turn: what is said ends like a sentence.
    """
    ends = [line.text for line in lines if line.text.endswith((":", "："))]
    heads = [match["name"].strip() for text in ends if (match := _TURN.match(text))]
    if len(heads) > 1 and all(map(is_name, heads)):
        return list(dict.fromkeys(heads))
    labels = [line.time.label for line in lines if line.time is not None]
    prose = [line.text for line in lines if line.kind == "paragraph" and line.time is None]
    above = _above_times(lines) if len(ends) > 2 else []
    return (
        _come_again(above, len(labels))
        or _unless_signing(_come_again(labels, len(labels)), lines)
        or _come_again(_speakers(labels), len(labels))
        or _in_prose(prose)
    )


def above_turns(lines: Sequence[Line], speakers: Sequence[str]) -> list[Line]:
    """Return the lines above the first turn: what the notes say before the transcript begins.

    One who speaks right before it and is no person, as "NARRATOR: …", belongs to the transcript.
    """
    end = next((number for number, line in enumerate(lines) if _is_turn(line, speakers)), len(lines))
    while 0 < end < len(lines) and _is_said_alike(lines[end - 1], lines[end]):
        end -= 1
    return list(lines[:end])


def _is_said_alike(line: Line, turn: Line) -> bool:
    """Whether a line has the form of a turn, its speaker in capitals: "NARRATOR: It rains."."""
    if (line.time is None) != (turn.time is None):
        return False
    match = _SPEAKS.match(line.text if line.time is None else line.time.label)
    return match is not None and match["name"].isupper() and ends_sentence(line.text)


def _is_turn(line: Line, speakers: Sequence[str]) -> bool:
    return _speaks(line.text if line.time is None else line.time.label, speakers)


def _speaks(text: str, speakers: Sequence[str]) -> bool:
    """Whether `text` is a turn of one of `speakers` and no sentence about them."""
    name = next(filter(text.startswith, speakers), "")
    return name != "" and text[len(name) :].lstrip()[:1] in _BEHIND_NAMES


def _unless_signing(speakers: list[str], lines: Sequence[Line]) -> list[str]:
    """Return `speakers`, but [] where their times stand below words in quotation marks, which they said."""
    above = [line for line, timed in pairwise(lines) if timed.time is not None] if speakers else []
    return speakers if sum(line.text[:1] in OPENING for line in above) * 2 <= len(above) else []


def _above_times(lines: Sequence[Line]) -> list[str]:
    """Return the names that stand with a colon above a line that begins with a time."""
    pairs = [(line, below.time) for line, below in pairwise(lines) if line.text.endswith((":", "："))]
    return [line.text[:-1].strip() for line, time in pairs if time is not None and time.place == "before"]


def _in_prose(texts: Sequence[str]) -> list[str]:
    """Return the speakers of a transcript without times that `texts` end with; "Guest: Ann" is no turn."""
    speakers = _speakers(texts)
    if len(speakers) * 4 < len(texts):
        return []
    speakers = [name for name in speakers if not words().title(name).whole]
    begin = next((n for n, text in enumerate(texts) if _speaks(text, speakers[:1])), 0)
    return _come_again(speakers, len(texts) - begin)


def _speakers(texts: Sequence[str]) -> list[str]:
    """Return what stands before the colon of each text that has one, if most of these are sentences."""
    with_colons = [text for text in texts if ":" in text or "：" in text]
    said = [(match["name"].strip(), text) for text in with_colons if (match := _SPEAKS.match(text))]
    ended = sum(ends_sentence(text) for _, text in said)
    return [name for name, _ in said] if ended * 2 > len(said) else []


def _come_again(speakers: Sequence[str], total: int) -> list[str]:
    """Return the distinct speakers if they are names, go with most of `total` lines and speak in turn."""
    distinct = list(dict.fromkeys(speakers))
    often = len(speakers) >= 3 and len(speakers) >= 0.6 * total and len(distinct) * 3 <= len(speakers) * 2
    if not often or len(distinct) < 2 or not all(map(is_name, distinct)):
        return []
    return [name for name in distinct if not words().title(name).parts]
