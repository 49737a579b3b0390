"""A real player for tests: real child, real libVLC, an ear in place of the sound card."""

import queue
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from support.player_ear import Heard, Samples
from tui.model.playback import AudioProgress, PlayerEvent, PlayState, StateChanged
from tui.player.player import Player

PATIENCE = 20.0
"""Seconds after which a test gives up: far beyond what even a busy machine needs."""

Event = TypeVar("Event")


def whole(path: Path) -> AudioProgress:
    """Return the progress of a file that is all there."""
    return AudioProgress(path.stat().st_size, ((0, path.stat().st_size),), True)


def part(path: Path, *ranges: tuple[int, int], error: str = "") -> AudioProgress:
    """Return the progress of a file of which only these ranges count as present."""
    return AudioProgress(path.stat().st_size, ranges, False, error)


class Rig:
    """A player and what it said and played."""

    def __init__(self, folder: Path) -> None:
        self.ear_path = folder / "ear"
        self.log = folder / "log"
        self.events: queue.Queue[PlayerEvent] = queue.Queue()
        self.seen: list[PlayerEvent] = []
        self.player = Player(self.events.put, log=self.log, ear=self.ear_path)

    def wait_for(self, kind: type[Event], fits: Callable[[Any], bool] = lambda event: True) -> Event:
        """Return the next event of that kind that fits; fail when it does not come."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                event = self.events.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no {kind.__name__} came, only {self.seen}") from None
            self.seen.append(event)
            if isinstance(event, kind) and fits(event):
                return event

    def wait_state(self, state: PlayState) -> None:
        """Return once the player has gone into that state."""
        self.wait_for(StateChanged, lambda event: event.state is state)

    def wait_position(self, seconds: float) -> None:
        """Return once the position is at or past `seconds`."""
        self.wait_until(lambda: self.player.position >= seconds, f"position {seconds}")

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Return once `holds()` is true."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"{what} never came about: {self.player.state}, {self.seen}"
            time.sleep(0.01)

    def heard(self) -> Heard:
        """Return what was heard so far."""
        return Heard(self.ear_path)

    def assert_position_is_heard(self, reference: Samples, tolerance: float = 0.1) -> None:
        """Check that the position now is what is heard now; waits for the sound to be written."""
        at, position = time.monotonic(), self.player.position
        self.wait_position(position + 0.5)
        heard = self.heard().second_at(at, reference, position)
        assert abs(heard - position) <= tolerance, f"{heard - position:+.3f} s at {position:.3f}"
