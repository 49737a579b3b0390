"""Arithmetic on byte ranges: half open, sorted, not touching (see `model.playback.Ranges`)."""

from bisect import bisect_left, bisect_right

from tui.model.playback import Ranges


def add(ranges: Ranges, start: int, end: int) -> Ranges:
    """Return `ranges` with the bytes from `start` up to `end` added."""
    if start >= end:
        return ranges
    first = bisect_left(ranges, start, key=lambda span: span[1])
    last = bisect_right(ranges, end, key=lambda span: span[0])
    if first < last:
        start = min(start, ranges[first][0])
        end = max(end, ranges[last - 1][1])
    return (*ranges[:first], (start, end), *ranges[last:])


def end_of_run(ranges: Ranges, offset: int) -> int:
    """Return where the run of present bytes from `offset` on ends; `offset` itself if that is absent."""
    index = bisect_right(ranges, offset, key=lambda span: span[0]) - 1
    if index >= 0 and offset < ranges[index][1]:
        return ranges[index][1]
    return offset


def start_of_next(ranges: Ranges, offset: int) -> int | None:
    """Return where the next present bytes at or after `offset` begin, None if there are none."""
    if end_of_run(ranges, offset) > offset:
        return offset
    index = bisect_left(ranges, offset, key=lambda span: span[0])
    return ranges[index][0] if index < len(ranges) else None


def covers(ranges: Ranges, start: int, end: int) -> bool:
    """Tell whether every byte from `start` up to `end` is present."""
    return start >= end or end_of_run(ranges, start) >= end


def first_hole(ranges: Ranges, start: int, end: int | None) -> tuple[int, int | None] | None:
    """Return the first absent span at or after `start` and before `end`, None if there is none.

    Where `end` is None (length unknown) the last hole has no end either.
    """
    begin = end_of_run(ranges, start)
    if end is not None and begin >= end:
        return None
    following = start_of_next(ranges, begin)
    if following is None or (end is not None and following > end):
        return begin, end
    return begin, following


def total(ranges: Ranges) -> int:
    """Count the bytes present."""
    return sum(end - start for start, end in ranges)
