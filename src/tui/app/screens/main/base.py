"""What every group of the main screen's keys works on: the session, the lists, the line it speaks in."""

import time

from textual.screen import Screen

from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.player_bar import BarView, PlayerBar
from tui.model.episode import Episode
from tui.model.playback import PlayState
from tui.services.quote_steps import spoken
from tui.services.quote_words import with_sureness
from tui.services.remote import Remote
from tui.services.session import Session

_READ = 4.0
"""Seconds a line stands before the words of a quote may take its place."""


class MainBase(Screen[None]):
    """The ground the groups of keys stand on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.remote = Remote(session.playback, lambda: session.quote_marks)
        self.shown: int | None = None
        """The episode whose panels are shown."""
        self._line, self._problem = "", False
        self._said_at = 0.0

    @property
    def feeds(self) -> FeedList:
        """The list of feeds."""
        return self.query_one(FeedList)

    @property
    def episodes(self) -> EpisodeList:
        """The list of episodes."""
        return self.query_one(EpisodeList)

    @property
    def chosen(self) -> Episode | None:
        """The episode under the cursor."""
        return self.episodes.episode

    # --- the player bar

    def say(self, text: str, problem: bool = False) -> None:
        """Put a line into the player bar; it stands a while before a quote's words take its place."""
        self._line, self._problem = text, problem
        self._said_at = time.monotonic()
        self.show_playback()

    def did(self, words: str) -> None:
        """Say what a key did; where it has nothing to say, a problem told before still stands."""
        if words or not self._problem:
            self.say(words)
        else:
            self.show_playback()

    def recovered(self) -> None:
        """Take back a problem that is over."""
        if self._problem:
            self.say("")

    def show_playback(self) -> None:
        """Bring the player bar, and the mark of the quote being spoken, up to date."""
        playback = self.session.playback
        position = playback.position
        now = spoken(playback.quotes, position, self.session.settings.audio.quote_lead)
        line = self._line
        said = line and time.monotonic() - self._said_at < _READ
        if now is not None and not self._problem and not said and playback.state is not PlayState.IDLE:
            line = with_sureness(playback.quotes[now])
        episode, duration = playback.episode, playback.duration
        self.query_one(PlayerBar).show(
            BarView(
                state=playback.state,
                title=f"{episode.feed_title} · {episode.title}" if episode else "",
                position=int(position),
                duration=int(duration) if duration else None,
                marks=tuple(quote.start for quote in playback.quotes if quote.start is not None),
                chapters=tuple(chapter.start for chapter in playback.chapters),
                rate=playback.rate,
                volume=playback.volume,
                line=line,
                problem=self._problem,
            )
        )
        if episode is not None and episode.id == self.shown:
            self.query_one(QuotesPanel).mark_spoken(now)
