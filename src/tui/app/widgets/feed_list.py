"""The lists there are: those over all feeds on top, then the feeds in their folders."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import BindingType

from tui.app import glyphs
from tui.app.actions import FEED_LIST_ACTIONS, by_id
from tui.app.keys_in_force import first_key
from tui.app.widgets.filter_list import FilterList
from tui.app.widgets.row_list import Part, RowList, fit
from tui.model.feed import Feed
from tui.services.lists import SHELVES, Shelf, View, has_words


class _Entry(NamedTuple):
    """One row; without a view it is a heading."""

    title: str
    number: int = 0
    view: View | None = None
    feed: Feed | None = None


class FeedList(FilterList):
    """Lists with how many they hold, feeds with how many are unplayed; one that failed has a `!` and why."""

    BORDER_TITLE = "Feeds"
    KEY_WORDS: ClassVar[dict[str, str]] = {"choose": "open", "add_feed": "add", "refresh_feed": "refresh"}
    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in FEED_LIST_ACTIONS]

    class Unsubscribed(RowList.Moved):
        """The feed under the cursor is to go."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._feeds: tuple[Feed, ...] = ()
        self._counts: Mapping[Shelf, int] = {}
        self._entries: list[_Entry] = []

    def show(self, feeds: tuple[Feed, ...], counts: Mapping[Shelf, int]) -> None:
        """Show these feeds and how much the lists hold; the cursor stays on the list it was on."""
        self._feeds, self._counts, self.total = feeds, counts, len(feeds)
        before = self.view
        self._entries = self._made() if feeds else []
        self.count = len(self._entries)
        rows = [row for row, entry in enumerate(self._entries) if entry.view and entry.view == before]
        cursor = self.validate_cursor(rows[0] if rows else self.cursor if before else 0)
        now = self._entries[cursor].view if self._entries else None
        self.reload(cursor, moved=now != before)
        self.note()

    def leave_out(self, feed: Feed) -> None:
        """Show a feed no longer."""
        self.show(tuple(each for each in self._feeds if each.id != feed.id), self._counts)

    def counted(self, view: View) -> int:
        """Return how many rows a list has, as far as is known: for a feed all its episodes."""
        if view.feed_id is None:
            return self._counts.get(view.shelf, 0)
        return next((feed.episodes for feed in self._feeds if feed.id == view.feed_id), 0)

    @property
    def view(self) -> View | None:
        """The list under the cursor."""
        return self._entries[self.cursor].view if self.cursor < len(self._entries) else None

    @property
    def feed(self) -> Feed | None:
        """The feed under the cursor; None on a list over all feeds."""
        return self._entries[self.cursor].feed if self.cursor < len(self._entries) else None

    def go_to(self, view: View) -> bool:
        """Put the cursor on a list; False where it is not among those shown."""
        rows = [row for row, entry in enumerate(self._entries) if entry.view == view]
        if rows:
            self.cursor = rows[0]
        return bool(rows)

    def skips(self, row: int) -> bool:
        """Pass over headings."""
        return row < len(self._entries) and self._entries[row].view is None

    def watch_cursor(self, old: int, new: int) -> None:
        """Say on the border what is wrong with the feed."""
        super().watch_cursor(old, new)
        self.note()

    def on_filter_list_filtered(self) -> None:
        """Show what has the words typed."""
        self.empty = f"No feed has these words: {first_key(self, by_id()['let_go'])} shows all."
        self.show(self._feeds, self._counts)

    def action_unsubscribe(self) -> None:
        """Ask for the feed under the cursor to go."""
        if self.feed is not None:
            self.post_message(self.Unsubscribed(self))

    def facts(self) -> Sequence[str]:
        """Say what is wrong with the feed under the cursor."""
        feed = self.feed
        return (f"{glyphs.PROBLEM} {feed.error}",) if feed is not None and feed.error else ()

    def parts(self, row: int, width: int) -> list[Part]:
        """Symbol, title, number."""
        entry = self._entries[row]
        if entry.view is None:
            line = f"{glyphs.RULE * 2} {entry.title} " if entry.title else ""
            return [(fit(line + glyphs.RULE * (width - cell_len(line)), width), "dim")]
        error = entry.feed.error if entry.feed is not None else ""
        number = f" {_number(entry.number)} " if entry.number else " "
        room = max(0, width - 2 - len(number))
        title, why = entry.title, ""
        if error and cell_len(title) + 20 <= room:
            why = fit(f"  {error}", room - cell_len(title))
        return [
            (f"{glyphs.PROBLEM if error else '':<2}", "bad"),
            (fit(title, room - cell_len(why)), "" if entry.feed is None or entry.number else "dim"),
            (why, "bad"),
            (number, "dim"),
        ]

    def _made(self) -> list[_Entry]:
        if self.words:
            found = (feed for feed in self._feeds if has_words(feed.title, self.words))
            entries = [_feed_entry(feed) for feed in found]
            self.count = len(entries)
            return entries
        entries = [_Entry(name, self._counts.get(shelf, 0), View(shelf)) for shelf, name in SHELVES.items()]
        group: str | None = None
        for feed in self._feeds:
            if feed.group != group:
                group = feed.group
                entries.append(_Entry(group))
            entries.append(_feed_entry(feed))
        return entries


def _feed_entry(feed: Feed) -> _Entry:
    return _Entry(feed.title, feed.unplayed, View("all", feed.id), feed)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", " ")
