"""The main screen: feeds, episodes, side panels, player bar."""

import time
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Footer, Static

from tui.app.actions import ACTIONS, NUMBERS
from tui.app.screens.add_feed import AddFeedScreen
from tui.app.screens.help import HelpScreen
from tui.app.screens.quote_keys import QuoteKeys
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.panels import QuotesPanel, SummaryPanel, TopicsPanel
from tui.app.widgets.player_bar import BarView, PlayerBar
from tui.app.widgets.row_list import RowList
from tui.model.errors import PodtuiError
from tui.model.events import (
    Event,
    FeedRefreshed,
    Listening,
    Notice,
    NowPlaying,
    PlaybackChanged,
    QuotesTimed,
    RefreshFinished,
    RefreshGoesOn,
)
from tui.model.feed import Feed
from tui.model.notes import Notes
from tui.model.playback import PlayState
from tui.services.quote_steps import spoken
from tui.services.quote_words import with_sureness
from tui.services.remote import Remote
from tui.services.session import Session

PAGES = ("feeds", "episodes", "summary", "quotes")
_WELCOME = """No feeds yet.

Press  a  and give the address of a podcast's feed,
or leave with  q  and run one of

    podtui add URL
    podtui import FILE.opml
    podtui demo            a sample library to try"""
_TOO_SMALL = "podtui needs 40 columns and 10 lines. The keys for playing work all the same."
_READ = 4.0
"""Seconds a line stands before the words of a quote may take its place."""
_DWELL = 0.4
"""Seconds the cursor rests on an episode before its transcript may be fetched."""


class MainScreen(QuoteKeys):
    """Everything on one screen; at small sizes one page of it at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in (*ACTIONS, *NUMBERS)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._remote = Remote(session.playback, lambda: session.quote_marks)
        self._shown: int | None = None
        self._line, self._problem = "", False
        self._said_at = 0.0
        self._look: Timer | None = None

    # --- building

    def compose(self) -> ComposeResult:
        """Pages, player bar, footer."""
        with Container(id="pages", classes="page-episodes"):
            yield FeedList(id="feeds")
            yield EpisodeList(self.session.library.episodes.rows, id="episodes")
            with Container(id="side"):
                yield SummaryPanel(id="summary")
                yield TopicsPanel(id="topics")
                yield QuotesPanel(id="quotes")
        yield Static(Content(_WELCOME), id="welcome")
        yield Static(Content(_TOO_SMALL), id="too-small")
        yield PlayerBar()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the library, and the episode that was in the player last."""
        self._load_feeds()
        self._put_back()
        for notice in self.session.notices:
            self._say(notice.text, notice.problem)
        if self.session.settings.speech.auto:
            self.session.speech.follow()
        self.set_interval(0.25, self._tick)
        self.action_page_to("episodes")

    def _load_feeds(self) -> None:
        feeds = self.session.library.feeds.all()
        self.query_one(FeedList).show(feeds)
        self.set_class(not feeds, "no-feeds")

    def _put_back(self) -> None:
        last = self.session.library.playback.last()
        if last is None:
            return
        try:
            episode = self.session.library.episodes.get(last[0])
        except PodtuiError:
            return
        self.session.playback.place(episode)

    # --- what the services say

    def hear(self, event: Event) -> None:
        """Show what a service says."""
        match event:
            case QuotesTimed(episode_id, _, problem):
                if episode_id == self._shown:
                    self.query_one(QuotesPanel).problem = "no transcript" if problem else ""
                    self._show_quotes(episode_id)
                self.query_one(EpisodeList).forget(episode_id)
            case Listening():
                self.show_listening(event)
            case NowPlaying(episode):
                self.query_one(EpisodeList).mark_playing(episode.id)
                self._say("")
            case PlaybackChanged(state, problem):
                if problem or (self._problem and state is PlayState.PLAYING):
                    self._say(problem, bool(problem))
            case FeedRefreshed():
                self._refreshed(event)
            case RefreshGoesOn(done, feeds, new):
                self._say(f"Refreshing: {done} of {feeds} feeds, {new} new episodes…")
            case RefreshFinished(feeds, new, failed):
                bad = f", {failed} failed (marked ! in the list)" if failed else ""
                self._say(f"{feeds} feeds refreshed, {new} new episodes{bad}.", bool(failed))
            case Notice(text, problem):
                self._say(text, problem)
        self._tick()

    def _refreshed(self, event: FeedRefreshed) -> None:
        if event.error:
            self._say(f"{event.title}: {event.error}", True)
        if event.error or event.new or event.changed:
            self._load_feeds()

    def _say(self, text: str, problem: bool = False) -> None:
        self._line, self._problem = text, problem
        self._said_at = time.monotonic()

    def _tick(self) -> None:
        playback = self.session.playback
        playback.tick()
        position = playback.position
        now = spoken(playback.quotes, position, self.session.settings.audio.quote_lead)
        line, problem = self._line, self._problem
        just_said = line and time.monotonic() - self._said_at < _READ
        if now is not None and not problem and not just_said and playback.state is not PlayState.IDLE:
            quote = playback.quotes[now]
            line = with_sureness(quote)
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
                problem=problem,
            )
        )
        if episode is not None and episode.id == self._shown:
            self.query_one(QuotesPanel).mark_spoken(now)

    # --- lists and panels

    @on(RowList.Moved, "#feeds")
    def _show_feed(self) -> None:
        feed = self.query_one(FeedList).feed
        ids = self.session.library.episodes.ids(feed.id if feed else None)
        episodes = self.query_one(EpisodeList)
        episodes.empty = (
            "" if ids else (feed.error if feed and feed.error else "No episodes yet: r refreshes.")
        )
        episodes.show(ids, keep=True)
        episodes.border_subtitle = Content(feed.error if feed else "")

    @on(RowList.Moved, "#episodes")
    def _episode_moved(self) -> None:
        if self._look is not None:
            self._look.stop()
        self._look = self.set_timer(0.06, self._show_episode)

    @on(RowList.Chosen, "#feeds")
    def _open_feed(self) -> None:
        self.action_page_to("episodes")

    @on(RowList.Chosen, "#episodes")
    def _play_chosen(self) -> None:
        episode = self.query_one(EpisodeList).episode
        if episode is not None:
            self.session.playback.play(episode)
            self._time_quotes(episode.id)

    @on(PlayerBar.SeekTo)
    def _clicked_line(self, event: PlayerBar.SeekTo) -> None:
        self.session.playback.seek(event.seconds)

    def _show_episode(self) -> None:
        episode_id = self.query_one(EpisodeList).episode_id
        if episode_id is None or episode_id == self._shown:
            return
        self._shown = episode_id
        self.query_one(QuotesPanel).problem = ""
        self.note_listening()
        notes = self.session.show_notes.kept(episode_id)
        self._show_sections(episode_id, notes)
        self._look = self.set_timer(_DWELL, partial(self._time_quotes, episode_id))
        if notes is None or not notes.summary:
            read = partial(self._read_notes, episode_id)
            self.run_worker(read, thread=True, group="notes", exclusive=True, exit_on_error=False)

    def _read_notes(self, episode_id: int) -> None:
        notes = self.session.show_notes.sections(episode_id)
        plain = "" if notes.summary else self.session.show_notes.original(episode_id)
        self.app.call_from_thread(self._show_sections, episode_id, notes, plain)

    def _show_sections(self, episode_id: int, notes: Notes | None, plain: str = "") -> None:
        if episode_id == self._shown:
            self.query_one(SummaryPanel).show(notes, plain)
            self.query_one(TopicsPanel).show(notes)
            self._show_quotes(episode_id)

    def _show_quotes(self, episode_id: int) -> None:
        notes = self.session.show_notes.kept(episode_id)
        made = notes.made if notes else None
        self.query_one(QuotesPanel).show(self.session.quotes.kept(episode_id), made)
        if made is not None:
            self.query_one(TopicsPanel).show(notes)
            self.query_one(SummaryPanel).show_made(made)

    # --- pages

    def on_descendant_focus(self) -> None:
        """Let the page follow the focus, which the mouse can move too."""
        focused = self.focused
        if focused is not None and focused.id in PAGES:
            self.query_one("#pages").set_classes(f"page-{focused.id}")

    def action_page_to(self, page: str) -> None:
        """Show a page and put the focus there."""
        self.query_one("#pages").set_classes(f"page-{page}")
        self.query_one(f"#{page}").focus()

    def action_next_page(self) -> None:
        """Go one page on."""
        self._turn(1)

    def action_previous_page(self) -> None:
        """Go one page back."""
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        focused = self.focused.id if self.focused is not None else None
        place = PAGES.index(focused) if focused in PAGES else 1
        self.action_page_to(PAGES[(place + pages) % len(PAGES)])

    # --- playing

    def action_play_or_pause(self) -> None:
        """Play or pause; with nothing in the player, play the episode under the cursor."""
        if self.session.playback.episode is None:
            self._play_chosen()
        else:
            self._did(self._remote.play_or_pause())

    def action_seek_by(self, seconds: int) -> None:
        """Jump by seconds."""
        self._did(self._remote.seek_by(seconds))

    def action_next_chapter(self) -> None:
        """Jump to the next chapter."""
        self._did(self._remote.next_chapter())

    def action_previous_chapter(self) -> None:
        """Jump to the beginning of the chapter, or to the one before."""
        self._did(self._remote.previous_chapter())

    def action_change_rate(self, by: float) -> None:
        """Play faster or slower."""
        self._did(self._remote.change_rate(by))

    def action_change_volume(self, by: int) -> None:
        """Play louder or quieter."""
        self._did(self._remote.change_volume(by))

    def _did(self, words: str) -> None:
        if words or not self._problem:
            self._say(words)
        self._tick()

    def action_toggle_kept(self) -> None:
        """Have the audio of the episode under the cursor fetched whole and kept, or let it go."""
        episode = self.query_one(EpisodeList).episode
        if episode is not None:
            self._did(self.session.keeping.toggle(episode))

    def action_toggle_queued(self) -> None:
        """Put the episode under the cursor at the end of the queue, or take it out."""
        episode = self.query_one(EpisodeList).episode
        if episode is not None:
            self._did(self.session.playback.toggle_queued(episode))

    # --- feeds

    def action_add_feed(self) -> None:
        """Ask for an address and subscribe to it."""
        self.app.push_screen(AddFeedScreen(), self._add)

    def _add(self, address: str | None) -> None:
        if address:
            self._say("Fetching the feed…")
            self.run_worker(partial(self._add_in_thread, address), thread=True, exit_on_error=False)

    def _add_in_thread(self, address: str) -> None:
        try:
            feed = self.session.subscriptions.add(address)
        except PodtuiError as error:
            self.session.bus.emit(Notice(f"Not added. {error}", problem=True))
        else:
            self.session.bus.emit(Notice(f"Added {feed.title}: {feed.episodes} episodes."))

    def action_refresh_feed(self) -> None:
        """Refresh the feed under the cursor, or all on "All"."""
        feed = self.query_one(FeedList).feed
        self._refresh([feed] if feed else None, feed.title if feed else "all feeds")

    def action_refresh_all(self) -> None:
        """Refresh all feeds."""
        self._refresh(None, "all feeds")

    def _refresh(self, feeds: list[Feed] | None, words: str) -> None:
        self._say(f"Refreshing {words}…")
        refresh = partial(self.session.subscriptions.refresh, feeds)
        self.run_worker(refresh, thread=True, group="refresh", exit_on_error=False)

    def action_original_notes(self) -> None:
        """Show the notes of the episode under the cursor as written; a time chosen there plays."""
        # Imported here, like what only this screen needs: the start does without.
        from tui.app.screens.original_notes import OriginalNotesScreen

        episode = self.query_one(EpisodeList).episode
        if episode is not None:
            self.app.push_screen(OriginalNotesScreen(self.session.show_notes, episode), self.action_jump)

    def action_summarise(self) -> None:
        """Have the model of the settings write the panels of the episode under the cursor."""
        episode = self.query_one(EpisodeList).episode
        if episode is not None:
            self._say("The model is being asked; that may take a minute…")
            ask = partial(self._summarise, episode.id)
            self.run_worker(ask, thread=True, group="model", exclusive=True, exit_on_error=False)

    def _summarise(self, episode_id: int) -> None:
        try:
            made = self.session.model_summary.make(episode_id)
        except PodtuiError as error:
            self.session.bus.emit(Notice(f"No summary. {error}", problem=True))
        else:
            self.session.bus.emit(Notice(f"The panels now have the summary by {made.source}."))

    def action_jump(self, seconds: float | None) -> None:
        """Play the episode under the cursor from a time its notes name; None for no time."""
        episode = self.query_one(EpisodeList).episode
        if episode is not None and seconds is not None:
            self.session.playback.play(episode, at=seconds)
            self._time_quotes(episode.id)

    def action_toggle_played(self) -> None:
        """Mark the episode under the cursor as played, or as not."""
        episodes = self.query_one(EpisodeList)
        if episodes.episode is not None:
            self.session.library.playback.played(episodes.episode.id, not episodes.episode.played).result()
            episodes.forget(episodes.episode.id)
            self.query_one(FeedList).show(self.session.library.feeds.all())

    # --- podtui

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        """Leave; the session saves the place."""
        self.session.halt()
        self.app.exit()
