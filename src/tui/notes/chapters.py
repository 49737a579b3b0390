"""The times of the notes with their labels, wherever the label stands: they become chapters."""

from collections.abc import Iterator, Sequence

from tui.model.notes import Timestamp
from tui.notes.lines import Line
from tui.notes.timestamps import bare_label, find_times


def read_timestamps(lines: Sequence[Line], title: str = "") -> Iterator[Timestamp]:
    """Yield the times of a section with their labels as written; `title` is the heading above it."""
    for number, line in enumerate(lines):
        many = list(_run_on(line.text))
        if many:
            yield from many
            continue
        found = line.time
        if found is not None:
            label = _neighbour(lines, number, title) if found.place == "alone" else found.label
            if label:
                yield Timestamp(found.seconds, label)


def _neighbour(lines: Sequence[Line], number: int, title: str) -> str:
    """Return the label of a time that stands alone: the heading above it, else the line below, or above."""
    if number == 0 and title:
        return title
    for other in (number + 1, number - 1):
        if 0 <= other < len(lines) and lines[other].time is None:
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
    head = bare_label(text[: times[0].begin])
    tail = bare_label(text[times[-1].end :])
    if head and not tail:
        begins = [0] + [found.end for found in times[:-1]]
        pieces = [text[begin : found.begin] for begin, found in zip(begins, times, strict=True)]
    else:
        pieces = [text[found.end : end] for found, end in zip(times, ends, strict=True)]
    for found, piece in zip(times, pieces, strict=True):
        label = bare_label(piece)
        if label:
            yield Timestamp(found.seconds, label)
