"""Notes after reading, and the one-liners with their times.

A time the listener pinned (`source == "user"`) is never lost and never overwritten
by another source. Reading the notes anew keeps the times already found.
"""

import sqlite3
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

from msgspec.structs import replace

from tui.library.connect import Readers, Row
from tui.library.packing import pack, storable, unpack
from tui.library.present import require_episode
from tui.library.writer import Writer
from tui.model.notes import Made, Notes, Quote

_QUOTE = 'text, speaker, start, "end", source, verdict, score, sure, also_at'
_TIMES = 'start = ?, "end" = ?, source = ?, verdict = ?, score = ?, sure = ?, also_at = ?'


class NoteStore:
    """Sections and quotes of each episode."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def sections(self, episode_id: int, version: int) -> Notes | None:
        """Return the notes as read by this version of the reader; None when they have to be read (again)."""
        sql = "select body from sections where episode_id = ? and version = ?"
        row = self._readers.one(sql, episode_id, version)
        return replace(unpack(row[0], Notes), quotes=self.quotes(episode_id)) if row else None

    def quotes(self, episode_id: int) -> tuple[Quote, ...]:
        """Return the episode's quotes in the order of the notes, the listener's own after them."""
        sql = f"select {_QUOTE} from quote where episode_id = ? order by place"
        return tuple(map(_quote, self._readers.all(sql, episode_id)))

    def as_read(self, episode_id: int) -> tuple[Quote, ...]:
        """Return the quotes as the notes have them, with no times but those the notes state."""
        row = self._readers.one("select body from sections where episode_id = ?", episode_id)
        if row is None:
            return ()
        notes = unpack(row[0], Notes)
        return (*notes.quotes, *(notes.made.quotes if notes.made else ()))

    def store_sections(self, episode_id: int, notes: Notes, version: int) -> Future[None]:
        """Keep the notes as read; quotes that were there before keep the times found for them."""
        notes = storable(notes)

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            _keep_sections(db, episode_id, replace(notes, made=_still_wanted(db, episode_id, notes)), version)

        return self._writer.small(job)

    def store_made(self, episode_id: int, made: Made) -> Future[None]:
        """Keep what was made of the transcript beside the notes, in place of what was made before.

        What a model wrote has been paid for: it yields to a model's words only, and not to excerpts
        that were still being picked when it came.
        """
        made = storable(made)

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            sql = "select version, body from sections where episode_id = ?"
            version, body = db.execute(sql, (episode_id,)).fetchone() or (0, pack(Notes()))
            notes = unpack(body, Notes)
            if made.model or notes.made is None or not notes.made.model:
                _keep_sections(db, episode_id, replace(notes, made=made), version)

        return self._writer.small(job)

    def store_times(self, episode_id: int, quotes: Sequence[Quote]) -> Future[None]:
        """Keep the times of `quotes`, found by text and speaker; a pinned one yields only to another pin."""

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            found = _by_words(storable(tuple(quotes)))
            sql = f"select id, {_QUOTE} from quote where episode_id = ? order by place"
            for quote_id, *columns in db.execute(sql, (episode_id,)).fetchall():
                old = _quote(tuple(columns))
                given = _take(found, old)
                if given is not None and (old.source != "user" or given.source == "user"):
                    db.execute(f"update quote set {_TIMES} where id = ?", (*_values(given)[2:], quote_id))

        return self._writer.small(job)

    def replace_quote(self, episode_id: int, index: int, quote: Quote | None) -> Future[None]:
        """Put `quote`, pinned or not, in the place of the one at `index`; None takes it out."""

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            quotes = list(_stored(db, episode_id))
            quotes[index : index + 1] = [storable(quote)] if quote is not None else []
            _rewrite(db, episode_id, quotes)

        return self._writer.small(job)

    def put_back(self, episode_id: int, index: int, quote: Quote) -> Future[None]:
        """Have a quote as it was: in place of the one with its words, else at `index` again."""
        wanted = storable(quote)

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            quotes = list(_stored(db, episode_id))
            places = [
                place
                for place, each in enumerate(quotes)
                if (each.text, each.speaker) == (wanted.text, wanted.speaker)
            ]
            if places:
                quotes[min(places, key=lambda place: abs(place - index))] = wanted
            else:
                quotes.insert(index, wanted)
            _rewrite(db, episode_id, quotes)

        return self._writer.small(job)

    def add_quote(self, episode_id: int, quote: Quote) -> Future[None]:
        """Keep a quote of the listener's own; it survives every new reading of the notes."""
        own = replace(storable(quote), source="user")

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            _rewrite(db, episode_id, (*_stored(db, episode_id), own))

        return self._writer.small(job)


def _keep_sections(db: sqlite3.Connection, episode_id: int, notes: Notes, version: int) -> None:
    made = notes.made.quotes if notes.made else ()
    _rewrite(db, episode_id, _carried_over(_stored(db, episode_id), (*notes.quotes, *made)))
    db.execute(
        "insert or replace into sections (episode_id, version, body) values (?, ?, ?)",
        (episode_id, version, pack(notes)),
    )


def _still_wanted(db: sqlite3.Connection, episode_id: int, notes: Notes) -> Made | None:
    """Return what was made before; excerpts are no longer wanted where the notes now have one-liners."""
    row = db.execute("select body from sections where episode_id = ?", (episode_id,)).fetchone()
    made = unpack(row[0], Notes).made if row else None
    return made if made and (made.model or not notes.quotes) else None


def _stored(db: sqlite3.Connection, episode_id: int) -> tuple[Quote, ...]:
    rows = db.execute(f"select {_QUOTE} from quote where episode_id = ? order by place", (episode_id,))
    return tuple(map(_quote, rows))


def _carried_over(old: Iterable[Quote], new: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return the quotes as newly read, with what was found out about them before."""
    before = _by_words(old)
    merged = []
    for quote in new:
        known = _take(before, quote)
        keeps = known is not None and (known.source == "user" or (quote.start is None and quote.source == ""))
        merged.append(known if known is not None and keeps else quote)
    own = [quote for rest in before.values() for quote in rest if quote.source == "user"]
    return (*merged, *own)


def _by_words(quotes: Iterable[Quote]) -> dict[tuple[str, str], deque[Quote]]:
    """Sort quotes by their words; the same words twice stay in order."""
    found: dict[tuple[str, str], deque[Quote]] = defaultdict(deque)
    for quote in quotes:
        found[quote.text, quote.speaker].append(quote)
    return found


def _take(found: dict[tuple[str, str], deque[Quote]], quote: Quote) -> Quote | None:
    line = found.get((quote.text, quote.speaker))
    return line.popleft() if line else None


def _rewrite(db: sqlite3.Connection, episode_id: int, quotes: Iterable[Quote]) -> None:
    db.execute("delete from quote where episode_id = ?", (episode_id,))
    db.executemany(
        f"insert into quote (episode_id, place, {_QUOTE}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(episode_id, place, *_values(quote)) for place, quote in enumerate(quotes)],
    )


def _values(quote: Quote) -> tuple[object, ...]:
    """Return the quote in the order of `_QUOTE`."""
    return (
        quote.text,
        quote.speaker,
        quote.start,
        quote.end,
        quote.source,
        quote.verdict,
        quote.score,
        quote.sure,
        quote.also_at,
    )


def _quote(row: Row) -> Quote:
    text, speaker, start, end, source, verdict, score, sure, also_at = row
    return Quote(text, speaker, start, end, source, verdict, score, bool(sure), also_at)
