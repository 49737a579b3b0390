"""Where on a screen one can go: panels, rows, one-liners, chips, the player bar. Jump labels stand there."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice, product
from typing import NamedTuple, Protocol, runtime_checkable

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from tui.app.widgets.pages import Pages
from tui.app.widgets.player_bar import PlayerBar
from tui.app.widgets.row_list import RowList

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Spot(NamedTuple):
    """A place in cells of the screen, how to go there, and how to go there and choose what is there."""

    x: int
    y: int
    go: Callable[[], object]
    choose: Callable[[], object]


@runtime_checkable
class HasSpots(Protocol):
    """A widget that knows the places inside it."""

    def spots(self) -> Iterator[Spot]:
        """Give the places in sight."""
        ...


def spots_of(screen: Screen[None], play: Callable[[], object]) -> list[Spot]:
    """Return the places in sight: the panels, the player bar where one can `play`, then what panels hold."""
    panels = [widget for widget in screen.focus_chain if widget.region and widget.visible]
    found = [Spot(panel.region.x, _heading_row(panel), panel.focus, panel.focus) for panel in panels]
    found += [Spot(bar.region.x, bar.region.y, play, play) for bar in screen.query(PlayerBar) if bar.region]
    for panel in panels:
        found += _inside(panel)
    return found


def _heading_row(panel: Widget) -> int:
    """Return the row of a panel's heading, which its pages draw above it, else its first row."""
    pages = panel.parent
    headed = isinstance(pages, Pages) and pages.arrangement.headings
    return panel.region.y - headed


def labels(number: int) -> list[str]:
    """Return so many labels, none the beginning of another, the first ones a letter long."""
    firsts = max(0, -(-(number - len(_LETTERS)) // (len(_LETTERS) - 1)))
    single, double = _LETTERS[: len(_LETTERS) - firsts], _LETTERS[len(_LETTERS) - firsts :]
    return list(islice((*single, *map("".join, product(double, _LETTERS))), number))


def _inside(panel: Widget) -> Iterator[Spot]:
    if isinstance(panel, HasSpots):
        yield from panel.spots()
    elif isinstance(panel, RowList):
        yield from _rows(panel)
    elif isinstance(panel, OptionList):
        yield from _options(panel)


def _rows(rows: RowList) -> Iterator[Spot]:
    region, top = rows.scrollable_content_region, int(rows.scroll_offset.y)
    corner = rows.region.offset + rows.gutter.top_left
    for line, row in zip(range(region.height), count(top), strict=False):
        if row < rows.count:
            yield Spot(
                corner.x, corner.y + line, partial(_to_row, rows, row), partial(_choose_row, rows, row)
            )


def _to_row(rows: RowList, row: int) -> None:
    rows.focus()
    rows.cursor = row


def _choose_row(rows: RowList, row: int) -> None:
    _to_row(rows, row)
    rows.action_choose()


def _options(options: OptionList) -> Iterator[Spot]:
    corner = options.region.offset + options.gutter.top_left
    seen = None
    for line in range(options.scrollable_content_region.height):
        # The option a drawn line belongs to is known only to the line.
        marks = (segment.style.meta.get("option") for segment in options.render_line(line) if segment.style)
        option = next((mark for mark in marks if mark is not None), None)
        if option is not None and option != seen and not options.get_option_at_index(option).disabled:
            yield Spot(
                corner.x,
                corner.y + line,
                partial(_to_option, options, option),
                partial(_choose_option, options, option),
            )
        seen = option


def _to_option(options: OptionList, option: int) -> None:
    options.focus()
    options.highlighted = option


def _choose_option(options: OptionList, option: int) -> None:
    _to_option(options, option)
    options.action_select()
