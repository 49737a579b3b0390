"""Feeds the listener has removed and may want back: all that was known of them, put aside row by row.

A feed is taken apart episode by episode, each in the same transaction that puts its rows
aside: whatever cuts this short, every row is either where it was or aside. Tables are found
by their foreign keys, so that one added later is put aside as well.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any

from tui.library import queue
from tui.library.connect import Readers
from tui.library.packing import pack_rows, unpack_rows
from tui.library.present import no_feed, require_feed
from tui.library.writer import Steps, Writer
from tui.model.errors import LibraryError

_KEPT_ELSEWHERE = ("tally", "queue")
"""Filled by triggers, and put aside by the whole feed."""
_MADE_ANEW = {"quotes", "timed", "notes_read", "indexed"}
"""Columns that triggers, and the indexing of texts, fill again."""

Part = tuple[str, dict[str, Any]]
"""A row and the table it comes from."""


class RemovedStore:
    """Removing feeds so that it can be undone."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer
        self._leaving: dict[int, Future[None]] = {}

    def urls(self) -> tuple[str, ...]:
        """Return the addresses of the feeds that can still be brought back."""
        return tuple(row[0] for row in self._readers.all("select url from removed_feed"))

    def remove(self, feed_id: int) -> Future[None]:
        """Take a feed out of every list, all of it put aside until `sweep`.

        It is hidden from the first moment on. `NotFound` ends the future when there is none.
        """
        self._leaving[feed_id] = future = self._writer.bulk(lambda db: _remove(db, feed_id))
        return future

    def bring_back(self, feed_id: int) -> Future[None]:
        """Undo `remove`: the feed and all its episodes are as they were, with their numbers.

        `NotFound` ends the future when it has been swept away, `LibraryError` when the same address has
        been subscribed to again.
        """
        leaving = self._leaving.pop(feed_id, None)

        def steps(db: sqlite3.Connection) -> Steps[None]:
            while leaving is not None and not leaving.done():
                yield
            yield from _bring_back(db, feed_id)

        return self._writer.bulk(steps)

    def sweep(self, before: float) -> Future[tuple[str, ...]]:
        """Let go of what was removed before a time, seconds since the epoch; ends with the feeds' addresses.

        A removal that was cut short is brought to its end.
        """

        def steps(db: sqlite3.Connection) -> Steps[tuple[str, ...]]:
            for (feed_id,) in db.execute("select feed_id from removed_feed where gone = 0").fetchall():
                yield from _take_apart(db, feed_id)
            sql = "select feed_id, url from removed_feed where gone and at < ?"
            old = db.execute(sql, (int(before),)).fetchall()
            for feed_id, _ in old:
                sql = "select id from removed_part where feed_id = ?"
                for part in db.execute(sql, (feed_id,)).fetchall():
                    db.execute("delete from removed_part where id = ?", part)
                    yield
                db.execute("delete from removed_feed where feed_id = ?", (feed_id,))
            return tuple(url for _, url in old)

        return self._writer.bulk(steps)


def _remove(db: sqlite3.Connection, feed_id: int) -> Steps[None]:
    require_feed(db, feed_id)
    (url,) = db.execute("select url from feed where id = ?", (feed_id,)).fetchone()
    values = (feed_id, int(time.time()), url)
    db.execute("insert or ignore into removed_feed (feed_id, at, url) values (?, ?, ?)", values)
    yield from _take_apart(db, feed_id)


def _take_apart(db: sqlite3.Connection, feed_id: int) -> Steps[None]:
    """Put all rows of a feed aside: its place in the queue, then its episodes, itself last."""
    sql = (
        "select place, episode_id from queue "
        "where episode_id in (select id from episode where feed_id = ?) order by place"
    )
    _put_aside(
        db, feed_id, [("queue", {"place": row[0], "id": row[1]}) for row in db.execute(sql, (feed_id,))]
    )
    tables = _below(db, "episode")
    newest = "select id from episode where feed_id = ? order by listed desc limit 1"
    while row := db.execute(newest, (feed_id,)).fetchone():
        _put_aside(db, feed_id, [*_rows(db, "episode", "id", row[0]), *_all_rows(db, tables, row[0])])
        db.execute("delete from episode where id = ?", row)
        yield
    _put_aside(db, feed_id, [*_rows(db, "feed", "id", feed_id), *_all_rows(db, _below(db, "feed"), feed_id)])
    db.execute("delete from feed where id = ?", (feed_id,))
    db.execute("update removed_feed set gone = 1 where feed_id = ?", (feed_id,))


def _bring_back(db: sqlite3.Connection, feed_id: int) -> Steps[None]:
    """Put the rows back where they were, the last one put aside first."""
    removed = db.execute("select url, gone from removed_feed where feed_id = ?", (feed_id,)).fetchone()
    if removed is None:
        raise no_feed(feed_id)
    if removed[1]:
        if db.execute("select 1 from feed where url = ?", removed[:1]).fetchone():
            raise LibraryError(
                "This feed has been added anew meanwhile; remove it first to get the old one back."
            )
        db.execute("update removed_feed set gone = 0 where feed_id = ?", (feed_id,))
    last = "select id, body from removed_part where feed_id = ? order by id desc limit 1"
    while part := db.execute(last, (feed_id,)).fetchone():
        for table, row in unpack_rows(part[1]):
            if table == "queue":
                _queue_again(db, row["place"], row["id"])
            else:
                _insert(db, table, row)
        db.execute("delete from removed_part where id = ?", part[:1])
        yield
    db.execute("delete from removed_feed where feed_id = ?", (feed_id,))


def _put_aside(db: sqlite3.Connection, feed_id: int, rows: Sequence[Part]) -> None:
    body = pack_rows(rows)
    db.execute("insert into removed_part (feed_id, body) values (?, ?)", (feed_id, body))


def _below(db: sqlite3.Connection, parent: str) -> list[tuple[str, str]]:
    """Return the tables whose rows go with those of `parent`, and the column that names it."""
    found = []
    for (table,) in db.execute("select name from sqlite_schema where type = 'table'").fetchall():
        if table not in _KEPT_ELSEWHERE:
            sql = 'select "from" from pragma_foreign_key_list(?) where "table" = ?'
            found += [(table, column) for (column,) in db.execute(sql, (table, parent))]
    return found


def _all_rows(db: sqlite3.Connection, tables: Iterable[tuple[str, str]], key: int) -> Iterator[Part]:
    for table, column in tables:
        yield from _rows(db, table, column, key)


def _rows(db: sqlite3.Connection, table: str, column: str, key: int) -> Iterator[Part]:
    rows = db.execute(f"select * from {table} where {column} = ?", (key,))
    names = [name for name, *_ in rows.description]
    for row in rows.fetchall():
        yield table, dict(zip(names, row, strict=True))


def _insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    """Put a row back; a number nobody knows it by is given anew, others may have it by now."""
    have = {name for _, name, *_ in db.execute(f"pragma table_info({table})")} - _MADE_ANEW
    if table not in ("feed", "episode"):
        have.discard("id")
    names = [name for name in row if name in have]
    places = ", ".join("?" * len(names))
    columns = ", ".join(f'"{name}"' for name in names)
    db.execute(f"insert or ignore into {table} ({columns}) values ({places})", [row[name] for name in names])


def _queue_again(db: sqlite3.Connection, place: int, episode_id: int) -> None:
    others = [other for other in queue.read(db) if other != episode_id]
    others.insert(place, episode_id)
    queue.write(db, others)
