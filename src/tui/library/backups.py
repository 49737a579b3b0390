"""Copies of the library: made whole or not at all, never over one another."""

import os
import sqlite3
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from tui.library.connect import reading
from tui.library.failures import is_damage, library_error
from tui.library.migrate import newest, version
from tui.model.errors import LibraryError

KEPT = 2
"""How many backups lie beside the library; each is as large as it is."""


def stamp() -> str:
    """Return the local time as it stands in the names of backups; sorts by age."""
    return datetime.now().strftime("%Y%m%d-%H%M%S")


def backups(path: Path) -> list[Path]:
    """Return the backups podtui made of the library at `path`, newest first."""
    return sorted(path.parent.glob(f"{path.name}.backup-*[0-9]"), reverse=True)


def copy(path: Path, target: Path) -> None:
    """Write a consistent copy of the library at `path` to `target`, which it replaces only when whole.

    Reads beside other readers and writers. Raises `LibraryError`.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with closing(reading(path)) as connection:
            connection.execute("vacuum into ?", (str(partial),))
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error) and is_damage(error):
            raise library_error(error, path) from error
        reason = getattr(error, "strerror", None) or error
        raise LibraryError(f"The library could not be copied to {target} ({reason}).") from error


def is_due(path: Path, every: float) -> bool:
    """Tell whether the newest backup of the library is older than `every` seconds, or there is none."""
    newest_first = backups(path)
    return not newest_first or newest_first[0].stat().st_mtime < time.time() - every


def keep_copy(path: Path) -> Path:
    """Make a backup beside the library and forget all but the newest few. Raises `LibraryError`."""
    target = path.with_name(f"{path.name}.backup-{stamp()}")
    copy(path, target)
    for old in backups(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def is_sound(path: Path) -> bool:
    """Tell whether the file at `path` is a library this podtui can read, every page of it."""
    try:
        with closing(reading(path)) as connection:
            good = connection.execute("pragma quick_check(1)").fetchone() == ("ok",)
            return good and 0 < version(connection) <= newest()
    except sqlite3.Error:
        return False
