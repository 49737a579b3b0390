"""The search, on a made-up format: records that carry their number of samples before them, of any length."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.playback import AudioProgress
from tui.net import ranges as spans
from tui.player.source import Source
from tui.player.stamps import Absent, Begin, ForeignData, Stamp, StampSearch

MARK = b"\xffREC"
SAMPLES = 100
"""Samples in a record; a second is as many."""


class Records:
    """See `Stamped`."""

    first = Stamp(0, 0)
    zero = 0
    rate = SAMPLES
    preroll = 0

    def __init__(self, total: int | None) -> None:
        self.total = total

    def stamps(self, data: bytes, *, last: bool) -> list[Stamp]:
        found, at = [], -1
        while (at := data.find(MARK, at + 1)) >= 0:
            if at + 8 <= len(data):
                found.append(Stamp(at, int.from_bytes(data[at + 4 : at + 8], "big") * SAMPLES))
        return found

    def end(self, source: Source) -> int | None:
        return self.total

    def begin(self, low: Stamp, high: Stamp, data: bytes, sample: int) -> Begin:
        assert low.sample <= sample < high.sample
        return Begin(low.byte, low.sample, b"")


class Growing(Source):
    """A source in memory that counts what had to be fetched."""

    def __init__(self, data: bytes, present: int, *, sized: bool = True) -> None:
        super().__init__(Path("nowhere"), AudioProgress(len(data) if sized else None, (), False))
        self.data = data
        self.ranges = spans.add((), 0, present)
        self.fetched = self.requests = 0
        self._tell()

    def read(self, offset: int, length: int) -> bytes:
        return self.data[offset : offset + min(length, self.present_from(offset))]

    def fetch(self, byte: int, length: int = 4_096) -> None:
        """Have more arrive at `byte`: a request, unless it goes on where the last one stopped.

        A server asked for what lies behind the end says where that is.
        """
        self.requests += not self.ranges or all(end != byte for _, end in self.ranges)
        self.fetched += length
        self.ranges = spans.add(
            self.ranges, min(byte, len(self.data) - 1), min(len(self.data), byte + length)
        )
        self._tell()

    def _tell(self) -> None:
        size = len(self.data) if self.ranges and self.ranges[-1][1] >= len(self.data) else self._progress.size
        self.update(AudioProgress(size, self.ranges, False))


def records(lengths: list[int]) -> tuple[bytes, list[int]]:
    """Return a file of records of these lengths, and where each begins."""
    made = [MARK + number.to_bytes(4, "big") + bytes(length) for number, length in enumerate(lengths)]
    starts = [0]
    for record in made[:-1]:
        starts.append(starts[-1] + len(record))
    return b"".join(made), starts


def find(search: StampSearch, source: Growing, seconds: float) -> Begin:
    for _ in range(10_000):
        try:
            return search.find(seconds)
        except Absent as absent:
            missing = absent.byte
        assert not source.present_from(missing)
        assert not source.at_end(missing)
        source.fetch(missing)
    raise AssertionError("the search does not end")


@given(
    lengths=st.lists(st.integers(0, 30_000), min_size=2, max_size=60),
    seconds=st.lists(st.floats(0, 70), min_size=1, max_size=4),
    present=st.integers(0, 100_000),
    total=st.booleans(),
    sized=st.booleans(),
    expected=st.none() | st.floats(1, 1000),
)
def test_finds_the_record_whatever_is_known_and_present(
    lengths: list[int],
    seconds: list[float],
    present: int,
    total: bool,
    sized: bool,
    expected: float | None,
) -> None:
    data, starts = records(lengths)
    source = Growing(data, present, sized=sized)
    search = StampSearch(source, Records(len(lengths) * SAMPLES if total else None), expected)
    for second in seconds:
        number = min(round(second * SAMPLES) // SAMPLES, len(lengths) - 1)
        assert find(search, source, second).byte == starts[number]


@given(
    numbers=st.lists(st.integers(0, 60), min_size=2, max_size=40),
    length=st.integers(0, 20_000),
    seconds=st.floats(0, 70),
    present=st.integers(0, 100_000),
)
def test_stamps_without_order_end_the_search(
    numbers: list[int], length: int, seconds: float, present: int
) -> None:
    data = b"".join(MARK + number.to_bytes(4, "big") + bytes(length) for number in numbers)
    source = Growing(data, present)
    with suppress(ForeignData):
        find(StampSearch(source, Records(max(numbers) * SAMPLES), None), source, seconds)


def test_two_requests_do_in_hours_of_a_rate_that_varies() -> None:
    lengths = [4_000 + 3_000 * (n // 300 % 2) for n in range(7_200)]
    data, starts = records(lengths)
    for second in (100, 1_000, 3_500, 5_900, 7_100):
        source = Growing(data, 300_000)
        search = StampSearch(source, Records(len(lengths) * SAMPLES), None)
        assert find(search, source, second + 0.5).byte == starts[second]
        assert source.requests <= 3
        assert source.fetched <= 400_000


def test_reads_on_where_the_target_is_near() -> None:
    data, starts = records([4_000] * 1_000)
    source = Growing(data, 300_000)
    search = StampSearch(source, Records(1_000 * SAMPLES), None)
    assert find(search, source, 64.0).byte == starts[64]
    assert source.fetched == 0


def test_what_is_present_around_the_target_is_used() -> None:
    data, starts = records([4_000] * 10_000)
    source = Growing(data, 10_000)
    search = StampSearch(source, Records(10_000 * SAMPLES), None)
    source.fetch(starts[4_990], 100_000)
    source.fetched = 0
    assert find(search, source, 5_000.0).byte == starts[5_000]
    assert source.fetched == 0


def test_bytes_without_any_stamp_are_given_up() -> None:
    data, _ = records([1_000] * 10)
    source = Growing(data + bytes(6_000_000) + data, 7_000_000)
    search = StampSearch(source, Records(20 * SAMPLES), None)
    with pytest.raises(ForeignData):
        search.find(15.0)


def test_a_file_that_begins_anew_in_the_middle_is_given_up_or_found() -> None:
    data, starts = records([1_000] * 2_000)
    source = Growing(data * 2, 9_000_000)
    search = StampSearch(source, Records(2_000 * SAMPLES), None)
    with suppress(ForeignData):
        assert search.find(1_500.0).byte in (starts[1_500], starts[1_500] + len(data))
