"""The time line as cells: what is heard, what is fetched, and where chapters and quotes begin."""

from collections.abc import Sequence

from msgspec import Struct

from tui.app.looks import glyphs
from tui.model.episode import Chapter
from tui.model.notes import Quote
from tui.model.text import format_time

Part = tuple[str, str]
"""A text and the part of the line it is: `played`, `rest`, `missing`, `mark` or `needle`."""


class LineView(Struct, frozen=True):
    """All the line shows; seconds."""

    position: float = 0.0
    duration: float | None = None
    quotes: tuple[Quote, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    fetched: tuple[tuple[float, float], ...] | None = None
    """The spans whose audio is on disk; None where nobody knows, and the line makes no difference then."""


def cell_of(second: float, duration: float, width: int) -> int:
    """Return the cell a second falls into."""
    if duration <= 0:
        return 0
    return max(0, min(width - 1, int(min(1.0, second / duration) * width)))


def second_of(cell: int, duration: float, width: int) -> float:
    """Return the second in the middle of a cell."""
    return (cell + 0.5) / width * duration if width else 0.0


def seconds_on_disk(
    ranges: Sequence[tuple[int, int]], size: int | None, duration: float | None
) -> tuple[tuple[float, float], ...] | None:
    """Return byte ranges as spans of seconds by the average bit rate; None without size or length."""
    if not size or not duration:
        return None
    return tuple((start / size * duration, end / size * duration) for start, end in ranges)


def draw(width: int, view: LineView) -> list[Part]:
    """Return the line, a part for each of its `width` cells. Without a duration it is bare."""
    duration = view.duration
    if width <= 0:
        return []
    if not duration:
        return [(glyphs.TO_COME, "rest")] * width
    needle = cell_of(view.position, duration, width)
    cells = [(glyphs.HEARD, "played")] * needle + [(glyphs.TO_COME, "rest")] * (width - needle)
    if view.fetched is not None:
        _leave_out(cells, needle, view.fetched, duration)
    for chapter in view.chapters:
        cell = cell_of(chapter.start, duration, width)
        part = cells[cell][1]
        cells[cell] = (glyphs.CHAPTER_HEARD if part == "played" else glyphs.CHAPTER_TO_COME, part)
    for quote in view.quotes:
        if quote.start is not None:
            mark = glyphs.QUOTE if quote.sure else glyphs.ABOUT_QUOTE
            cells[cell_of(quote.start, duration, width)] = (mark, "mark")
    cells[needle] = (_needle(view.position, duration, width, needle), "needle")
    return cells


def words_at(cell: int, width: int, view: LineView) -> str:
    """Return what lies under a cell: its time, the chapter, and the one-liner that begins there."""
    if not view.duration or width <= 0:
        return ""
    second = second_of(cell, view.duration, width)
    words = [format_time(second)]
    number = chapter_number(view.chapters, second)
    if number is not None:
        words.append(f"{number}/{len(view.chapters)} {view.chapters[number - 1].title}")
    here = quote_at(cell, width, view)
    if here is not None:
        quote = view.quotes[here]
        words.append(f"“{quote.text}”" + (f" — {quote.speaker}" if quote.speaker else ""))
    return " · ".join(words)


def quote_at(cell: int, width: int, view: LineView) -> int | None:
    """Return which one-liner's mark a cell is on, or beside; the nearest of several."""
    if not view.duration or width <= 0:
        return None
    second, duration = second_of(cell, view.duration, width), view.duration
    starts = ((number, quote.start) for number, quote in enumerate(view.quotes) if quote.start is not None)
    near = [
        (abs(start - second), number)
        for number, start in starts
        if abs(cell_of(start, duration, width) - cell) <= 1
    ]
    return min(near)[1] if near else None


def chapter_number(chapters: Sequence[Chapter], second: float) -> int | None:
    """Return which chapter, counted from 1, a second lies in; None before the first."""
    begun = [number for number, chapter in enumerate(chapters, 1) if chapter.start <= second]
    return max(begun, key=lambda number: chapters[number - 1].start, default=None)


def _leave_out(
    cells: list[Part],
    needle: int,
    fetched: Sequence[tuple[float, float]],
    duration: float,
) -> None:
    width = len(cells)
    for cell in range(needle, width):
        middle = second_of(cell, duration, width)
        if not any(start <= middle < end for start, end in fetched):
            cells[cell] = (glyphs.TO_FETCH, "missing")


def _needle(position: float, duration: float, width: int, cell: int) -> str:
    inside = max(0.0, min(1.0, position / duration) * width - cell)
    return glyphs.NEEDLES[max(1, round(inside * len(glyphs.NEEDLES))) - 1]
