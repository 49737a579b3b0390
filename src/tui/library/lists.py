"""Lists of episodes as arrays of ids, whole however long they are; `EpisodeStore.rows` fills a window."""

from array import array

from tui.library.connect import Readers
from tui.library.feeds import SHOWN_TITLE
from tui.library.words import folded, question
from tui.model.library import Counts, Shelf, Sort

_FROM: dict[Shelf, str] = {
    "all": "episode e",
    "new": "episode e",
    "queue": "queue u cross join episode e on e.id = u.episode_id",
    "kept": "episode e indexed by episode_kept",
    "started": "episode e indexed by episode_started",
    "quotes": "episode e indexed by episode_quoted",
}
"""Left to itself SQLite reads the whole table in the order of the titles to find the few that are kept."""
_WHERE: dict[Shelf, str] = {
    "all": "true",
    "new": "e.played = 0",
    "queue": "true",
    "kept": "e.kept = 1",
    "started": "e.position > 0",
    "quotes": "e.quotes > 0",
}
_SORTED: dict[Sort, str] = {
    "date": "e.listed desc, e.id",
    "title": "e.title collate nocase, e.id",
    "duration": "coalesce(e.measured, e.duration, 9e9), e.id",
}
_COUNTS = """
select coalesce(sum(episodes), 0), coalesce(sum(unplayed), 0), (select count(*) from queue),
       coalesce(sum(kept), 0), coalesce(sum(started), 0), coalesce(sum(quoted), 0), coalesce(sum(quotes), 0)
from tally
"""


class ListStore:
    """The lists a listener picks episodes from."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def ids(
        self, shelf: Shelf = "all", *, feed_id: int | None = None, sort: Sort | None = None
    ) -> "array[int]":
        """Return the id of every episode on a shelf, or of those of one feed, in order.

        Without `sort` the queue comes in the listener's order and all else newest first.
        """
        if feed_id is not None:
            return self._of_feed(shelf, feed_id, sort)
        if sort == "feed":
            return self._by_feed(shelf)
        sql = f"select e.id from {_FROM[shelf]} where {_WHERE[shelf]} order by {_order(shelf, sort)}"
        return self._readers.numbers(sql)

    def titled(self, ids: "array[int]", words: str) -> "array[int]":
        """Return those of `ids`, in their order, whose title has every one of `words` as a word's beginning.

        All of them while nothing is asked for, be it that a single letter has been typed.
        """
        match = question(words, digits=True)
        if not match:
            return ids
        found = set(self._readers.numbers("select rowid from title_words where title_words match ?", match))
        return array("q", filter(found.__contains__, ids))

    def counts(self) -> Counts:
        """Return how many episodes each shelf holds."""
        row = self._readers.one(_COUNTS)
        return Counts(*row) if row else Counts()

    def _of_feed(self, shelf: Shelf, feed_id: int, sort: Sort | None) -> "array[int]":
        source = _FROM["queue" if shelf == "queue" else "all"]
        where = f"{_WHERE[shelf]} and e.feed_id = ?"
        sql = f"select e.id from {source} where {where} order by {_order(shelf, sort)}"
        return self._readers.numbers(sql, feed_id)

    def _by_feed(self, shelf: Shelf) -> "array[int]":
        feeds = self._readers.all(f"select f.id, {SHOWN_TITLE} from feed f")
        feeds.sort(key=lambda feed: (folded(feed[1]), feed[0]))
        if shelf in ("all", "new"):
            ids = array("q")
            for feed_id, _ in feeds:
                ids.extend(self._of_feed(shelf, feed_id, "date"))
            return ids
        place = {feed_id: place for place, (feed_id, _) in enumerate(feeds)}
        rows = self._readers.all(
            f"select e.id, e.feed_id from {_FROM[shelf]} where {_WHERE[shelf]} order by {_SORTED['date']}"
        )
        rows.sort(key=lambda row: place.get(row[1], -1))
        return array("q", [row[0] for row in rows])


def _order(shelf: Shelf, sort: Sort | None) -> str:
    if shelf == "queue" and sort is None:
        return "u.place"
    return _SORTED["date" if sort in (None, "feed") else sort]
