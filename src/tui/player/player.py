"""The player as the rest of podtui sees it: a handle that never blocks, on a child that may die."""

import os
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.model.playback import (
    AudioProgress,
    BytesWanted,
    DurationKnown,
    PlayerEvent,
    PlayerFailed,
    PlayerRestarted,
    PlayState,
    StateChanged,
)
from tui.player import protocol
from tui.player.child import Child
from tui.player.clock import Clock

SLOWEST, FASTEST = 0.5, 3.0

_PULSE = 0.4
"""Seconds between two pings."""
_MISSED = 4
"""Pings in a row without an answer after which the child counts as hung."""
_MISSED_AT_START = 40
_CRASHES, _CRASH_SPAN = 3, 30.0
"""So many crashes in so many seconds are a loop."""

_RESTARTED = "The player stopped working and was started again at the same position."
_CRASHED = (
    "The player crashed three times within half a minute and was left off: "
    "the audio file may be damaged; try another episode, or look into the log."
)


@dataclass(slots=True)
class _Item:
    """What is to be played, as far as the app knows: enough to start over in a new child."""

    path: Path
    progress: AudioProgress
    expected: float | None


class Player:
    """Plays one local, possibly growing file at a time.

    `on_event` is called from other threads. Every method returns at once; commands
    reach libVLC in order. Positions are seconds, rates 0.5 to 3.0, volumes 0 to 100.
    """

    def __init__(
        self, on_event: Callable[[PlayerEvent], None], *, log: Path | None = None, ear: Path | None = None
    ) -> None:
        """`log` takes what libVLC prints; with `ear`, sound goes there instead (see `tui.player.ear`).

        The child process is started by the first `load`.
        """
        self._on_event = on_event
        self._log, self._ear = log, ear
        self._lock = threading.RLock()
        self._commands: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._supervisor: threading.Thread | None = None
        self._child: Child | None = None
        self._missed = 0
        self._proven = False
        self._pinged_at = 0.0
        self._crashes: deque[float] = deque(maxlen=_CRASHES)
        self._closed = False
        self._item: _Item | None = None
        self._clock = Clock()
        self._state = PlayState.IDLE
        self._paused = False
        self._duration: float | None = None
        self._rate = 1.0
        self._volume = 100
        self._jump = 0
        self._loaded_at_jump = 0

    @property
    def state(self) -> PlayState:
        """What the player is doing."""
        return self._state

    @property
    def position(self) -> float:
        """The second heard now; after a seek at once its target."""
        with self._lock:
            position = self._clock.position(time.monotonic())
            return position if self._duration is None else min(position, self._duration)

    @property
    def duration(self) -> float | None:
        """The length in seconds, None while unknown."""
        return self._duration

    @property
    def rate(self) -> float:
        """Seconds of audio played in a second."""
        return self._rate

    @property
    def volume(self) -> int:
        """Loudness, 0 to 100."""
        return self._volume

    @property
    def child_pid(self) -> int | None:
        """The process id of the child, None while there is none."""
        return self._child.pid if self._child else None

    def load(
        self,
        path: Path,
        *,
        progress: AudioProgress,
        start: float = 0.0,
        paused: bool = False,
        expected: float | None = None,
    ) -> None:
        """Play `path` from second `start`, or stand there paused, in place of what was played.

        `expected` is the length the feed states: it guides jumps beyond what was fetched.
        """
        with self._lock:
            self._item = _Item(path, progress, expected)
            self._paused, self._duration = paused, None
            self._state = PlayState.LOADING
            self._clock.hold(time.monotonic())
            self._jump_to(start)
            self._loaded_at_jump = self._jump
        self._do(self._start_item)

    def have(self, progress: AudioProgress) -> None:
        """Tell that more bytes of the file are present."""
        with self._lock:
            if not self._item:
                return
            self._item.progress = progress
        self._send(protocol.Have(progress))

    def play(self) -> None:
        """Go on after a pause; start over after the end; try again at the position after a failure."""
        with self._lock:
            self._paused = False
            if self._state is PlayState.FAILED and self._item:
                self.load(
                    self._item.path,
                    progress=self._item.progress,
                    start=self.position,
                    expected=self._item.expected,
                )
                return
            ended = self._state is PlayState.ENDED
        self._send(protocol.Pause(False))
        if ended:
            self.seek(0.0)

    def pause(self) -> None:
        """Stand still."""
        self._paused = True
        self._send(protocol.Pause(True))

    def seek(self, seconds: float) -> None:
        """Go to another second of the same file, playing or paused as before."""
        with self._lock:
            limit = self._duration if self._duration is not None else seconds
            target = max(0.0, min(seconds, limit))
            self._jump_to(target)
            if self._state is not PlayState.FAILED:
                self._send(protocol.Seek(target, self._jump))

    def set_rate(self, rate: float) -> None:
        """Play `rate` seconds of audio in a second (0.5 to 3.0) at the same pitch."""
        with self._lock:
            self._rate = min(max(rate, SLOWEST), FASTEST)
            self._clock.set_rate(self._rate, time.monotonic())
            self._send(protocol.SetRate(self._rate))

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100."""
        with self._lock:
            self._volume = min(max(percent, 0), 100)
            self._send(protocol.SetVolume(self._volume))

    def stop(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._item, self._duration = None, None
            self._jump_to(0.0)
            self._loaded_at_jump = self._jump
        self._send(protocol.Stop())
        self._do(lambda: self._enter(PlayState.IDLE))

    def close(self) -> None:
        """End the child; the player cannot be used any more and calls back no more."""
        with self._lock:
            self._closed = True
            supervisor = self._supervisor
        self._commands.put(lambda: None)
        if supervisor and supervisor is not threading.current_thread():
            supervisor.join()

    def _jump_to(self, seconds: float) -> None:
        self._jump += 1
        self._clock.jump(seconds)

    # What follows runs in the supervising thread, or (reports) in the child's reader thread.

    def _do(self, step: Callable[[], None]) -> None:
        with self._lock:
            if self._closed:
                return
            self._commands.put(step)
            if self._supervisor is None and self._item:
                self._supervisor = threading.Thread(target=self._supervise, name="player", daemon=True)
                self._supervisor.start()

    def _send(self, command: protocol.Command) -> None:
        def step() -> None:
            if self._child:
                self._child.send(command)

        if self._supervisor:
            self._do(step)

    def _supervise(self) -> None:
        """Start the child, pass commands on, and watch its pulse."""
        while not self._closed:
            with suppress(queue.Empty):
                self._commands.get(timeout=_PULSE)()
            self._feel_pulse()
        if self._child:
            self._child.close()

    def _start_item(self) -> None:
        with self._lock:
            item = self._item
            if item is None:
                return
            order = protocol.Load(
                path=os.fsencode(item.path),
                progress=item.progress,
                start=self.position,
                paused=self._paused,
                rate=self._rate,
                volume=self._volume,
                jump=self._jump,
                expected=item.expected,
            )
            self._state = PlayState.LOADING
            self._clock.hold(time.monotonic())
        self._tell(StateChanged(PlayState.LOADING))
        if self._child is None:
            self._missed, self._proven, self._pinged_at = 0, False, 0.0
            try:
                self._child = Child(self._on_report, self._on_gone, log=self._log, ear=self._ear)
            except OSError as error:
                self._fail(
                    "broken",
                    f"The player could not be started ({error}): close other programs and try again.",
                )
                return
        self._child.send(order)

    def _feel_pulse(self) -> None:
        now = time.monotonic()
        if self._child is None or now - self._pinged_at < _PULSE:
            return
        if self._missed >= (_MISSED if self._proven else _MISSED_AT_START):
            self._child.kill()
            return
        self._missed += 1
        self._pinged_at = now
        self._child.send(protocol.Ping())

    def _on_gone(self, child: Child) -> None:
        self._do(lambda: self._replace(child))

    def _replace(self, gone: Child) -> None:
        if gone is not self._child:
            return
        self._child = None
        if self._item is None or self._state is PlayState.FAILED:
            return
        now = time.monotonic()
        self._crashes.append(now)
        if len(self._crashes) == _CRASHES and now - self._crashes[0] < _CRASH_SPAN:
            self._crashes.clear()
            self._fail("crashed", _CRASHED)
            return
        self._start_item()
        self._tell(PlayerRestarted(_RESTARTED))

    def _on_report(self, child: Child, report: protocol.Report) -> None:
        if child is not self._child:
            return
        if isinstance(report, protocol.Pong):
            self._missed, self._proven = 0, True
        elif isinstance(report, protocol.Failed) and report.jump == 0:
            self._fail(report.kind, report.message)
        elif report.jump >= self._loaded_at_jump:
            self._take(report)

    def _take(self, report: protocol.Report) -> None:
        """Believe a report on the file that is loaded now."""
        match report:
            case protocol.Heard(jump, seconds, at):
                with self._lock:
                    if jump == self._jump:
                        self._clock.report(seconds, at)
            case protocol.State(jump, state):
                if jump == self._jump or state not in (PlayState.ENDED, PlayState.FAILED):
                    self._enter(state)
            case protocol.Duration(_, seconds):
                self._duration = seconds
                self._tell(DurationKnown(seconds))
            case protocol.Want(_, offset):
                self._tell(BytesWanted(offset))
            case protocol.Failed(jump, kind, message):
                if jump == self._jump:
                    self._fail(kind, message)

    def _fail(self, kind: str, message: str) -> None:
        self._enter(PlayState.FAILED)
        self._tell(PlayerFailed(kind, message))

    def _enter(self, state: PlayState) -> None:
        now = time.monotonic()
        with self._lock:
            if state is self._state:
                return
            self._state = state
            if state is PlayState.PLAYING:
                self._clock.run(now)
            else:
                self._clock.hold(now)
            if state is PlayState.ENDED and self._duration is not None:
                self._clock.jump(self._duration)
        self._tell(StateChanged(state))

    def _tell(self, event: PlayerEvent) -> None:
        if not self._closed:
            self._on_event(event)
