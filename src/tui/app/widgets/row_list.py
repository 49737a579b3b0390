"""A list that draws only the rows in sight, however many there are."""

from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.keys.actions import LIST_ACTIONS
from tui.app.widgets.headed import Headed

Part = tuple[str, str]
"""A stretch of a row: its text, and the name of its component style without the prefix ("" for none)."""


_UNSURE = dict.fromkeys((0xFE0E, 0xFE0F, 0x200D, 0x20E3, *range(0x1F3FB, 0x1F400))) | {
    0x1F1E6 + letter: chr(ord("A") + letter) for letter in range(26)
}
"""Signs that join or alter others: terminals differ in how many cells that takes. Flags become letters."""


def steady(text: str) -> str:
    """Return `text` with signs only that are as wide on every terminal, so that columns stay in line."""
    return text if text.isascii() else text.translate(_UNSURE)


def fit(text: str, width: int) -> str:
    """Return `text` exactly `width` cells wide, an ellipsis telling where it was cut."""
    text = steady(text)
    if cell_len(text) <= width or width < 2:
        return set_cell_size(text, max(0, width))
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


class RowList(ScrollView, Headed, can_focus=True, inherit_bindings=False):
    """Rows one line high, drawn on demand; the cursor sends `Moved` and `Chosen`.

    A subclass says how many rows there are (`count`) and what stands in one (`parts`).
    """

    DEFAULT_CSS = "RowList { overflow-x: hidden; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--text",
        "row-list--cursor",
        "row-list--dim",
        "row-list--mark",
        "row-list--bad",
    }
    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in LIST_ACTIONS]

    cursor = reactive(0, repaint=False)
    count = 0
    empty = ""
    """What an empty list says; ours, never foreign."""
    foot = 0
    """Lines at the foot of what is in sight that hold no rows."""

    class Moved(Message):
        """The cursor is on another row."""

        def __init__(self, rows: "RowList") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "RowList":
            """The list the cursor moved in."""
            return self.rows

    class Chosen(Moved):
        """Enter or a click on the row under the cursor."""

    def parts(self, row: int, width: int) -> list[Part]:
        """Return what stands in a row `width` cells wide."""
        raise NotImplementedError

    def skips(self, row: int) -> bool:
        """Whether the cursor passes over a row, as over a heading; the last row is none of those."""
        return False

    def reload(self, cursor: int = 0, *, moved: bool = True) -> None:
        """Draw anew after the rows have changed, with the cursor on a row; `moved` sends word of it."""
        self._fit()
        self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        self._bring_into_sight()
        self.refresh()
        if self.count and moved:
            self.post_message(self.Moved(self))

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if row >= self.count:
            lines = wrap(self.empty, max(10, width - 2)) if not self.count else []
            text = f" {lines[y]}" if y < len(lines) else ""
            return Strip([Segment(set_cell_size(text, width), self._style("dim"))], width)
        on_cursor = row == self.cursor
        here = self._style("cursor" if on_cursor else "text")
        segments = []
        for text, name in self.parts(row, width):
            segments.append(Segment(text, here if on_cursor or not name else self._style(name)))
        return Strip(segments).adjust_cell_length(width, here)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row it may stand on."""
        cursor = max(0, min(cursor, self.count - 1))
        while self.skips(cursor) and cursor < self.count - 1:
            cursor += 1
        return cursor

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows concerned, scrolling where needed."""
        self._bring_into_sight()
        width, top = self.scrollable_content_region.width, self.scroll_offset.y
        self.refresh(Region(0, old - top, width, 1), Region(0, new - top, width, 1))
        if self.count:
            self.post_message(self.Moved(self))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Textual takes what is in sight for all there is, and would draw the scroll bar anew each time.
        return super()._size_updated(size, self.virtual_size, container_size, layout)

    def refresh_row(self, row: int) -> None:
        """Draw one row anew."""
        self.refresh(Region(0, row - self.scroll_offset.y, self.scrollable_content_region.width, 1))

    def on_resize(self) -> None:
        """Fit the rows to the new width."""
        self._fit()
        self._bring_into_sight()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second one on the same row chooses it."""
        row = event.y - self.gutter.top + self.scroll_offset.y
        if 0 <= row < self.count and not self.skips(row):
            self.clicked(row, event)

    def clicked(self, row: int, event: events.Click) -> None:
        """Do what a click on a row means."""
        if row == self.cursor and event.chain > 1 and event.button == 1:
            self.action_choose()
        else:
            self.cursor = row

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        target = self.cursor + rows
        while rows < 0 and target > 0 and self.skips(target):
            target -= 1
        self.cursor = target

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight."""
        self.action_move(pages * max(1, self.scrollable_content_region.height - 1))

    def action_first(self) -> None:
        """Move the cursor to the top."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the end."""
        self.cursor = self.count - 1

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"row-list--{name}")

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count + self.foot)

    def _bring_into_sight(self) -> None:
        """Scroll to the cursor where it is out of sight, and a third of the height further.

        Else each step at an edge would draw every row anew, and the next row be seen only on it.
        """
        height = self.scrollable_content_region.height - self.foot
        top, further = self.scroll_offset.y, height // 3
        if self.cursor < top:
            self.scroll_to(y=max(0, self.cursor - further), animate=False, force=True)
        elif height and self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1 + further, animate=False, force=True)
