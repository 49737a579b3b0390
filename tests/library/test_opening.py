import multiprocessing
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from support.library_made import show
from tui.library import migrate
from tui.library.library import Library
from tui.model.errors import LibraryError


def write_schema(path: Path, number: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"pragma user_version = {number}")


def test_a_new_library_is_empty_private_and_sound(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "podtui.db"
    library = Library.open(path)
    show(library)
    assert library.notice == ""
    assert library.check() == ""
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert path.with_name("podtui.db-wal").exists()
    library.close()


def test_what_was_written_is_there_next_time(path: Path) -> None:
    library = Library.open(path)
    show(library)
    before = library.episodes.page(None, limit=9)
    library.close()
    again = Library.open(path)
    assert again.episodes.page(None, limit=9) == before
    again.close()


def test_a_library_of_a_newer_podtui_is_refused_untouched(path: Path) -> None:
    Library.open(path).close()
    write_schema(path, 999)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="newer podtui"):
        Library.open(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table theirs (x)")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="another program's"):
        Library.open(path)
    write_schema(path, 1)
    with pytest.raises(LibraryError, match="another program's"):
        Library.open(path)
    assert len(path.read_bytes()) == len(before)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match=r"podtui\.db cannot be opened"):
        Library.open(tmp_path / "file" / "podtui.db")


def test_migrations_are_numbered_without_gap() -> None:
    assert [number for number, _ in migrate.migrations()] == list(range(1, migrate.newest() + 1))


def test_an_older_library_is_backed_up_and_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Library.open(path)
    show(old)
    old.close()
    step = migrate.newest() + 1
    script = path.with_name("added.sql")
    script.write_text("create table added (x integer) strict;")
    scripts = (*migrate.migrations(), (step, script))
    monkeypatch.setattr(migrate, "migrations", lambda: scripts)
    library = Library.open(path)
    assert len(library.episodes.ids(None)) == 3
    library.close()
    (backup,) = path.parent.glob("podtui.db.backup-*")
    with closing(sqlite3.connect(path)) as new, closing(sqlite3.connect(backup)) as kept:
        assert migrate.version(new) == step
        assert migrate.version(kept) == step - 1
        assert kept.execute("select count(*) from episode").fetchone() == (3,)


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open(path).close()
    known = migrate.newest()
    broken = path.with_name("broken.sql")
    broken.write_text("create table half (x integer) strict; insert into nowhere values (1);")
    monkeypatch.setattr(migrate, "migrations", lambda: ((known + 1, broken),))
    with pytest.raises(LibraryError, match="could not be used"):
        Library.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert migrate.version(connection) == known
        assert connection.execute("select 1 from sqlite_schema where name = 'half'").fetchone() is None


def open_and_add(path: Path, number: int) -> None:
    library = Library.open(path)
    library.feeds.add(f"https://example.org/{number}").result()
    library.close()


def test_several_processes_may_open_a_new_library_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    children = [context.Process(target=open_and_add, args=(path, number)) for number in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * 4
    library = Library.open(path)
    assert len(library.feeds.all()) == 4
    library.close()


def test_a_closed_library_says_so(path: Path) -> None:
    library = Library.open(path)
    library.feeds.add("https://example.org/1").result()
    library.feeds.all()
    library.close()
    with pytest.raises(LibraryError, match="closed"):
        library.feeds.all()
    with pytest.raises(LibraryError, match="closed"):
        library.feeds.add("https://example.org/2").result()
