"""Chapters fetched from a file of their own; `EpisodeStore.detail` puts them before those of the feed."""

import sqlite3
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.packing import pack, storable
from tui.library.present import require_episode
from tui.library.writer import Writer
from tui.model.episode import Chapter


class ChapterStore:
    """The chapters of episodes whose feed names a file of chapters."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def fetched_from(self, episode_id: int) -> str:
        """Return the address that the chapters kept came from, "" where none are kept."""
        row = self._readers.one("select url from chapters where episode_id = ?", episode_id)
        return row[0] if row else ""

    def store(self, episode_id: int, chapters: tuple[Chapter, ...], url: str) -> Future[None]:
        """Keep the chapters in place of older ones; `url` is where they came from."""
        chapters, url = storable((chapters, url))

        def job(db: sqlite3.Connection) -> None:
            require_episode(db, episode_id)
            db.execute(
                "insert or replace into chapters (episode_id, url, body) values (?, ?, ?)",
                (episode_id, url, pack(chapters)),
            )

        return self._writer.small(job)
