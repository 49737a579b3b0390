"""Decisions about what to fetch next."""

from hypothesis import given
from hypothesis import strategies as st

from tui.net import ranges as spans
from tui.net.plan import NEAR, PIECE, TAIL, WINDOW, Piece, arrives_soon, is_open, next_ahead, next_for_stream

SIZE = 5_000_000
OFFSETS = st.integers(0, SIZE)


def test_the_stream_goes_from_the_start_to_the_end():
    assert next_for_stream(None, 0, (), None) == Piece(0, None)
    assert next_for_stream(None, 0, ((0, 100),), SIZE) == Piece(100, SIZE)


def test_a_want_comes_first_and_then_what_follows_it():
    assert next_for_stream(3_000_000, 100, ((0, 100),), SIZE) == Piece(3_000_000, SIZE)
    present = ((0, 100), (3_000_000, 3_000_000 + WINDOW))
    assert next_for_stream(3_000_000, 3_000_000, present, SIZE) == Piece(3_000_000 + WINDOW, SIZE)


def test_after_the_end_the_holes_are_filled():
    assert next_for_stream(None, SIZE, ((0, 100), (200, SIZE)), SIZE) == Piece(100, 200)
    assert next_for_stream(None, SIZE, ((0, SIZE),), SIZE) is None


def test_a_want_is_open_while_its_window_has_a_hole():
    assert is_open(100, ((0, 50),), SIZE)
    assert not is_open(100, ((0, 100 + WINDOW),), SIZE)
    assert not is_open(SIZE - 10, ((SIZE - 10, SIZE),), SIZE)
    assert not is_open(SIZE + 10, (), SIZE)


def test_ahead_fetches_the_tail_then_the_spans_in_small_pieces():
    ahead = [(1_000_000, 3_000_000)]
    tail = Piece(SIZE - TAIL, SIZE)
    assert next_ahead(ahead, 0, (), SIZE) == tail
    present = spans.add((), tail.start, SIZE)
    assert next_ahead(ahead, 0, present, SIZE) == Piece(1_000_000, 1_000_000 + PIECE)
    assert next_ahead([(NEAR // 2, NEAR)], 0, present, SIZE) is None


def test_what_the_stream_reaches_soon_needs_no_request():
    assert arrives_soon(1000, 1000, 0)
    assert arrives_soon(0, NEAR, 0)
    assert not arrives_soon(1000, 999, 0)
    assert not arrives_soon(0, NEAR, 100_000)
    assert arrives_soon(0, NEAR, 10_000_000)


@given(st.lists(st.tuples(OFFSETS, st.one_of(st.none(), OFFSETS), st.integers(1, SIZE)), max_size=40))
def test_following_the_plan_fetches_every_byte_once(steps):
    ranges, position = (), 0
    for _, want, length in [*steps, *[(0, None, SIZE)] * 50]:
        piece = next_for_stream(want, position, ranges, SIZE)
        if piece is None:
            break
        end = min(piece.start + length, SIZE if piece.end is None else piece.end)
        assert spans.total(spans.add(ranges, piece.start, end)) == spans.total(ranges) + end - piece.start
        ranges, position = spans.add(ranges, piece.start, end), end
    assert ranges == ((0, SIZE),)
