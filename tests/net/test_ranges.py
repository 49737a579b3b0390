"""Range arithmetic against plain sets of byte numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.net import ranges as spans

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


def build(pairs):
    ranges = ()
    for start, end in pairs:
        ranges = spans.add(ranges, start, end)
    return ranges, {byte for start, end in pairs for byte in range(start, end)}


@given(SPANS)
def test_added_spans_stay_sorted_and_apart_and_hold_exactly_their_bytes(pairs):
    ranges, present = build(pairs)
    assert all(start < end for start, end in ranges)
    assert all(left[1] < right[0] for left, right in pairwise(ranges))
    assert {byte for start, end in ranges for byte in range(start, end)} == present
    assert spans.total(ranges) == len(present)


@given(SPANS, st.integers(0, 70))
def test_runs_and_next_starts(pairs, offset):
    ranges, present = build(pairs)
    end = offset
    while end in present:
        end += 1
    assert spans.end_of_run(ranges, offset) == end
    assert spans.start_of_next(ranges, offset) == min(
        (byte for byte in present if byte >= offset), default=None
    )


@given(SPANS, st.integers(0, 70), st.one_of(st.none(), st.integers(0, 70)))
def test_the_first_hole(pairs, start, end):
    ranges, present = build(pairs)
    hole = spans.first_hole(ranges, start, end)
    absent = [byte for byte in range(start, 80 if end is None else end) if byte not in present]
    if hole is None:
        assert not absent
        return
    begin, stop = hole
    assert begin == absent[0]
    last = next((byte for byte in range(begin, 80) if byte in present), None)
    bounds = [bound for bound in (last, end) if bound is not None]
    assert stop == (min(bounds) if bounds else None)


@given(SPANS, st.integers(0, 70), st.integers(0, 70))
def test_covers(pairs, start, end):
    ranges, present = build(pairs)
    assert spans.covers(ranges, start, end) == present.issuperset(range(start, end))
