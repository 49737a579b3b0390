from hypothesis import given
from hypothesis import strategies as st

from tui.player.clock import FREE_RUN, RESYNC, Clock


def running(at: float = 0.0) -> Clock:
    clock = Clock()
    clock.jump(100.0)
    clock.run(at)
    clock.report(100.0, at)
    return clock


def test_stands_at_the_target_until_sound_is_reported() -> None:
    clock = Clock()
    clock.jump(30.0)
    clock.run(0.0)
    assert clock.position(5.0) == 30.0
    clock.report(30.0, 5.0)
    assert clock.position(5.25) == 30.25


def test_goes_on_between_reports_at_the_rate() -> None:
    clock = running()
    clock.set_rate(2.0, 0.0)
    assert clock.position(0.25) == 100.5


def test_a_rate_change_counts_from_now_on() -> None:
    clock = running()
    clock.set_rate(2.0, 0.25)
    assert clock.position(0.5) == 100.75


def test_stops_by_itself_when_reports_stay_away() -> None:
    assert running().position(60.0) == 100.0 + FREE_RUN


def test_holds_while_paused_and_goes_on_from_there() -> None:
    clock = running()
    clock.hold(0.25)
    assert clock.position(50.0) == 100.25
    clock.run(50.0)
    assert clock.position(50.25) == 100.5


def test_reports_during_a_pause_are_passed_over() -> None:
    clock = running()
    clock.hold(0.25)
    clock.report(140.0, 0.3)
    assert clock.position(0.5) == 100.25


def test_a_report_that_is_far_off_is_believed_backwards_too() -> None:
    clock = running()
    clock.report(80.0, 0.25)
    assert clock.position(0.25) == 80.0


def test_a_jump_counts_at_once() -> None:
    clock = running()
    clock.jump(7.0)
    assert clock.position(0.25) == 7.0


@given(st.lists(st.tuples(st.floats(0.01, 0.5), st.floats(-RESYNC / 3, RESYNC / 3)), max_size=30))
def test_never_goes_back_between_jumps(steps: list[tuple[float, float]]) -> None:
    clock, now, last = running(), 0.0, 0.0
    for pause, error in steps:
        now += pause
        assert clock.position(now) >= last
        clock.report(100.0 + now + error, now)
        last = clock.position(now)
