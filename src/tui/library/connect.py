"""Connections: one that writes, and one that reads for each thread."""

import json
import sqlite3
import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tui.library.failures import translated
from tui.model.errors import LibraryError

Row = tuple[Any, ...]

BUSY_SECONDS = 5.0


def writing(path: Path) -> sqlite3.Connection:
    """Return a connection that may write, in autocommit mode, usable from any one thread at a time."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma recursive_triggers = on")  # else `replace` skips the delete triggers
    connection.execute("pragma temp_store = memory")
    return connection


def reading(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    connection.execute("pragma temp_store = memory")
    return connection


class Readers:
    """A reading connection for each thread that asks. Answers are whole lists: no read lasts.

    Every method raises `LibraryError` when the file cannot be read or the library is closed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: list[_Reader] = []
        self._closed = False

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return every row of the answer."""
        with self._turn() as connection:
            return connection.execute(sql, values).fetchall()

    def numbers(self, sql: str, *values: object) -> "array[int]":
        """Return the answer's only column, whole numbers all, as an array.

        SQLite writes the numbers out itself: that costs less than fetching a row for each, and holds no
        other thread up meanwhile.
        """
        with self._turn() as connection:
            (text,) = connection.execute(
                f"with answer (number) as ({sql}) select json_group_array(number) from answer", values
            ).fetchone()
        return array("q", json.loads(text))

    def one(self, sql: str, *values: object) -> Row | None:
        """Return the first row of the answer, or None."""
        rows = self.all(sql, *values)
        return rows[0] if rows else None

    def interrupt(self, thread: threading.Thread) -> None:
        """End what a thread is reading, with `Interrupted` for it; one that reads nothing is left alone."""
        with self._lock:
            for reader in self._open:
                if reader.thread is thread:
                    reader.connection.interrupt()

    def close(self) -> None:
        """Stop the reads under way in other threads and close every connection."""
        with self._lock:
            self._closed = True
            for reader in self._open:
                reader.connection.interrupt()
                with reader.busy:
                    reader.connection.close()
            self._open.clear()

    @contextmanager
    def _turn(self) -> Iterator[sqlite3.Connection]:
        mine = self._mine()
        with mine.busy, translated(self._path):
            if self._closed:
                raise self._closed_error()
            yield mine.connection

    def _mine(self) -> "_Reader":
        mine: _Reader | None = getattr(self._local, "reader", None)
        if mine is None:
            mine = self._local.reader = self._connect()
        return mine

    def _connect(self) -> "_Reader":
        with self._lock, translated(self._path):
            if self._closed:
                raise self._closed_error()
            for reader in [reader for reader in self._open if not reader.thread.is_alive()]:
                self._open.remove(reader)
                reader.connection.close()
            self._open.append(mine := _Reader(reading(self._path)))
            return mine

    def _closed_error(self) -> LibraryError:
        return LibraryError(f"The library {self._path} has been closed; start podtui again.")


class _Reader:
    """A thread's connection, and the lock that is held while it is used."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.thread = threading.current_thread()
        self.busy = threading.Lock()
