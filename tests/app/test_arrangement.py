"""Where lists and panels stand: inside the screen, none on another, the page with the focus always seen."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.widgets.arrangement import Arrangement, Box, Shares, arrange

PANELS = ("summary", "topics", "quotes", "takeaways", "chapters")
shares = st.builds(
    Shares,
    feeds=st.floats(0, 2),
    side=st.floats(0, 2),
    second=st.floats(0, 2),
    heights=st.dictionaries(st.sampled_from(PANELS), st.floats(0, 2)),
)


def _rows(name: str, width: int) -> int:
    return {"summary": 9, "topics": 3, "quotes": 20, "takeaways": 6}.get(name, 1)


def _arranged(
    width: int, height: int, page: str = "episodes", panels: tuple[str, ...] = PANELS
) -> Arrangement:
    return arrange(width, height, page, panels, _rows)


@given(
    st.integers(0, 300),
    st.integers(0, 100),
    st.sampled_from(("feeds", "episodes", *PANELS)),
    st.lists(st.sampled_from(PANELS), unique=True),
    shares,
    st.dictionaries(st.sampled_from(PANELS), st.integers(0, 500)),
    st.booleans(),
)
def test_nothing_stands_outside_or_on_another_and_the_page_is_seen(
    width: int,
    height: int,
    page: str,
    panels: list[str],
    by_hand: Shares,
    wanted: dict[str, int],
    zoomed: bool,
) -> None:
    if page in PANELS and page not in panels:
        panels.append(page)
    found = arrange(width, height, page, panels, lambda name, _: wanted.get(name, 1), by_hand, zoomed=zoomed)
    if width and height:
        assert found.boxes[page].width > 0
        assert found.boxes[page].height > 0
    for box in found.boxes.values():
        assert 0 <= box.x <= box.x + box.width <= width
        assert 0 <= box.y <= box.y + box.height <= height
    for one, other in combinations(found.boxes.values(), 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_wide_screen_shows_all_and_the_quotes_get_what_the_others_leave() -> None:
    boxes = _arranged(160, 44).boxes
    assert set(boxes) == {"feeds", "episodes", *PANELS}
    assert boxes["feeds"] == Box(0, 0, 30, 44)
    assert boxes["topics"].height == 4
    assert boxes["quotes"].height == max(box.height for box in list(boxes.values())[2:])
    assert boxes["chapters"].y + boxes["chapters"].height == 44


def test_without_quotes_the_summary_gets_what_the_others_leave() -> None:
    def two(name: str, width: int) -> int:
        return 2

    boxes = arrange(160, 44, "episodes", PANELS, two, empty=lambda name: name == "quotes").boxes
    assert boxes["quotes"].height == boxes["topics"].height
    assert boxes["summary"].height == max(box.height for box in list(boxes.values())[2:])


def test_a_very_wide_screen_has_two_stacks_of_panels() -> None:
    boxes = _arranged(200, 56).boxes
    assert boxes["summary"].x == boxes["topics"].x == boxes["takeaways"].x < boxes["quotes"].x
    assert boxes["quotes"].x == boxes["chapters"].x


def test_a_narrow_screen_shows_one_page_and_what_belongs_to_it() -> None:
    assert set(_arranged(80, 20, "topics").boxes) == {"summary", "topics", "takeaways"}
    assert set(_arranged(80, 20, "quotes").boxes) == {"quotes"}
    assert set(_arranged(40, 6, "topics").boxes) == {"topics"}
    assert not _arranged(40, 6).headings


@pytest.mark.parametrize(("column", "cells"), [("feeds", 5), ("episodes", 5), ("quotes", 5), ("quotes", -5)])
def test_a_column_grows_by_what_is_asked(column: str, cells: int) -> None:
    before = _arranged(160, 44).boxes
    wider = Shares().wider(column, cells, 160, before)
    after = arrange(160, 44, column, PANELS, _rows, wider).boxes
    assert after[column].width == before[column].width + cells


def test_a_panel_set_by_hand_keeps_its_height_and_the_others_give_way() -> None:
    before = _arranged(160, 44).boxes
    taller = Shares().taller("topics", 3, before)
    after = arrange(160, 44, "topics", PANELS, _rows, taller).boxes
    assert after["topics"].height == pytest.approx(before["topics"].height + 3, abs=1)


def test_a_transcript_takes_the_greater_half_beside_other_panels() -> None:
    boxes = arrange(160, 44, "episodes", ("summary", "quotes", "transcript"), lambda name, width: 400).boxes
    assert boxes["transcript"].height >= 22
    assert min(box.height for box in boxes.values()) >= 4
