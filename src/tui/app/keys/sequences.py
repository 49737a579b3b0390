"""Keys pressed one after another, as `g g`. Textual binds single keys only."""

from collections.abc import Mapping
from typing import NamedTuple

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.timer import Timer

from tui.app.keys.names import Way, way_shown
from tui.app.widgets.key_line import Hint, KeyLine

PATIENCE = 2.0
"""Seconds until keys that go no further are forgotten."""


class _Open(NamedTuple):
    way: Way
    action: str
    words: str
    node: DOMNode


class Sequences:
    """The keys pressed so far, and what they may become."""

    def __init__(self, app: App[None], ways: Mapping[str, tuple[Way, ...]]) -> None:
        self._app = app
        self._ways = ways
        self._beginnings = {way[0] for each in ways.values() for way in each}
        self._pressed: Way = ()
        self._open: list[_Open] = []
        self._timer: Timer | None = None

    async def take(self, event: events.Key) -> bool:
        """Take a key that begins or goes on with a sequence; say whether it was taken.

        A key that goes nowhere ends the sequence and does nothing else.
        """
        if not self._pressed and not self._begins(event):
            return False
        way = (*self._pressed, event.key)
        going_on = [each for each in self._open if each.way[: len(way)] == way]
        was_open, done = bool(self._pressed), next((each for each in going_on if each.way == way), None)
        self._end()
        if done is not None:
            await self._app.run_action(done.action, done.node)
        elif going_on:
            self._wait(way, going_on)
        return was_open or bool(going_on)

    def _begins(self, event: events.Key) -> bool:
        focused = self._app.focused
        if event.key not in self._beginnings:
            return False
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return False
        self._open = [
            _Open(way, binding.action, binding.description, node)
            for node, binding, enabled, _ in self._app.screen.active_bindings.values()
            for way in self._ways.get(binding.id or "", ())
            if enabled
        ]
        return True

    def _wait(self, way: Way, going_on: list[_Open]) -> None:
        self._pressed, self._open = way, going_on
        self._timer = self._app.set_timer(PATIENCE, self._end)
        self._show(
            way_shown(way),
            [Hint(way_shown(each.way[len(way) :]), each.words, each.action, each.node) for each in going_on],
        )

    def _end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._pressed:
            self._pressed = ()
            self._show("", [])

    def _show(self, pressed: str, hints: list[Hint]) -> None:
        for line in self._app.screen_stack[0].query(KeyLine):
            line.show_pressed(pressed, hints)
