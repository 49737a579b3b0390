"""A second as people type it."""

import pytest

from tui.services.typed_time import second_typed


@pytest.mark.parametrize(
    ("typed", "second"),
    [
        ("12:34", 754.0),
        ("1:02:03", 3723.0),
        (" 0:5 ", 5.0),
        ("+90", 190.0),
        ("-30", 70.0),
        ("+1:30", 190.0),
        ("- 1:00", 40.0),
        ("-500", 0.0),
        ("50%", 2000.0),
        ("+10%", 500.0),
        ("100 %", 4000.0),
        ("99:59:59", 4000.0),
    ],
)
def test_what_is_a_time(typed: str, second: float) -> None:
    assert second_typed(typed, 100.0, 4000.0) == pytest.approx(second)


@pytest.mark.parametrize(
    "typed", ["", "12", "now", "1:2:3:4", "12:61", "101%", "+", "%", "1:-2", "٣:٠٠", "12:34 x"]
)
def test_what_is_none(typed: str) -> None:
    assert second_typed(typed, 100.0, 4000.0) is None


def test_a_share_needs_the_length_and_a_time_does_not() -> None:
    assert second_typed("50%", 0.0, None) is None
    assert second_typed("12:34", 0.0, None) == 754.0
