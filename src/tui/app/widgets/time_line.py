"""The time line as cells: what is heard, what is to come, and where chapters and quotes begin."""

from collections.abc import Sequence

from tui.app import glyphs

PLAYED, REST, NEEDLE, MARK = glyphs.HEARD, glyphs.TO_COME, glyphs.NEEDLE, glyphs.QUOTE
CHAPTERS = {PLAYED: glyphs.CHAPTER_HEARD, REST: glyphs.CHAPTER_TO_COME}


def cell_of(second: float, duration: float, width: int) -> int:
    """Return the cell a second falls into."""
    if duration <= 0:
        return 0
    return max(0, min(width - 1, int(min(1.0, second / duration) * width)))


def second_of(cell: int, duration: float, width: int) -> float:
    """Return the second in the middle of a cell."""
    return (cell + 0.5) / width * duration if width else 0.0


def draw(
    width: int,
    position: float,
    duration: float | None,
    marks: Sequence[float],
    chapters: Sequence[float] = (),
) -> list[tuple[str, str]]:
    """Return the line as runs of (text, part), part being `played`, `rest`, `mark` or `needle`.

    The texts together are `width` cells wide. Without a duration there is a bare line.
    """
    if width <= 0:
        return []
    if not duration:
        return [(REST * width, "rest")]
    needle = cell_of(position, duration, width)
    cells = [(PLAYED, "played") if cell < needle else (REST, "rest") for cell in range(width)]
    for chapter in chapters:
        symbol, part = cells[cell_of(chapter, duration, width)]
        cells[cell_of(chapter, duration, width)] = (CHAPTERS.get(symbol, symbol), part)
    for mark in marks:
        cells[cell_of(mark, duration, width)] = (MARK, "mark")
    cells[needle] = (NEEDLE, "needle")
    return _runs(cells)


def _runs(cells: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    for symbol, part in cells:
        if runs and runs[-1][1] == part:
            runs[-1] = (runs[-1][0] + symbol, part)
        else:
            runs.append((symbol, part))
    return runs
