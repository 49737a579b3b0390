"""The main screen's keys for feeds: adding and refreshing them."""

from functools import partial

from tui.app.screens.main.base import MainBase
from tui.model.errors import PodtuiError
from tui.model.events import FeedRefreshed, Notice, RefreshFinished, RefreshGoesOn
from tui.model.feed import Feed
from tui.model.text import format_time
from tui.services.session import Session


class FeedKeys(MainBase):
    """What the main screen does to the subscriptions."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._fetching = False

    def load_feeds(self) -> None:
        """Show the subscriptions as the library has them; without any, the welcome."""
        feeds = self.session.library.feeds.all()
        self.feeds.show(feeds)
        self.set_class(not feeds, "no-feeds")

    def show_refresh(self, event: FeedRefreshed | RefreshGoesOn | RefreshFinished) -> None:
        """Show how far a refresh is, and what it brought."""
        match event:
            case FeedRefreshed():
                self._show_refreshed(event)
            case RefreshGoesOn(done, feeds, new, left):
                time_left = f" · {format_time(left)} left, escape stops" if left else ""
                self.say(f"Refreshing: {done} of {feeds} feeds, {new} new episodes…{time_left}")
            case RefreshFinished(feeds, new, failed, left_out):
                self._fetching = False
                bad = f", {failed} failed (marked ! in the list)" if failed else ""
                stopped = f", {left_out} not asked" if left_out else ""
                self.say(f"{feeds} feeds refreshed, {new} new episodes{bad}{stopped}.", bool(failed))

    def _show_refreshed(self, event: FeedRefreshed) -> None:
        if event.error:
            self.say(f"{event.title}: {event.error}", True)
        if event.error or event.new or event.changed:
            self.load_feeds()

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
            self.say("Fetching the feed… escape gives up.")
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
        """Refresh the feed under the cursor, or all on "All"."""
        feed = self.feeds.feed
        self._refresh([feed] if feed else None, feed.title if feed else "all feeds")

    def action_refresh_all(self) -> None:
        """Refresh all feeds."""
        self._refresh(None, "all feeds")

    def _refresh(self, feeds: list[Feed] | None, words: str) -> None:
        self._fetching = True
        self.say(f"Refreshing {words}…")
        refresh = partial(self.session.subscriptions.refresh, feeds)
        self.run_worker(refresh, thread=True, group="refresh", exit_on_error=False)
