"""Tells a transcript that was put into the notes from notes."""

import re
from collections.abc import Sequence
from itertools import takewhile

from tui.notes.lines import Line
from tui.notes.names import is_name
from tui.notes.sentences import ends_sentence
from tui.notes.words import words

_TURN = re.compile(r"(?P<name>[^\d:()\[\]]{2,40})\s*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*:\s*$")
_BEHIND_NAMES = ("", ":", "：", "(", "[")
_SPEAKS = re.compile(r"(?P<name>[^\d:：()\[\]]{2,40})[:：]\s*\S")


def turns(lines: Sequence[Line]) -> list[str]:
    """Return the speakers of a transcript in the notes, in the order they first speak; [] for plain notes.

    A transcript is told by its turns: "Name (00:00:40):" on a line; or most lines, or most times, go
    with a name, and the names come again. "Ann: Stand more" among chapters is no turn: what is said
    ends like a sentence.
    """
    ends = [line.text for line in lines if line.text.endswith(":")]
    heads = [match["name"].strip() for text in ends if (match := _TURN.match(text))]
    if len(heads) > 1 and all(map(is_name, heads)):
        return list(dict.fromkeys(heads))
    labels = [line.time.label for line in lines if line.time is not None]
    prose = [line.text for line in lines if line.kind == "paragraph" and line.time is None]
    return (
        _come_again(labels, len(labels))
        or _come_again(_speakers(labels), len(labels))
        or _come_again(_speakers(prose), len(prose))
    )


def above_turns(lines: Sequence[Line], speakers: Sequence[str]) -> list[Line]:
    """Return the lines above the first turn: what the notes say before the transcript begins."""
    return list(takewhile(lambda line: not _is_turn(line, speakers), lines))


def _is_turn(line: Line, speakers: Sequence[str]) -> bool:
    text = line.text if line.time is None else line.time.label
    name = next(filter(text.startswith, speakers), "")
    return name != "" and text[len(name) :].lstrip()[:1] in _BEHIND_NAMES


def _speakers(texts: Sequence[str]) -> list[str]:
    """Return what stands before the colon of each text that has one, if most of these are sentences."""
    said = [(match["name"].strip(), text) for text in texts if (match := _SPEAKS.match(text))]
    ended = sum(ends_sentence(text) for _, text in said)
    return [name for name, _ in said] if ended * 2 > len(said) else []


def _come_again(speakers: Sequence[str], total: int) -> list[str]:
    """Return the distinct speakers if they are names, go with most of `total` lines and speak in turn."""
    distinct = list(dict.fromkeys(speakers))
    often = len(speakers) >= 3 and len(speakers) >= 0.6 * total and len(distinct) * 3 <= len(speakers) * 2
    if not often or len(distinct) < 2 or not all(map(is_name, distinct)):
        return []
    return [name for name in distinct if not words().title(name).parts]
