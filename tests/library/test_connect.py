import sqlite3
import threading
from pathlib import Path

import pytest

from support.library_made import show
from tui.library.library import Library
from tui.model.errors import LibraryError


def test_each_thread_reads_by_a_connection_of_its_own_and_gone_threads_leave_none(library: Library) -> None:
    show(library, 3)
    seen: list[tuple[sqlite3.Connection, int]] = []

    def look() -> None:
        seen.append((library._readers._mine().connection, len(library.episodes.ids(None))))

    for _ in range(5):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert [count for _, count in seen] == [3] * 5
    assert len({id(connection) for connection, _ in seen}) == 5
    assert len(library._readers._open) <= 2
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        seen[0][0].execute("select 1")


def test_a_reading_connection_cannot_write(library: Library) -> None:
    with pytest.raises(LibraryError):
        library._readers.all("delete from feed")


def test_closing_stops_a_long_read_in_another_thread(path: Path) -> None:
    library = Library.open(path)
    library.feeds.all()
    running = threading.Event()
    outcome: list[BaseException] = []

    def count_for_ever() -> None:
        library._readers._mine().connection.set_progress_handler(running.set, 1000)
        try:
            library._readers.all(
                "with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n"
            )
        except LibraryError as error:
            outcome.append(error)

    thread = threading.Thread(target=count_for_ever)
    thread.start()
    assert running.wait(10)
    library.close()
    thread.join(10)
    assert len(outcome) == 1
