"""SQLite's errors turned into ours: one sentence, and what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.model.errors import LibraryError

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Interrupted(LibraryError):
    """A search that was told to stop."""


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; 0 for an error of the Python side."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another connection held the lock."""
    return primary_code(error) in _BUSY


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether the file itself is broken."""
    return primary_code(error) in _DAMAGED


def damage_mark(path: Path) -> Path:
    """Return the file whose presence says: look closely at this library before opening it."""
    return path.with_name(path.name + ".suspect")


def mark_damaged(path: Path) -> None:
    """Have the library looked at closely when it is opened next."""
    with suppress(OSError):  # a full disk must not hide what is being told
        damage_mark(path).touch(mode=0o600)


def library_error(error: sqlite3.Error | OSError, path: Path) -> LibraryError:
    """Return `error` as a sentence for the user; marks the library when the file is broken."""
    if isinstance(error, OSError):
        return LibraryError(f"The library {path} cannot be opened ({error.strerror}); check its folder.")
    code = primary_code(error)
    if code in _DAMAGED:
        mark_damaged(path)
        return LibraryError(f"The library {path} is damaged; start podtui again and it will be repaired.")
    if code == sqlite3.SQLITE_INTERRUPT:
        return Interrupted("The search was stopped.")
    if code == sqlite3.SQLITE_FULL:
        return LibraryError(f"The disk holding the library {path} is full; make room and try again.")
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return LibraryError(
            f"The library {path} cannot be opened; check its folder's rights and the room on the disk."
        )
    if code in _BUSY:
        return LibraryError(f"Another program has kept the library {path} locked; close it and try again.")
    return LibraryError(f"The library {path} could not be used ({error}); `podtui doctor` looks into it.")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Let no `sqlite3.Error` out: what is raised inside comes out as `LibraryError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise library_error(error, path) from error
