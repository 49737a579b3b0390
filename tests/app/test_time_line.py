"""The time line: always as wide as asked, needle and marks where they belong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.widgets.time_line import MARK, NEEDLE, cell_of, draw, second_of


def _text(width: int, position: float, duration: float | None, marks: tuple[float, ...] = ()) -> str:
    return "".join(text for text, _ in draw(width, position, duration, marks))


def test_needle_and_marks_stand_at_their_seconds() -> None:
    line = _text(10, 50.0, 100.0, (0.0, 99.0))
    assert (line[0], line[5], line[9]) == (MARK, NEEDLE, MARK)


def test_without_a_duration_there_is_a_bare_line() -> None:
    assert draw(5, 3.0, None, (1.0,)) == [("─────", "rest")]


@given(
    st.integers(0, 300),
    st.floats(0, 1e6),
    st.none() | st.floats(0, 1e6),
    st.lists(st.floats(0, 2e6), max_size=9),
)
def test_the_line_is_as_wide_as_asked(
    width: int, position: float, duration: float | None, marks: list[float]
) -> None:
    line = _text(width, position, duration, tuple(marks))
    assert len(line) == width
    assert line.count(NEEDLE) == (1 if width and duration else 0)


@pytest.mark.parametrize("cell", [0, 17, 99])
def test_a_click_goes_back_to_the_cell_it_hit(cell: int) -> None:
    assert cell_of(second_of(cell, 3600.0, 100), 3600.0, 100) == cell


def test_chapters_stand_under_the_quotes() -> None:
    line = "".join(text for text, _ in draw(10, 45, 100, (80,), (0, 20, 60, 80)))
    assert line == "╋━╋━●─┼─◆─"
