"""What to fetch next: decisions only, no input or output."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.model.playback import Ranges
from tui.net import ranges as spans

WINDOW = 128 * 1024
"""A want is met once so many bytes from its offset on are present: some seconds of audio."""
NEAR = 128 * 1024
"""A running stream that close before a wanted byte gets there sooner than a new request would."""
TAIL = 64 * 1024
"""The end of the file that is fetched early: players look there for tables and lengths."""
PIECE = 256 * 1024
"""How much is fetched ahead with one request, so that it never stands in the way for long."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes to ask for; `end` None means as far as it goes."""

    start: int
    end: int | None


def open_wants(wants: Sequence[int], ranges: Ranges, size: int | None) -> tuple[int, ...]:
    """Return the wants that are not yet met."""
    return tuple(want for want in wants if _missing(want, WINDOW, ranges, size) is not None)


def next_for_stream(wants: Sequence[int], position: int, ranges: Ranges, size: int | None) -> Piece | None:
    """Return what the stream lane fetches: the newest want, else what follows, else the first hole."""
    for want in reversed(wants):
        missing = _missing(want, WINDOW, ranges, size)
        if missing is not None:
            return _piece(spans.first_hole(ranges, missing, size))
    return _piece(spans.first_hole(ranges, position, size)) or _piece(spans.first_hole(ranges, 0, size))


def next_ahead(ahead: Sequence[tuple[int, int]], stream: int, ranges: Ranges, size: int) -> Piece | None:
    """Return what is worth fetching beside the stream, which is at byte `stream`: the tail, then `ahead`."""
    for start, end in ((max(0, size - TAIL), size), *ahead):
        hole = spans.first_hole(ranges, max(0, start), min(end, size))
        if hole is None or hole[1] is None or 0 <= hole[0] - stream <= NEAR:
            continue
        return Piece(hole[0], min(hole[1], hole[0] + PIECE))
    return None


def arrives_soon(stream: int, wanted: int, per_second: float) -> bool:
    """Tell whether a stream at byte `stream` reaches `wanted` sooner than a new request would."""
    return 0 <= wanted - stream <= max(NEAR, per_second * 0.3)


def _missing(start: int, length: int, ranges: Ranges, size: int | None) -> int | None:
    end = start + length if size is None else min(start + length, size)
    hole = spans.first_hole(ranges, max(0, start), end)
    return hole[0] if hole else None


def _piece(hole: tuple[int, int | None] | None) -> Piece | None:
    return Piece(*hole) if hole else None
