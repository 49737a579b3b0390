"""Search over titles, quotes, notes and transcripts.

Titles and quotes are indexed as they are written. Notes and transcripts are
indexed in the background (`fill`): that is the dear part of an import, and
lists must not wait for it.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future

from msgspec import Struct

from tui.library.connect import Readers, Row
from tui.library.failures import Interrupted
from tui.library.packing import unpack, unpack_text
from tui.library.transcripts import Cues
from tui.library.words import asked_words, excerpt, places, question, readable
from tui.library.writer import Steps, Writer
from tui.model.library import Hit

_CANDIDATES = 500
"""Finds that are put in order of date: the ones stored last, where there are more."""
_WEIGHED = 3000
"""Finds that are worth weighing; where there are more, weighing takes seconds and tells nothing."""

_LATEST = "(select rowid, 0 as rank from {0} where {0} match ? order by rowid desc limit ?) f"
_BEST = "(select rowid, rank from {0} where {0} match ? order by rank limit ?) f"
_COUNT = "select count(*) from (select 1 from {0} where {0} match ? limit ?)"
_EPISODE_OF = {
    "title_words": "join episode e on e.id = f.rowid",
    "quote_words": "join quote q on q.id = f.rowid join episode e on e.id = q.episode_id",
    "notes_words": "join episode e on e.id = f.rowid",
    "transcript_words": "join transcript_part p on p.id = f.rowid join episode e on e.id = p.episode_id",
}


class _Asked(Struct, frozen=True):
    match: str
    words: tuple[str, ...]
    limit: int
    ranked: bool


class SearchStore:
    """Full text of the whole library."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def search(self, words: str, limit: int = 20, *, ranked: bool = False) -> tuple[Hit, ...]:
        """Return what holds every one of `words`, as beginnings of words: titles, quotes, notes, transcripts.

        At most `limit` of each kind. Words in double quotes must stand side by side. Newest first and
        quick enough for every keystroke, or with `ranked` best first, which takes longer. Nothing for
        a single letter, and nothing when the thread was interrupted meanwhile.
        """
        asked = _Asked(question(words), asked_words(words), limit, ranked)
        if not asked.match:
            return ()
        try:
            return (
                *self._titles(asked),
                *self._quotes(asked),
                *self._notes(asked),
                *self._transcripts(asked),
            )
        except Interrupted:
            return ()

    def fill(self) -> Future[int]:
        """Index in the background what is not indexed yet; ends with how many texts that were."""
        return self._writer.bulk(_fill)

    def _titles(self, asked: _Asked) -> Iterator[Hit]:
        for episode_id, title in self._found("title_words", "e.id, e.title", asked):
            yield Hit("title", episode_id, title)

    def _quotes(self, asked: _Asked) -> Iterator[Hit]:
        for episode_id, text, start in self._found("quote_words", "e.id, q.text, q.start", asked):
            yield Hit("quote", episode_id, text, start)

    def _notes(self, asked: _Asked) -> Iterator[Hit]:
        for (episode_id,) in self._found("notes_words", "e.id", asked):
            row = self._readers.one("select body from notes where episode_id = ?", episode_id)
            if row:
                yield Hit("notes", episode_id, excerpt(readable(unpack_text(row[0])), asked.words))

    def _transcripts(self, asked: _Asked) -> Iterator[Hit]:
        for episode_id, part_id in self._found("transcript_words", "e.id, p.id", asked):
            row = self._readers.one("select body from transcript_part where id = ?", part_id)
            if row:
                text, start = _said(unpack(row[0], Cues), asked.words)
                yield Hit("transcript", episode_id, text, start)

    def _found(self, index: str, columns: str, asked: _Asked) -> list[Row]:
        source = _LATEST
        if asked.ranked:
            (count,) = self._readers.one(_COUNT.format(index), asked.match, _WEIGHED + 1) or (0,)
            source = _BEST if count <= _WEIGHED else _LATEST
        sql = (
            f"select {columns} from {source.format(index)} {_EPISODE_OF[index]} "
            "order by f.rank, e.listed desc, e.id limit ?"
        )
        return self._readers.all(sql, asked.match, _CANDIDATES, asked.limit)


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
