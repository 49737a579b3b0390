"""Opening the library file: made where there is none, checked, repaired, brought to this podtui's schema."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tui.library.connect import reading, writing
from tui.library.failures import library_error, mark_damaged
from tui.library.migrate import APPLICATION_ID, migrate, newest, version
from tui.library.repair import is_damaged, replace_damaged, salvage
from tui.library.turns import alone
from tui.model.errors import LibraryError


def prepare(path: Path) -> str:
    """Make the file at `path` a sound library of this podtui's schema; return a sentence on repairs, or "".

    Only one process at a time does this. Raises `LibraryError` for a file that cannot be written,
    comes from a newer podtui or belongs to another program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone(path):
            damaged, notice = replace_damaged(path) if is_damaged(path) else (None, "")
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(writing(path)) as connection:
                _bring_up_to_date(path, connection)
                if damaged:
                    salvage(damaged, connection)
            return notice
    except (OSError, sqlite3.Error) as error:
        raise library_error(error, path) from error


def check(path: Path) -> str:
    """Read every page of the library; return what is wrong in one sentence, or ""."""
    try:
        with closing(reading(path)) as connection:
            (found,) = connection.execute("pragma quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(library_error(error, path))
    if found == "ok":
        return ""
    mark_damaged(path)
    return f"The library {path} is damaged ({found}); start podtui again and it will be repaired."


def _bring_up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    have = version(connection)
    if have > newest():
        raise LibraryError(
            f"The library {path} was written by a newer podtui (its schema is {have}, this one knows "
            f"{newest()}); update podtui, or set PODTUI_HOME to use another folder."
        )
    if not _is_ours(connection, have):
        raise LibraryError(f"The file {path} is another program's; set PODTUI_HOME to use another folder.")
    connection.execute("pragma journal_mode = wal")  # a restored backup comes without
    if have == newest():
        return
    if have:
        from tui.library.backups import keep_copy

        keep_copy(path)
    migrate(connection)


def _is_ours(connection: sqlite3.Connection, have: int) -> bool:
    """Tell a library, or an empty file about to become one, from another program's database."""
    if have:
        return bool(connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,))
    return connection.execute("select 1 from sqlite_schema").fetchone() is None
