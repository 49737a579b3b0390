"""All keys, from the one table of actions."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.actions import key_table


class HelpScreen(ModalScreen[None]):
    """The keys in groups; any of `?`, escape and `q` leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Back"),
        ("question_mark", "dismiss", "Back"),
        ("q", "dismiss", "Back"),
        ("j", "scroll(1)", "Down"),
        ("k", "scroll(-1)", "Up"),
    ]

    def compose(self) -> ComposeResult:
        """One text in a frame."""
        with VerticalScroll(id="help") as frame:
            frame.border_title = "Keys"
            frame.border_subtitle = "escape: back"
            yield Static(_text())

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#help").scroll_relative(y=lines, animate=False)


def _text() -> Content:
    parts: list[Content] = []
    for group, rows in key_table():
        lines = [Content.styled(group, "bold")]
        lines += [Content(f"  {', '.join(row.keys):<16}{row.words}") for row in rows]
        parts.append(Content("\n").join(lines))
    return Content("\n\n").join(parts)
