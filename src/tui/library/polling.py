"""What is remembered between two fetches of a feed."""

import sqlite3
from collections.abc import Mapping
from concurrent.futures import Future

from tui.library.connect import Readers
from tui.library.packing import storable
from tui.library.writer import Writer
from tui.model.feed import Pace, Polling

_COLUMNS = "due, not_before, failures, ended, pause, rhythm"


class PollingStore:
    """When each feed is to be asked again."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def all(self) -> Mapping[int, Polling]:
        """Return what is remembered, by the feed's number; nothing of a feed never fetched."""
        rows = self._readers.all(f"select feed_id, {_COLUMNS} from polling")
        return {
            feed_id: Polling(due, not_before, failures, bool(ended), Pace(pause, rhythm))
            for feed_id, due, not_before, failures, ended, pause, rhythm in rows
        }

    def remember(self, feed_id: int, polling: Polling) -> Future[None]:
        """Keep it, unless the feed is gone meanwhile."""
        pace = polling.pace
        values = (polling.due, polling.not_before, polling.failures, polling.ended, pace.pause, pace.rhythm)

        def job(db: sqlite3.Connection) -> None:
            db.execute(
                f"insert or replace into polling (feed_id, {_COLUMNS}) "
                "select id, ?, ?, ?, ?, ?, ? from feed where id = ?",
                (*storable(values), feed_id),
            )

        return self._writer.small(job)
