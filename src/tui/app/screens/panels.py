"""Which panels are shown: a small list of boxes to check."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.keys.actions import keys_of
from tui.app.screens.dialog import Dialog
from tui.app.widgets.options import Options


class PanelsScreen(Dialog[None]):
    """Enter, space or a click shows a panel or hides it at once; escape leaves."""

    DEFAULT_CSS = """
        PanelsScreen {
            align: center middle;
            #panels {
                width: 46; max-width: 95%; height: auto; max-height: 80%;
                border: round $accent; padding: 1 2; background: $surface;
            }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Back"),
        Binding("space", "select", "Show or hide", show=False),
        *keys_of(down="down", up="up", panels="dismiss", quit="dismiss"),
    ]

    def __init__(
        self,
        panels: Sequence[tuple[str, str, bool]],
        show: Callable[[str, bool], None],
        as_at_first: Callable[[], None],
    ) -> None:
        """`panels` are (id, name, shown); `show` is told each change, `as_at_first` undoes all of them."""
        super().__init__()
        self._panels = list(panels)
        self._show = show
        self._as_at_first = as_at_first

    def compose(self) -> ComposeResult:
        """A line for each panel, and one that puts back how it was at first."""
        options = Options(id="panels", markup=False)
        options.border_title = "Panels"
        options.border_subtitle = "enter: show or hide · escape: back"
        yield options

    def on_mount(self) -> None:
        """Show the list."""
        self._list.add_options(Option(self._line(number)) for number in range(len(self._panels)))
        self._list.add_option(Option(Content("    As at first: panels and sizes")))
        self._list.highlighted = 0

    @property
    def _list(self) -> OptionList:
        return self.query_one("#panels", OptionList)

    def _line(self, number: int) -> Content:
        _, name, shown = self._panels[number]
        return Content(f"[{'x' if shown else ' '}] {name}")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        number = event.option_index
        if number == len(self._panels):
            self._as_at_first()
            self.dismiss()
            return
        name, title, shown = self._panels[number]
        self._panels[number] = (name, title, not shown)
        self._list.replace_option_prompt_at_index(number, self._line(number))
        self._show(name, not shown)

    def action_select(self) -> None:
        """Show or hide the panel under the cursor."""
        self._list.action_select()

    def action_down(self) -> None:
        """Go down."""
        self._list.action_cursor_down()

    def action_up(self) -> None:
        """Go up."""
        self._list.action_cursor_up()
