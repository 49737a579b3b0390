import sqlite3
import threading
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

import pytest

from tui.library import turns
from tui.library import writer as writing
from tui.library.turns import alone
from tui.library.writer import Steps, Writer
from tui.model.errors import LibraryError, NotFound


@pytest.fixture
def db(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table log (entry text)")
    return path


def entries(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return [row[0] for row in connection.execute("select entry from log order by rowid")]


def note(connection: sqlite3.Connection, entry: str) -> None:
    connection.execute("insert into log values (?)", (entry,))


def test_a_small_write_goes_between_the_transactions_of_a_bulk_one(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "BATCH_SECONDS", 0)
    writer = Writer(db)
    begun = threading.Event()
    waiting = threading.Event()

    def bulk(connection: sqlite3.Connection) -> Steps[int]:
        note(connection, "bulk 1")
        begun.set()
        waiting.wait(10)
        yield
        note(connection, "bulk 2")
        return 2

    long = writer.bulk(bulk)
    begun.wait(10)
    short = writer.small(lambda connection: note(connection, "small"))
    waiting.set()
    assert long.result(10) == 2
    assert short.result(10) is None
    assert entries(db) == ["bulk 1", "small", "bulk 2"]
    writer.close()


def test_bulk_writes_take_turns(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BATCH_SECONDS", 0)
    writer = Writer(db)
    gate = threading.Event()

    def bulk(name: str) -> Future[None]:
        def steps(connection: sqlite3.Connection) -> Steps[None]:
            gate.wait(10)
            for number in range(3):
                note(connection, f"{name}{number}")
                yield

        return writer.bulk(steps)

    both = [bulk("a"), bulk("b")]
    gate.set()
    for future in both:
        future.result(10)
    assert entries(db) == ["a0", "b0", "a1", "b1", "a2", "b2"]
    writer.close()


def test_a_failed_write_leaves_nothing_and_the_next_goes_on(db: Path) -> None:
    writer = Writer(db)

    def fails(connection: sqlite3.Connection) -> None:
        note(connection, "never")
        raise NotFound("Nothing there.")

    with pytest.raises(NotFound):
        writer.small(fails).result(10)
    with pytest.raises(LibraryError, match="could not be used"):
        writer.small(lambda connection: connection.execute("insert into nowhere values (1)")).result(10)
    writer.small(lambda connection: note(connection, "after")).result(10)
    writer.close()
    assert entries(db) == ["after"]


def test_closing_finishes_small_writes_and_drops_bulk_ones(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BATCH_SECONDS", 0)
    writer = Writer(db)
    begun = threading.Event()
    closing_now = threading.Event()

    def endless(connection: sqlite3.Connection) -> Steps[None]:
        while True:
            begun.set()
            closing_now.wait(10)
            yield

    bulk = writer.bulk(endless)
    begun.wait(10)
    later = writer.bulk(endless)
    small = [writer.small(lambda connection, entry=str(n): note(connection, entry)) for n in range(3)]
    closer = threading.Thread(target=writer.close)
    closer.start()
    while not writer._closing:
        pass
    closing_now.set()
    closer.join()
    assert all(future.done() and future.exception() is None for future in small)
    assert entries(db) == ["0", "1", "2"]
    with pytest.raises(LibraryError, match="closed before"):
        bulk.result(10)
    assert later.cancelled()
    with pytest.raises(LibraryError, match="closed"):
        writer.small(lambda connection: note(connection, "late")).result(10)


def test_a_write_waits_for_another_process_to_finish(db: Path) -> None:
    writer = Writer(db)
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("begin immediate")
        future = writer.small(lambda connection: note(connection, "mine"))
        note(other, "theirs")
        assert not future.done()
        other.execute("commit")
    future.result(10)
    assert entries(db) == ["theirs", "mine"]
    writer.close()


def test_a_lock_never_let_go_is_told_in_a_sentence(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LOCK_SECONDS", 0)
    writer = Writer(db)
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(LibraryError, match="kept the library"):
            writer.small(lambda connection: note(connection, "mine")).result(10)
    writer.close()


def test_who_has_just_written_stands_behind_who_waits(db: Path) -> None:
    writer = Writer(db)
    with closing(sqlite3.connect(db, isolation_level=None)) as other, alone(db):
        future = writer.small(lambda connection: note(connection, "second"))
        note(other, "first")
        assert not future.done()
    future.result(10)
    assert entries(db) == ["first", "second"]
    writer.close()


def test_a_turn_never_ended_does_not_stop_a_write(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LOCK_SECONDS", 0)
    writer = Writer(db)
    with alone(db):
        writer.small(lambda connection: note(connection, "mine")).result(10)
    assert entries(db) == ["mine"]
    writer.close()


def test_a_folder_that_has_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    writer = Writer(tmp_path / "gone" / "podtui.db")
    with pytest.raises(LibraryError, match="cannot be opened"):
        writer.small(lambda connection: note(connection, "mine")).result(10)
    writer.close()
