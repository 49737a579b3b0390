"""The last line of the screen: the keys that matter where the focus is."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class KeyLine(Widget):
    """Keys with a word each, as many as there is room for; a click presses one.

    Drawn as one line: a widget for each key, as Textual's footer has, takes a tenth of the start.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--words"}

    def on_mount(self) -> None:
        """Follow what works where the focus is."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    @property
    def keys(self) -> list[Binding]:
        """The bindings shown: those meant for this line, each once, as far as they fit."""
        found: dict[str, Binding] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled:
                found.setdefault(binding.action, binding)
        fitting, used = [], 0
        for binding in found.values():
            used += cell_len(self._key(binding)) + cell_len(binding.description) + 3
            if used > self.size.width:
                break
            fitting.append(binding)
        return fitting

    def render_line(self, y: int) -> Strip:
        """Draw the keys."""
        width = self.size.width
        key, words = (self.get_component_rich_style(f"key-line--{part}") for part in ("key", "words"))
        segments = []
        for binding in self.keys:
            segments.append(Segment(f" {self._key(binding)}", key))
            segments.append(Segment(f" {binding.description} ", words))
        return Strip(segments).adjust_cell_length(width, words)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        used = 0
        for binding in self.keys:
            used += cell_len(self._key(binding)) + cell_len(binding.description) + 3
            if event.x < used:
                self.app.simulate_key(binding.key)
                return

    def _key(self, binding: Binding) -> str:
        return self.app.get_key_display(binding)
