"""The time line: always as wide as asked, needle and marks where they belong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.looks.glyphs import in_ascii
from tui.app.widgets.time_line import (
    LineView,
    cell_of,
    chapter_number,
    draw,
    second_of,
    seconds_on_disk,
    words_at,
)
from tui.model.episode import Chapter
from tui.model.notes import Quote

seconds = st.floats(0, 2e6)


def _text(width: int, view: LineView) -> str:
    return "".join(text for text, _ in draw(width, view))


def _quotes(*starts: float | None) -> tuple[Quote, ...]:
    return tuple(Quote(f"Said at {start}.", "Ada", start) for start in starts)


def _chapters(*starts: float) -> tuple[Chapter, ...]:
    return tuple(Chapter(start, f"Part {start:g}") for start in starts)


def test_needle_and_marks_stand_at_their_seconds() -> None:
    line = draw(10, LineView(50.0, 100.0, _quotes(0.0, 99.0, None)))
    assert [part for _, part in line] == ["mark", *["played"] * 4, "needle", *["rest"] * 3, "mark"]


def test_without_a_duration_there_is_a_bare_line() -> None:
    assert _text(5, LineView(3.0, None, _quotes(1.0))) == "─────"


@given(
    st.integers(-1, 300),
    seconds,
    st.none() | seconds,
    st.lists(seconds, max_size=9),
    st.none() | st.lists(st.tuples(seconds, seconds), max_size=4),
)
def test_the_line_is_as_wide_as_asked(
    width: int,
    position: float,
    duration: float | None,
    starts: list[float],
    fetched: list[tuple[float, float]] | None,
) -> None:
    spans = None if fetched is None else tuple(fetched)
    cells = draw(width, LineView(position, duration, _quotes(*starts), _chapters(*starts), spans))
    assert len(cells) == max(0, width)
    assert cell_len("".join(text for text, _ in cells)) == max(0, width)
    assert [part for _, part in cells].count("needle") == (1 if width > 0 and duration else 0)


@pytest.mark.parametrize("cell", [0, 17, 99])
def test_a_click_goes_back_to_the_cell_it_hit(cell: int) -> None:
    assert cell_of(second_of(cell, 3600.0, 100), 3600.0, 100) == cell


def test_chapters_stand_under_the_quotes() -> None:
    line = _text(10, LineView(45, 100, _quotes(80), _chapters(0, 20, 60, 80)))
    assert line == "╋━╋━▌─┼─◆─"


def test_an_unsure_quote_has_a_mark_of_its_own() -> None:
    quotes = (Quote("a", start=20.0), Quote("b", start=80.0, sure=False))
    assert _text(10, LineView(0, 100, quotes)) == "▏─◆─────◇─"


@pytest.mark.parametrize(("position", "needle"), [(50, "▏"), (52.4, "▎"), (55, "▌"), (59.9, "█"), (100, "█")])
def test_the_needle_tells_an_eighth_of_a_cell(position: float, needle: str) -> None:
    assert needle in _text(10, LineView(position, 100))
    assert in_ascii(_text(10, LineView(position, 100))).count("#") == 1


def test_what_is_not_fetched_is_broken_and_what_is_heard_is_not() -> None:
    spans = seconds_on_disk(((0, 300), (800, 1000)), 1000, 100)
    assert _text(10, LineView(10, 100, fetched=spans)) == "━▏─╌╌╌╌╌──"
    assert _text(10, LineView(10, 100, fetched=None)) == "━▏────────"
    assert in_ascii(_text(10, LineView(10, 100, fetched=spans))) == "=#-.....--"


def test_bytes_mean_nothing_while_size_or_length_are_unknown() -> None:
    assert seconds_on_disk(((0, 9),), None, 100) is None
    assert seconds_on_disk(((0, 9),), 9, None) is None


def test_the_words_under_a_cell_are_time_chapter_and_quote() -> None:
    view = LineView(0, 100, _quotes(42.0), _chapters(0, 40))
    assert words_at(1, 10, view) == "0:15 · 1/2 Part 0"
    assert words_at(4, 10, view) == "0:45 · 2/2 Part 40 · “Said at 42.0.” — Ada"
    assert words_at(4, 10, LineView()) == ""


def test_before_the_first_chapter_there_is_none() -> None:
    assert chapter_number(_chapters(10, 50), 5) is None
    assert chapter_number(_chapters(10, 50), 10) == 1
    assert chapter_number(_chapters(10, 50), 99) == 2
