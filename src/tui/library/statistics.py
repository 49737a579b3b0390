"""What the library holds and what was listened to, show by show."""

import sqlite3
from datetime import date, datetime

from tui.library.connect import Readers
from tui.library.feeds import SHOWN_TITLE
from tui.library.words import folded
from tui.model.library import FeedStatistics

_STATISTICS = f"""
select f.id, {SHOWN_TITLE}, t.episodes, t.unplayed, t.kept, t.started, t.quoted, t.quotes,
       (select coalesce(sum(seconds), 0.0) from listened l where l.feed_id = f.id and l.day >= ?)
from feed f join tally t on t.feed_id = f.id where f.id not in (select feed_id from removed_feed)
"""
_LISTENED = """
insert into listened (day, feed_id, seconds) values (?, ?, ?)
on conflict do update set seconds = seconds + excluded.seconds
"""
FASTEST = 3.0
"""The highest speed audio is played at."""
_GAP = 60.0
"""Seconds: a longer silence between two positions was no listening."""


class StatisticsStore:
    """Numbers on every show."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def feeds(self, since: date) -> tuple[FeedStatistics, ...]:
        """Return the numbers of every feed, the most listened to since a day first, then by title."""
        rows = self._readers.all(_STATISTICS, since.isoformat())
        feeds = (FeedStatistics(*row) for row in rows)
        return tuple(sorted(feeds, key=lambda feed: (-feed.listened, folded(feed.title), feed.feed_id)))


def note_listening(db: sqlite3.Connection, episode_id: int, position: float, at: float) -> None:
    """Add what was heard since the position kept before, where that was listening and no jump."""
    sql = "select feed_id, position, position_at from episode where id = ? and position_at is not null"
    row = db.execute(sql, (episode_id,)).fetchone()
    if row is None:
        return
    feed_id, before, before_at = row
    heard, passed = position - before, at - before_at
    if 0 < passed <= _GAP and 0 < heard <= FASTEST * passed + 0.5:
        db.execute(_LISTENED, (datetime.fromtimestamp(at).date().isoformat(), feed_id, heard))
