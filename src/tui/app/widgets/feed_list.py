"""The subscriptions, with "All" on top."""

from typing import ClassVar

from tui.app import glyphs
from tui.app.widgets.row_list import Part, RowList, fit
from tui.model.feed import Feed


class FeedList(RowList):
    """Feeds with how many of their episodes are unplayed; a feed that failed carries a `!`."""

    BORDER_TITLE = "Feeds"
    KEY_WORDS: ClassVar[dict[str, str]] = {"choose": "open", "add_feed": "add", "refresh_feed": "refresh"}
    empty = "No feeds yet"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._feeds: tuple[Feed, ...] = ()

    def show(self, feeds: tuple[Feed, ...]) -> None:
        """Show these feeds, the cursor staying on the feed it was on."""
        chosen = self.feed
        self._feeds = feeds
        self.count = len(feeds) + 1 if feeds else 0
        places = [row for row, feed in enumerate(feeds, 1) if chosen and feed.id == chosen.id]
        self.reload(places[0] if places else 0)

    @property
    def feed(self) -> Feed | None:
        """The feed under the cursor; None for "All"."""
        return self._feeds[self.cursor - 1] if 0 < self.cursor <= len(self._feeds) else None

    def parts(self, row: int, width: int) -> list[Part]:
        """Symbol, title, unplayed episodes."""
        if row == 0:
            return self._row("", "All episodes", sum(feed.unplayed for feed in self._feeds), width)
        feed = self._feeds[row - 1]
        return self._row(glyphs.PROBLEM if feed.error else "", feed.title, feed.unplayed, width)

    @staticmethod
    def _row(symbol: str, title: str, unplayed: int, width: int) -> list[Part]:
        number = f" {unplayed} " if unplayed else " "
        room = max(0, width - 2 - len(number))
        return [(f"{symbol:<2}", "bad"), (fit(title, room), ""), (number, "dim")]
