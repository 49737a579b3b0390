"""The last line of the screen: the keys that matter where the focus is."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.dom import DOMNode
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.app.keys.actions import by_id
from tui.app.keys.in_force import first_key

_LAST = ("help",)
"""What keeps its place at the end of the line, however little room there is."""


class Hint(NamedTuple):
    """A key, a word for what it does, and the action with the node it acts on."""

    key: str
    words: str
    action: str
    node: DOMNode

    @property
    def width(self) -> int:
        """The cells it takes, with the gaps around it."""
        return cell_len(self.key) + cell_len(self.words) + 3


class KeyLine(Widget):
    """Keys with a word each, as many as there is room for; a click does what the key does.

    First come those the widget in focus names, with its words for them, in its `KEY_WORDS`.
    While keys are pressed one after another, it shows those pressed and how they may go on.
    Drawn as one line: a widget for each key, as Textual's footer has, takes a tenth of the start.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--words"}

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Hint] = []
        self._pressed = ""
        self._going_on: list[Hint] = []

    def on_mount(self) -> None:
        """Follow what works where the focus is."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def show_pressed(self, pressed: str, going_on: Sequence[Hint] = ()) -> None:
        """Show the keys pressed so far and how they go on; "" goes back to the keys there are."""
        self._pressed, self._going_on = pressed, list(going_on)
        self.refresh()

    @property
    def hints(self) -> list[Hint]:
        """What is shown: whole hints only, as many as fit, help among them."""
        room = self.size.width
        if self._pressed:
            room -= cell_len(self._pressed) + 4
            return _fitting(self._going_on, room)
        last = [hint for hint in self._found if hint.action in _LAST and hint.width <= room]
        others = [hint for hint in self._found if hint not in last]
        return _fitting(others, room - sum(hint.width for hint in last)) + last

    def render_line(self, y: int) -> Strip:
        """Draw the keys."""
        width = self.size.width
        key, words = (self.get_component_rich_style(f"key-line--{part}") for part in ("key", "words"))
        segments = [Segment(f" {self._pressed} … ", key)] if self._pressed else []
        for hint in self.hints:
            segments.append(Segment(f" {hint.key}", key))
            segments.append(Segment(f" {hint.words} ", words))
        return Strip(segments).adjust_cell_length(width, words)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        used = 0
        for hint in [] if self._pressed else self.hints:
            used += hint.width
            if event.x < used:
                await self.app.run_action(hint.action, hint.node)
                return

    def _changed(self, _screen: Screen[object]) -> None:
        words: dict[str, str] = dict(getattr(self.screen.focused, "KEY_WORDS", {}))
        found: dict[str, Hint] = {}
        for node, binding, enabled, _ in self.screen.active_bindings.values():
            action = by_id().get(binding.id or "")
            if action is not None and enabled:
                word, key = words.get(action.id, action.footer), first_key(self.app, action)
                if word and key:
                    found.setdefault(action.id, Hint(key, word, binding.action, node))
        hints = [found.pop(action_id) for action_id in words if action_id in found] + list(found.values())
        if hints != self._found:
            self._found = hints
            self.refresh()


def _fitting(hints: Sequence[Hint], room: int) -> list[Hint]:
    fitting = []
    for hint in hints:
        room -= hint.width
        if room < 0:
            break
        fitting.append(hint)
    return fitting
