"""Where the listener is: positions, what was played, and the queue."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.queue import QueueStore
from tui.library.writer import Writer
from tui.model.library import Heard

_PLAYED = "update episode set played = 1, position = 0, position_at = null where id in "
_UNPLAYED = "update episode set played = 0 where id in "
_MANY = "(select value from json_each(?))"
_PUT_BACK = "update episode set played = ?, position = ?, position_at = ? where id = ?"


class PlaybackStore:
    """Small writes that go ahead of all others; what a future has ended for survives `kill -9`."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer
        self.queue = QueueStore(readers, writer)

    def last(self) -> tuple[int, float] | None:
        """Return the episode listened to last, and where it was left, seconds; None with none to resume."""
        row = self._readers.one(
            "select id, position from episode where position_at is not null order by position_at desc limit 1"
        )
        return (row[0], row[1]) if row else None

    def save(self, episode_id: int, position: float, at: float) -> Future[None]:
        """Keep where the listener is, seconds, as of `at`, seconds since the epoch; what was heard counts."""

        from tui.library.statistics import note_listening  # no start needs it

        def job(db: sqlite3.Connection) -> None:
            note_listening(db, episode_id, position, at)
            sql = "update episode set position = ?, position_at = ? where id = ?"
            db.execute(sql, (position, at, episode_id))

        return self._writer.small(job)

    def played(self, episode_id: int, on: bool) -> Future[None]:
        """Mark an episode played, which begins at its start next time, or not played."""
        return self._update(
            episode_id, "played = ?, position = 0, position_at = null" if on else "played = ?", on
        )

    def mark(self, ids: Iterable[int], on: bool) -> Future[tuple[Heard, ...]]:
        """Mark many episodes played, or not, in one write: all or none.

        Ends with how those that changed were before, for `put_back`.
        """
        many = json.dumps(list(ids))
        changing = f"select id, played, position, position_at from episode where id in {_MANY} and " + (
            "(not played or position > 0)" if on else "played"
        )

        def job(db: sqlite3.Connection) -> tuple[Heard, ...]:
            rows = db.execute(changing, (many,)).fetchall()
            db.execute((_PLAYED if on else _UNPLAYED) + _MANY, (json.dumps([row[0] for row in rows]),))
            return tuple(Heard(number, bool(played), place, at) for number, played, place, at in rows)

        return self._writer.small(job)

    def put_back(self, before: Sequence[Heard]) -> Future[None]:
        """Undo a `mark`: what was played, and where each was left, is as it was."""
        rows = [(each.played, each.position, each.position_at, each.episode_id) for each in before]

        def job(db: sqlite3.Connection) -> None:
            db.executemany(_PUT_BACK, rows)

        return self._writer.small(job)

    def duration(self, episode_id: int, seconds: float) -> Future[None]:
        """Keep the length the audio itself turned out to have; it goes before what the feed says."""
        return self._update(episode_id, "measured = ?", seconds)

    def _update(self, episode_id: int, assignments: str, *values: object) -> Future[None]:
        def job(db: sqlite3.Connection) -> None:
            db.execute(f"update episode set {assignments} where id = ?", (*values, episode_id))

        return self._writer.small(job)
