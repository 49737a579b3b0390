"""What is to be played next, in the listener's order."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.writer import Writer

Queue = tuple[int, ...]


class QueueStore:
    """Episode ids in order, each at most once.

    Every change is on disk when its future ends, and the future's result is the queue as it was before:
    `put_back` undoes the change with it.
    """

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def all(self) -> Queue:
        """Return the queue."""
        return tuple(row[0] for row in self._readers.all("select episode_id from queue order by place"))

    def add(self, episode_id: int, place: int | None = None) -> Future[Queue]:
        """Put an episode at `place`, 0 being next, or last (None); one queued already moves there."""
        return self.add_all((episode_id,), place)

    def add_all(self, ids: Iterable[int], place: int | None = None) -> Future[Queue]:
        """Put episodes, in their order, at `place` or last; those queued already move there."""
        chosen = tuple(dict.fromkeys(ids))
        return self._change(lambda queue: _moved(queue, chosen, len(queue) if place is None else place))

    def move(self, episode_id: int, place: int) -> Future[Queue]:
        """Move a queued episode to `place`; one not queued stays out."""
        return self._change(
            lambda queue: _moved(queue, (episode_id,), place) if episode_id in queue else queue
        )

    def shift(self, episode_id: int, by: int) -> Future[Queue]:
        """Move a queued episode `by` places down, up where that is negative; it stops at either end."""

        def change(queue: list[int]) -> list[int]:
            if episode_id not in queue:
                return queue
            return _moved(queue, (episode_id,), queue.index(episode_id) + by)

        return self._change(change)

    def remove(self, episode_id: int) -> Future[Queue]:
        """Take an episode out."""
        return self.remove_all((episode_id,))

    def remove_all(self, ids: Iterable[int]) -> Future[Queue]:
        """Take episodes out."""
        chosen = set(ids)
        return self._change(lambda queue: [other for other in queue if other not in chosen])

    def clear(self) -> Future[Queue]:
        """Take all out."""
        return self._change(lambda queue: [])

    def put_back(self, queue: Queue) -> Future[Queue]:
        """Have exactly these in the queue, as far as they are still in the library."""
        return self._change(lambda _: list(dict.fromkeys(queue)))

    def next(self) -> Future[int | None]:
        """Take the first episode out and return it; None from an empty queue."""

        def job(db: sqlite3.Connection) -> int | None:
            queue = read(db)
            write(db, queue[1:])
            return queue[0] if queue else None

        return self._writer.small(job)

    def _change(self, change: Callable[[list[int]], list[int]]) -> Future[Queue]:
        def job(db: sqlite3.Connection) -> Queue:
            before = read(db)
            write(db, change(list(before)))
            return tuple(before)

        return self._writer.small(job)


def _moved(queue: list[int], chosen: Sequence[int], place: int) -> list[int]:
    others = [other for other in queue if other not in chosen]
    place = max(0, place)
    return [*others[:place], *chosen, *others[place:]]


def read(db: sqlite3.Connection) -> list[int]:
    """Return the queue as this connection sees it."""
    return [row[0] for row in db.execute("select episode_id from queue order by place")]


def write(db: sqlite3.Connection, queue: Sequence[int]) -> None:
    """Keep the queue; ids of episodes that are not there are left out."""
    db.execute("delete from queue")
    db.executemany(
        "insert into queue (place, episode_id) select ?, id from episode where id = ?", list(enumerate(queue))
    )
