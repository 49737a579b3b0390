"""A panel that is one text, scrolled."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size

from tui.app.keys.actions import SCROLL_ACTIONS
from tui.app.widgets.panels.panel import EpisodePanel
from tui.app.widgets.prose import Prose


class TextPanel(VerticalScroll, EpisodePanel, inherit_bindings=False):
    """One `Prose` in a scroll: a widget for each paragraph would be slower."""

    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in SCROLL_ACTIONS]

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.can_focus = True
        self._text = Prose(id=f"{id}-text")

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def show_text(self, text: Content, *, keep: bool = False) -> None:
        """Show this text, from its top unless `keep`."""
        self._text.show(text)
        if not keep:
            self.scroll_home(animate=False)

    def rows_wanted(self, width: int) -> int:
        """Return how many rows the text takes at a width."""
        inside = max(1, width - 2 - self.styles.scrollbar_size_vertical)
        return self._text.get_content_height(Size(inside, 1000), self.app.size, inside)

    def action_move(self, rows: int) -> None:
        """Scroll by rows."""
        self.scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by what is in sight."""
        self.scroll_relative(y=pages * max(1, self.size.height - 1), animate=False)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_end(animate=False)
