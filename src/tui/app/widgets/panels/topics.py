"""The panel with who and what the episode is about, each name a chip to choose."""

from collections.abc import Iterator
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.actions import CHIP_ACTIONS, LIST_ACTIONS
from tui.app.glyphs import FIGURE, TOPIC
from tui.app.messages import NameChosen
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
        self._lines: list[list[int]] = []

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
        counts = [
            f"{symbol} {sum(mark == symbol for mark, _ in chips)} {word}"
            for symbol, word in ((FIGURE, "figures"), (TOPIC, "names" if mixed else "topics"))
            if any(mark == symbol for mark, _ in chips)
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
        return len(self._in_lines(max(1, inside)) if self._chips else wrap(_EMPTY, max(10, inside)))

    def render_line(self, y: int) -> Strip:
        """Draw one row of chips."""
        width, row = self.scrollable_content_region.width, y + self.scroll_offset.y
        if not self._chips:
            lines = wrap(_EMPTY, max(10, width))
            return Strip([Segment(fit(lines[y] if y < len(lines) else "", width), self._style("dim"))], width)
        segments: list[Segment] = []
        for number in self._lines[row] if row < len(self._lines) else ():
            here = number == self._cursor and self.has_focus
            text = self._text(number, width, bracketed=here)
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
        number = self._chip_at(event.x - self.gutter.left, event.y - self.gutter.top + self.scroll_offset.y)
        if number is not None:
            self._go(number)
            if event.button == 1:
                self.action_choose()

    def action_beside(self, chips: int) -> None:
        """Go so many chips on."""
        self._go(self._cursor + chips)

    def action_move(self, rows: int) -> None:
        """Go up or down, to the chip that stands nearest."""
        row = self._row_of(self._cursor)
        wanted = max(0, min(row + rows, len(self._lines) - 1))
        if self._lines and wanted != row:
            middle = self._middle(row, self._cursor)
            self._go(min(self._lines[wanted], key=lambda chip: abs(self._middle(wanted, chip) - middle)))

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
        for row, chips in enumerate(self._lines[top : top + self.scrollable_content_region.height]):
            for chip in chips:
                x = int(self._middle(row + top, chip) - cell_len(self._text(chip, self.size.width)) / 2)
                go = partial(self._go_to, chip)
                yield Spot(corner.x + x, corner.y + row, go, partial(self._choose, chip))

    def _go_to(self, number: int) -> None:
        self.focus()
        self._go(number)

    def _choose(self, number: int) -> None:
        self._go_to(number)
        self.action_choose()

    def _go(self, number: int) -> None:
        self._cursor = max(0, min(number, len(self._chips) - 1))
        row = self._row_of(self._cursor)
        self.scroll_to_region(Region(0, row, 1, 1), animate=False, force=True)
        self.refresh()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = self._in_lines(width)
        self.virtual_size = Size(width, len(self._lines))

    def _in_lines(self, width: int) -> list[list[int]]:
        lines: list[list[int]] = []
        used = width
        for number in range(len(self._chips)):
            length = cell_len(self._text(number, width))
            if used + length > width or not lines:
                lines.append([])
                used = 0
            lines[-1].append(number)
            used += length + 1
        return lines

    def _text(self, number: int, width: int, *, bracketed: bool = False) -> str:
        symbol, name = self._chips[number]
        text = f"{symbol} {name}"
        text = fit(text, min(cell_len(text), max(1, width - 2)))
        return f"[{text}]" if bracketed else f" {text} "

    def _row_of(self, number: int) -> int:
        return next((row for row, chips in enumerate(self._lines) if number in chips), 0)

    def _middle(self, row: int, chip: int) -> float:
        x = 0
        for number in self._lines[row]:
            length = cell_len(self._text(number, self.scrollable_content_region.width))
            if number == chip:
                return x + length / 2
            x += length + 1
        return 0.0

    def _chip_at(self, x: int, y: int) -> int | None:
        for number in self._lines[y] if 0 <= y < len(self._lines) else ():
            length = cell_len(self._text(number, self.scrollable_content_region.width))
            if 0 <= x < length:
                return number
            x -= length + 1
        return None

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"topics--{name}")
