"""All keys, from the one table of actions: grouped, in two columns where there is room, found by typing."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.keys.actions import by_id, keys_of
from tui.app.keys.in_force import keys_for
from tui.app.keys.names import shown
from tui.app.screens.dialog import Dialog

_TWO_COLUMNS = 110
"""Cells of width from which on there are two columns."""
_FEW = 12
"""Actions that stand in one column however wide it is."""


class Line(NamedTuple):
    """An action as help tells it."""

    group: str
    keys: str
    words: str
    where: str
    name: str

    def tells(self, typed: str) -> bool:
        """Say whether all words that were typed are in it."""
        told = f"{self.words} {self.where} {self.name} {self.group}".lower()
        return all(word in told for word in typed.lower().split())


class _Typed(Input):
    """What is looked for; the key that opened help is left to the screen, where it is no letter or digit."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say whether a key is typed here."""
        help_keys = by_id()["help"]
        # Textual asks about the default key before it puts the listener's own in its place.
        closes = key in help_keys.keys.split(",") or shown(key) in keys_for(self, help_keys)
        return not (closes and not (character or "").isalnum()) and super().check_consume_key(key, character)


class HelpScreen(Dialog[None]):
    """The keys in force; escape or the key that opened it leaves."""

    DEFAULT_CSS = """
        HelpScreen {
            align: center middle;
            #help {
                width: 140; max-width: 100%; height: 90%;
                border: round $accent; padding: 0 1; background: $surface;
            }
            &.-low #help, &.-flat #help { height: 100%; }
            #help-keys { height: 1fr; max-height: 100%; }
            #help-columns { height: auto; max-height: 100%; }
            #help-columns > Static { width: 1fr; }
            #help-typed { margin: 0 0 1 0; background: $surface; }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", priority=True),
        *(replace(binding, priority=True) for binding in keys_of(help="dismiss")),
        Binding("down", "scroll(1)", "Down", show=False, priority=True),
        Binding("up", "scroll(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "scroll(10)", "A page down", show=False, priority=True),
        Binding("pageup", "scroll(-10)", "A page up", show=False, priority=True),
    ]

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A line to type in over the keys."""
        with Vertical(id="help") as frame:
            frame.border_title = "Keys"
            frame.border_subtitle = "type to find · escape: back"
            yield _Typed(placeholder="A key, or a word of what it does", id="help-typed", compact=True)
            with VerticalScroll(id="help-keys", can_focus=False), Horizontal(id="help-columns"):
                yield Static(id="help-left")
                yield Static(id="help-right")

    def on_resize(self, event: events.Resize) -> None:
        """Lay the keys out for the width there is."""
        self._show()

    @on(Input.Changed)
    def _find(self) -> None:
        self._show()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help-keys").scroll_relative(y=lines, animate=False)

    def _show(self) -> None:
        typed = self.query_one("#help-typed", Input).value.strip()
        lines = [line for line in self._lines if typed in line.keys.split(", ")]
        lines = lines or [line for line in self._lines if line.tells(typed)]
        width = self.query_one("#help-keys").scrollable_content_region.width
        two = width >= _TWO_COLUMNS - 10 and len(lines) > _FEW
        columns = _columns(lines, two)
        room = max(20, width // len(columns) - 2)
        left, right = self.query_one("#help-left", Static), self.query_one("#help-right", Static)
        right.display = two
        for static, column in zip((left, right), columns, strict=False):
            static.update(_text(column, room))
        if not lines:
            left.update(Content.styled("No key does that. The palette has all that can be done.", "dim"))


def _columns(lines: Sequence[Line], two: bool) -> list[list[Line]]:
    """Split the groups over the columns, none torn apart, as even as can be."""
    if not two:
        return [list(lines)]
    groups = list(dict.fromkeys(line.group for line in lines))
    sizes = {group: 2 + sum(line.group == group for line in lines) for group in groups}
    best = min(
        range(len(groups) + 1),
        key=lambda cut: max(sum(sizes[g] for g in groups[:cut]), sum(sizes[g] for g in groups[cut:])),
    )
    first = set(groups[:best])
    return [
        [line for line in lines if line.group in first],
        [line for line in lines if line.group not in first],
    ]


def _text(lines: Sequence[Line], width: int) -> Content:
    keys = min(max((len(line.keys) for line in lines), default=0), 18)
    parts: list[Content] = []
    group = ""
    for line in lines:
        if line.group != group:
            group = line.group
            parts.append(Content.styled(f"\n{group}" if parts else group, "bold underline"))
        where = f" ({line.where})" if line.where else ""
        rows = wrap(line.words + where, max(10, width - keys - 2)) or [""]
        head = Content.assemble((f"{line.keys:<{keys}}", "bold"), f"  {rows[0]}")
        parts.append(head)
        parts += [Content(" " * (keys + 2) + row) for row in rows[1:]]
    return Content("\n").join(parts)
