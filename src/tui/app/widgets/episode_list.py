"""The rows of one list: episodes, or one-liners whose second is known."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType

from tui.app.keys.actions import EPISODE_LIST_ACTIONS
from tui.app.widgets.episode_rows import Look, episode_parts, quote_parts
from tui.app.widgets.filter_list import FilterList
from tui.app.widgets.row_list import Part, RowList
from tui.model.episode import Episode
from tui.model.library import TimedQuote
from tui.services.lists import PAGE, View

_PAGES_KEPT = 64


class _Row(NamedTuple):
    """What a row shows: an episode, and in a list of one-liners one of it."""

    episode: Episode | None
    quote: TimedQuote | None = None


class EpisodeList(FilterList):
    """Rows fetched from the library a page at a time, as they come into sight; several can be selected."""

    BORDER_TITLE = "Episodes"
    KEY_WORDS: ClassVar[dict[str, str]] = {
        "choose": "play",
        "toggle_queued": "queue",
        "original_notes": "notes",
    }
    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in EPISODE_LIST_ACTIONS]

    class Ordered(RowList.Moved):
        """Another order is asked for."""

    class Shifted(RowList.Moved):
        """The episode under the cursor is to go `by` places down in the queue."""

        def __init__(self, rows: RowList, by: int) -> None:
            super().__init__(rows)
            self.by = by

    def __init__(
        self,
        episodes: Callable[[Iterable[int]], dict[int, Episode]],
        quotes: Callable[[Iterable[int]], dict[int, TimedQuote]],
        *,
        id: str,  # noqa: A002
    ) -> None:
        """`episodes` and `quotes` fetch rows by their ids."""
        super().__init__(id=id)
        self._fetch_episodes, self._fetch_quotes = episodes, quotes
        self._ids: array[int] = array("q")
        self._pages: dict[int, dict[int, _Row]] = {}
        self._known: Mapping[int, Episode] = {}
        self._playing = 0
        self._title = ""
        self._selected: set[int] = set()
        self._anchor: int | None = None
        self.view = View()
        self.queued: frozenset[int] = frozenset()
        """The episodes in the queue."""
        self.order = ""
        """The order it has, in words."""
        self.problem = ""
        """What is wrong with the feed, one sentence."""

    def show(
        self,
        view: View,
        ids: "array[int]",
        total: int,
        *,
        cursor_on: int | None = None,
        known: Mapping[int, Episode] | None = None,
    ) -> None:
        """Show these rows of a list that has `total`; in a list shown before, the cursor stays where it was.

        Else it goes to the row with the id `cursor_on`, or to the top. What is `known` is not fetched.
        """
        same = view == self.view
        here = self.row_id if same else cursor_on
        row = self.cursor if same else 0
        if not same:
            self._selected.clear()
            self._anchor = None
        self.view, self._ids, self.total = view, ids, total
        self.count = len(ids)
        self._pages.clear()
        self._known = known or {}
        if here is not None and not (row < self.count and ids[row] == here):
            row = ids.index(here) if here in ids else row
        self.reload(row)
        self.note()

    def entitle(self, title: str) -> None:
        """Name the list on its border."""
        if title != self._title:
            self._title = title
            self.head(title)

    def forget(self, ids: Iterable[int]) -> None:
        """Fetch episodes anew: something about them has changed."""
        changed = set(ids)
        self._known = {}
        stale = [
            number
            for number, page in self._pages.items()
            if any(row.episode is not None and row.episode.id in changed for row in page.values())
        ]
        for number in stale:
            del self._pages[number]
        if stale:
            top = self.scroll_offset.y
            for row in range(top, min(self.count, top + self.scrollable_content_region.height)):
                if row // PAGE in stale and self._episode_in(row) in changed:
                    self.refresh_row(row)

    def mark_playing(self, episode_id: int) -> None:
        """Mark the episode that is in the player."""
        before, self._playing = self._playing, episode_id
        self.forget((before, episode_id))

    def go_to(self, row_id: int) -> bool:
        """Put the cursor on the row with an id; False where it is not in the list."""
        if row_id not in self._ids:
            return False
        self.cursor = self._ids.index(row_id)
        return True

    @property
    def row_id(self) -> int | None:
        """The id of the row under the cursor."""
        return self._ids[self.cursor] if self.count else None

    def from_here(self, most: int) -> list[int]:
        """Return the ids of the rows from the cursor on, at most so many."""
        return list(self._ids[self.cursor : self.cursor + most])

    @property
    def episode_id(self) -> int | None:
        """The episode under the cursor."""
        if self.view.shelf != "quotes":
            return self.row_id
        return self.quote.episode_id if self.quote is not None else None

    @property
    def episode(self) -> Episode | None:
        """The episode under the cursor, whole."""
        row = self._row(self.cursor) if self.count else None
        return row.episode if row is not None else None

    @property
    def quote(self) -> TimedQuote | None:
        """The one-liner under the cursor, in a list of those."""
        row = self._row(self.cursor) if self.count else None
        return row.quote if row is not None else None

    # --- several at once

    @property
    def selected(self) -> int:
        """How many rows are selected."""
        return len(self._selected)

    @property
    def chosen_ids(self) -> list[int]:
        """The episodes selected, in the order of the list; else the one under the cursor."""
        if not self._selected:
            return [self.episode_id] if self.episode_id is not None else []
        ids = [number for number in self._ids if number in self._selected]
        ids += sorted(self._selected.difference(ids))
        if self.view.shelf == "quotes":
            quotes = self._fetch_quotes(ids)
            ids = [quotes[number].episode_id for number in ids if number in quotes]
        return list(dict.fromkeys(ids))

    def select_none(self) -> None:
        """Let go of what is selected."""
        if self._selected:
            self._selected.clear()
            self._anchor = None
            self.refresh()
            self.note()

    def action_select(self) -> None:
        """Select the row under the cursor, or not, and go on to the next."""
        if self.count:
            self._toggle(self.cursor)
            self.cursor += 1

    def action_select_to(self) -> None:
        """Select every row from the one selected last to the one under the cursor."""
        self._select_up_to(self.cursor)

    def action_select_all(self) -> None:
        """Select every row shown."""
        self._selected.update(self._ids)
        self.refresh()
        self.note()

    def lets_go(self) -> bool:
        """Whether there is a filter or something selected."""
        return super().lets_go() or bool(self._selected)

    def action_let_go(self) -> None:
        """Select none; with none selected, take the filter away."""
        if self._selected and not self._typing:
            self.select_none()
        else:
            super().action_let_go()

    def action_turn_order(self) -> None:
        """Ask for another order."""
        self.post_message(self.Ordered(self))

    def action_shift(self, by: int) -> None:
        """Ask for the episode under the cursor to move in the queue."""
        self.post_message(self.Shifted(self, by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer moving only in the queue."""
        if action == "shift":
            return self.view.shelf == "queue"
        return super().check_action(action, parameters)

    def clicked(self, row: int, event: events.Click) -> None:
        """With ctrl a click selects, with shift up to there."""
        if event.ctrl:
            self.cursor = row
            self._toggle(row)
        elif event.shift:
            self._select_up_to(row)
            self.cursor = row
        else:
            super().clicked(row, event)

    def _toggle(self, row: int) -> None:
        self._selected.symmetric_difference_update((self._ids[row],))
        self._anchor = row
        self.refresh_row(row)
        self.note()

    def _select_up_to(self, row: int) -> None:
        if not self.count:
            return
        first = self._anchor if self._anchor is not None and self._anchor < self.count else self.cursor
        low, high = sorted((first, row))
        self._selected.update(self._ids[low : high + 1])
        self._anchor = row
        self.refresh()
        self.note()

    # --- drawing

    def facts(self) -> Sequence[str]:
        """Say how many are selected, and the order, or what is wrong with the feed."""
        selected = f"{self.selected} selected" if self._selected else ""
        return selected, self.problem or self.order

    def parts(self, row: int, width: int) -> list[Part]:
        """Draw an episode, or a one-liner, as far as there is room."""
        shown = self._row(row)
        row_id = self._ids[row]
        if shown is None or shown.episode is None:
            return [("   (gone)", "dim")]
        episode = shown.episode
        look = Look(
            playing=episode.id == self._playing,
            selected=row_id in self._selected,
            queued=episode.id in self.queued and self.view.shelf != "queue",
            place=row + 1 if self.view.shelf == "queue" and not self.words else 0,
            feeds=self.view.feed_id is None,
        )
        if shown.quote is not None:
            return quote_parts(shown.quote, episode, width, look)
        return episode_parts(episode, width, look)

    def _episode_in(self, row: int) -> int:
        shown = self._row(row)
        return shown.episode.id if shown is not None and shown.episode is not None else 0

    def _row(self, row: int) -> _Row | None:
        number = row // PAGE
        if number not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.clear()
            self._pages[number] = self._fetch(self._ids[number * PAGE : (number + 1) * PAGE])
        return self._pages[number].get(self._ids[row])

    def _fetch(self, ids: "array[int]") -> dict[int, _Row]:
        if self.view.shelf != "quotes":
            known = self._known if all(number in self._known for number in ids) else self._fetch_episodes(ids)
            return {number: _Row(known[number]) for number in ids if number in known}
        quotes = self._fetch_quotes(ids)
        episodes = self._fetch_episodes({quote.episode_id for quote in quotes.values()})
        return {number: _Row(episodes.get(quote.episode_id), quote) for number, quote in quotes.items()}
