"""The main screen's keys for feeds: adding, refreshing and unsubscribing from them."""

import asyncio
from functools import partial

from textual import on

from tui.app.screens.main.list_keys import ListKeys
from tui.app.widgets.feed_list import FeedList
from tui.model.errors import PodtuiError
from tui.model.events import EpisodesChanged, FeedRefreshed, Notice, RefreshFinished, RefreshGoesOn
from tui.model.feed import Feed
from tui.model.text import format_time
from tui.services.session import Session


class FeedKeys(ListKeys):
    """What the main screen does to the subscriptions."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._fetching = False

    def show_refresh(self, event: FeedRefreshed | RefreshGoesOn | RefreshFinished) -> None:
        """Show what a refresh brought, of one feed or so far."""
        match event:
            case FeedRefreshed(error=error) if error:
                self.say(f"{event.title}: {error}", True)
                self.reload_soon()
            case FeedRefreshed(new=new, changed=changed) if new or changed:
                self.reload_soon()
            case RefreshGoesOn(done, feeds, new, left):
                stops = f"{self.key_of('leave')} stops"
                time_left = f" · {format_time(left)} left, {stops}" if left else ""
                self.say(f"Refreshing: {done} of {feeds} feeds, {new} new episodes…{time_left}")
            case RefreshFinished(feeds, new, failed, left_out):
                self._fetching = False
                bad = f", {failed} failed (marked ! in the list)" if failed else ""
                stopped = f", {left_out} not asked" if left_out else ""
                self.say(f"{feeds} feeds refreshed, {new} new episodes{bad}{stopped}.", bool(failed))

    def stop_fetching(self) -> bool:
        """Give up adding or refreshing feeds; False where nothing is being fetched."""
        if not self._fetching:
            return False
        self._fetching = False
        self.session.subscriptions.stop()
        self.did("Stopping; what has been read stays.")
        return True

    def action_add_feed(self) -> None:
        """Ask for an address and subscribe to it."""
        from tui.app.screens.add_feed import AddFeedScreen

        self.app.push_screen(AddFeedScreen(), self._add)

    def _add(self, address: str | None) -> None:
        if address:
            self._fetching = True
            self.say(f"Fetching the feed… {self.key_of('leave')} gives up.")
            self.run_worker(partial(self._add_in_thread, address), thread=True, exit_on_error=False)

    def _add_in_thread(self, address: str) -> None:
        try:
            feed = self.session.subscriptions.add(address)
        except PodtuiError as error:
            self.session.bus.emit(Notice(f"Not added. {error}", problem=True))
        else:
            self.session.bus.emit(Notice(f"Added {feed.title}: {feed.episodes} episodes."))
        self._fetching = False

    def action_refresh_feed(self) -> None:
        """Refresh the feed under the cursor, those of a folder; all of them on a list over all feeds."""
        feed, folder = self.feeds.feed, list(self.feeds.folder)
        if folder:
            self._refresh(folder, folder[0].group)
        else:
            self._refresh([feed] if feed else None, feed.title if feed else "all feeds")

    def action_refresh_all(self) -> None:
        """Refresh all feeds."""
        self._refresh(None, "all feeds")

    def _refresh(self, feeds: list[Feed] | None, words: str) -> None:
        self._fetching = True
        self.say(f"Refreshing {words}…")
        refresh = partial(self.session.subscriptions.refresh, feeds)
        self.run_worker(refresh, thread=True, group="refresh", exit_on_error=False)

    # --- unsubscribing

    @on(FeedList.Unsubscribed)
    def _unsubscribe(self) -> None:
        feed = self.feeds.feed
        if feed is not None:
            leaving = self.session.removal.set_aside(feed)
            self.session.undo.did(f"unsubscribed from {feed.title}", partial(self._bring_back, feed))
            self.feeds.leave_out(feed)
            episodes = f"{feed.episodes} episode{'' if feed.episodes == 1 else 's'}"
            self.did_undoably(f"Unsubscribed from {feed.title}, {episodes}.")
            self.run_worker(self._unsubscribed(feed, asyncio.wrap_future(leaving)), exit_on_error=False)

    async def _unsubscribed(self, feed: Feed, leaving: "asyncio.Future[None]") -> None:
        try:
            await leaving
        except PodtuiError as error:
            self.say(f"{feed.title} is still there. {error}", True)
        self.reload()

    def _bring_back(self, feed: Feed) -> None:
        self.session.removal.bring_back(feed.id).result()
        self.session.bus.emit(EpisodesChanged())
