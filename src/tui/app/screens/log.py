"""What podtui has said since it was started: the lines of the player bar, to read again and to copy."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.keys.actions import by_id, keys_of
from tui.app.keys.in_force import first_key
from tui.app.looks import glyphs
from tui.app.messages import Said
from tui.app.screens.dialog import Dialog
from tui.app.widgets.options import Options


class LogScreen(Dialog[None]):
    """The lines, newest at the bottom; enter copies one, `Y` all of them."""

    DEFAULT_CSS = """
        LogScreen {
            align: center middle;
            #log { width: 110; max-width: 100%; height: 80%; border: round $accent; background: $surface; }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Back"),
        *keys_of(show_log="dismiss", quit="dismiss", copy_quote="copy_line"),
        *keys_of(down="move(1)", up="move(-1)", first="end(0)", last="end(-1)"),
        Binding("Y", "copy_all", "Copy all", show=False),
    ]

    def __init__(self, said: Sequence[Said], file: Path) -> None:
        super().__init__()
        self._said = said
        self._file = file

    def compose(self) -> ComposeResult:
        """A list in a frame."""
        lines = Options(*(Option(_content(said)) for said in self._said), id="log", markup=False)
        lines.border_title = "What podtui has said"
        key = first_key(self, by_id()["copy_quote"]) or "enter"
        lines.border_subtitle = Content(f"{key}: copy the line · Y: copy all · escape: back")
        if not self._said:
            lines.add_option(Option(Content.styled("Nothing yet.", "dim"), disabled=True))
        lines.add_option(Option(Content.styled(f"More, for reports: {self._file}", "dim"), disabled=True))
        yield lines

    def on_mount(self) -> None:
        """Start at the newest line."""
        self.action_end(-1)

    @property
    def _lines(self) -> OptionList:
        return self.query_one("#log", OptionList)

    def action_move(self, lines: int) -> None:
        """Go a line down or up."""
        if lines > 0:
            self._lines.action_cursor_down()
        else:
            self._lines.action_cursor_up()

    def action_end(self, place: int) -> None:
        """Go to the first line, 0, or to the last, -1."""
        if self._said:
            self._lines.highlighted = range(len(self._said))[place]

    @on(OptionList.OptionSelected)
    def action_copy_line(self) -> None:
        """Copy the line under the cursor."""
        place = self._lines.highlighted
        if place is not None and self._said:
            self._copy([self._said[place]])

    def action_copy_all(self) -> None:
        """Copy every line."""
        self._copy(self._said)

    def _copy(self, said: Sequence[Said]) -> None:
        self.app.copy_to_clipboard("\n".join(_words(each) for each in said))
        self._lines.border_subtitle = f"copied {len(said)} lines" if len(said) != 1 else "copied the line"


def _words(said: Said) -> str:
    clock = time.strftime("%H:%M:%S", time.localtime(said.at))
    return f"{clock} {glyphs.PROBLEM if said.problem else ' '} {said.text}"


def _content(said: Said) -> Content:
    return Content.styled(_words(said), "bold" if said.problem else "")
