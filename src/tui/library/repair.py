"""A damaged library: noticed, moved aside, never overwritten, and as much as can be put in its place."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tui.library.backups import backups, is_sound, stamp
from tui.library.connect import Row, reading
from tui.library.failures import damage_mark, is_damage

_MAGIC = b"SQLite format 3\0"

_SUBSCRIPTIONS = "select url, title, own_title, folder, added from feed"
_SUBSCRIBE = """
insert into feed (url, title, own_title, folder, added) select ?1, ?2, ?3, ?4, ?5
where ?1 not in (select url from feed union all select url from former_address)
"""
_STATES = """
select e.position, e.position_at, e.played, e.kept, f.url, i.identity
from episode e join feed f on f.id = e.feed_id join identity i on i.episode_id = e.id
where e.position_at is not null or e.played or e.kept
"""
_SET_STATE = """
update episode set position = ?, position_at = ?, played = ?, kept = ? where id in
(select i.episode_id from identity i join feed f on f.id = i.feed_id where f.url = ? and i.identity = ?)
"""


def is_damaged(path: Path) -> bool:
    """Look at what can be seen at once; at every page only when an earlier run stumbled over a bad one."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return False
    if size == 0:
        return False
    with path.open("rb") as file:
        header = file.read(32)
    return not header.startswith(_MAGIC) or _is_cut_short(path, header, size) or _reads_badly(path)


def replace_damaged(path: Path) -> tuple[Path, str]:
    """Move the library aside and put the newest sound backup in its place, where there is one.

    Returns where it lies now, and one sentence for the user.
    """
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
            successor = f"the backup {backup.name} took its place"
            break
    else:
        successor = "an empty one took its place, for there is no backup"
    saved = "what could still be read of subscriptions and positions was saved"
    return aside, f"The library was damaged and moved to {aside.name}; {successor}, and {saved}."


def salvage(damaged: Path, db: sqlite3.Connection) -> None:
    """Bring subscriptions and the listener's marks from the damaged library into the one that replaced it."""
    db.execute("begin immediate")
    for row in _legible(damaged, _SUBSCRIPTIONS):
        _try(db, _SUBSCRIBE, row)
    for row in _legible(damaged, _STATES):
        _try(db, _SET_STATE, row)
    db.execute("commit")


def _legible(damaged: Path, sql: str) -> list[Row]:
    """Return the rows up to the first that cannot be read."""
    rows: list[Row] = []
    try:
        with closing(reading(damaged)) as connection:
            rows.extend(connection.execute(sql))
    except sqlite3.Error:
        pass  # the rest lies on a broken page
    return rows


def _try(db: sqlite3.Connection, sql: str, row: Row) -> None:
    try:
        db.execute(sql, row)
    except sqlite3.IntegrityError:
        return  # a value of the wrong kind: that row is damaged too


def _is_cut_short(path: Path, header: bytes, size: int) -> bool:
    """Tell whether pages are missing that no write-ahead log can bring back."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return False
    page_size = int.from_bytes(header[16:18], "big")
    return size < int.from_bytes(header[28:32], "big") * (65536 if page_size == 1 else page_size)


def _reads_badly(path: Path) -> bool:
    mark = damage_mark(path)
    try:
        with closing(reading(path)) as connection:
            connection.execute("select count(*) from sqlite_schema").fetchone()
            bad = mark.exists() and connection.execute("pragma quick_check(1)").fetchone() != ("ok",)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return True
    mark.unlink(missing_ok=True)
    return bad


def _free(path: Path) -> Path:
    """Return `path`, or where that is taken the next name after it."""
    names = (path, *(path.with_name(f"{path.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())
