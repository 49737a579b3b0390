"""Which quote is next, and which is being spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.notes import Quote
from tui.services.quote_steps import Step, next_step, previous_step, spoken, step_to, until_change

LEAD = 0.7
QUOTES = (
    Quote("third in time", start=60.0, end=64.0),
    Quote("never timed"),
    Quote("first in time", start=10.0, end=14.0),
    Quote("second in time", start=12.0, end=20.0),
)


def test_next_walks_through_time_whatever_the_order_of_the_notes() -> None:
    position, seen = 0.0, []
    while step := next_step(QUOTES, position, LEAD):
        seen.append(step.index)
        position = step.target
    assert seen == [2, 3, 0]


def test_previous_goes_to_the_beginning_first_and_then_back() -> None:
    assert previous_step(QUOTES, 63.0, LEAD) == Step(0, 59.3)
    assert previous_step(QUOTES, 59.3, LEAD) == Step(3, 11.3)
    assert previous_step(QUOTES, 9.3, LEAD) is None


def test_a_jump_never_goes_below_the_start() -> None:
    assert step_to((Quote("at once", start=0.2),), 0, LEAD) == Step(0, 0.0)


def test_a_quote_without_a_time_is_nowhere_to_go() -> None:
    assert step_to(QUOTES, 1, LEAD) is None


def test_the_later_quote_is_spoken_where_two_overlap() -> None:
    assert spoken(QUOTES, 13.0) == 3
    assert spoken(QUOTES, 11.0) == 2
    assert spoken(QUOTES, 30.0) is None


def test_a_quote_counts_from_where_a_jump_to_it_begins() -> None:
    assert spoken(QUOTES, 59.3, LEAD) == 0
    assert spoken(QUOTES, 59.3) is None


def test_a_quote_without_an_end_lasts_as_long_as_its_words() -> None:
    quote = Quote("ten words take about four seconds to say out loud", start=5.0)
    assert spoken((quote,), 8.0) == 0
    assert spoken((quote,), 15.0) is None


@given(
    st.lists(st.none() | st.floats(0, 1e4), max_size=12),
    st.floats(0, 1e4),
)
def test_next_is_always_ahead_and_previous_always_behind(starts: list[float | None], position: float) -> None:
    quotes = [Quote("q", start=start) for start in starts]
    ahead, behind = next_step(quotes, position, LEAD), previous_step(quotes, position, LEAD)
    assert ahead is None or ahead.target > position
    assert behind is None or behind.target <= position


def test_the_next_look_is_at_the_next_second_or_where_a_quote_begins_or_ends() -> None:
    quotes = (Quote("One two three four five.", start=20.0, end=24.5),)
    assert until_change(quotes, 10.25, 1.0, 0.0) == pytest.approx(0.76)
    assert until_change(quotes, 10.25, 2.0, 0.0) == pytest.approx(0.385)
    assert until_change(quotes, 19.5, 1.0, 0.25) == pytest.approx(0.21)
    assert until_change(quotes, 24.4, 1.0, 0.0) == pytest.approx(0.11)
