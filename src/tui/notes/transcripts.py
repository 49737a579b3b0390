"""Tells a transcript that was put into the notes from notes."""

import re
from collections.abc import Sequence

from tui.notes.lines import Line
from tui.notes.names import is_name

_TURN = re.compile(r"(?P<name>[^\d:()\[\]]{2,40})\s*[(\[]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s*:\s*$")
_SPEAKS = re.compile(r"(?P<name>[^\d:()\[\]]{2,40}):\s+\S")


def turns(lines: Sequence[Line]) -> list[str]:
    """Return the speakers of a transcript in the notes, in the order they first speak; [] for plain notes.

    A transcript is told by turns: "Name (00:00:40):" on a line, or most times followed by "Name: …".
    """
    heads = [match["name"].strip() for line in lines if (match := _TURN.match(line.text))]
    heads = [name for name in heads if is_name(name)]
    if len(heads) > 1:
        return list(dict.fromkeys(heads))
    labels = [line.time.label for line in lines if line.time is not None and line.time.place == "before"]
    if len(labels) < 5:
        return []
    speakers = [match["name"].strip() for label in labels if (match := _SPEAKS.match(label))]
    speakers = [name for name in speakers if is_name(name)]
    distinct = list(dict.fromkeys(speakers))
    return distinct if len(speakers) >= 0.6 * len(labels) and len(distinct) * 2 <= len(speakers) else []
