"""One-liners out of the whole library, those whose time is known, newest episode first."""

import json
from array import array
from collections.abc import Iterable

from tui.library.connect import Readers, Row
from tui.library.words import question
from tui.model.library import TimedQuote

FINDS = 500
"""One-liners with words asked for that are put in order: the ones stored last, where there are more."""

_COLUMNS = "select q.episode_id, q.place, q.text, q.speaker, q.start, q.sure from "
_ALL = "episode e indexed by episode_timed cross join quote q on q.episode_id = e.id where e.timed > 0"
_FOUND = """
(select rowid from quote_words where quote_words match ? order by rowid desc limit ?) f
cross join quote q on q.id = f.rowid cross join episode e on e.id = q.episode_id where true
"""
_AFTER = " and e.listed <= ? and (e.listed < ? or e.id > ? or (e.id = ? and q.place > ?))"
_ORDER = " and q.start is not null order by e.listed desc, e.id, q.place limit ?"

_IDS = """
select q.id from episode e indexed by episode_timed cross join quote q on q.episode_id = e.id
where e.timed > 0 and q.start is not null order by """
_ROWS = """
select q.id, q.episode_id, q.place, q.text, q.speaker, q.start, q.sure from quote q
where q.id in (select value from json_each(?)) and q.start is not null
"""


class QuoteStore:
    """What to leaf through when looking for a sentence and not for an episode."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def page(self, words: str = "", *, limit: int, after: TimedQuote | None = None) -> tuple[TimedQuote, ...]:
        """Return timed quotes, or those with every one of `words` in text and speaker, as words' beginnings.

        `after` is the last quote of the page before. As quick far down as at the top. Of those with words
        there are at most `FINDS`. Nothing follows a quote whose episode is gone.
        """
        match = question(words)
        if words.strip() and not match:
            return ()
        source, values = (_FOUND, [match, FINDS]) if match else (_ALL, [])
        where = ""
        if after is not None:
            (listed,) = self._readers.one("select listed from episode where id = ?", after.episode_id) or (
                None,
            )
            where = _AFTER
            values += [listed, listed, after.episode_id, after.episode_id, after.index]
        rows = self._readers.all(_COLUMNS + source + where + _ORDER, *values, limit)
        return tuple(map(_timed_quote, rows))

    def ids(self, *, oldest_first: bool = False) -> "array[int]":
        """Return an id for each timed quote, newest episode first; `rows` makes quotes of a window.

        They hold until the notes of the episode are read anew or a quote of it is marked.
        """
        order = "e.listed, e.id desc" if oldest_first else "e.listed desc, e.id"
        return self._readers.numbers(_IDS + order + ", q.place")

    def worded(self, ids: "array[int]", words: str) -> "array[int]":
        """Return those of `ids`, in their order, that have every one of `words` in text or speaker.

        All of them while nothing is asked for, be it that a single letter has been typed.
        """
        match = question(words, digits=True)
        if not match:
            return ids
        found = set(self._readers.numbers("select rowid from quote_words where quote_words match ?", match))
        return array("q", filter(found.__contains__, ids))

    def rows(self, ids: Iterable[int]) -> dict[int, TimedQuote]:
        """Return the quotes with these ids; one that is gone or has no time any more is left out."""
        rows = self._readers.all(_ROWS, json.dumps(list(ids)))
        return {row[0]: _timed_quote(row[1:]) for row in rows}

    def naming(self, match: str) -> tuple[TimedQuote, ...]:
        """Return the timed quotes an FTS5 query finds, at most `FINDS`."""
        rows = self._readers.all(_COLUMNS + _FOUND + _ORDER, match, FINDS, FINDS)
        return tuple(map(_timed_quote, rows))


def _timed_quote(row: Row) -> TimedQuote:
    episode_id, place, text, speaker, start, sure = row
    return TimedQuote(episode_id, place, text, speaker, start, bool(sure))
