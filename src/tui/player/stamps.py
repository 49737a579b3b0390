"""Formats whose frames or pages say at which sample they stand: how to find one by probing.

A probe reads a little at a byte, and the stamps found there say on which side of the target it lies. The
next probe goes where a straight line between the nearest stamps puts the target, so that one to three
short reads suffice in hours of audio of which hardly more than the length was known.
"""

from bisect import bisect_right, insort
from itertools import pairwise
from typing import NamedTuple, Protocol

from tui.player.source import Source

_WINDOW = 32_768
"""Bytes that a probe reads; doubled where they hold too few stamps."""
_WIDEST = 1 << 21
"""So many bytes without two stamps are no such format."""
_TAIL = 65_536
"""Bytes at the end that hold the last page or frame."""
_MARGIN = 65_536
"""Bytes before the place on the line at which a probe reads: the target should lie behind it."""
_NEAR = 131_072
"""So close before the target it is quicker to read on than to probe again."""
_ON_THE_LINE = 4
"""After so many probes no line fits, and what is left is halved."""
_MOST_PROBES = 200
"""Far more than any order of stamps takes: these have none."""

NEVER = 1 << 62
"""A sample later than all."""


class Stamp(NamedTuple):
    """What begins at `byte` begins at `sample`."""

    byte: int
    sample: int


class Begin(NamedTuple):
    """How libVLC is to start: it gets `lead_in`, then the file from `byte` on, and counts from `sample`."""

    byte: int
    sample: int
    lead_in: bytes


class Stamped(Protocol):
    """One file of such a format, its headers read."""

    @property
    def first(self) -> Stamp:
        """Where the sound begins."""

    @property
    def zero(self) -> int:
        """The sample that is second 0."""

    @property
    def rate(self) -> int:
        """Samples per second."""

    @property
    def preroll(self) -> int:
        """Samples that a decoder has to see before what it gives out is right."""

    def stamps(self, data: bytes, *, last: bool) -> list[Stamp]:
        """Return all stamps in `data`, counted from its first byte; `last` says that nothing follows.

        What may be cut off at the end of `data` gives none. Raises ForeignData.
        """

    def end(self, source: Source) -> int | None:
        """Return the sample at which the sound ends, None while that cannot be told."""

    def begin(self, low: Stamp, high: Stamp, data: bytes, sample: int) -> Begin:
        """Return how to start `preroll` after `sample`, which lies between two stamps.

        `data` is what lies between them. After the last stamp `high` is the end of the file, at `NEVER`.
        """


class ForeignData(Exception):
    """The file holds what such a file should not: only libVLC may know what to do with it."""


class Absent(Exception):
    """Bytes have to be present before more can be told."""

    def __init__(self, byte: int) -> None:
        """`byte` is the first that is missing."""
        super().__init__(byte)
        self.byte = byte


def require(source: Source, byte: int, length: int) -> bytes:
    """Return `length` bytes at `byte` (fewer only at the file's end); raise Absent until all are present."""
    data = source.peek(byte, length)
    if data is None:
        raise Absent(source.gap_after(byte))
    return data


def tail(source: Source) -> bytes:
    """Return the last bytes of the file once they are present: they are fetched early. Empty before."""
    size = source.size
    return (source.peek(max(0, size - _TAIL), _TAIL) or b"") if size is not None else b""


class StampSearch:
    """Finds seconds in one file, and remembers what it came by."""

    def __init__(self, source: Source, form: Stamped, expected: float | None) -> None:
        """`expected` is the length the feed states, in seconds: of use while the end is not known."""
        self._source = source
        self._form = form
        self._expected = expected
        self._known = [form.first]
        self._window = _WINDOW
        self._target: int | None = None
        self._probes = 0
        self._ceiling: int | None = None
        self._aim: int | None = None

    def find(self, seconds: float) -> Begin:
        """Return how to start at `seconds`.

        Raises Absent until the bytes of the next probe are present, and then for the same bytes
        whatever else arrives; ForeignData.
        """
        form = self._form
        sample = max(form.first.sample, form.zero + round(seconds * form.rate) - form.preroll)
        if sample != self._target:
            self._target, self._probes, self._ceiling, self._aim = sample, 0, None, None
            self._window = _WINDOW
        while True:
            low = self._known[bisect_right(self._known, sample, key=lambda stamp: stamp.sample) - 1]
            if self._aim is None or self._aim < low.byte:
                self._aim = self._choose(sample, low)
            begin = self._probe(self._aim, sample, low)
            if begin is not None:
                return begin
            self._aim = None
            self._probes += 1
            if self._probes > _MOST_PROBES:
                raise ForeignData("stamps without order")

    def _choose(self, sample: int, low: Stamp) -> int:
        """Return the byte at which to read next: before the target, and not far."""
        line, ceiling = self._line(sample, low)
        if self._ceiling is not None:
            ceiling = self._ceiling if ceiling is None else min(ceiling, self._ceiling)
        if ceiling is not None:
            if self._probes >= _ON_THE_LINE:
                line = (low.byte + ceiling) // 2 + _MARGIN
            line = min(line, ceiling - 1)
        aim = max(line - _MARGIN, self._source.run_start(line))
        short = ceiling is not None and ceiling - low.byte <= _NEAR
        return low.byte if short or aim - low.byte <= _NEAR - _MARGIN else aim

    def _line(self, sample: int, low: Stamp) -> tuple[int, int | None]:
        """Return the byte at which a straight line puts `sample`, and one behind it where there is one."""
        place = bisect_right(self._known, sample, key=lambda stamp: stamp.sample)
        high = self._known[place] if place < len(self._known) else self._end()
        if high is not None and high.sample > low.sample:
            share = (sample - low.sample) / (high.sample - low.sample)
            return low.byte + int((high.byte - low.byte) * share), high.byte
        first = self._form.first
        passed = low.sample - first.sample
        rate = (low.byte - first.byte) / passed if passed else 0.0
        return low.byte + int((sample - low.sample) * rate), self._source.size

    def _end(self) -> Stamp | None:
        """Return the end of the file as far as it is known or can be believed."""
        size, sample = self._source.size, self._form.end(self._source)
        if sample is None and self._expected:
            sample = self._form.zero + round(self._expected * self._form.rate)
        return None if size is None or sample is None else Stamp(size, sample)

    def _probe(self, aim: int, sample: int, low: Stamp) -> Begin | None:
        """Read at `aim` and return how to start, or take in what the stamps there tell and return None."""
        data = require(self._source, aim, self._window)
        last = self._source.at_end(aim + len(data))
        found = [Stamp(aim + byte, at) for byte, at in self._form.stamps(data, last=last)]
        if aim == low.byte and found[:1] != [low]:
            found.insert(0, low)
        if last:
            found.append(Stamp(aim + len(data), NEVER))
        for before, after in pairwise(found):
            if before.sample <= sample < after.sample:
                return self._form.begin(before, after, data[before.byte - aim : after.byte - aim], sample)
        if found and found[0].sample > sample:
            self._ceiling = aim
            self._remember(found[0])
        elif found and found[-1].sample > low.sample:
            self._remember(found[-1])
        else:
            self._widen()
        return None

    def _remember(self, stamp: Stamp) -> None:
        if stamp.sample < NEVER and stamp not in self._known:
            insort(self._known, stamp, key=lambda known: known.sample)

    def _widen(self) -> None:
        if self._window >= _WIDEST:
            raise ForeignData(f"no stamps in {self._window} bytes")
        self._window *= 2
