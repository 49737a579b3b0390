"""The main screen's lists: which one is shown, in which order, narrowed to which words; undoing."""

import asyncio
from array import array
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.timer import Timer

from tui.app.screens.main.page_keys import PageKeys
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.filter_list import FilterList
from tui.app.widgets.row_list import RowList
from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.events import Notice
from tui.model.feed import Feed
from tui.model.library import Counts, Shelf
from tui.services.lists import ORDERS, SHELVES, View
from tui.services.session import Session

if TYPE_CHECKING:
    from tui.services.latest import Latest

ALL, QUOTES = View(), View("quotes")
_AT_ONCE = 2_000
"""Rows that are read while the key waits: no more than a millisecond or two."""
_FIRST = 64
"""Rows of a long list shown before all of it has been read."""
_FOLDED = "folded"
"""What the folders that are folded are remembered under."""
_SOON = 0.3
"""Seconds in which what changes behind the screen is gathered before the lists are read anew."""
_UNPLAYED = "unplayed"
"""What the feeds of which only that is shown are remembered under."""
_EMPTY: dict[Shelf, tuple[str, str]] = {
    "all": ("No episodes yet: {} looks for some.", "refresh_all"),
    "new": ("Nothing new: {} looks for new episodes.", "refresh_all"),
    "queue": ("Nothing queued: {} on an episode puts it here.", "toggle_queued"),
    "kept": ("Nothing kept: {} on an episode fetches it whole.", "toggle_kept"),
    "started": ("Nothing begun: what you leave in the middle waits here.", ""),
    "quotes": ("No one-liner has its second yet: look at an episode, or {} listens to it.", "listen"),
}
"""What an empty list says, and the action whose key that names."""


class _Wanted(NamedTuple):
    """A list that somebody wants to see: its number among all wanted, the words it is to have."""

    number: int
    view: View
    words: str
    whole: "array[int] | None"
    """All its ids, where they are known."""
    here: int | None
    """The id of the row the cursor will be on."""


class ListKeys(PageKeys):
    """What the main screen shows in its lists."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: View | None = None
        """The list shown, or about to be."""
        self._asked = 0
        self._whole: array[int] = array("q")
        """The list shown without its filter, for narrowing it."""
        self._words: dict[View, str] = {}
        self._cursors: dict[View, int] = {}
        self._soon: Timer | None = None
        self._stale = False
        self._sought: int | None = None
        self._counts = Counts()

    @property
    def wanted(self) -> View | None:
        """The list under the cursor of the feeds, less what is played where the listener wants it so."""
        view = self.feeds.view
        if view is None or view.feed_id is None or view.feed_id not in self._only_unplayed:
            return view
        return View("new", view.feed_id)

    @cached_property
    def _only_unplayed(self) -> set[int]:
        kept = self.session.library.remembered.all().get(_UNPLAYED)
        return {number for number in kept if isinstance(number, int)} if isinstance(kept, list) else set()

    # --- feeds

    def recall_folds(self, feeds: FeedList) -> None:
        """Fold the folders that were left so."""
        kept = self.session.library.remembered.all().get(_FOLDED)
        feeds.folded = frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()

    def load_feeds(self) -> None:
        """Show the subscriptions as the library has them; without any, the welcome."""
        feeds, self._counts = self.session.library.feeds.all(), self.session.library.lists.counts()
        counts = self._counts
        shelves = {
            "all": counts.all,
            "new": counts.new,
            "queue": counts.queue,
            "kept": counts.kept,
            "started": counts.started,
            "quotes": counts.timed,
        }
        self.feeds.show(feeds, {shelf: shelves[shelf] for shelf in SHELVES})
        self.set_class(not feeds, "no-feeds")

    def reload_soon(self, only: View | None = None) -> None:
        """Bring the lists up to date before long: many changes in a row cost one reading.

        The list shown is read anew too, unless it is another than `only`.
        """
        self._stale = self._stale or only in (None, self.view)
        if self._soon is None:
            self._soon = self.set_timer(_SOON, self._reload_in_sight)

    def _reload_in_sight(self) -> None:
        self._soon = None
        if self.is_active:
            self._reload()
        else:  # under a dialog it costs three times as much, and is hardly seen
            self._soon = self.set_timer(_SOON, self._reload_in_sight)

    def reload(self) -> None:
        """Bring both lists up to date."""
        self._stale = True
        self._reload()

    def _reload(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        # One-liners are timed all the time: drawing the feeds anew for what looks the same held up the keys.
        if self._stale or self.session.library.lists.counts() != self._counts:
            self.load_feeds()
        if self._stale and self.view is not None and self.wanted in (None, self.view):
            self.show_view(self.view)
        self._stale = False

    def show_changed(self, episode_ids: tuple[int, ...]) -> None:
        """Show episodes as they are now, and the lists with or without them."""
        self.episodes.forget(episode_ids)
        self.count_queued()
        self.reload()

    @on(RowList.Moved, "#feeds")
    def _feed_moved(self) -> None:
        view = self.wanted
        if view is not None and view != self.view:
            self.show_view(view)

    @on(FeedList.Folded)
    def _remember_folded(self) -> None:
        self.session.library.remembered.put(_FOLDED, [*sorted(self.feeds.folded)])

    @on(RowList.Chosen, "#feeds")
    def _open_feed(self) -> None:
        self.action_page_to("episodes")

    def action_only_unplayed(self) -> None:
        """Show of a feed only what is not played, or all of it again; of all feeds, the shelf of that."""
        feed, here = self.feeds.feed, self.wanted
        if feed is None:
            if not self.feeds.go_to(View("all" if here == View("new") else "new")):
                self.did("The filter hides that list.")
            return
        self._only_unplayed.symmetric_difference_update((feed.id,))
        self.session.library.remembered.put(_UNPLAYED, [*self._only_unplayed])
        view, row = self.wanted, self.episodes.row_id
        if view is not None:
            if row is not None:
                self._cursors[view] = row
            self.show_view(view)
        only = feed.id in self._only_unplayed
        self.did(f"{feed.title}: {'only what is not played' if only else 'all episodes'}.")

    # --- the list shown

    def show_view(self, view: View) -> None:
        """Show a list: a short one at once, the rest of a long one as soon as it has been read."""
        episodes, before = self.episodes, self.view
        if before is not None and before != view:
            self._words[before] = episodes.words
            if episodes.row_id is not None:
                self._cursors[before] = episodes.row_id
            episodes.words = self._words.get(view, "")
        self.view = view
        self._sought = self._sought if view == ALL else None
        self._asked += 1
        if self.feeds.counted(view) <= _AT_ONCE:
            self._show(self._asked, view, *self._read(view, episodes.words))
            return
        first = None if before == view or episodes.words else self.session.lists.first(view, _FIRST)
        if first is not None:
            self._show(self._asked, view, first, first)
        here = episodes.row_id if before == view else self._cursors.get(view)
        self._reading.ask(_Wanted(self._asked, view, episodes.words, None, here))

    def reveal(self, episode_id: int) -> None:
        """Put the cursor on an episode in the list of all, as soon as that has been read."""
        self._sought = episode_id
        self.feeds.words = ""
        self.load_feeds()
        self.feeds.cursor = 0
        self._words.pop(ALL, None)
        if self.view == ALL:
            self.episodes.words = ""
        self.show_view(ALL)

    @on(FilterList.Filtered, "#episodes")
    def _filter_typed(self) -> None:
        if self.view is None:
            return
        self._asked += 1
        words = self.episodes.words
        if len(self._whole) <= _AT_ONCE:
            self._show(self._asked, self.view, *self._read(self.view, words))
        else:
            wanted = _Wanted(self._asked, self.view, words, self._whole, self.episodes.row_id)
            self._reading.ask(wanted)

    @on(EpisodeList.Ordered)
    def _turn_order(self) -> None:
        if self.view is not None:
            self.session.lists.turn_order(self.view)
            self.show_view(self.view)

    @cached_property
    def _reading(self) -> "Latest[_Wanted]":
        """A thread that reads long lists, the newest wanted only."""
        from tui.services.latest import Latest  # few libraries have lists so long

        return Latest("lists", self._read_apart, self.session.library.interrupt)

    def on_unmount(self) -> None:
        """Read no more."""
        if "_reading" in self.__dict__:
            self._reading.close()

    def _read_apart(self, wanted: "_Wanted") -> None:
        """Read a list in its thread, and what will be in sight of it."""
        try:
            whole, ids = self._read(wanted.view, wanted.words, wanted.whole)
            rows = self.session.lists.in_sight(wanted.view, ids, wanted.here)
        except PodtuiError as error:
            if not self._reading.is_stale(wanted):
                self.session.bus.emit(Notice(str(error), problem=True))
            return
        if not self._reading.is_stale(wanted):
            self.call_later(self._show, wanted.number, wanted.view, whole, ids, rows)

    def _read(
        self, view: View, words: str, whole: "array[int] | None" = None
    ) -> "tuple[array[int], array[int]]":
        """Return the ids of all of a list, and of what has the words."""
        lists = self.session.lists
        ids = lists.ids(view) if whole is None else whole
        return ids, lists.narrowed(view, ids, words) if words else ids

    def _show(
        self,
        asked: int,
        view: View,
        whole: "array[int]",
        ids: "array[int]",
        rows: Mapping[int, Episode] | None = None,
    ) -> None:
        """Show what has been read, unless something else has been asked for meanwhile."""
        if asked != self._asked:
            return
        self._whole = whole
        episodes, feed = self.episodes, self.feeds.feed_of(view)
        episodes.problem = feed.error if feed is not None else ""
        episodes.order = ORDERS[self.session.lists.order(view)]
        episodes.queued = frozenset(self.session.library.playback.queue.all())
        episodes.empty = self._why_empty(view, feed)
        only = ", not played" if view.shelf == "new" else ""
        episodes.entitle(f"{feed.title}{only}" if feed is not None else SHELVES[view.shelf])
        episodes.show(view, ids, len(whole), cursor_on=self._cursors.get(view), known=rows)
        if self._sought is not None and episodes.go_to(self._sought):
            self._sought = None

    def _why_empty(self, view: View, feed: Feed | None) -> str:
        if self.episodes.words:
            return f"Nothing has these words: {self.key_of('let_go')} shows all."
        if feed is not None and feed.error:
            return feed.error
        if feed is not None and view.shelf == "new":
            return f"All of it is played: {self.key_of('only_unplayed')} shows it."
        words, action = _EMPTY[view.shelf]
        return words.format(self.key_of(action) if action else "")

    # --- undoing

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.run_worker(self._undo(), group="undo", exit_on_error=False)

    async def _undo(self) -> None:
        self.did(await asyncio.to_thread(self.session.undo.undo))
