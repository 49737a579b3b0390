import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from support.library_made import show
from tui.library import backups, repair
from tui.library.failures import damage_mark
from tui.library.library import Library
from tui.model.errors import LibraryError


def garbage(path: Path) -> None:
    path.write_bytes(b"this is no database " * 999)


def cut_in_half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def broken_schema(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3996)


def broken_table(path: Path, table: str = "episode") -> None:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("select rootpage from sqlite_schema where name = ?", (table,)).fetchone()
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)


@pytest.fixture
def made(path: Path) -> Path:
    library = Library.open(path)
    show(library, 200)
    library.close()
    return path


@pytest.mark.parametrize("damage", [garbage, cut_in_half, broken_schema])
def test_a_damaged_library_is_moved_aside_and_a_backup_restored(
    made: Path, damage: Callable[[Path], None]
) -> None:
    library = Library.open(made)
    library.backup(made.with_name("podtui.db.backup-20200101-000000"))
    library.close()
    damage(made)
    broken = made.read_bytes()
    library = Library.open(made)
    assert "podtui.db.backup-20200101-000000 took its place" in library.notice
    assert len(library.episodes.ids(None)) == 200
    assert library.check() == ""
    assert made.with_name("podtui.db-wal").exists()
    library.close()
    (aside,) = made.parent.glob("podtui.db.damaged-*[0-9]")
    assert aside.read_bytes() == broken
    assert Library.open(made).notice == ""


def test_a_routine_backup_is_made_when_the_last_is_old(made: Path) -> None:
    library = Library.open(made)
    first = library.keep_backup(every=60)
    assert first is not None
    assert library.keep_backup(every=60) is None
    os.utime(first, (0, 0))
    assert library.keep_backup(every=60) == backups.backups(made)[0]
    library.close()


def test_what_is_newer_than_the_backup_and_still_legible_is_saved(made: Path) -> None:
    library = Library.open(made)
    library.keep_backup(every=0)
    newest, second, third, *_ = library.episodes.ids(None)
    library.feeds.add("https://example.org/after", "After", "Group").result()
    library.playback.save(newest, 7.5, 1.0).result()
    library.playback.played(second, True).result()
    library.episodes.keep(third, True).result()
    library.close()
    broken_table(made, "notes")
    damage_mark(made).touch()
    library = Library.open(made)
    assert "took its place" in library.notice
    after = library.feeds.find("after")
    assert (after.url, after.title, after.group) == ("https://example.org/after", "After", "Group")
    assert library.playback.last() == (newest, 7.5)
    assert library.episodes.get(second).played
    assert library.episodes.get(third).kept
    library.close()


def test_subscriptions_are_saved_even_without_a_backup(made: Path) -> None:
    broken_table(made)
    damage_mark(made).touch()
    library = Library.open(made)
    assert [feed.title for feed in library.feeds.all()] == ["A Show"]
    assert library.check() == ""
    library.close()


def test_without_a_backup_an_empty_library_takes_its_place(made: Path) -> None:
    garbage(made)
    library = Library.open(made)
    assert "no backup" in library.notice
    assert library.feeds.all() == ()
    library.feeds.add("https://example.org/1").result()
    library.close()
    assert list(made.parent.glob("podtui.db.damaged-*"))


def test_a_damaged_backup_is_passed_over(made: Path) -> None:
    Library.open(made).backup(made.with_name("podtui.db.backup-20200101-000000"))
    made.with_name("podtui.db.backup-20210101-000000").write_bytes(b"broken")
    garbage(made)
    assert "backup-20200101-000000 took" in Library.open(made).notice


def test_two_damaged_in_one_second_are_both_kept(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair, "stamp", lambda: "now")
    for _ in range(2):
        garbage(made)
        Library.open(made).close()
    assert len(list(made.parent.glob("podtui.db.damaged-*"))) == 2


def test_damage_met_while_reading_is_repaired_at_the_next_start(made: Path) -> None:
    Library.open(made).backup(made.with_name("podtui.db.backup-20200101-000000"))
    broken_table(made)
    library = Library.open(made)
    assert library.notice == ""
    with pytest.raises(LibraryError, match="start podtui again"):
        library.episodes.page(None, limit=500)
    library.close()
    assert damage_mark(made).exists()
    library = Library.open(made)
    assert "took its place" in library.notice
    assert len(library.episodes.page(None, limit=500)) == 200
    library.close()
    assert not damage_mark(made).exists()


def test_check_finds_damage_and_marks_it(made: Path) -> None:
    library = Library.open(made)
    broken_table(made)
    assert "is damaged" in library.check()
    assert damage_mark(made).exists()
    library.close()


def test_a_false_alarm_is_cleared(made: Path) -> None:
    damage_mark(made).touch()
    library = Library.open(made)
    assert library.notice == ""
    assert not damage_mark(made).exists()
    assert len(library.episodes.ids(None)) == 200
    library.close()


def test_a_backup_is_a_library_of_its_own(made: Path, tmp_path: Path) -> None:
    library = Library.open(made)
    target = tmp_path / "copy.db"
    target.write_text("an older copy")
    library.backup(target)
    library.close()
    copy = Library.open(target)
    assert len(copy.episodes.ids(None)) == 200
    assert copy.check() == ""
    copy.close()
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_damaged_library_is_not_copied_over_a_good_backup(made: Path) -> None:
    library = Library.open(made)
    target = made.with_name("podtui.db.backup-20200101-000000")
    library.backup(target)
    good = target.read_bytes()
    broken_table(made)
    other = Library.open(made)
    with pytest.raises(LibraryError, match="damaged"):
        other.backup(target)
    assert target.read_bytes() == good
    other.close()
    library.close()


def test_a_backup_that_cannot_be_written_leaves_nothing(made: Path, tmp_path: Path) -> None:
    library = Library.open(made)
    with pytest.raises(LibraryError, match="could not be copied"):
        library.backup(tmp_path / "no" / "folder" / "copy.db")
    (tmp_path / "taken").mkdir()
    with pytest.raises(LibraryError, match="could not be copied"):
        library.backup(tmp_path / "taken")
    library.close()
    assert not list(tmp_path.glob("*.partial"))


def test_only_the_newest_backups_are_kept(made: Path) -> None:
    names = [f"podtui.db.backup-2020010{day}-000000" for day in range(1, 6)]
    for name in names:
        made.with_name(name).touch()
    newest = backups.keep_copy(made)
    assert [backup.name for backup in backups.backups(made)] == [newest.name, names[-1]]
