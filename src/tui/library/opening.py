"""Opening the library file: created, checked, repaired from a backup, brought to this schema.

What is found broken is moved aside under a name that says so; nothing is ever overwritten.
"""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tui.library.backups import backups, is_sound, keep_copy, stamp
from tui.library.connect import reading, writing
from tui.library.failures import damage_mark, is_busy, is_damage, library_error
from tui.library.migrate import APPLICATION_ID, migrate, newest, version
from tui.model.errors import LibraryError

_MAGIC = b"SQLite format 3\0"


def prepare(path: Path) -> str:
    """Make the file at `path` a sound library of this podtui's schema; return a sentence on repairs, or "".

    Only one process at a time does this. Raises `LibraryError` for a file that cannot be written,
    comes from a newer podtui or belongs to another program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _alone(path):
            notice = _repaired(path) if _is_damaged(path) else ""
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            _bring_up_to_date(path)
            return notice
    except OSError as error:
        reason = error.strerror or error
        raise LibraryError(f"The library {path} cannot be opened ({reason}); check its folder.") from error
    except sqlite3.Error as error:
        raise library_error(error, path) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other processes from opening, repairing or migrating the same library meanwhile."""
    lock = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _bring_up_to_date(path: Path) -> None:
    with closing(writing(path)) as connection:
        have = version(connection)
        if have > newest():
            raise LibraryError(
                f"The library {path} was written by a newer podtui (its schema is {have}, this one knows "
                f"{newest()}); update podtui, or set PODTUI_HOME to use another folder."
            )
        if have:
            (owner,) = connection.execute("pragma application_id").fetchone()
        else:
            owner = 0 if connection.execute("select 1 from sqlite_schema").fetchone() else APPLICATION_ID
        if owner != APPLICATION_ID:
            raise LibraryError(
                f"The file {path} belongs to another program; set PODTUI_HOME to use another folder."
            )
        if have < newest():
            if have:
                keep_copy(path)
            connection.execute("pragma journal_mode = wal")
            migrate(connection)


def _is_damaged(path: Path) -> bool:
    """Look at what can be seen at once; every page only when an earlier run stumbled over one."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return False
    if size == 0:
        return False
    with path.open("rb") as file:
        header = file.read(32)
    if not header.startswith(_MAGIC):
        return True
    return _is_cut_short(path, header, size) or _reads_badly(path)


def _is_cut_short(path: Path, header: bytes, size: int) -> bool:
    """Tell whether pages are missing that no write-ahead log can bring back."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return False
    page_size = int.from_bytes(header[16:18], "big")
    return size < int.from_bytes(header[28:32], "big") * (65536 if page_size == 1 else page_size)


def _reads_badly(path: Path) -> bool:
    try:
        with closing(reading(path)) as connection:
            connection.execute("select count(*) from sqlite_schema").fetchone()
            suspect = damage_mark(path).exists()
            bad = suspect and connection.execute("pragma quick_check(1)").fetchone() != ("ok",)
    except sqlite3.Error as error:
        if is_busy(error) or not is_damage(error):
            raise
        return True
    damage_mark(path).unlink(missing_ok=True)
    return bad


def _repaired(path: Path) -> str:
    """Move the damaged library aside and put the newest sound backup in its place."""
    aside = _free(path.with_name(f"{path.name}.damaged-{stamp()}"))
    for ending in ("-wal", "-shm", ""):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    damage_mark(path).unlink(missing_ok=True)
    for backup in backups(path):
        if is_sound(backup):
            partial = path.with_name(path.name + ".partial")
            shutil.copyfile(backup, partial)
            partial.chmod(0o600)
            partial.replace(path)
            return (
                f"The library was damaged: it was moved to {aside.name}, "
                f"and the backup {backup.name} took its place."
            )
    return (
        f"The library was damaged and there is no backup: it was moved to {aside.name}, and an empty one "
        "took its place; import your OPML export to go on."
    )


def _free(path: Path) -> Path:
    """Return `path`, or where that is taken the next name after it."""
    names = (path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def check(path: Path) -> str:
    """Read every page of the library; return what is wrong in one sentence, or ""."""
    try:
        with closing(reading(path)) as connection:
            (found,) = connection.execute("pragma quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return str(library_error(error, path))
    if found == "ok":
        return ""
    damage_mark(path).touch(mode=0o600)
    return f"The library {path} is damaged ({found}); start podtui again and it will be repaired."
