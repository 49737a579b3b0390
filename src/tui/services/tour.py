"""A tour: only the one-liners of an episode are heard, each from its lead to its end, a breath between."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.model.episode import Episode
from tui.model.events import Event, NowPlaying, PlaybackChanged, Touring
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.services.events import Bus
from tui.services.quote_steps import end_of

if TYPE_CHECKING:
    from tui.services.playback import Playback

BREATH = 0.6
"""Seconds of silence between two one-liners."""
TAIL = 0.15
"""Seconds that are heard after a one-liner's end: recognised words end a little early."""
_BEFORE_END = 0.3
"""Seconds before the end of the audio at which a one-liner is over: at its end the queue would go on."""
_MISSED = 1.5
"""Seconds from a one-liner at which the listener must have gone elsewhere."""
_GLANCE = 0.25
"""Seconds between two looks while a one-liner is heard: the listener may have jumped."""
_IDLE = 1.0
"""Seconds between two looks while nothing is heard; a change of the player's state wakes earlier."""


class Stop(Struct, frozen=True):
    """One one-liner of a tour, and the seconds from which to which it is heard."""

    episode: Episode
    quote: Quote
    begin: float
    end: float

    def holds(self, position: float) -> bool:
        """Whether that second is heard in this stop."""
        return self.begin - 0.3 <= position < self.end


def stops_of(episode: Episode, quotes: Sequence[Quote], lead: float) -> tuple[Stop, ...]:
    """Return what a tour of these quotes stops at, in the order they are spoken: those with a time."""
    timed = [(quote.start, end_of(quote) + TAIL, quote) for quote in quotes if quote.start is not None]
    timed.sort(key=lambda each: each[:2])
    return tuple(Stop(episode, quote, max(0.0, start - lead), end) for start, end, quote in timed)


@dataclass(slots=True)
class _Run:
    stops: tuple[Stop, ...]
    back_to: float | None
    index: int = 0
    breath_ends: float | None = None
    """The moment the next one-liner begins, while there is silence."""
    over: bool = False
    wake: threading.Event = field(default_factory=threading.Event)

    @property
    def stop(self) -> Stop:
        return self.stops[self.index]


class Tour:
    """One tour at a time. Thread-safe; commands return a line to show at once, `Touring` tells the rest."""

    def __init__(self, playback: "Playback", bus: Bus, lead: float) -> None:
        """`lead` is how many seconds before a one-liner it begins."""
        self._playback = playback
        self._bus = bus
        self._lead = lead
        self._lock = threading.RLock()
        self._run: _Run | None = None
        bus.subscribe(self._hear)

    @property
    def under_way(self) -> bool:
        """Whether a tour is being played or stands paused."""
        return self._run is not None

    @property
    def words(self) -> str:
        """How far the tour is, as "Tour: 2 of 5"; "" without one."""
        run = self._run
        return f"Tour: {run.index + 1} of {len(run.stops)}" if run is not None else ""

    def start(self, episode: Episode, quotes: Sequence[Quote]) -> str:
        """Begin a tour of an episode's quotes, from the first."""
        return self.start_at(stops_of(episode, quotes, self._lead))

    def start_at(self, stops: Sequence[Stop]) -> str:
        """Begin a tour of these stops, which may lie in several episodes."""
        if not stops:
            return "No one-liner here has a time yet, so there is nothing to tour."
        with self._lock:
            self._end()
            first, playback = stops[0], self._playback
            here = playback.episode is not None and playback.episode.id == first.episode.id
            playback.save()
            playback.notes_place = False
            self._run = run = _Run(tuple(stops), playback.position if here else first.episode.position)
            playback.play(first.episode, at=first.begin)
            self._tell(run)
        threading.Thread(target=self._go, args=(run,), name="tour", daemon=True).start()
        return ""

    def step(self, by: int) -> str:
        """Go so many one-liners on, or back when negative; past the last one the tour ends."""
        with self._lock:
            run = self._run
            if run is None:
                return ""
            if run.index + by < 0:
                return "This is the first one-liner of the tour."
            if run.index + by >= len(run.stops):
                return self._finish(run)
            run.index += by
            run.breath_ends = None
            self._playback.play(run.stop.episode, at=run.stop.begin)
            self._tell(run)
            run.wake.set()
            return ""

    def toggle(self) -> None:
        """Pause, or go on; in the breath between two one-liners it is a pause."""
        with self._lock:
            run = self._run
            if run is None or run.breath_ends is None:
                self._playback.toggle()
            else:
                run.breath_ends = None
                self._begin(run, playing=False)

    def stop(self) -> str:
        """End the tour where it is; the episode plays on from there."""
        with self._lock:
            run = self._run
            if run is None:
                return ""
            if run.breath_ends is not None:
                self._begin(run)
            self._end()
            words = "Tour left: the episode plays on from here."
            self._bus.emit(Touring(0, len(run.stops)))
            return words

    def close(self) -> None:
        """Let go of the player, which is being closed; the place stays where it was before the tour."""
        with self._lock:
            self._drop()

    # --- what the tour's own thread does

    def _go(self, run: _Run) -> None:
        while not run.over:
            with self._lock:
                wait = 0.0 if run.over else self._look(run, time.monotonic())
            run.wake.wait(wait)
            run.wake.clear()

    def _look(self, run: _Run, now: float) -> float:
        """Do what is due at the moment `now`; returns how many seconds nothing will be."""
        playback = self._playback
        if run.breath_ends is not None:
            if now < run.breath_ends:
                return run.breath_ends - now
            run.breath_ends = None
            self._begin(run)
            return _IDLE
        episode, state = playback.episode, playback.state
        if episode is None or episode.id != run.stop.episode.id or state is PlayState.FAILED:
            self._leave(run, "")
            return 0.0
        position, end = playback.position, self._end_of(run)
        if not run.stop.begin - _MISSED <= position <= run.stop.end + _MISSED:
            self._follow(run, position)
            return 0.0
        if position >= end or state is PlayState.ENDED:
            self._next(run, position, now)
            return 0.0
        return min(_GLANCE, (end - position) / playback.rate) if state is PlayState.PLAYING else _IDLE

    def _end_of(self, run: _Run) -> float:
        duration = self._playback.duration
        return run.stop.end if duration is None else min(run.stop.end, duration - _BEFORE_END)

    def _follow(self, run: _Run, position: float) -> None:
        """The listener has jumped: on with the one-liner there, else the tour is left."""
        episode_id = run.stop.episode.id
        for index, stop in enumerate(run.stops):
            if stop.episode.id == episode_id and stop.holds(position):
                run.index = index
                self._tell(run)
                return
        self._leave(run, "Tour left: you went elsewhere.")

    def _next(self, run: _Run, position: float, now: float) -> None:
        if run.index + 1 == len(run.stops):
            self._finish(run)
            return
        here = run.stop.episode.id
        run.index += 1
        self._tell(run)
        if run.stop.episode.id == here and run.stop.begin <= position:
            return
        self._playback.pause()
        if run.stop.episode.id == here:
            # The sound is there at once when the breath is over.
            self._playback.seek(run.stop.begin)
        run.breath_ends = now + BREATH

    def _begin(self, run: _Run, *, playing: bool = True) -> None:
        episode = self._playback.episode
        if episode is None or episode.id != run.stop.episode.id:
            self._playback.play(run.stop.episode, at=run.stop.begin)
        elif playing:
            self._playback.play(run.stop.episode)

    def _finish(self, run: _Run) -> str:
        """End after the last one-liner: the listener is back where the tour was begun, paused."""
        playback, one = self._playback, len({stop.episode.id for stop in run.stops}) == 1
        playback.pause()
        words = f"The tour is over: {len(run.stops)} of {len(run.stops)} heard."
        if one and run.back_to is not None:
            playback.seek(run.back_to)
            words = f"{words} Back where you were, paused."
        self._leave(run, words)
        return words

    def _leave(self, run: _Run, words: str) -> None:
        self._end()
        self._bus.emit(Touring(0, len(run.stops), words))

    def _end(self) -> None:
        if self._run is not None:
            self._drop()
            self._playback.notes_place = True
            self._playback.save()

    def _drop(self) -> None:
        if self._run is not None:
            self._run.over = True
            self._run.wake.set()
            self._run = None

    def _tell(self, run: _Run) -> None:
        self._bus.emit(Touring(run.index + 1, len(run.stops)))

    def _hear(self, event: Event) -> None:
        run = self._run
        if run is not None and isinstance(event, PlaybackChanged | NowPlaying):
            run.wake.set()
