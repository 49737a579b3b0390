"""Whether the feed or episode somebody named is there at all."""

import sqlite3

from tui.model.errors import NotFound


def no_feed(feed_id: int) -> NotFound:
    """Return the error for a feed that is not there."""
    return NotFound(f"There is no feed number {feed_id}; `podtui feeds` lists them.")


def no_episode(episode_id: int) -> NotFound:
    """Return the error for an episode that is not there."""
    return NotFound(f"There is no episode number {episode_id}; `podtui episodes` lists them.")


def require_feed(db: sqlite3.Connection, feed_id: int) -> None:
    """Raise `NotFound` unless the feed is there."""
    if db.execute("select 1 from feed where id = ?", (feed_id,)).fetchone() is None:
        raise no_feed(feed_id)


def require_episode(db: sqlite3.Connection, episode_id: int) -> None:
    """Raise `NotFound` unless the episode is there."""
    if db.execute("select 1 from episode where id = ?", (episode_id,)).fetchone() is None:
        raise no_episode(episode_id)
