"""The Textual app: one session, one main screen."""

import asyncio
import gc
import signal
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.events import Event as TextualEvent
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen

from tui.app.actions import ACTIONS
from tui.app.glyphs import needs_ascii
from tui.app.keys_in_force import keys_for
from tui.app.messages import FromService
from tui.app.screens.main.screen import MainScreen
from tui.app.terminal import Terminal, Window
from tui.model.events import Event, Notice
from tui.services import upkeep
from tui.services.session import Session

if TYPE_CHECKING:
    from tui.app.keymap import Keymap
    from tui.app.sequences import Sequences


class PodtuiApp(App[None]):
    """podtui on the screen."""

    TITLE = "podtui"
    CSS_PATH = "podtui.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (100, "-medium"), (140, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (20, "-tall")]  # noqa: RUF012

    def __init__(self, session: Session, driver: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver)
        self.session = session
        screen = session.settings.screen
        if screen.theme in self.available_themes:
            self.theme = screen.theme
        if not screen.motion:
            self.animation_level = "none"
        self.ascii = screen.glyphs == "ascii" or (screen.glyphs == "auto" and needs_ascii())
        """Whether only ASCII is drawn."""
        self._window: Window | None = None
        self._last_filters: list[LineFilter] = []
        if self.ascii:
            from tui.app.ascii_filter import AsciiFilter

            self._last_filters.append(AsciiFilter())
        self.keys: Keymap | None = None
        """What the user's `[keys]` change; None for nothing."""
        self._sequences: Sequences | None = None
        if session.settings.keys:
            self._take_keys()
        session.bus.subscribe(self._hear)

    def _take_keys(self) -> None:
        # Imported here: most people have no keys of their own, and the start is theirs too.
        from tui.app.keymap import read
        from tui.app.sequences import Sequences

        self.keys = read(self.session.settings.keys, self.session.paths.settings)
        self.set_keymap(self.keys.for_textual())
        if ways := self.keys.sequences():
            self._sequences = Sequences(self, ways)
        if problems := self.keys.problems:
            more = f" (and {len(problems) - 1} more: podtui keys --check)" if problems[1:] else ""
            self.session.notices.append(Notice(problems[0] + more, problem=True))

    async def on_event(self, event: TextualEvent) -> None:
        """Look at keys first where some are pressed one after another."""
        sequences = self._sequences
        if sequences is not None and isinstance(event, Key) and not event.is_forwarded:
            taken = await sequences.take(event)
        else:
            taken = False
        if not taken:
            await super().on_event(event)

    def get_default_screen(self) -> Screen[None]:
        """Start on the main screen."""
        return MainScreen(self.session)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what all that is drawn goes through, the change to ASCII last."""
        return [*super().get_line_filters(), *self._last_filters]

    def on_load(self) -> None:
        """Leave the terminal clean when told to go: unhandled, these signals leave it raw."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._leave, number)

    def on_mount(self) -> None:
        """Begin what podtui does by itself."""
        self._upkeep = upkeep.begin(self.session)
        if isinstance(self._driver, Terminal):
            self._window = Window(self._driver)

    def on_unmount(self) -> None:
        """Leave what is not done to the next time."""
        self._upkeep.cancel()

    def on_ready(self) -> None:
        """Collect garbage again, which the start went without."""
        gc.freeze()
        gc.enable()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Put every action into the palette."""
        yield from super().get_system_commands(screen)
        for action in ACTIONS:
            yield SystemCommand(
                action.words, f"Key: {', '.join(keys_for(self, action))}", _runner(screen, action.id)
            )

    def on_from_service(self, message: FromService) -> None:
        """Hand what the services say to the main screen, even while a dialog is open."""
        if self._window is not None:
            self._window.hear(message.event)
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.hear(message.event)

    def _hear(self, event: Event) -> None:
        if self.is_running:
            self.post_message(FromService(event))

    def _leave(self, number: int) -> None:
        self.session.halt()
        self.exit(return_code=128 + number)


def _runner(screen: Screen[object], action: str) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        await screen.run_action(action)

    return run
