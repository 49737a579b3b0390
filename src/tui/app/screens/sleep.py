"""When playing is to stop."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from tui.app.keys.actions import keys_of
from tui.app.screens.dialog import Dialog
from tui.app.widgets.options import Options
from tui.services.sleep import CHOICES, Until


class SleepScreen(Dialog[Until]):
    """Gives back what was chosen; escape and the key that opened it give nothing."""

    DEFAULT_CSS = """
        SleepScreen {
            align: center middle;
            #sleep {
                width: 40; max-width: 95%; height: auto; max-height: 95%;
                border: round $accent; padding: 0 1; background: $surface;
            }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        *keys_of(down="move(1)", up="move(-1)", sleep="dismiss", quit="dismiss"),
    ]

    def __init__(self, *, touring: bool) -> None:
        """With `touring` the end of the tour is among the choices."""
        super().__init__()
        self._choices = [choice for choice in CHOICES if touring or choice[0] != "tour"]

    def compose(self) -> ComposeResult:
        """One list."""
        choices = Options(*(words for _, words in self._choices), id="sleep", markup=False)
        choices.border_title = "Stop playing"
        choices.border_subtitle = "escape: never mind"
        yield choices

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        choices = self.query_one(OptionList)
        if by > 0:
            choices.action_cursor_down()
        else:
            choices.action_cursor_up()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])
