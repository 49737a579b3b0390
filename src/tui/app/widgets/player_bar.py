"""The player bar: state and title, the time line, and the quote being spoken or what a key did."""

from textwrap import wrap
from typing import ClassVar, Literal

from msgspec import Struct, field
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.looks import glyphs
from tui.app.widgets.row_list import Part, fit
from tui.app.widgets.time_line import LineView, chapter_number, draw, quote_at, second_of, words_at
from tui.model.playback import PlayState
from tui.model.text import format_time

_MOST_ROWS = 4
_ROOMY = 100
"""Columns from which on the time left is told."""
_WHEEL = 5
"""Seconds a notch of the wheel seeks."""
_PARTS = (
    *("state", "dim", "played", "rest", "missing", "mark", "needle", "hover"),
    *("quote", "notice", "problem"),
)
_STATES = {
    PlayState.IDLE: (glyphs.STOPPED, "Nothing playing"),
    PlayState.LOADING: (glyphs.WAITING, "Loading"),
    PlayState.PLAYING: (glyphs.PLAYING, "Playing"),
    PlayState.PAUSED: (glyphs.PAUSED, "Paused"),
    PlayState.STALLED: (glyphs.WAITING, "Waiting for data"),
    PlayState.ENDED: (glyphs.STOPPED, "Ended"),
    PlayState.FAILED: (glyphs.PROBLEM, "Stopped"),
}


class BarView(Struct, frozen=True):
    """All the bar shows."""

    state: PlayState = PlayState.IDLE
    title: str = ""
    line: LineView = field(default_factory=LineView)
    rate: float = 1.0
    volume: int = 80
    facts: tuple[str, ...] = ()
    """Short facts beside rate and volume: what is queued."""
    words: str = ""
    """The quote being spoken, what a key did, or one sentence about a problem."""
    kind: Literal["quote", "notice", "problem"] = "notice"
    under_way: tuple[str, ...] = ()
    """What goes on beside playing, told at every size: how far a tour is, how long until it is silent."""


class _Zone(Struct, frozen=True):
    """Cells of the first line that take the mouse: actions for a click and for the wheel up and down."""

    start: int
    end: int
    click: str = ""
    up: str = ""
    down: str = ""


class PlayerBar(Widget):
    """Three lines at the foot of the screen, there at every size; a long notice takes some more."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"player-bar--{part}" for part in _PARTS}

    def __init__(self) -> None:
        super().__init__()
        self.view = BarView()
        self._rows: list[list[Part]] = []
        self._zones: tuple[_Zone, ...] = ()
        self._pointer: int | None = None
        """The cell of the time line under the mouse."""

    class SeekTo(Message):
        """A click on the time line: go to that second."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds

    class QuoteClicked(Message):
        """A click on the mark of a one-liner, by its place: go to its beginning."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def show(self, view: BarView) -> None:
        """Show this; only cells that look different from before are drawn."""
        if view != self.view:
            self.view = view
            self._fit()
            self._draw()

    def on_resize(self) -> None:
        """Fit the words to the new width."""
        self._pointer = None
        self._fit()
        self._draw()

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        width = self.size.width
        if not self._rows:
            self._rows = self._made(width)
        row = self._rows[y] if y < len(self._rows) else []
        strip = Strip([self._segment(*part) for part in row]).adjust_cell_length(width, self.rich_style)
        # Cells of one style side by side take one escape sequence, not one each.
        return strip.simplify()

    # --- the mouse

    async def on_click(self, event: events.Click) -> None:
        """Seek where the time line was clicked, on a mark to its one-liner; on the state play or pause."""
        if event.button != 1:
            return
        cell, line = self._cell(event), self.view.line
        if cell is not None and line.duration:
            width = self._line_width(self.size.width)
            quote = quote_at(cell, width, line)
            if quote is not None:
                self.post_message(self.QuoteClicked(quote))
            else:
                self.post_message(self.SeekTo(second_of(cell, line.duration, width)))
        elif (zone := self._zone(event)) and zone.click:
            await self.run_action(f"screen.{zone.click}")

    async def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Seek forward; over speed or volume, more of it."""
        await self._wheel(event, up=True)

    async def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Seek back; over speed or volume, less of it."""
        await self._wheel(event, up=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what lies under the pointer."""
        self._point_at(self._cell(event))

    def on_leave(self) -> None:
        """Say again what was said before."""
        self._point_at(None)

    async def _wheel(self, event: events.MouseEvent, *, up: bool) -> None:
        event.stop()
        zone = self._zone(event)
        action = (zone.up if up else zone.down) if zone else ""
        await self.run_action(f"screen.{action or f'seek_by({_WHEEL if up else -_WHEEL})'}")

    def _cell(self, event: events.MouseEvent) -> int | None:
        cell = event.x - cell_len(self._times()[0])
        return cell if event.y == 1 and 0 <= cell < self._line_width(self.size.width) else None

    def _zone(self, event: events.MouseEvent) -> _Zone | None:
        inside = (zone for zone in self._zones if event.y == 0 and zone.start <= event.x < zone.end)
        return next(inside, None)

    def _point_at(self, cell: int | None) -> None:
        if cell != self._pointer:
            self._pointer = cell
            self._draw()

    # --- drawing

    def _draw(self) -> None:
        """Make the lines anew and have the cells drawn that have changed."""
        before, self._rows = self._rows, self._made(self.size.width)
        if len(before) != len(self._rows):
            self.refresh()
            return
        for y, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.refresh(*_changed(old, new, y, self.size.width))

    def _made(self, width: int) -> list[list[Part]]:
        return [self._head(width), self._line(width), *self._words(width)]

    def _head(self, width: int) -> list[Part]:
        view = self.view
        symbol, word = _STATES[view.state]
        state = f" {symbol} {word}  "
        rate, volume = f"{view.rate:g}×", f"{'volume' if width >= 80 else 'vol'} {view.volume}"
        facts = "   ".join((*view.under_way, *(view.facts if width >= 60 else ()), ""))
        right = cell_len(facts) + len(rate) + len(volume) + 3
        title = self._title(max(0, width - cell_len(state) - right - 1))
        start = cell_len(state)
        at = start + cell_len(title) + 1 + cell_len(facts)
        self._zones = (
            _Zone(0, at - 1, "play_or_pause"),
            _Zone(at, at + len(rate), up="change_rate(0.1)", down="change_rate(-0.1)"),
            _Zone(at + len(rate) + 1, width, up="change_volume(5)", down="change_volume(-5)"),
        )
        return [(state, "state"), (title, ""), (f" {facts}{rate}  {volume} ", "dim")]

    def _title(self, room: int) -> str:
        """Return the title, and behind it the chapter where there is room for a good part of both."""
        line, title = self.view.line, self.view.title
        number = chapter_number(line.chapters, line.position)
        if number is None or room < 50:
            return fit(title, room)
        chapter = f"{number}/{len(line.chapters)} {line.chapters[number - 1].title}"
        rest = room - cell_len(title) - 3
        if rest < min(cell_len(chapter), 16):
            return fit(title, room)
        return fit(f"{title} · {chapter}", room)

    def _line(self, width: int) -> list[Part]:
        before, left, whole = self._times()
        cells = draw(self._line_width(width), self.view.line)
        if self._pointer is not None and self._pointer < len(cells):
            cells[self._pointer] = (cells[self._pointer][0], "hover")
        return [(before, "dim"), *cells, (left, "dim"), (whole, "dim")]

    def _words(self, width: int) -> list[list[Part]]:
        rows = len(self._sentence(width)) if self.view.kind != "quote" else 1
        words = ""
        if self._pointer is not None:
            words = words_at(self._pointer, self._line_width(width), self.view.line)
        if words or self.view.kind == "quote":
            lines = [fit(f" {words or self.view.words}", width), *[""] * (rows - 1)]
            return [[(line, "quote")] for line in lines]
        return [[(fit(f" {line}", width), self.view.kind)] for line in self._sentence(width)]

    def _sentence(self, width: int) -> list[str]:
        # The last words of a notice say what to do, so it is never cut like a quote.
        return wrap(self.view.words, max(20, width - 2))[:_MOST_ROWS] or [""]

    def _fit(self) -> None:
        rows = 1 if self.view.kind == "quote" else len(self._sentence(self.size.width))
        if self.styles.height is None or self.styles.height.value != 2 + rows:
            self.styles.height = 2 + rows

    def _times(self) -> tuple[str, str, str]:
        """Return what stands before the time line and behind it: what is left at this speed, the whole."""
        line = self.view.line
        before, whole = f" {format_time(line.position)} ", "-:--"
        if not line.duration:
            return before, "", f" {whole} "
        whole = format_time(line.duration)
        if self.size.width < _ROOMY:
            return before, "", f" {whole} "
        left = format_time(max(0.0, line.duration - line.position) / self.view.rate)
        # As wide as the whole at least: else the line would grow and its marks move while it plays.
        return before, f" {'-' + left:>{len(whole) + 1}} ", f" {whole} "

    def _line_width(self, width: int) -> int:
        return max(0, width - sum(cell_len(text) for text in self._times()))

    def _segment(self, text: str, name: str) -> Segment:
        return Segment(
            text, self.get_component_rich_style(f"player-bar--{name}") if name else self.rich_style
        )


def _changed(old: list[Part], new: list[Part], y: int, width: int) -> list[Region]:
    """Return where two rows look different: the parts that do, or the whole row if lengths differ."""
    if [len(text) for text, _ in old] != [len(text) for text, _ in new]:
        return [Region(0, y, width, 1)]
    regions, x = [], 0
    for before, after in zip(old, new, strict=True):
        length = cell_len(after[0])
        if before != after:
            regions.append(Region(x, y, length, 1))
        x += length
    return regions
