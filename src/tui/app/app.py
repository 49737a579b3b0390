"""The Textual app: one session, one main screen."""

import asyncio
import gc
import signal
import sys
from collections.abc import Mapping
from threading import Timer
from typing import TYPE_CHECKING

from textual.driver import Driver
from textual.events import DescendantFocus, Key
from textual.events import Event as TextualEvent
from textual.screen import Screen

from tui.app.looks.themed import ThemedApp
from tui.app.messages import FromService
from tui.app.screens.main.screen import MainScreen
from tui.app.terminal.driver import Terminal, Window
from tui.app.terminal.thrifty import ThriftyApp
from tui.model.events import Event, Notice
from tui.services import upkeep
from tui.services.session import Session

if TYPE_CHECKING:
    from tui.app.keys.keymap import Keymap
    from tui.app.keys.sequences import Sequences

_SETTLED = 4.0
"""Seconds after which all that every use needs is there."""


class PodtuiApp(ThriftyApp, ThemedApp):
    """podtui on the screen."""

    TITLE = "podtui"
    CSS_PATH = "podtui.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (100, "-medium"), (140, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (20, "-tall")]  # noqa: RUF012

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        session: Session,
        driver: type[Driver] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """`environment` tells what the terminal can show; without it, it can show all."""
        super().__init__(session, driver, environment or {})
        if not session.settings.screen.motion:
            self.animation_level = "none"
        self._window: Window | None = None
        self._upkeep: Timer | None = None
        self.keys: Keymap | None = None
        """What the user's `[keys]` change; None for nothing."""
        self._sequences: Sequences | None = None
        if session.settings.keys:
            self._take_keys()
        session.bus.subscribe(self._hear)

    def _take_keys(self) -> None:
        # Imported here: most people have no keys of their own, and the start is theirs too.
        from tui.app.keys.keymap import read
        from tui.app.keys.sequences import Sequences

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

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Keep the cursor of a line of typing still, where nothing is to move."""
        if not self.session.settings.screen.motion:
            from textual.widgets import Input

            if isinstance(event.widget, Input):
                event.widget.cursor_blink = False

    def on_unmount(self) -> None:
        """Leave what is not done to the next time."""
        if self._upkeep is not None:
            self._upkeep.cancel()

    def on_ready(self) -> None:
        """Collect garbage again, which the start went without."""
        self.write_changes_only()
        # Threads that read, match or search let the one go on that answers keys five times as often.
        sys.setswitchinterval(0.001)
        gc.freeze()
        gc.enable()
        # What is made and imported for the first keys stays too: looking through it took 20 ms now and then.
        self.set_timer(_SETTLED, gc.freeze)

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
