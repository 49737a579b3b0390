"""The main screen's keys for podtui itself: help, the palette, the log, leaving."""

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, cast

from textual import on
from textual.events import Click

from tui.app.keys.actions import NUMBERS, Action, by_id, key_table
from tui.app.keys.in_force import keys_for
from tui.app.screens.main.base import MainBase
from tui.model.text import format_time

if TYPE_CHECKING:
    from tui.app.looks.themed import ThemedApp
    from tui.app.screens.palette import Command
    from tui.app.terminal.thrifty import ThriftyApp


_NEAR = {"feeds": "Feeds", "episodes": "Episodes", "quotes": "One-liners", "transcript": "Transcript"}
"""The group of actions that concerns a list or panel most."""


class PodtuiKeys(MainBase):
    """What the main screen does for podtui as a whole."""

    @on(Click)
    def _right_button(self, event: Click) -> None:
        """Ask what can be done with what was clicked."""
        if event.button == 3:
            event.stop()
            self.action_palette()

    def action_help(self) -> None:
        """Show all keys."""
        from tui.app.screens.help import HelpScreen, Line

        lines = [
            Line(group, ", ".join(row.keys(partial(keys_for, self))) or "-", row.words, row.where, row.name)
            for group, rows in key_table()
            for row in rows
        ]
        self.app.push_screen(HelpScreen(lines))

    def action_palette(self) -> None:
        """Show everything that can be done where the focus is, and the themes."""
        from tui.app.screens.palette import Command, PaletteScreen

        commands = [
            Command(action.words, ", ".join(keys_for(self, action)), action.group, run)
            for action, run in self._doable()
        ]
        app = cast("ThemedApp", self.app)
        for name in app.themes_to_choose():
            commands.append(Command(f"Theme: {name}", "", "Looks", partial(app.choose_theme, name)))
        self.app.push_screen(PaletteScreen(commands, self._time_meant), self._do)

    def _time_meant(self, typed: str) -> "Command | None":
        """Return what goes to the second typed; None where it is none, or nothing is in the player."""
        from tui.app.screens.palette import Command
        from tui.services.typed_time import second_typed

        playback = self.session.playback
        second = second_typed(typed, playback.position, playback.duration)
        if second is None or playback.episode is None:
            return None
        return Command(f"Go to {format_time(second)}", "", "Playing", partial(playback.seek, second))

    def action_labels(self) -> None:
        """Put a letter on everything one can go to."""
        from tui.app.screens.labels import LabelsScreen
        from tui.app.spots import spots_of

        play = partial(self.run_action, "play_or_pause")
        self.app.push_screen(LabelsScreen(spots_of(self, play)))

    def _doable(self) -> list[tuple[Action, Callable[[], Awaitable[object]]]]:
        """Return every action that works now: what concerns the panel in focus first, moving about last."""
        found: dict[str, Callable[[], Awaitable[object]]] = {}
        for node, binding, enabled, _ in self.active_bindings.values():
            if binding.id in by_id() and enabled:
                found.setdefault(binding.id or "", partial(self.app.run_action, binding.action, node))
        group, first = "", list[str]()
        if (focused := self.focused) is not None:
            group, first = _NEAR.get(focused.id or "", ""), list(getattr(focused, "KEY_WORDS", ()))

        def rank(action: Action) -> int:
            if action.id in first:
                return first.index(action.id)
            last = action.group == "Moving" or action in NUMBERS
            return len(first) + (0 if action.group == group else 2 if last else 1)

        ordered = sorted(by_id().values(), key=rank)
        return [(action, found[action.id]) for action in ordered if action.id in found]

    async def _do(self, command: "Command | None") -> None:
        if command is not None:
            done = command.run()
            if isawaitable(done):
                await done

    def action_show_log(self) -> None:
        """Show what podtui has said since it was started."""
        from tui.app.screens.log import LogScreen

        self.app.push_screen(LogScreen(tuple(self.said), self.session.paths.log))

    def action_suspend(self) -> None:
        """Let the shell have the terminal until `fg`; what plays goes on."""
        self.app.action_suspend_process()

    def action_redraw(self) -> None:
        """Draw everything, for podtui writes only what has changed."""
        cast("ThriftyApp", self.app).draw_anew()

    def action_quit(self) -> None:
        """Leave; the session saves the place."""
        self.session.halt()
        self.app.exit()
