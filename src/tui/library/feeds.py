"""Subscriptions: added, merged with each reading of their document, renamed, removed."""

import sqlite3
import time
from collections.abc import Mapping
from concurrent.futures import Future

from msgspec.structs import replace

from tui.library.connect import Readers, Row
from tui.library.packing import pack, storable
from tui.library.present import no_feed, require_feed
from tui.library.words import as_number, folded
from tui.library.writer import Steps, Writer
from tui.model.errors import LibraryError, NotFound
from tui.model.feed import Feed, ParsedFeed
from tui.model.library import StoreResult

SHOWN_TITLE = "coalesce(nullif(f.own_title, ''), nullif(f.title, ''), f.url)"

_FEED = f"""
select f.id, f.url, {SHOWN_TITLE}, f.description, f.link, f.author, f.language, f.image, f.folder,
       f.added, f.refreshed, f.error, f.etag, f.last_modified, t.episodes, t.unplayed
from feed f join tally t on t.feed_id = f.id
where f.id not in (select feed_id from removed_feed)
"""
_BY_URL = """
select id from feed where url = :url
union all select feed_id from former_address where url = :url
"""


class FeedStore:
    """The subscriptions. `NotFound` is raised, or ends the future, when a feed is not there."""

    def __init__(self, readers: Readers, writer: Writer) -> None:
        self._readers = readers
        self._writer = writer

    def all(self) -> tuple[Feed, ...]:
        """Return every feed by group and title, with its counts."""
        feeds = map(_feed, self._readers.all(_FEED))
        return tuple(sorted(feeds, key=lambda feed: (folded(feed.group), folded(feed.title), feed.id)))

    def get(self, feed_id: int) -> Feed:
        """Return one feed."""
        row = self._readers.one(_FEED + " and f.id = ?", feed_id)
        if row is None:
            raise no_feed(feed_id)
        return _feed(row)

    def find(self, number_or_text: str) -> Feed:
        """Return the feed with this number, this exact address, or this text in its title and no other's."""
        text = number_or_text.strip()
        if (number := as_number(text)) is not None:
            return self.get(number)
        wanted = text.casefold()
        feeds = self.all()
        for feed in feeds:
            if feed.url == text or feed.title.casefold() == wanted:
                return feed
        matches = [feed for feed in feeds if wanted and wanted in feed.title.casefold()]
        if len(matches) == 1:
            return matches[0]
        if not matches:
            raise NotFound(f"No feed is called {text!r}; `podtui feeds` lists them.")
        names = ", ".join(f"{feed.id} {feed.title}" for feed in matches[:5])
        raise NotFound(f"{text!r} fits {len(matches)} feeds ({names}); give the number of one.")

    def known(self, feed_id: int) -> Mapping[str, str]:
        """Return the identity of every item ever read in this feed, and the fingerprint it had."""
        return dict(self._readers.all("select identity, hash from identity where feed_id = ?", feed_id))

    def add(self, url: str, title: str = "", group: str = "") -> Future[Feed]:
        """Subscribe to `url`; an address already subscribed to, or once moved from, gives that feed."""
        values = storable((url.strip(), title, group, int(time.time())))

        def job(db: sqlite3.Connection) -> Feed:
            found = db.execute(_BY_URL, {"url": values[0]}).fetchone()
            if found is None:
                inserted = db.execute(
                    "insert into feed (url, title, folder, added) values (?, ?, ?, ?)", values
                )
                found = (inserted.lastrowid,)
            elif db.execute("select 1 from removed_feed where feed_id = ?", found).fetchone():
                raise LibraryError("This feed is just being removed; add it again in a moment.")
            return _feed(db.execute(_FEED + " and f.id = ?", found).fetchone())

        return self._writer.small(job)

    def remove(self, feed_id: int) -> Future[None]:
        """Unsubscribe: the feed and all that was kept of its episodes go."""

        def steps(db: sqlite3.Connection) -> Steps[None]:
            require_feed(db, feed_id)
            for (episode_id,) in db.execute(
                "select id from episode where feed_id = ?", (feed_id,)
            ).fetchall():
                db.execute("delete from episode where id = ?", (episode_id,))
                yield
            db.execute("delete from feed where id = ?", (feed_id,))

        return self._writer.bulk(steps)

    def rename(self, feed_id: int, title: str) -> Future[None]:
        """Give the feed a name of the listener's own; "" goes back to the publisher's."""
        return self._update(feed_id, "own_title = ?", title)

    def set_group(self, feed_id: int, group: str) -> Future[None]:
        """Move the feed to another OPML folder; "" is the top."""
        return self._update(feed_id, "folder = ?", group)

    def fetched(self, feed_id: int, at: int, etag: str, last_modified: str) -> Future[None]:
        """Note that the feed was asked and has not changed (304)."""
        assignments = "refreshed = ?, error = '', etag = ?, last_modified = ?"
        return self._update(feed_id, assignments, at, etag, last_modified)

    def failed(self, feed_id: int, error: str, at: int) -> Future[None]:
        """Note why the feed could not be fetched or read, one sentence; its episodes stay."""
        return self._update(feed_id, "error = ?, failed = ?", error, at)

    def store(
        self,
        feed_id: int,
        parsed: ParsedFeed,
        *,
        url: str | None = None,
        etag: str = "",
        last_modified: str = "",
        fetched_at: int,
    ) -> Future[StoreResult]:
        """Merge one reading of the feed's document; `url` is given when the feed has moved for good.

        Episodes are recognised by identity and updated in place; those no longer in the document
        stay, and so does whatever the listener did with an episode. They show up in small batches, in
        the order given; `etag` and `last_modified` are kept only once all are written, so that a
        reading cut short is fetched again.
        """
        # Imported here: a start reads, and merges nothing.
        from tui.library.merge import merge_episodes

        def steps(db: sqlite3.Connection) -> Steps[StoreResult]:
            require_feed(db, feed_id)
            (refreshed,) = db.execute("select refreshed from feed where id = ?", (feed_id,)).fetchone()
            first = refreshed in (None, fetched_at)
            if url is not None:
                _move(db, feed_id, url)
            _describe(db, feed_id, storable(replace(parsed, episodes=())))
            yield
            try:
                result = yield from merge_episodes(db, feed_id, parsed.episodes, fetched_at, first)
            except sqlite3.IntegrityError as error:
                raise no_feed(feed_id) from error  # removed meanwhile
            db.execute(
                "update feed set refreshed = ?, error = '', etag = ?, last_modified = ? where id = ?",
                (fetched_at, etag, last_modified, feed_id),
            )
            return result

        return self._writer.bulk(steps)

    def _update(self, feed_id: int, assignments: str, *values: object) -> Future[None]:
        def job(db: sqlite3.Connection) -> None:
            require_feed(db, feed_id)
            db.execute(f"update feed set {assignments} where id = ?", (*storable(values), feed_id))

        return self._writer.small(job)


def _move(db: sqlite3.Connection, feed_id: int, url: str) -> None:
    """Keep the new address, and remember the old one, unless another feed lies there already."""
    (old,) = db.execute("select url from feed where id = ?", (feed_id,)).fetchone()
    if url == old or db.execute("select 1 from feed where url = ?", (url,)).fetchone():
        return
    db.execute("delete from former_address where url = ?", (url,))
    db.execute("update feed set url = ? where id = ?", (url, feed_id))
    db.execute("insert or replace into former_address (url, feed_id) values (?, ?)", (old, feed_id))


def _describe(db: sqlite3.Connection, feed_id: int, parsed: ParsedFeed) -> None:
    # A title given with the subscription holds until the document brings one.
    db.execute(
        "update feed set title = coalesce(nullif(?, ''), title), description = ?, link = ?, author = ?, "
        "language = ?, image = ?, persons = ? where id = ?",
        (
            parsed.title,
            parsed.description,
            parsed.link,
            parsed.author,
            parsed.language,
            parsed.image,
            pack(parsed.persons) if parsed.persons else None,
            feed_id,
        ),
    )


def _feed(row: Row) -> Feed:
    return Feed(*row)  # the columns of _FEED stand in the order of the fields
