"""The palette: everything that can be done here, found by typing."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import Input

from tui.app.screens.dialog import Dialog
from tui.app.widgets.row_list import Part, RowList, fit


class Command(NamedTuple):
    """One thing to choose: words, its keys where it has some, and what it does."""

    words: str
    keys: str
    group: str
    run: Callable[[], Awaitable[object] | object]


class CommandList(RowList):
    """Commands that fit what is typed, the best first."""

    empty = "Nothing here is called so."
    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="commands")
        self._commands: Sequence[Command] = ()
        self._room = 0

    def show(self, commands: Sequence[Command]) -> None:
        """Show these, the cursor on the first."""
        self._commands = commands
        self.count = len(commands)
        self._room = max((cell_len(command.keys) for command in commands), default=0)
        self.reload()

    def clicked(self, row: int, event: events.Click) -> None:
        """Choose with one click, as in every menu."""
        self.cursor = row
        self.action_choose()

    @property
    def command(self) -> Command | None:
        """The command under the cursor."""
        return self._commands[self.cursor] if self.count else None

    def parts(self, row: int, width: int) -> list[Part]:
        """Words, group and keys, as far as there is room."""
        command = self._commands[row]
        keys = f" {fit(command.keys, self._room)} " if self._room else ""
        group = f" {command.group:<10} " if width >= 50 else ""
        words = fit(f" {command.words}", max(0, width - len(group) - len(keys)))
        return [(words, ""), (group, "dim"), (keys, "mark")]


class PaletteScreen(Dialog[Command]):
    """Gives back the command chosen; nothing when the user thinks better of it."""

    DEFAULT_CSS = """
        PaletteScreen {
            align: center top;
            #palette {
                width: 90; max-width: 100%; height: 80%;
                margin: 1 0 0 0; border: round $accent; padding: 0 1; background: $surface;
            }
            &.-low #palette, &.-flat #palette { height: 100%; margin: 0; }
            #palette-typed { margin: 0 0 1 0; background: $surface; }
            #commands { height: 1fr; background: $surface; }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Back"),
        Binding("down,ctrl+n", "move(1)", "Down", show=False, priority=True),
        Binding("up,ctrl+p", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "page(1)", "A page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "A page up", show=False, priority=True),
    ]

    def __init__(
        self, commands: Sequence[Command], meant: Callable[[str], Command | None] = lambda _: None
    ) -> None:
        """`meant` makes a command of what is typed, where it can: of a time to go to."""
        super().__init__()
        self._commands = commands
        self._meant = meant

    def compose(self) -> ComposeResult:
        """A line to type in over the commands."""
        with Vertical(id="palette") as frame:
            frame.border_title = "What to do?"
            frame.border_subtitle = "type to find · enter: do it · escape: back"
            yield Input(
                placeholder="A few letters of it; or a time: 12:34, +90, 50%",
                id="palette-typed",
                compact=True,
            )
            yield CommandList()

    def on_mount(self) -> None:
        """Show all commands."""
        self.query_one(CommandList).show(self._commands)

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        meant = self._meant(event.value)
        first = [meant] if meant is not None else []
        self.query_one(CommandList).show([*first, *found(self._commands, event.value)])

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        command = self.query_one(CommandList).command
        if command is not None:
            self.dismiss(command)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.query_one(CommandList).action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in sight."""
        self.query_one(CommandList).action_page(pages)


def found(commands: Sequence[Command], typed: str) -> list[Command]:
    """Return the commands that fit what was typed: by their key, else by letters in order, the best first."""
    typed = typed.strip()
    if not typed:
        return list(commands)
    matcher = Matcher(typed)
    scored = [
        (
            2000.0
            if typed in command.keys.split(", ")
            else matcher.match(f"{command.words} {command.group}"),
            command,
        )
        for command in commands
    ]
    fitting = [scored_one for scored_one in scored if scored_one[0] > 0]
    return [command for _, command in sorted(fitting, key=lambda scored_one: -scored_one[0])]
