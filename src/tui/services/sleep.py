"""The sleep timer: playing stops after a while, or with the episode or the tour, and fades out before."""

import math
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tui.model.events import Event, Notice, PlaybackChanged, Touring
from tui.model.playback import PlayState
from tui.services.events import Bus

if TYPE_CHECKING:
    from tui.services.playback import Playback

FADE = 12.0
"""Seconds over which the sound goes down."""
_STEP = 0.25

Until = int | Literal["episode", "tour"]
"""Minutes from now, or the end of the episode or of the tour."""
CHOICES: tuple[tuple[Until, str], ...] = (
    ("episode", "At the end of the episode"),
    ("tour", "At the end of the tour"),
    (15, "In 15 minutes"),
    (30, "In 30 minutes"),
    (45, "In 45 minutes"),
    (60, "In an hour"),
)


@dataclass(slots=True)
class _Run:
    until: Until
    ends: float | None
    """The moment of the monotonic clock at which it is silent."""
    off: threading.Event = field(default_factory=threading.Event)


class Sleep:
    """One timer at a time. Thread-safe; each command returns a line to show."""

    def __init__(self, playback: "Playback", bus: Bus) -> None:
        self._playback = playback
        self._bus = bus
        self._run: _Run | None = None
        bus.subscribe(self._hear)

    @property
    def on(self) -> bool:
        """Whether a timer is set."""
        return self._run is not None

    @property
    def words(self) -> str:
        """When it will be silent, in a few words for the player bar; "" without a timer."""
        run = self._run
        if run is None:
            return ""
        if run.ends is None:
            return f"Sleep: end of {run.until}"
        left = max(0.0, run.ends - time.monotonic())
        return f"Sleep: {math.ceil(left / 60)} min" if left > 60 else f"Sleep: {math.ceil(left)} s"

    def start(self, until: Until, *, fade: float = FADE, minute: float = 60.0) -> str:
        """Set the timer, in place of one that was set before; over the last `fade` seconds it grows quiet.

        `minute` is how many seconds a minute has.
        """
        self.cancel()
        minutes = until if isinstance(until, int) else None
        ends = None if minutes is None else time.monotonic() + minutes * minute
        self._run = run = _Run(until, ends)
        if ends is not None:
            threading.Thread(target=self._wait, args=(run, ends, fade), name="sleep", daemon=True).start()
            return f"Playing stops in {minutes} minutes."
        self._playback.goes_on = until != "episode"
        return f"Playing stops at the end of the {until}."

    def cancel(self) -> str:
        """Take the timer back, the sound as loud as it was; "" when there was none."""
        run, self._run = self._run, None
        if run is None:
            return ""
        run.off.set()
        self._playback.goes_on = True
        self._playback.fade(1.0)
        return "The sleep timer is off."

    def close(self) -> None:
        """Let go of the player, which is being closed."""
        if self._run is not None:
            self._run.off.set()

    def _wait(self, run: _Run, ends: float, fade: float) -> None:
        fade = min(fade, ends - time.monotonic())
        if run.off.wait(max(0.0, ends - fade - time.monotonic())):
            return
        while (left := ends - time.monotonic()) > 0:
            self._playback.fade(left / fade)
            if run.off.wait(min(_STEP, left)):
                self._playback.fade(1.0)
                return
        self._over(run)

    def _over(self, run: _Run) -> None:
        if self._run is run:
            self._playback.pause()
            self.cancel()
            self._bus.emit(Notice("Good night: the sleep timer stopped playing."))

    def _hear(self, event: Event) -> None:
        run = self._run
        if run is None or run.ends is not None:
            return
        match event:
            case PlaybackChanged(PlayState.ENDED) if run.until == "episode":
                # Playback asks whether it goes on only after it has told this.
                later = threading.Timer(0.5, self._over, (run,))
                later.daemon = True
                later.start()
            case Touring(0) if run.until == "tour":
                self._over(run)
