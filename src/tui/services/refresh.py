"""Bringing feeds up to date: the newest episodes of all of them first, then the rest of the long ones.

A feed's validators (ETag, Last-Modified) are kept only once everything new in its document has been
read and stored, so whatever cuts a refresh short, the next one goes on where it ended.
"""

import logging
import random
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

from msgspec import Struct
from msgspec.structs import replace

from tui.library.library import Library
from tui.model.errors import HttpStatus, NetError, PodtuiError
from tui.model.events import FeedRefreshed, RefreshFinished, RefreshGoesOn
from tui.model.feed import Feed, ParsedFeed, Polling
from tui.model.library import StoreResult
from tui.net.http import Response
from tui.services import schedule
from tui.services.addresses import local_path
from tui.services.events import Bus
from tui.services.feed_documents import FeedDocuments, charset
from tui.services.reader import Reader
from tui.services.secrets import Secrets

log = logging.getLogger(__name__)

AT_ONCE = 16
FIRST = 10
"""So many episodes of each feed are listed before the rest of any is read: a screenful, of a few feeds."""
_WAITING = 64_000_000
"""Bytes of documents that may wait for their rest to be read."""
_GONE = 410
_SURE = 1.0
"""Seconds after which the pace of a refresh says something about how long it will take."""


class Document(Struct, frozen=True):
    """A feed's document as fetched, and where the feed is to be looked for from now on."""

    response: Response
    base: str
    """What its relative links start from."""
    url: str | None = None
    """The feed's new address, where it has moved for good."""
    fetched_at: int = 0


class _Run:
    """One refresh of several feeds while it goes on; tells how far it is. Thread-safe."""

    def __init__(self, bus: Bus, feeds: int) -> None:
        self.rest: deque[tuple[Feed, Polling, Document]] = deque()
        """What has more new episodes than were stored so far."""
        self._bus = bus
        self._feeds = feeds
        self._lock = threading.Lock()
        self._results: dict[int, FeedRefreshed] = {}
        self._began = time.monotonic()
        self._waiting = 0

    def may_wait(self, feed: Feed, polling: Polling, document: Document) -> bool:
        """Put the rest of a document off until all feeds have been asked, unless too much waits already."""
        with self._lock:
            if self._waiting + len(document.response.body) > _WAITING:
                return False
            self._waiting += len(document.response.body)
            self.rest.append((feed, polling, document))
            return True

    def note(self, result: FeedRefreshed) -> None:
        """Take how a feed went, or what the rest of its document has added to that."""
        with self._lock:
            before = self._results.get(result.feed_id)
            self._results[result.feed_id] = _sum(before, result) if before else result
            news = sum(each.new for each in self._results.values())
            progress = RefreshGoesOn(len(self._results), self._feeds, news, self._left())
        self._bus.emit(result)
        self._bus.emit(progress)

    def _left(self) -> float | None:
        """Return the seconds the rest will take at the pace so far, None while that is a guess."""
        taken, done = time.monotonic() - self._began, len(self._results)
        return taken / done * (self._feeds - done) if taken > _SURE else None

    def finish(self) -> dict[int, FeedRefreshed]:
        """Tell that all is done, and return how each feed went."""
        results = self._results.values()
        failed = sum(bool(result.error) for result in results)
        new = sum(result.new for result in results)
        self._bus.emit(RefreshFinished(len(results), new, failed, self._feeds - len(results)))
        return self._results


class Refresher:
    """Refreshes feeds over the network, several at once."""

    def __init__(
        self,
        library: Library,
        documents: FeedDocuments,
        secrets: Secrets,
        reader: Reader,
        bus: Bus,
        stopped: threading.Event,
    ) -> None:
        """`stopped` is set to give up what is being fetched."""
        self._library = library
        self._documents = documents
        self._secrets = secrets
        self._reader = reader
        self._bus = bus
        self._stopped = stopped

    def refresh(self, feeds: Sequence[Feed]) -> tuple[FeedRefreshed, ...]:
        """Fetch feeds and return how each went; a bad one stops no other."""
        run = _Run(self._bus, len(feeds))
        polling = self._library.polling.all()
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="refresh") as pool:
            jobs = [pool.submit(self._first, run, feed, polling.get(feed.id, Polling())) for feed in feeds]
            for job in jobs:
                job.result()
        while run.rest and not self._stopped.is_set():
            self._rest(run, *run.rest.popleft())
        self._library.search.fill()
        results = run.finish()
        return tuple(results.get(feed.id) or _not_asked(feed) for feed in feeds)

    def read_new(self, url: str) -> tuple[Document, Generator[ParsedFeed, None, None]]:
        """Fetch and read a feed that is not subscribed to yet; to be closed where it is not read to its end.

        Raises:
            PodtuiError: it cannot be fetched or is not a feed; the second kind when the first part is taken.
        """
        response = self._documents.fetch(url)
        document = _document(response, url)
        return document, self._read(document)

    def store(self, feed_id: int, document: Document, parts: Iterable[ParsedFeed]) -> StoreResult:
        """Store all parts of a document as they come, and remember when to ask for the next.

        Raises:
            PodtuiError: what was stored before stays.
        """
        writes: list[Future[StoreResult]] = []
        last = ParsedFeed("")
        for last in parts:
            writes.append(self._store_part(feed_id, document, last))
        done = [write.result() for write in writes]
        if not last.more:
            self._whole(feed_id, document, last)
        return StoreResult(sum(result.new for result in done), sum(result.changed for result in done))

    # --- one feed

    def _first(self, run: _Run, feed: Feed, polling: Polling) -> None:
        """Ask for a feed, and store its newest episodes where it has changed."""
        try:
            if not self._stopped.is_set():
                run.note(self._asked(run, feed, polling))
        except PodtuiError as error:
            if not self._stopped.is_set():  # else it was given up, which says nothing about the feed
                run.note(self._failed(feed, polling, error))
        except Exception:
            run.note(self._broken(feed, polling))

    def _rest(self, run: _Run, feed: Feed, polling: Polling, document: Document) -> None:
        try:
            stored = self._store_all(feed, document)
            run.note(FeedRefreshed(feed.id, feed.title, stored.new, stored.changed))
        except PodtuiError as error:
            run.note(self._failed(feed, polling, error))
        except Exception:
            run.note(self._broken(feed, polling))

    def _asked(self, run: _Run, feed: Feed, polling: Polling) -> FeedRefreshed:
        if pause := schedule.pause_asked(polling, time.time()):
            return FeedRefreshed(feed.id, feed.title, error=pause)
        response = self._documents.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        if response.status == 304:
            now = int(time.time())
            self._library.feeds.fetched(feed.id, now, feed.etag, feed.last_modified).result()
            self._remember(feed.id, ParsedFeed("", pace=polling.pace))
            return FeedRefreshed(feed.id, feed.title, unchanged=True)
        document, part = self._newest(feed, _document(response, feed.url))
        stored = self._store_part(feed.id, document, part).result()
        if not part.more:
            self._whole(feed.id, document, part)
        elif not run.may_wait(feed, polling, document):
            rest = self._store_all(feed, document)
            stored = StoreResult(stored.new + rest.new, stored.changed + rest.changed)
        unchanged = not (stored.new or stored.changed)
        return FeedRefreshed(feed.id, part.title or feed.title, stored.new, stored.changed, unchanged)

    def _newest(self, feed: Feed, document: Document) -> tuple[Document, ParsedFeed]:
        """Return the newest episodes, from the feed's new address where it says it has moved and is there."""
        (part,) = self._read(document, feed, newest=FIRST)
        part = replace(part, new_url=self._secrets.hide(part.new_url))
        if local_path(feed.url) is None and schedule.may_move(feed.url, part.new_url):
            try:
                moved = _document(self._documents.fetch(part.new_url), part.new_url)
                (found,) = self._read(moved, feed, newest=FIRST)
            except PodtuiError as error:
                log.info("feed %d names a new address that cannot be used: %s", feed.id, error)
            else:
                return replace(moved, url=moved.url or part.new_url), found
        return document, part

    def _read(
        self, document: Document, feed: Feed | None = None, newest: int | None = None
    ) -> Generator[ParsedFeed, None, None]:
        return self._reader.feed_parts(
            document.response.body,
            url=document.base,
            charset=charset(document.response),
            known=self._library.feeds.known(feed.id) if feed else None,
            newest=newest,
        )

    def _store_all(self, feed: Feed, document: Document) -> StoreResult:
        # Closed whatever happens: until a document's reading has ended, the reader takes no other.
        with closing(self._read(document, feed)) as parts:
            return self.store(feed.id, document, parts)

    def _store_part(self, feed_id: int, document: Document, part: ParsedFeed) -> Future[StoreResult]:
        return self._library.feeds.store(feed_id, part, url=document.url, fetched_at=document.fetched_at)

    def _whole(self, feed_id: int, document: Document, part: ParsedFeed) -> None:
        """Note that all of the document is in the library."""
        answer = document.response
        self._library.feeds.fetched(feed_id, document.fetched_at, answer.etag, answer.last_modified).result()
        self._remember(feed_id, part)

    def _remember(self, feed_id: int, part: ParsedFeed) -> None:
        newest = self._library.episodes.page(feed_id, limit=FIRST)
        dates = [episode.published for episode in newest if episode.published is not None]
        remembered = schedule.after_success(time.time(), part.pace, dates, random.random())
        self._library.polling.remember(feed_id, remembered).result()

    # --- what goes wrong

    def _failed(self, feed: Feed, polling: Polling, error: PodtuiError) -> FeedRefreshed:
        message = str(error)
        if isinstance(error, HttpStatus) and error.status == _GONE:
            message = f"{message} It is not asked any more unless you refresh it by name; its episodes stay."
            remembered = schedule.after_the_end(polling)
        else:
            wait = error.retry_after if isinstance(error, NetError) else None
            remembered = schedule.after_failure(polling, time.time(), wait, random.random())
        self._library.feeds.failed(feed.id, message, int(time.time())).result()
        self._library.polling.remember(feed.id, remembered).result()
        return FeedRefreshed(feed.id, feed.title, error=message)

    def _broken(self, feed: Feed, polling: Polling) -> FeedRefreshed:
        """Note a failure of podtui's own: whatever one feed does, the others go on."""
        log.exception("refresh of feed %d", feed.id)
        return self._failed(
            feed, polling, PodtuiError("This feed could not be refreshed; podtui.log has the details.")
        )


def _document(response: Response, url: str) -> Document:
    return Document(
        response,
        base=url if local_path(url) else response.url,
        url=response.moved_to if schedule.may_move(url, response.moved_to) else None,
        fetched_at=int(time.time()),
    )


def _not_asked(feed: Feed) -> FeedRefreshed:
    return FeedRefreshed(feed.id, feed.title, error="Not asked: the refresh was stopped.")


def _sum(before: FeedRefreshed, more: FeedRefreshed) -> FeedRefreshed:
    new, changed = before.new + more.new, before.changed + more.changed
    return replace(before, new=new, changed=changed, unchanged=not (new or changed), error=more.error)
