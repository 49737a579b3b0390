"""The panel with who and what the episode is about, each name a chip to choose."""

from collections.abc import Iterator
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.keys.actions import CHIP_ACTIONS, LIST_ACTIONS
from tui.app.looks.glyphs import FIGURE, TOPIC
from tui.app.messages import NameChosen
from tui.app.widgets.panels.chips import Chips
from tui.app.widgets.panels.panel import EpisodePanel, EpisodeView
from tui.app.widgets.row_list import fit

if TYPE_CHECKING:
    from tui.app.spots import Spot

_EMPTY = "Who and what an episode is about appears here; enter on a name shows where else it is named."


class TopicsPanel(ScrollView, EpisodePanel, can_focus=True, inherit_bindings=False):
    """Key figures and topics, each once, told apart by a symbol."""

    DEFAULT_CSS = """
        TopicsPanel {
            .topics--chip { background: $surface-lighten-1; color: $foreground; }
            .topics--cursor {
                background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
            }
            .topics--dim { color: $text-muted; }
            &:nocolor > .topics--cursor, &:ansi > .topics--cursor {
                text-style: bold reverse; background: $background; color: $foreground;
            }
        }
    """

    BORDER_TITLE = "Key figures & topics"
    KEY_WORDS: ClassVar[dict[str, str]] = {"choose": "where named"}
    COMPONENT_CLASSES: ClassVar[set[str]] = {"topics--chip", "topics--cursor", "topics--dim"}
    BINDINGS: ClassVar[list[BindingType]] = [
        action.binding() for action in (*CHIP_ACTIONS, *LIST_ACTIONS) if not action.id.startswith("page")
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._chips: tuple[tuple[str, str], ...] = ()
        self._cursor = 0
        self._laid_out = Chips((), 0)

    def show_episode(self, view: EpisodeView) -> None:
        """Show the names of the notes, else those a model gave."""
        notes = view.notes
        figures, topics, source = (notes.key_figures, notes.topics, "show notes") if notes else ((), (), "")
        if notes and notes.made and not (figures or topics):
            figures, topics, source = notes.made.key_figures, notes.made.topics, notes.made.source
        # One list for both names the same in each: of those only who is quoted is known to be a person.
        mixed = set(figures) & set(topics) - {quote.speaker for quote in view.quotes}
        names = {name: TOPIC if name in mixed else FIGURE for name in figures}
        names |= {name: TOPIC for name in topics if name not in figures}
        chips = tuple((symbol, name) for name, symbol in names.items())
        words = {FIGURE: "figures", TOPIC: "names" if mixed else "topics"}
        numbers = {symbol: sum(mark == symbol for mark, _ in chips) for symbol in words}
        counts = [
            f"{symbol} {number} {words[symbol] if number > 1 else words[symbol][:-1]}"
            for symbol, number in numbers.items()
            if number
        ]
        self.tell_source("  ".join(counts), source if chips else "")
        if chips != self._chips:
            self._chips, self._cursor = chips, 0
            self._lay_out()
            self.scroll_to(y=0, animate=False)
            self.refresh()

    def rows_wanted(self, width: int) -> int:
        """Return how many rows the chips take at a width."""
        inside = width - 2 - self.styles.scrollbar_size_vertical
        return len(Chips(self._chips, max(1, inside)).rows if self._chips else wrap(_EMPTY, max(10, inside)))

    def render_line(self, y: int) -> Strip:
        """Draw one row of chips."""
        width, row = self.scrollable_content_region.width, y + self.scroll_offset.y
        if not self._chips:
            lines = wrap(_EMPTY, max(10, width))
            return Strip([Segment(fit(lines[y] if y < len(lines) else "", width), self._style("dim"))], width)
        segments: list[Segment] = []
        rows = self._laid_out.rows
        for piece in rows[row] if row < len(rows) else ():
            here = piece.number == self._cursor and self.has_focus
            text = piece.bracketed if here else piece.text
            segments += [
                Segment(text, self._style("cursor" if here else "chip")),
                Segment(" ", self.rich_style),
            ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_resize(self) -> None:
        """Lay the chips out for the new width."""
        self._lay_out()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click shows where the name occurs."""
        number = self._laid_out.at(
            event.x - self.gutter.left, event.y - self.gutter.top + self.scroll_offset.y
        )
        if number is not None:
            self._go(number)
            if event.button == 1:
                self.action_choose()

    def action_beside(self, chips: int) -> None:
        """Go so many chips on."""
        self._go(self._cursor + chips)

    def action_move(self, rows: int) -> None:
        """Go up or down, to the chip that stands nearest."""
        here = self._laid_out.rows_of(self._cursor)
        if here:
            row = max(0, min(here[-1 if rows > 0 else 0] + rows, len(self._laid_out.rows) - 1))
            self._go(self._laid_out.nearest(self._cursor, row))

    def action_first(self) -> None:
        """Go to the first chip."""
        self._go(0)

    def action_last(self) -> None:
        """Go to the last chip."""
        self._go(len(self._chips) - 1)

    def action_choose(self) -> None:
        """Show where the name under the cursor occurs."""
        if self._chips:
            self.post_message(NameChosen(self._chips[self._cursor][1]))

    def spots(self) -> "Iterator[Spot]":
        """Give the chips in sight, for jump labels."""
        from tui.app.spots import Spot

        corner, top = self.region.offset + self.gutter.top_left, int(self.scroll_offset.y)
        rows = self._laid_out.rows[top : top + self.scrollable_content_region.height]
        for row, piece in ((row, piece) for row, pieces in enumerate(rows) for piece in pieces):
            if piece.first:
                go, choose = partial(self._go_to, piece.number), partial(self._choose, piece.number)
                yield Spot(corner.x + piece.x, corner.y + row, go, choose)

    def _go_to(self, number: int) -> None:
        self.focus()
        self._go(number)

    def _choose(self, number: int) -> None:
        self._go_to(number)
        self.action_choose()

    def _go(self, number: int) -> None:
        self._cursor = max(0, min(number, len(self._chips) - 1))
        rows = self._laid_out.rows_of(self._cursor)
        if rows:
            self.scroll_to_region(Region(0, rows[0], 1, len(rows)), animate=False, force=True)
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._laid_out = Chips(self._chips, width)
        self.virtual_size = Size(width, len(self._laid_out.rows))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"topics--{name}")
