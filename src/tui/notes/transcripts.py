"""Tells a transcript that was put into the notes from notes."""

import re
from collections.abc import Iterable, Sequence

from tui.notes.lines import Line
from tui.notes.names import is_name

_TURN = re.compile(r"(?P<name>[^\d:()\[\]]{2,40})\s*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*:\s*$")
_SPEAKS = re.compile(r"(?P<name>[^\d:：()\[\]]{2,40})[:：]\s*\S")


def turns(lines: Sequence[Line]) -> list[str]:
    """Return the speakers of a transcript in the notes, in the order they first speak; [] for plain notes.

    A transcript is told by its turns: "Name (00:00:40):" on a line; or most lines, or most times, go
    with a name, and the names come again.
    """
    heads = _names(match["name"] for line in lines if (match := _TURN.match(line.text)))
    if len(heads) > 1:
        return list(dict.fromkeys(heads))
    labels = [line.time.label for line in lines if line.time is not None]
    prose = [line.text for line in lines if line.kind == "paragraph" and line.time is None]
    return (
        _come_again(_speakers(labels), len(labels))
        or _come_again(_names(labels), len(labels))
        or _come_again(_speakers(prose), len(prose))
    )


def _speakers(texts: Sequence[str]) -> list[str]:
    """Return the names of all texts that begin with "Name: "."""
    return _names(match["name"] for text in texts if (match := _SPEAKS.match(text)))


def _names(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if is_name(text.strip())]


def _come_again(names: Sequence[str], total: int) -> list[str]:
    """Return the distinct names if they go with most of `total` lines and speak in turn."""
    distinct = list(dict.fromkeys(names))
    enough = len(names) >= 3 and len(names) >= 0.6 * total
    return distinct if enough and 1 < len(distinct) <= len(names) * 2 / 3 else []
