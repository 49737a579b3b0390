"""The lists a listener picks from, what stands in them, and in which order: remembered for each."""

from array import array
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tui.library.library import Library
from tui.library.words import asked_words, places
from tui.model.episode import Episode
from tui.model.library import Shelf, Sort

Order = Literal["newest", "oldest", "longest", "shortest", "title", "feed", "queue"]

SHELVES: dict[Shelf, str] = {
    "all": "All episodes",
    "new": "New",
    "queue": "Queue",
    "kept": "Kept",
    "started": "In progress",
    "quotes": "Quotes",
}
"""The lists over all feeds; `quotes` holds one-liners whose second is known, all others hold episodes."""
ORDERS: dict[Order, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "longest": "longest first",
    "shortest": "shortest first",
    "title": "by title",
    "feed": "by feed",
    "queue": "in your order",
}
_SORTED: dict[Order, tuple[Sort | None, bool]] = {
    "newest": ("date", False),
    "oldest": ("date", True),
    "longest": ("duration", True),
    "shortest": ("duration", False),
    "title": ("title", False),
    "feed": ("feed", False),
    "queue": (None, False),
}
"""What the library sorts by, and whether that is turned round."""
PAGE = 64
"""Rows that are fetched together."""
_BY: tuple[Order, ...] = ("newest", "oldest", "longest", "shortest", "title", "feed")


class View(Struct, frozen=True):
    """One list: a shelf, or the episodes of one feed."""

    shelf: Shelf = "all"
    feed_id: int | None = None

    @property
    def name(self) -> str:
        """What its order is remembered under."""
        return self.shelf if self.feed_id is None else f"feed/{self.feed_id}"

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders it can have, the first of them at first."""
        if self.shelf == "quotes":
            return _BY[:2]
        if self.shelf == "queue":
            return ("queue", *_BY)
        return _BY if self.feed_id is None else _BY[:5]


class Lists:
    """Ids in order. Thread-safe; a list of 100 000 takes tens of milliseconds."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._orders: dict[str, object] | None = None

    def order(self, view: View) -> Order:
        """Return the order a list has."""
        if self._orders is None:
            kept = self._library.remembered.all()
            self._orders = {name: value for name, value in kept.items() if name.startswith("order/")}
        kept_order = self._orders.get(f"order/{view.name}")
        return next((order for order in view.orders if order == kept_order), view.orders[0])

    def turn_order(self, view: View) -> Order:
        """Give a list the next of its orders, to be remembered, and return it."""
        orders = view.orders
        order = orders[(orders.index(self.order(view)) + 1) % len(orders)]
        assert self._orders is not None
        self._orders[f"order/{view.name}"] = order
        self._library.remembered.put(f"order/{view.name}", order)
        return order

    def ids(self, view: View) -> "array[int]":
        """Return the ids of what stands in a list, in its order."""
        order = self.order(view)
        if view.shelf == "quotes":
            return self._library.quotes.ids(oldest_first=order == "oldest")
        sort, turned = _SORTED[order]
        ids = self._library.lists.ids(view.shelf, feed_id=view.feed_id, sort=sort)
        return ids[::-1] if turned else ids

    def first(self, view: View, count: int) -> "array[int] | None":
        """Return the first ids of a list without reading all of it; None where that cannot be had."""
        if view.shelf != "all" or self.order(view) != "newest":
            return None
        return array("q", [row.id for row in self._library.episodes.page(view.feed_id, limit=count)])

    def in_sight(self, view: View, ids: "array[int]", here: int | None) -> dict[int, Episode]:
        """Return the episodes at the top of a list and round the row with the id `here`; no one-liners."""
        if view.shelf == "quotes":
            return {}
        at = ids.index(here) if here is not None and here in ids else 0
        pages = {max(0, row) // PAGE for row in (0, at - PAGE + 1, at, at + PAGE - 1)}
        wanted = [row for page in pages for row in ids[page * PAGE : (page + 1) * PAGE]]
        return self._library.episodes.rows(wanted)

    def narrowed(self, view: View, ids: "array[int]", words: str) -> "array[int]":
        """Return those of `ids` that have every one of `words` as the beginning of a word, in their order."""
        narrow = self._library.quotes.worded if view.shelf == "quotes" else self._library.lists.titled
        return narrow(ids, words)


def has_words(text: str, words: str) -> bool:
    """Whether every one of `words` begins a word of `text`, whatever case and accents."""
    asked: Sequence[str] = asked_words(words)
    return len(places(text, asked)) == len(asked)
