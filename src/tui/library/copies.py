"""Which copy of the audio an episode's times belong to, and how far a copy lags behind what was published."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.packing import pack, unpack
from tui.library.present import require_episode
from tui.library.writer import Writer
from tui.model.transcript import Lag


class CopyStore:
    """Copies by their fingerprint; "" is the copy nobody has met yet."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def met(self, episode_id: int) -> str:
        """Return the fingerprint of the copy met last, "" before the first."""
        row = self._readers.one("select copy from episode where id = ?", episode_id)
        return str(row[0]) if row else ""

    def meet(self, episode_id: int, copy: str, duration: float | None = None) -> Future[None]:
        """Keep which copy was met, and the length in seconds it turned out to have."""

        def job(db: sqlite3.Connection) -> None:
            db.execute(
                "update episode set copy = ?, measured = coalesce(?, measured) where id = ?",
                (copy, duration, episode_id),
            )

        return self._writer.small(job)

    def lags(self, episode_id: int, copy: str) -> tuple[Lag, ...]:
        """Return how far this copy lags; () while nobody has found out."""
        row = self._readers.one("select body from lag where episode_id = ? and copy = ?", episode_id, copy)
        return unpack(row[0], tuple[Lag, ...]) if row else ()

    def store_lags(self, episode_id: int, copy: str, lags: Sequence[Lag]) -> Future[None]:
        """Keep how far this copy lags; they go with the transcript they were found for."""
        body = pack(tuple(lags))

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            db.execute(
                "insert or replace into lag (episode_id, copy, body) values (?, ?, ?)",
                (episode_id, copy, body),
            )

        return self._writer.small(job)
