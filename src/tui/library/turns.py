"""Whose turn it is, among processes that have the same library open.

SQLite lets in whoever asks at the right moment, so one that writes all the time
would keep the others out for long. Here everybody takes a file lock first, and
keeps it while waiting for the database: who has just written then stands behind.
"""

import fcntl
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.library.failures import is_busy

LOCK_SECONDS = 60.0


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep every other process from opening, repairing, migrating or writing to the library meanwhile."""
    lock = lock_file(path)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def lock_file(path: Path) -> int:
    """Return a new descriptor of the file that is locked for the library at `path`."""
    return os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)


def begin(connection: sqlite3.Connection, lock: int) -> None:
    """Begin a transaction that writes, in turn with other processes.

    Polls, for SQLite's own waiting sleeps up to 100 ms at a time. Raises `sqlite3.OperationalError`
    when the database has not been let go of after a minute.
    """
    connection.execute("pragma busy_timeout = 0")
    until = time.monotonic() + LOCK_SECONDS
    _poll(lambda: _locked(lock), until)  # without it after a minute, too: it is a courtesy
    try:
        if not _poll(lambda: _begun(connection), until):
            connection.execute("begin immediate")
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def _poll(done: Callable[[], bool], until: float) -> bool:
    while not done():
        if time.monotonic() > until:
            return False
        time.sleep(random.uniform(0.0005, 0.0015))
    return True


def _locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _begun(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
        return False
    return True
