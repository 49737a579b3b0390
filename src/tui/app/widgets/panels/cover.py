"""The panel with the picture of the episode, or of its show."""

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from tui.app.messages import CoverWanted
from tui.app.widgets.pages import Pages
from tui.app.widgets.panels.panel import EpisodePanel, EpisodeView
from tui.app.widgets.row_list import fit

if TYPE_CHECKING:
    from textual.timer import Timer

_DWELL = 0.3
"""Seconds the cursor rests on an episode before its picture is looked for."""
_EMPTY = "The picture of an episode, or of its show, appears here."


class CoverPanel(EpisodePanel, can_focus=True):
    """Draws what it is brought; asks for it anew where the episode or the size has changed."""

    BORDER_TITLE = "Cover"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.episode_id: int | None = None
        self._strips: Sequence[Strip] = ()
        self._words = _EMPTY
        self._soon: Timer | None = None
        self._asked: tuple[int, int, int] | None = None

    def show_episode(self, view: EpisodeView) -> None:
        """Ask for the picture of another episode."""
        if view.episode_id != self.episode_id:
            self.episode_id = view.episode_id
            self._ask_soon()

    def on_resize(self) -> None:
        """Ask for one of another size."""
        self._ask_soon()

    def on_show(self) -> None:
        """Ask for what was not wanted while nobody saw it."""
        self._ask_soon()

    def show(self, episode_id: int, strips: Sequence[Strip], words: str) -> None:
        """Show a picture, or the words that tell why there is none, while its episode is the one shown."""
        if episode_id == self.episode_id:
            before = self.rows_wanted(self.size.width)
            self._strips, self._words = strips, words
            self.refresh()
            if before != self.rows_wanted(self.size.width) and isinstance(self.parent, Pages):
                self.parent.arrange_again()

    def rows_wanted(self, width: int) -> int:
        """Return the rows of a square; those of the words where there is no picture."""
        if not self._strips and self._words != _EMPTY:
            return len(wrap(self._words, max(10, width - 2)))
        return max(1, (width - 2) // 2)

    def render_line(self, y: int) -> Strip:
        """Draw a row of the picture in the middle of the panel, or of the words in its place."""
        width, ground = self.scrollable_content_region.width, self.rich_style
        if y < len(self._strips):
            picture = self._strips[y]
            before = max(0, (width - picture.cell_length) // 2)
            strip = Strip([Segment(" " * before, ground), *picture], before + picture.cell_length)
            return strip.adjust_cell_length(width, ground)
        lines = wrap(self._words, max(10, width))
        return Strip([Segment(fit(lines[y] if y < len(lines) else "", width), ground)], width)

    def _ask_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_DWELL, self._ask)

    def _ask(self) -> None:
        self._soon = None
        pages, size = self.parent, self.scrollable_content_region.size
        seen = not isinstance(pages, Pages) or self.id in pages.arrangement.boxes
        if self.episode_id is None or not size or not seen:
            return
        asked = (self.episode_id, size.width, size.height)
        if asked != self._asked:
            self._asked = asked
            self.post_message(CoverWanted(*asked))
