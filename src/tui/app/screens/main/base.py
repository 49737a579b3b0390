"""What every group of the main screen's keys works on: the session, the lists, the line it speaks in."""

import time
from collections import deque
from functools import cached_property
from typing import Literal

from textual.screen import Screen
from textual.timer import Timer

from tui.app.keys.actions import by_id
from tui.app.keys.in_force import first_key
from tui.app.messages import Said
from tui.app.terminal.compositor import NearCompositor
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.pages import Pages
from tui.app.widgets.panels.panel import EpisodePanel
from tui.app.widgets.player_bar import BarView, PlayerBar
from tui.app.widgets.time_line import LineView, seconds_on_disk
from tui.model.episode import Episode
from tui.model.playback import PlayState
from tui.services.quote_steps import spoken, until_change
from tui.services.quote_words import with_sureness
from tui.services.remote import Remote
from tui.services.session import Session

_REMEMBERED = 500
"""Lines kept for the log."""
_READ = 4.0
"""Seconds a line stands before the words of a quote may take its place."""
_FETCHING = 1.0
"""Seconds between two looks at how much has been fetched, while nothing plays."""


class MainBase(Screen[None]):
    """The ground the groups of keys stand on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._compositor = NearCompositor()
        self.session = session
        self.shown: int | None = None
        """The episode whose panels are shown."""
        self._line, self._problem = "", False
        self._said_at = 0.0
        self.said: deque[Said] = deque(maxlen=_REMEMBERED)
        """What was said since the start, newest last."""
        self._facts: tuple[str, ...] = ()
        self._beat: Timer | None = None

    @cached_property
    def remote(self) -> Remote:
        """What the keys for playing do."""
        session = self.session
        return Remote(session.playback, lambda: session.quote_marks, lambda: session.tour)

    @property
    def feeds(self) -> FeedList:
        """The list of feeds."""
        return self.query_one(FeedList)

    @property
    def episodes(self) -> EpisodeList:
        """The list of episodes."""
        return self.query_one(EpisodeList)

    @property
    def episode_panels(self) -> list[EpisodePanel]:
        """The panels there are by now, whether shown or hidden."""
        return [panel for panel in self.query_one(Pages).children if isinstance(panel, EpisodePanel)]

    @property
    def chosen(self) -> Episode | None:
        """The episode under the cursor."""
        return self.episodes.episode

    # --- the player bar

    def say(self, text: str, problem: bool = False) -> None:
        """Put a line into the player bar; it stands a while before a quote's words take its place."""
        if text:
            self._take_down(text, problem)
        self._line, self._problem = text, problem
        self._said_at = time.monotonic()
        self.show_playback()

    def _take_down(self, text: str, problem: bool) -> None:
        now = Said(time.time(), text, problem)
        if self.said and now.goes_on_from(self.said[-1]):
            self.said.pop()  # of progress only how far it came last is worth keeping
        self.said.append(now)

    def did(self, words: str) -> None:
        """Say what a key did; where it has nothing to say, a problem told before still stands."""
        self.count_queued()
        if words or not self._problem:
            self.say(words)
        else:
            self.show_playback()

    def under_way(self) -> tuple[str, ...]:
        """Return what goes on beside playing, in words: a tour, a sleep timer."""
        made = self.session.__dict__
        return tuple(words for name in ("tour", "sleep") if name in made and (words := made[name].words))

    def did_undoably(self, words: str) -> None:
        """Say what a key did, and which key takes it back."""
        self.did(f"{words} {self.key_of('undo')} takes it back.")

    def key_of(self, action: str) -> str:
        """Return the key of an action, by its id, as people write it; its name for one without a key."""
        return first_key(self, by_id()[action]) or f"“{action}”"

    def recovered(self) -> None:
        """Take back a problem that is over."""
        if self._problem:
            self.say("")

    def count_queued(self) -> None:
        """Take down how many episodes are to follow, which the player bar tells."""
        queued = len(self.session.library.playback.queue.all())
        self._facts = (f"{queued} queued",) if queued else ()

    def show_playback(self) -> None:
        """Bring the player bar and the mark of the quote spoken up to date, and wait for the next change."""
        playback = self.session.playback
        position, duration, state = playback.position, playback.duration, playback.state
        lead = self.session.settings.audio.quote_lead
        now = spoken(playback.quotes, position, lead)
        kind: Literal["quote", "notice", "problem"] = "problem" if self._problem else "notice"
        words = self._line
        read = self._said_at + _READ - time.monotonic() if words else 0.0
        if now is not None and not self._problem and read <= 0 and state is not PlayState.IDLE:
            words, kind = with_sureness(playback.quotes[now]), "quote"
        episode, progress = playback.episode, playback.fetched
        fetched = seconds_on_disk(progress.ranges, progress.size, duration) if progress else None
        self.query_one(PlayerBar).show(
            BarView(
                state=state,
                title=f"{episode.feed_title} · {episode.title}" if episode else "",
                line=LineView(position, duration, playback.quotes, playback.chapters, fetched),
                rate=playback.rate,
                volume=playback.volume,
                under_way=self.under_way(),
                facts=self._facts,
                words=words,
                kind=kind,
            )
        )
        shown = episode is not None and episode.id == self.shown
        for panel in self.episode_panels:
            panel.heard(position if shown else None, now if shown else None)
        waits = [read] if now is not None and read > 0 else []
        if state is PlayState.PLAYING:
            waits.append(until_change(playback.quotes, position, playback.rate, lead))
        elif progress is not None and not progress.complete and not progress.error:
            waits.append(_FETCHING)
        self._wait(min(waits, default=None))

    def _wait(self, seconds: float | None) -> None:
        """Look at the player again after so many seconds; with None only when something is told."""
        if self._beat is not None:
            self._beat.stop()
        self._beat = self.set_timer(seconds, self.beat) if seconds is not None else None

    def beat(self) -> None:
        """Do what playing asks for from time to time, and show how far it has come."""
        self.session.playback.tick()
        self.show_playback()
