"""One line that tells which page is seen, where not all of them fit on the screen."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.row_list import fit


class PageLine(Widget):
    """The names of the pages, the one shown in brackets; a click goes to one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page-line--here", "page-line--other"}

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[tuple[str, str], ...] = ()
        self._here = 0
        self._hint = ""

    class Chosen(Message):
        """A page was clicked."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def show(self, pages: tuple[tuple[str, str], ...], here: int, hint: str) -> None:
        """Show these pages, (id, name) each, which of them is seen, and how to go on."""
        if (pages, here, hint) != (self._pages, self._here, self._hint):
            self._pages, self._here, self._hint = pages, here, hint
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        here, other = (self.get_component_rich_style(f"page-line--{part}") for part in ("here", "other"))
        segments = [
            Segment(text, here if number == self._here else other) for number, text in self._texts(width)
        ]
        used = sum(cell_len(segment.text) for segment in segments)
        room = width - used - 1
        hint = f"{self._hint:>{room}} " if cell_len(self._hint) < room else ""
        return Strip([*segments, Segment(hint, other)]).adjust_cell_length(width, other)

    def on_click(self, event: events.Click) -> None:
        """Tell which page was clicked; where only one has room, a click goes to the next."""
        used = 0
        texts = self._texts(self.size.width)
        for number, text in texts:
            used += cell_len(text)
            if event.x < used:
                number = number if len(texts) > 1 else (number + 1) % len(self._pages)
                self.post_message(self.Chosen(self._pages[number][0]))
                return

    def _texts(self, width: int) -> list[tuple[int, str]]:
        """Return the pages that have room, each with its number: all of them, or only the one shown."""
        texts = [
            (number, f"[{name}]" if number == self._here else f" {name} ")
            for number, (_, name) in enumerate(self._pages)
        ]
        if sum(cell_len(text) for _, text in texts) <= width or not self._pages:
            return texts
        name = self._pages[self._here][1]
        return [(self._here, fit(f"[{name}] {self._here + 1} of {len(self._pages)}", width))]
