"""When a feed is asked again: decisions that hold for every input."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model.feed import Pace, Polling
from tui.services import schedule

NOW = 1_800_000_000
DAY = 86_400
moments = st.integers(0, 4_000_000_000)
seconds = st.none() | st.floats(0, 1e9)
paces = st.builds(Pace, seconds, seconds)
pollings = st.builds(Polling, moments, moments, st.integers(0, 10_000), st.booleans(), paces)
chances = st.floats(0, 1)


@given(paces, st.lists(st.integers(-(10**11), 10**11), max_size=20), moments)
def test_the_interval_stays_within_its_bounds(pace: Pace, published: list[int], now: int) -> None:
    assert schedule.SHORTEST <= schedule.interval(pace, published, now) <= schedule.LONGEST


@given(pollings, moments, st.none() | st.floats(0, 1e9), chances)
def test_a_failure_is_followed_by_a_wait(
    before: Polling, now: int, retry_after: float | None, chance: float
) -> None:
    after = schedule.after_failure(before, now, retry_after, chance)
    assert after.failures == before.failures + 1
    assert after.pace == before.pace
    assert after.due >= now + int(0.9 * schedule.SHORTEST) - 1
    assert after.due <= now + max(1.1 * schedule.LONGEST, schedule.PATIENCE)
    assert after.due >= int(now + min(retry_after or 0, schedule.PATIENCE))
    assert not schedule.is_due(after, now)


@given(pollings, moments, chances, chances)
def test_more_failures_never_mean_a_shorter_wait(before: Polling, now: int, one: float, other: float) -> None:
    first = schedule.after_failure(before, now, None, one)
    second = schedule.after_failure(first, now, None, other)
    assert (second.due - now) * 1.1 / 0.9 >= first.due - now - 2


@given(pollings, moments)
def test_a_pause_the_server_asked_for_ends_when_it_said(polling: Polling, now: int) -> None:
    assert bool(schedule.pause_asked(polling, now)) == (now < polling.not_before)


@given(st.text(), st.text())
def test_a_feed_never_moves_to_what_is_less_safe(old: str, new: str) -> None:
    if schedule.may_move(old, new):
        assert new.startswith(("http://", "https://"))
        assert not (old.startswith("https://") and new.startswith("http://"))


def test_the_shows_own_rhythm_decides() -> None:
    def every(days: int) -> float:
        dates = [NOW - days * DAY * number for number in range(10)]
        return schedule.interval(Pace(), dates, NOW)

    assert every(1) == 3600
    assert every(7) == 7 * 3600
    assert every(90) == schedule.LONGEST


def test_a_show_that_has_fallen_silent_is_asked_less_often() -> None:
    daily = [NOW - 60 * DAY - DAY * number for number in range(10)]
    assert schedule.interval(Pace(), daily, NOW) > 10 * 3600


def test_what_the_feed_states_goes_before_what_can_be_reckoned() -> None:
    daily = [NOW - DAY * number for number in range(10)]
    assert schedule.interval(Pace(pause=4 * 3600), daily, NOW) == 4 * 3600
    assert schedule.interval(Pace(rhythm=14 * DAY), daily, NOW) == 14 * 3600
    assert schedule.interval(Pace(), [], NOW) == schedule.USUAL


def test_an_ended_feed_is_never_due_and_a_new_one_always() -> None:
    assert schedule.is_due(Polling(), NOW)
    assert not schedule.is_due(schedule.after_the_end(Polling()), NOW)


def test_a_good_answer_forgets_the_failures() -> None:
    after = schedule.after_success(NOW, Pace(pause=7200.0), [], 0.5)
    assert after == Polling(due=NOW + 7200, pace=Pace(pause=7200.0))
