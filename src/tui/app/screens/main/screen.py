"""The main screen: feeds, episodes, side panels, player bar."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.keys.actions import ACTIONS, NUMBERS
from tui.app.screens.main.episode_keys import EpisodeKeys
from tui.app.screens.main.feed_keys import FeedKeys
from tui.app.screens.main.hints import Hints
from tui.app.screens.main.list_keys import QUOTES
from tui.app.screens.main.name_keys import NameKeys
from tui.app.screens.main.podtui_keys import PodtuiKeys
from tui.app.screens.main.word_keys import WordKeys
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.key_line import KeyLine
from tui.app.widgets.page_line import PageLine
from tui.app.widgets.pages import Pages
from tui.app.widgets.player_bar import PlayerBar
from tui.model.errors import PodtuiError
from tui.model.events import (
    EpisodesChanged,
    Event,
    FeedRefreshed,
    Listening,
    Notice,
    NowPlaying,
    PlaybackChanged,
    QuotesTimed,
    RefreshFinished,
    RefreshGoesOn,
    Touring,
)
from tui.model.playback import PlayState

_WELCOME = """No feeds yet.

Press  {}  and give the address of a podcast's feed,
or leave with  {}  and run one of

    podtui add URL
    podtui import FILE.opml
    podtui demo            a sample library to try"""
_TOO_SMALL = "podtui needs 40 columns and 10 lines. The keys for playing work all the same."


class MainScreen(WordKeys, NameKeys, EpisodeKeys, FeedKeys, PodtuiKeys, Hints):
    """Everything on one screen; at small sizes one page of it at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in (*ACTIONS, *NUMBERS)]

    furnished = False
    """Whether all of the screen is there: the lists come first."""

    def compose(self) -> ComposeResult:
        """Pages, player bar, keys."""
        with Pages(id="pages") as pages:
            self.recall_panels(pages)
            feeds = FeedList(id="feeds")
            self.recall_folds(feeds)
            yield feeds
            library = self.session.library
            yield EpisodeList(library.episodes.rows, lambda ids: library.quotes.rows(ids), id="episodes")
        welcome = _WELCOME.format(self.key_of("add_feed"), self.key_of("quit"))
        yield Static(Content(welcome), id="welcome")
        yield Static(Content(_TOO_SMALL), id="too-small")
        yield PageLine()
        yield PlayerBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the lists, and all else once they are on the screen: they are what is waited for."""
        self.load_feeds()
        if self.wanted is not None:
            self.show_view(self.wanted)
        self.action_page_to("episodes")
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        """Add the panels, and the episode that was in the player last."""
        await self.make_panels()
        self._put_back()
        for notice in self.session.notices:
            self.say(notice.text, notice.problem)
        if self.session.settings.speech.auto:
            self.session.speech.follow()
        self.count_queued()
        self.beat()
        self.furnished = True

    def _put_back(self) -> None:
        last = self.session.library.playback.last()
        if last is None:
            return
        try:
            episode = self.session.library.episodes.get(last[0])
        except PodtuiError:
            return
        self.session.playback.place(episode)

    def hear(self, event: Event) -> None:
        """Show what a service says."""
        match event:
            case QuotesTimed(episode_id, _, problem):
                self.show_timed(episode_id, "no transcript" if problem else "")
                self.episodes.forget((episode_id,))
                self.reload_soon(QUOTES)
            case EpisodesChanged(episode_ids):
                self.show_changed(episode_ids)
            case Listening():
                self.show_listening(event)
            case NowPlaying(episode):
                self.episodes.mark_playing(episode.id)
                self.count_queued()
                self.say("")
            case PlaybackChanged(state, problem):
                if problem:
                    self.say(problem, True)
                elif state is PlayState.PLAYING:
                    self.recovered()
            case FeedRefreshed() | RefreshGoesOn() | RefreshFinished():
                self.show_refresh(event)
            case Touring(_, _, text) | Notice(text, False) if text:
                self.did(text)
            case Notice(text):
                self.say(text, True)
        self.hint()
        self.beat()

    # --- podtui

    def action_leave(self) -> None:
        """Leave the tour; without one, the search in the transcript; else stop a refresh, or listening."""
        _ = self.leave_tour() or self.leave_words() or self.stop_fetching() or self.stop_listening()
