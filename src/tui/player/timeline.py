"""From a second of the audio to the place where libVLC has to start reading."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from tui.player import mp3, reservoir
from tui.player.flac import open_flac
from tui.player.formats import Format
from tui.player.ogg_sound import open_ogg
from tui.player.source import Source
from tui.player.stamps import Absent, ForeignData, Stamped, StampSearch

_BLOCK = 1 << 20
"""Bytes indexed at a time: a few milliseconds of work."""

_BORROWING = 0.3
"""Seconds of mp3 before a frame in which all lies that the frame may borrow."""

_LANDS_LATE = {"aac": -0.016}
"""Seconds by which libVLC's own seek lands behind the target, measured by listening
(`tests/bench/player_accuracy.py`); the start is asked for by as much earlier."""


class Spot(NamedTuple):
    """Where a medium begins."""

    byte: int
    """First byte that libVLC gets to see."""
    zero: float
    """The second of the audio at which libVLC's own count begins."""
    skip: float = 0.0
    """Seconds that libVLC is to seek forward by itself."""
    exact: bool = True
    """False while `zero` is an estimate."""
    lead_in: bytes = b""
    """What libVLC gets to see before that byte."""
    whole: bool = False
    """Whether libVLC gets the file as it is, finds its way in it by itself, and knows its length."""


class Wanted(NamedTuple):
    """The byte that must be present before the spot can be told."""

    byte: int


class Timeline(Protocol):
    """Seconds to bytes for one source."""

    def advance(self) -> bool:
        """Take in some of the bytes that have arrived; return whether there is more to take in."""

    def spot(self, seconds: float) -> Spot | Wanted:
        """Return where to start so that `seconds` is heard first."""

    def zero_of(self, spot: Spot) -> float | None:
        """Return the true `zero` of a spot that was estimated, None while it is not known."""

    def duration(self) -> float | None:
        """Return the length in seconds, None where only libVLC knows."""

    def claimed_duration(self) -> float | None:
        """Return the length in seconds that the file itself states, None where it does not."""


class ContainerTimeline:
    """For formats with tables of times: libVLC finds the place itself."""

    def __init__(self, kind: Format) -> None:
        self._late = _LANDS_LATE.get(kind, 0.0)

    def advance(self) -> bool:
        """Return False: there is nothing to take in."""
        return False

    def spot(self, seconds: float) -> Spot | Wanted:
        """Return the start of the file, and how far to seek from there."""
        return Spot(0, 0.0, max(0.0, seconds - self._late) if seconds > 0 else 0.0, whole=True)

    def zero_of(self, spot: Spot) -> float | None:
        """Return None: no spot here is an estimate."""
        return None

    def duration(self) -> float | None:
        """Return None: libVLC says."""
        return None

    def claimed_duration(self) -> float | None:
        """Return None: libVLC says."""
        return None


class StampedTimeline:
    """For FLAC and Ogg: libVLC is started at the very frame or packet, found by the samples they state.

    Its own search reads about in places that are not present. What is odd is left to it all the same.
    """

    def __init__(self, kind: Format, source: Source, start: int, expected: float | None) -> None:
        """`start` is the byte after any ID3v2 tag, `expected` the length the feed states."""
        self._source = source
        self._start = start
        self._expected = expected
        self._open = _STAMPED[kind]
        self._form: Stamped | None = None
        self._search: StampSearch | None = None
        self._instead: ContainerTimeline | None = None
        self._kind = kind

    def advance(self) -> bool:
        """Return False: only what a jump needs is read."""
        return False

    def spot(self, seconds: float) -> Spot | Wanted:
        """Return the frame or packet that holds `seconds`."""
        try:
            if self._instead is None:
                return self._find(seconds)
        except Absent as absent:
            return Wanted(absent.byte)
        except ForeignData:
            self._leave_to_libvlc()
        assert self._instead is not None
        return self._instead.spot(seconds)

    def zero_of(self, spot: Spot) -> float | None:
        """Return None: no spot here is an estimate."""
        return None

    def duration(self) -> float | None:
        """Return the length by the headers, or by the last page once that is present."""
        if self._form is None or self._instead is not None:
            return None
        try:
            end = self._form.end(self._source)
        except ForeignData:
            self._leave_to_libvlc()
            return None
        return None if end is None else (end - self._form.zero) / self._form.rate

    def claimed_duration(self) -> float | None:
        """Return the same: nothing else is claimed."""
        return self.duration()

    def _find(self, seconds: float) -> Spot:
        if self._search is None or self._form is None:
            self._form = self._open(self._source, self._start)
            if self._form is None:
                raise ForeignData
            self._search = StampSearch(self._source, self._form, self._expected)
        begin = self._search.find(seconds)
        return Spot(begin.byte, (begin.sample - self._form.zero) / self._form.rate, lead_in=begin.lead_in)

    def _leave_to_libvlc(self) -> None:
        self._instead = ContainerTimeline(self._kind)


class Mp3Timeline:
    """For mp3: libVLC is started at the very frame, since its own seek misses by seconds.

    Where the bytes before the target are not present the frame is estimated, and the
    estimate corrected once the index has come so far.
    """

    def __init__(self, source: Source, start: int, expected: float | None = None) -> None:
        """`start` is the byte after the ID3v2 tag, `expected` the length the feed states."""
        self._source = source
        self._index = mp3.FrameIndex(start, expected)
        self._aim: tuple[float, int] | None = None

    def advance(self) -> bool:
        """Index up to a megabyte of what has arrived; return whether there is more."""
        before = self._index.end
        data = self._source.read(before, _BLOCK)
        last = self._source.at_end(before + len(data))
        if data:
            self._index.extend(data, last=last)
        return self._index.end > before and self._source.present_from(self._index.end) > 0

    def spot(self, seconds: float) -> Spot | Wanted:
        """Return the frame that holds `seconds`: exact where everything before it is present."""
        index = self._index
        while index.seconds <= seconds and self.advance():
            pass
        if index.first is None:
            return Wanted(self._source.gap_after(index.end))
        if seconds < index.seconds or self._source.at_end(index.end):
            return self._frame_holding(seconds)
        return self._estimate(seconds)

    def zero_of(self, spot: Spot) -> float | None:
        """Return the time of an estimated spot's frame once the index has passed it."""
        if spot.exact or self._index.end <= spot.byte:
            return None
        byte, seconds = self._index.mark_before_byte(spot.byte)
        return self._zero(self._walk(byte, seconds, lambda at, _: at >= spot.byte)[1], spot.lead_in)

    def duration(self) -> float | None:
        """Return the length: exact once all bytes were indexed, an estimate before."""
        return self._index.duration(self._source.size)

    def claimed_duration(self) -> float | None:
        """Return the length that the Xing header states for this size of file."""
        return self._index.claimed_duration(None)

    def _frame_holding(self, seconds: float) -> Spot:
        begin, at = self._index.mark_before(seconds - _BORROWING)
        byte, at = self._walk(begin, at, lambda _, end: end > seconds)
        frame = self._source.read(byte, mp3.LONGEST_FRAME)
        lead_in = reservoir.lead_in(self._source.read(begin, byte - begin), frame)
        return Spot(byte, self._zero(at, lead_in), lead_in=lead_in)

    def _walk(self, byte: int, seconds: float, there: "Stop") -> tuple[int, float]:
        """Go from frame to frame until `there(byte, end in seconds)`; return that frame's byte and time."""
        data = self._source.read(byte, 3 * mp3.MARK_EVERY * mp3.LONGEST_FRAME)
        position = 0
        while (frame := mp3.frame_at(data, position)) is not None:
            if there(byte + position, seconds + frame.samples / frame.rate):
                break
            position += frame.length
            seconds += frame.samples / frame.rate
        return byte + position, seconds

    def _estimate(self, seconds: float) -> Spot | Wanted:
        if self._aim is None or self._aim[0] != seconds:
            self._aim = seconds, self._index.estimate_byte(seconds, self._source.size)
        aim = self._aim[1]
        data = self._source.peek(aim, 4 * mp3.LONGEST_FRAME)
        if data is None:
            return Wanted(self._source.gap_after(aim))
        return Spot(aim + (mp3.find_frame(data) or 0), self._zero(seconds, b""), exact=False)

    def _zero(self, seconds: float, lead_in: bytes) -> float:
        """Return where libVLC's count begins when the frame after `lead_in` begins at `seconds`."""
        frame = mp3.frame_at(lead_in, 0)
        return seconds - frame.samples / frame.rate if frame else seconds


class Stop(Protocol):
    """When a walk over frames ends."""

    def __call__(self, byte: int, end: float, /) -> bool:
        """Return whether the frame at `byte`, ending at `end` seconds, is the one."""


_STAMPED: dict[Format, Callable[[Source, int], Stamped | None]] = {"flac": open_flac, "ogg": open_ogg}


def timeline(kind: Format, source: Source, start: int, expected: float | None = None) -> Timeline:
    """Return the timeline for a source of that format; `start` is the byte after any ID3v2 tag."""
    if kind == "mp3":
        return Mp3Timeline(source, start, expected)
    if kind in _STAMPED:
        return StampedTimeline(kind, source, start, expected)
    return ContainerTimeline(kind)
