"""Connections: one that writes, and one that reads for each thread."""

import sqlite3
import threading
from array import array
from itertools import chain
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
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        self._closed = False

    def all(self, sql: str, *values: object) -> list[Row]:
        """Return every row of the answer."""
        with translated(self._path):
            return self.connection().execute(sql, values).fetchall()

    def numbers(self, sql: str, *values: object) -> "array[int]":
        """Return the answer's first column, whole numbers all, as an array: many thousands cost little."""
        with translated(self._path):
            return array("q", chain.from_iterable(self.connection().execute(sql, values)))

    def one(self, sql: str, *values: object) -> Row | None:
        """Return the first row of the answer, or None."""
        rows = self.all(sql, *values)
        return rows[0] if rows else None

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection."""
        mine: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if mine is None or self._closed:
            mine = self._local.connection = self._connect()
        return mine

    def _connect(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise LibraryError(f"The library {self._path} has been closed; start podtui again.")
            for thread in [thread for thread in self._open if not thread.is_alive()]:
                self._open.pop(thread).close()
            connection = reading(self._path)
            self._open[threading.current_thread()] = connection
            return connection

    def close(self) -> None:
        """Close every thread's connection; a read under way in another thread fails."""
        with self._lock:
            self._closed = True
            while self._open:
                self._open.popitem()[1].close()
