"""The database of castero, another podcast player: its subscriptions, to be taken over."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tui.library.connect import reading
from tui.model.errors import LibraryError
from tui.model.feed import Subscription
from tui.model.text import clean_line

MAGIC = b"SQLite format 3\0"
"""What every SQLite file begins with."""


def castero_subscriptions(path: Path) -> tuple[Subscription, ...]:
    """Return the feeds that castero follows; the file is only read.

    Raises `LibraryError` for a file that is not castero's.
    """
    try:
        with closing(reading(path)) as connection:
            rows = connection.execute("select key, title from feed order by rowid").fetchall()
    except sqlite3.Error as error:
        raise LibraryError(f"{path} cannot be read as castero's database ({error}).") from error
    return tuple(Subscription(str(url), clean_line(str(title or ""))) for url, title in rows)
