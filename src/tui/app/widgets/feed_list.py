"""The lists there are: those over all feeds on top, then the feeds in their folders."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType

from tui.app.keys.actions import FEED_LIST_ACTIONS, by_id
from tui.app.keys.in_force import first_key
from tui.app.looks import glyphs
from tui.app.widgets.filter_list import FilterList
from tui.app.widgets.row_list import Part, RowList, fit
from tui.model.feed import Feed
from tui.model.library import Shelf
from tui.services.lists import SHELVES, View, has_words


class _Entry(NamedTuple):
    """One row; without a view it is a folder, and without a title too the line below the feeds in none."""

    title: str
    number: int = 0
    view: View | None = None
    feed: Feed | None = None
    folded: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is one that can be folded."""
        return self.view is None and bool(self.title)


class FeedList(FilterList):
    """Lists with how many they hold, feeds with how many are unplayed; one that failed has a `!` and why."""

    BORDER_TITLE = "Feeds"
    KEY_WORDS: ClassVar[dict[str, str]] = {"choose": "open", "add_feed": "add", "refresh_feed": "refresh"}
    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in FEED_LIST_ACTIONS]

    class Unsubscribed(RowList.Moved):
        """The feed under the cursor is to go."""

    class Folded(RowList.Moved):
        """Other folders are folded than before."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._feeds: tuple[Feed, ...] = ()
        self._counts: Mapping[Shelf, int] = {}
        self._entries: list[_Entry] = []
        self.folded: frozenset[str] = frozenset()
        """The folders of which only the name is shown."""

    def show(self, feeds: tuple[Feed, ...], counts: Mapping[Shelf, int]) -> None:
        """Show these feeds and how much the lists hold; the cursor stays on the list it was on."""
        self._feeds, self._counts, self.total = feeds, counts, len(feeds)
        before, entry = self.view, self._entry
        self._entries = self._made() if feeds else []
        self.count = len(self._entries)
        rows = [
            row
            for row, each in enumerate(self._entries)
            if entry is not None
            and (each.view, each.view or each.title) == (entry.view, entry.view or entry.title)
        ]
        cursor = self.validate_cursor(rows[0] if rows else self.cursor if entry else 0)
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
        feed = self.feed_of(view)
        return feed.episodes if feed is not None else 0

    def feed_of(self, view: View) -> Feed | None:
        """Return the feed whose episodes a list holds; None for one over all feeds."""
        return next((feed for feed in self._feeds if feed.id == view.feed_id), None)

    @property
    def _entry(self) -> _Entry | None:
        return self._entries[self.cursor] if self.cursor < len(self._entries) else None

    @property
    def view(self) -> View | None:
        """The list under the cursor; None on a folder."""
        return self._entry.view if self._entry is not None else None

    @property
    def feed(self) -> Feed | None:
        """The feed under the cursor; None on a list over all feeds, and on a folder."""
        return self._entry.feed if self._entry is not None else None

    @property
    def folder(self) -> tuple[Feed, ...]:
        """The feeds of the folder under the cursor; none on anything else."""
        entry = self._entry
        if entry is None or not entry.is_folder:
            return ()
        return tuple(feed for feed in self._feeds if feed.group == entry.title)

    def go_to(self, view: View) -> bool:
        """Put the cursor on a list; False where it is not among those shown."""
        rows = [row for row, entry in enumerate(self._entries) if entry.view == view]
        if rows:
            self.cursor = rows[0]
        return bool(rows)

    def skips(self, row: int) -> bool:
        """Pass over the line below the feeds that are in no folder."""
        return row < len(self._entries) and not self._entries[row].view and not self._entries[row].is_folder

    def watch_cursor(self, old: int, new: int) -> None:
        """Say on the border what is wrong with the feed."""
        super().watch_cursor(old, new)
        self.note()

    def on_filter_list_filtered(self) -> None:
        """Show what has the words typed."""
        self.empty = f"No feed has these words: {first_key(self, by_id()['let_go'])} shows all."
        self.show(self._feeds, self._counts)

    def clicked(self, row: int, event: events.Click) -> None:
        """A click on a folder folds or unfolds it."""
        super().clicked(row, event)
        if event.chain == 1 and self._entries[row].is_folder:
            self._fold(not self._entries[row].folded)

    def action_choose(self) -> None:
        """Open the list under the cursor; a folder is folded or unfolded."""
        entry = self._entry
        if entry is not None and entry.is_folder:
            self._fold(not entry.folded)
        else:
            super().action_choose()

    def action_fold(self) -> None:
        """Show only the name of the folder under the cursor."""
        self._fold(True)

    def action_unfold(self) -> None:
        """Show the feeds in the folder under the cursor again."""
        self._fold(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to seeking where there is nothing to fold."""
        if action in ("fold", "unfold"):
            return self._entry is not None and self._entry.is_folder
        return super().check_action(action, parameters)

    def _fold(self, folded: bool) -> None:
        entry = self._entry
        if entry is None or entry.folded == folded:
            return
        self.folded = self.folded ^ {entry.title}
        self.show(self._feeds, self._counts)
        self.post_message(self.Folded(self))

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
            return _folder_parts(entry, width)
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
        for group, feeds in groupby(self._feeds, key=lambda feed: feed.group):
            inside = [_feed_entry(feed) for feed in feeds]
            folded = group in self.folded
            entries.append(_Entry(group, sum(feed.number for feed in inside), folded=folded))
            entries += [] if folded else inside
        return entries


def _feed_entry(feed: Feed) -> _Entry:
    return _Entry(feed.title, feed.unplayed, View("all", feed.id), feed)


def _folder_parts(entry: _Entry, width: int) -> list[Part]:
    """Return a folder's row: whether it is folded, its name, and then how many in it are unplayed."""
    sign = glyphs.FOLDED if entry.folded else glyphs.UNFOLDED
    name = fit(entry.title, min(cell_len(entry.title), max(0, width - 6)))
    head = f"{sign} {name} " if entry.title else ""
    end = f" {_number(entry.number)} " if entry.folded and entry.number else ""
    return [(head + glyphs.RULE * max(0, width - cell_len(head) - len(end)) + end, "dim")]


def _number(count: int) -> str:
    return f"{count:,}".replace(",", " ")
