"""The player bar: state and title, the time line, and the quote being spoken or what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app import glyphs
from tui.app.widgets.row_list import fit
from tui.app.widgets.time_line import draw, second_of
from tui.model.playback import PlayState
from tui.model.text import format_time

_MOST_ROWS = 4
_STATES = {
    PlayState.IDLE: (glyphs.STOPPED, "Nothing playing"),
    PlayState.LOADING: (glyphs.WAITING, "Loading"),
    PlayState.PLAYING: (glyphs.PLAYING, "Playing"),
    PlayState.PAUSED: (glyphs.PAUSED, "Paused"),
    PlayState.STALLED: (glyphs.WAITING, "Waiting for data"),
    PlayState.ENDED: (glyphs.STOPPED, "Ended"),
    PlayState.FAILED: (glyphs.PROBLEM, "Stopped"),
}


@dataclass(frozen=True, slots=True)
class BarView:
    """All the bar shows; seconds. Two equal views look the same, so the bar is drawn only on a change."""

    state: PlayState = PlayState.IDLE
    title: str = ""
    position: int = 0
    duration: int | None = None
    marks: tuple[float, ...] = ()
    chapters: tuple[float, ...] = ()
    rate: float = 1.0
    volume: int = 80
    line: str = ""
    """The words of the quote being spoken, or one sentence about a problem."""
    problem: bool = False


class PlayerBar(Widget):
    """Three lines at the foot of the screen, there at every size; a long problem takes one or two more."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"player-bar--{part}"
        for part in ("state", "dim", "played", "rest", "mark", "needle", "quote", "problem")
    }
    view = BarView()

    class SeekTo(Message):
        """A click on the time line: go to that second."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds

    def show(self, view: BarView) -> None:
        """Show this; nothing is drawn when it looks the same as before."""
        if view != self.view:
            self.view = view
            self._fit()
            self.refresh()

    def on_resize(self) -> None:
        """Fit a problem to the new width."""
        self._fit()

    def render_line(self, y: int) -> Strip:
        """Draw one of the three lines."""
        width = self.size.width
        segments = (self._head, self._line)[y](width) if y < 2 else self._words(width, y - 2)
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Seek where the time line was clicked."""
        times, width = self._times(), self._line_width(self.size.width)
        cell = event.x - cell_len(times[0])
        if event.y == 1 and self.view.duration and 0 <= cell < width:
            self.post_message(self.SeekTo(second_of(cell, self.view.duration, width)))

    def _head(self, width: int) -> list[Segment]:
        symbol, word = _STATES[self.view.state]
        state = f" {symbol} {word}  "
        facts = f" {self.view.rate:g}×  vol {self.view.volume} "
        if width < 60:
            facts = f" {self.view.rate:g}× "
        title = fit(self.view.title, width - cell_len(state) - cell_len(facts))
        return [self._part(state, "state"), Segment(title, self.rich_style), self._part(facts, "dim")]

    def _line(self, width: int) -> list[Segment]:
        before, after = self._times()
        view = self.view
        runs = draw(self._line_width(width), view.position, view.duration, view.marks, view.chapters)
        return [
            self._part(before, "dim"),
            *(self._part(text, part) for text, part in runs),
            self._part(after, "dim"),
        ]

    def _words(self, width: int, row: int) -> list[Segment]:
        if not self.view.problem:
            return [self._part(fit(f" {self.view.line}", width), "quote")]
        rows = self._problem(width)
        return [self._part(f" {rows[row]}" if row < len(rows) else "", "problem")]

    def _problem(self, width: int) -> Sequence[str]:
        # A problem's last words say what to do, so it is never cut like a quote.
        return wrap(self.view.line, max(20, width - 2))[:_MOST_ROWS] or [""]

    def _fit(self) -> None:
        rows = len(self._problem(self.size.width)) if self.view.problem else 1
        self.styles.height = 2 + rows

    def _times(self) -> tuple[str, str]:
        duration = self.view.duration
        return f" {format_time(self.view.position)} ", f" {format_time(duration) if duration else '-:--'} "

    def _line_width(self, width: int) -> int:
        return max(0, width - sum(cell_len(text) for text in self._times()))

    def _part(self, text: str, name: str) -> Segment:
        return Segment(text, self.get_component_rich_style(f"player-bar--{name}"))
