"""Where the listener is: positions, what was played, and the queue."""

import sqlite3
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.queue import QueueStore
from tui.library.writer import Writer


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
        """Keep where the listener is, seconds, as of `at`, seconds since the epoch."""
        return self._update(episode_id, "position = ?, position_at = ?", position, at)

    def played(self, episode_id: int, on: bool) -> Future[None]:
        """Mark an episode played, which begins at its start next time, or not played."""
        return self._update(
            episode_id, "played = ?, position = 0, position_at = null" if on else "played = ?", on
        )

    def duration(self, episode_id: int, seconds: float) -> Future[None]:
        """Keep the length the audio itself turned out to have; it goes before what the feed says."""
        return self._update(episode_id, "measured = ?", seconds)

    def _update(self, episode_id: int, assignments: str, *values: object) -> Future[None]:
        def job(db: sqlite3.Connection) -> None:
            db.execute(f"update episode set {assignments} where id = ?", (*values, episode_id))

        return self._writer.small(job)
