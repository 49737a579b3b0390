"""One reading of a feed's document merged into the episodes the library has.

An episode is known by its identity. A feed that gives an old episode a new guid
is seen through when audio and title are the same: the episode then has two
identities. Whatever the listener did with an episode is never touched here.

`listed`, which lists are sorted by, is the date of publication, but never later
than the day the library first saw the episode: a wrong date far ahead would
otherwise hold the top of the list for ever. An episode without a date counts as
published when first seen, except at a feed's first reading, when nobody knows
how old it is: then it goes below all that have one, in the document's order.
"""

import sqlite3
from collections.abc import Sequence

from tui.library.packing import Extras, pack, pack_text, storable
from tui.library.writer import Steps
from tui.model.episode import ParsedEpisode
from tui.model.library import StoreResult

Sound = tuple[str, str]
"""Address of the audio and folded title: together they tell the same episode under a new guid."""

_LONG_AGO = -(10**12)
"""Before all history; what a feed dates even earlier is listed here, and undated episodes below."""

_COLUMNS = "title, published, listed, duration, link, enclosure_url, enclosure_type, enclosure_length"
_INSERT = f"insert into episode (feed_id, {_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_UPDATE = (
    "update episode set title = ?, published = ?, listed = ?, duration = ?, link = ?, "
    "enclosure_url = ?, enclosure_type = ?, enclosure_length = ? where id = ?"
)


def merge_episodes(
    db: sqlite3.Connection,
    feed_id: int,
    episodes: Sequence[ParsedEpisode],
    fetched_at: int,
    first: bool,
) -> Steps[StoreResult]:
    """Bring the feed's episodes up to date, one step for each; `first` at the feed's first reading."""
    new = changed = 0
    twins = _sounds(db, feed_id)
    undated = _below_all(db, feed_id) if first else fetched_at
    for item in map(storable, episodes):
        if item.published is None:
            undated -= 1
        listed = undated if item.published is None else max(_LONG_AGO, min(item.published, fetched_at))
        row = db.execute(
            "select episode_id, hash from identity where feed_id = ? and identity = ?",
            (feed_id, item.identity),
        ).fetchone()
        if row is None:
            episode_id = twins.get(_sound(item))
            if episode_id is None:
                episode_id = _insert(db, feed_id, item, listed)
                new += 1
            else:
                _update(db, episode_id, item, listed)
                changed += 1
            values = (feed_id, item.identity, episode_id, item.hash)
            db.execute(
                "insert into identity (feed_id, identity, episode_id, hash) values (?, ?, ?, ?)", values
            )
        elif row[1] != item.hash or not item.hash:
            _update(db, row[0], item, listed)
            db.execute(
                "update identity set hash = ? where feed_id = ? and identity = ?",
                (item.hash, feed_id, item.identity),
            )
            changed += 1
        yield
    return StoreResult(new, changed)


def _sounds(db: sqlite3.Connection, feed_id: int) -> dict[Sound, int]:
    rows = db.execute(
        "select enclosure_url, title, id from episode where feed_id = ? and enclosure_url is not null",
        (feed_id,),
    )
    return {(url, title.casefold()): episode_id for url, title, episode_id in rows}


def _sound(item: ParsedEpisode) -> Sound:
    return (item.enclosure.url if item.enclosure else "", item.title.casefold())


def _below_all(db: sqlite3.Connection, feed_id: int) -> int:
    (lowest,) = db.execute("select min(listed) from episode where feed_id = ?", (feed_id,)).fetchone()
    return min(0, lowest or 0)


def _insert(db: sqlite3.Connection, feed_id: int, item: ParsedEpisode, listed: int) -> int:
    episode_id = db.execute(_INSERT, (feed_id, *_values(item, listed))).lastrowid
    assert episode_id is not None
    if item.notes:
        db.execute("insert into notes (episode_id, body) values (?, ?)", (episode_id, pack_text(item.notes)))
    _save_extras(db, episode_id, item)
    return episode_id


def _update(db: sqlite3.Connection, episode_id: int, item: ParsedEpisode, listed: int) -> None:
    same_date = (episode_id, item.published)
    before = db.execute("select listed from episode where id = ? and published is ?", same_date).fetchone()
    if before is not None:
        (listed,) = before
    db.execute(_UPDATE, (*_values(item, listed), episode_id))
    _save_extras(db, episode_id, item)
    body = pack_text(item.notes)
    if db.execute("select body from notes where episode_id = ?", (episode_id,)).fetchone() != (body,):
        db.execute(
            "insert into notes (episode_id, body) values (?, ?) "
            "on conflict do update set body = excluded.body",
            (episode_id, body),
        )
        db.execute("delete from sections where episode_id = ?", (episode_id,))


def _values(item: ParsedEpisode, listed: int) -> tuple[object, ...]:
    audio = item.enclosure
    return (
        item.title,
        item.published,
        listed,
        item.duration,
        item.link,
        audio.url if audio else None,
        audio.type if audio else "",
        audio.length if audio else 0,
    )


def _save_extras(db: sqlite3.Connection, episode_id: int, item: ParsedEpisode) -> None:
    extras = Extras(
        author=item.author,
        image=item.image,
        season=item.season,
        number=item.number,
        alternates=item.alternates,
        transcripts=item.transcripts,
        soundbites=item.soundbites,
        persons=item.persons,
        chapters=item.chapters,
        chapters_url=item.chapters_url,
    )
    if extras == Extras():
        db.execute("delete from extras where episode_id = ?", (episode_id,))
    else:
        db.execute(
            "insert or replace into extras (episode_id, body) values (?, ?)", (episode_id, pack(extras))
        )
