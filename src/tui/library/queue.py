"""What is to be played next, in the listener's order."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.writer import Writer


class QueueStore:
    """Episode ids in order, each at most once. Every change is on disk when its future ends."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def all(self) -> tuple[int, ...]:
        """Return the queue."""
        return tuple(row[0] for row in self._readers.all("select episode_id from queue order by place"))

    def add(self, episode_id: int, place: int | None = None) -> Future[None]:
        """Put an episode at `place`, 0 being next, or last (None); one queued already moves there."""
        return self._change(lambda queue: _moved(queue, episode_id, len(queue) if place is None else place))

    def move(self, episode_id: int, place: int) -> Future[None]:
        """Move a queued episode to `place`; one not queued stays out."""
        return self._change(lambda queue: _moved(queue, episode_id, place) if episode_id in queue else queue)

    def remove(self, episode_id: int) -> Future[None]:
        """Take an episode out."""
        return self._change(lambda queue: [other for other in queue if other != episode_id])

    def clear(self) -> Future[None]:
        """Take all out."""
        return self._change(lambda queue: [])

    def next(self) -> Future[int | None]:
        """Take the first episode out and return it; None from an empty queue."""

        def job(db: sqlite3.Connection) -> int | None:
            queue = _read(db)
            _write(db, queue[1:])
            return queue[0] if queue else None

        return self._writer.small(job)

    def _change(self, change: Callable[[list[int]], list[int]]) -> Future[None]:
        return self._writer.small(lambda db: _write(db, change(_read(db))))


def _moved(queue: list[int], episode_id: int, place: int) -> list[int]:
    others = [other for other in queue if other != episode_id]
    place = max(0, place)
    return [*others[:place], episode_id, *others[place:]]


def _read(db: sqlite3.Connection) -> list[int]:
    return [row[0] for row in db.execute("select episode_id from queue order by place")]


def _write(db: sqlite3.Connection, queue: list[int]) -> None:
    db.execute("delete from queue")
    db.executemany(
        "insert into queue (place, episode_id) select ?, id from episode where id = ?", list(enumerate(queue))
    )
