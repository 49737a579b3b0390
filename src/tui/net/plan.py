"""What to fetch next: decisions only, no input or output."""

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

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


class Piece(Struct, frozen=True):
    """Bytes to ask for; `end` None means as far as it goes."""

    start: int
    end: int | None


def is_open(want: int, ranges: Ranges, size: int | None) -> bool:
    """Tell whether bytes are missing in the window from `want` on."""
    return _missing(want, ranges, size) is not None


def next_for_stream(want: int | None, position: int, ranges: Ranges, size: int | None) -> Piece | None:
    """Return what the stream lane fetches: what is wanted, else what follows, else the first hole."""
    missing = None if want is None else _missing(want, ranges, size)
    start = position if missing is None else missing
    hole = spans.first_hole(ranges, start, size) or spans.first_hole(ranges, 0, size)
    return Piece(*hole) if hole else None


def next_ahead(ahead: Iterable[tuple[int, int]], stream: int, ranges: Ranges, size: int) -> Piece | None:
    """Return what is worth fetching beside the stream, which is at byte `stream`: the tail, then `ahead`."""
    for start, end in chain([(max(0, size - TAIL), size)], ahead):
        hole = spans.first_hole(ranges, max(0, start), min(end, size))
        if hole is None or hole[1] is None or 0 <= hole[0] - stream <= NEAR:
            continue
        return Piece(hole[0], min(hole[1], hole[0] + PIECE))
    return None


def arrives_soon(stream: int, wanted: int, per_second: float) -> bool:
    """Tell whether a stream at byte `stream` reaches `wanted` sooner than a new request would.

    `per_second` is how many bytes arrive, 0 while nobody knows.
    """
    near = max(NEAR // 4, per_second * 0.2) if per_second else NEAR
    return 0 <= wanted - stream <= near


def _missing(want: int, ranges: Ranges, size: int | None) -> int | None:
    end = want + WINDOW if size is None else min(want + WINDOW, size)
    hole = spans.first_hole(ranges, max(0, want), end)
    return hole[0] if hole else None
