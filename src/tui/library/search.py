"""Search over titles, quotes, notes and transcripts.

Titles and quotes are indexed as they are written. Notes and transcripts are
indexed in the background (`fill`): that is the dear part of an import, and
lists must not wait for it.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.failures import Interrupted
from tui.library.packing import unpack, unpack_text
from tui.library.transcripts import Cues
from tui.library.words import asked_words, excerpt, places, question, readable
from tui.library.writer import Steps, Writer
from tui.model.library import Hit

_CANDIDATES = 500
"""Finds that are put in order of date: the ones stored last, where there are more."""

_LATEST = "(select rowid, 0 as rank from {0} where {0} match ? order by rowid desc limit ?) f"
_BEST = "(select rowid, rank from {0} where {0} match ? order by rank limit ?) f"
_ORDER = "order by f.rank, e.listed desc, e.id limit ?"


class SearchStore:
    """Full text of the whole library."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer
        self._lock = threading.Lock()
        self._running: set[sqlite3.Connection] = set()

    def search(self, words: str, limit: int = 20, *, ranked: bool = False) -> tuple[Hit, ...]:
        """Return what holds every one of `words`, as beginnings of words: titles, quotes, notes, transcripts.

        At most `limit` of each kind. Words in double quotes must stand side by side. Newest first and
        quick enough for every keystroke, or with `ranked` best first, which takes longer. Nothing for
        a single letter, and nothing when `cancel` came from another thread meanwhile.
        """
        match = question(words)
        if not match:
            return ()
        asked = asked_words(words)
        source = _BEST if ranked else _LATEST
        with self._lock:
            self._running.add(connection := self._readers.connection())
        try:
            return (
                *self._titles(source, match, limit),
                *self._quotes(source, match, limit),
                *self._notes(source, match, limit, asked),
                *self._transcripts(source, match, limit, asked),
            )
        except Interrupted:
            return ()
        finally:
            with self._lock:
                self._running.discard(connection)

    def cancel(self) -> None:
        """Interrupt the searches other threads are at: their question is out of date."""
        with self._lock:
            for connection in self._running:
                connection.interrupt()

    def fill(self) -> Future[int]:
        """Index in the background what is not indexed yet; ends with how many texts that were."""
        return self._writer.bulk(_fill)

    def _titles(self, source: str, match: str, limit: int) -> Iterator[Hit]:
        found = source.format("title_words")
        sql = f"select e.id, e.title from {found} join episode e on e.id = f.rowid {_ORDER}"
        for episode_id, title in self._readers.all(sql, match, _CANDIDATES, limit):
            yield Hit("title", episode_id, title)

    def _quotes(self, source: str, match: str, limit: int) -> Iterator[Hit]:
        sql = (
            f"select e.id, q.text, q.start from {source.format('quote_words')} "
            f"join quote q on q.id = f.rowid join episode e on e.id = q.episode_id {_ORDER}"
        )
        for episode_id, text, start in self._readers.all(sql, match, _CANDIDATES, limit):
            yield Hit("quote", episode_id, text, start)

    def _notes(self, source: str, match: str, limit: int, asked: Sequence[str]) -> Iterator[Hit]:
        sql = f"select e.id from {source.format('notes_words')} join episode e on e.id = f.rowid {_ORDER}"
        for (episode_id,) in self._readers.all(sql, match, _CANDIDATES, limit):
            row = self._readers.one("select body from notes where episode_id = ?", episode_id)
            if row:
                yield Hit("notes", episode_id, excerpt(readable(unpack_text(row[0])), asked))

    def _transcripts(self, source: str, match: str, limit: int, asked: Sequence[str]) -> Iterator[Hit]:
        sql = (
            f"select e.id, p.id from {source.format('transcript_words')} "
            f"join transcript_part p on p.id = f.rowid join episode e on e.id = p.episode_id {_ORDER}"
        )
        for episode_id, part_id in self._readers.all(sql, match, _CANDIDATES, limit):
            row = self._readers.one("select body from transcript_part where id = ?", part_id)
            if row:
                text, start = _said(unpack(row[0], Cues), asked)
                yield Hit("transcript", episode_id, text, start)


def _said(cues: Cues, asked: Sequence[str]) -> tuple[str, float]:
    """Return the words round the find, and when they are said: at the cue that holds most of them."""
    most = max(range(len(cues)), key=lambda place: len(places(cues[place].text, asked)))
    around = " ".join(cue.text for cue in cues[most : most + 3])
    return excerpt(" ".join(around.split()), asked), cues[most].start


def _fill(db: sqlite3.Connection) -> Steps[int]:
    count = 0
    # Forgetting goes first at every step: a text edited again meanwhile is never in its index twice.
    while (forgot := _forget(db)) or _index_notes(db) or _index_transcript(db):
        count += not forgot
        yield
    return count


def _index_notes(db: sqlite3.Connection) -> bool:
    row = db.execute(
        "select episode_id, body from notes where indexed = 0 order by episode_id limit 1"
    ).fetchone()
    if row is None:
        return False
    db.execute("insert into notes_words (rowid, text) values (?, ?)", (row[0], _notes_text(row[1])))
    db.execute("update notes set indexed = 1 where episode_id = ?", (row[0],))
    return True


def _index_transcript(db: sqlite3.Connection) -> bool:
    row = db.execute("select id, body from transcript_part where indexed = 0 order by id limit 1").fetchone()
    if row is None:
        return False
    db.execute("insert into transcript_words (rowid, text) values (?, ?)", (row[0], _transcript_text(row[1])))
    db.execute("update transcript_part set indexed = 1 where id = ?", (row[0],))
    return True


def _forget(db: sqlite3.Connection) -> bool:
    """Take one text that is gone out of its index, which asks for the very words it was given."""
    row = db.execute("select kind, id, body from stale_words limit 1").fetchone()
    if row is None:
        return False
    kind, number, body = row
    text = _notes_text(body) if kind == "notes" else _transcript_text(body)
    index = f"{kind}_words"
    db.execute(f"insert into {index} ({index}, rowid, text) values ('delete', ?, ?)", (number, text))
    db.execute("delete from stale_words where kind = ? and id = ?", (kind, number))
    return True


def _notes_text(body: bytes) -> str:
    return readable(unpack_text(body))


def _transcript_text(body: bytes) -> str:
    return " ".join(cue.text for cue in unpack(body, Cues))
