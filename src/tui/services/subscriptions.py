"""Subscribing to feeds and keeping them up to date; OPML in and out."""

import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tui.library.library import Library
from tui.model.errors import FeedError, PodtuiError
from tui.model.events import FeedRefreshed, RefreshFinished
from tui.model.feed import Feed, ParsedFeed, Subscription
from tui.model.library import StoreResult
from tui.net.http import Fetcher, Request, Response, safe_url
from tui.services.addresses import local_path, normalise
from tui.services.events import Bus
from tui.services.reader import Reader

log = logging.getLogger(__name__)

AT_ONCE = 16
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
_LARGEST_FILE = 50_000_000


class Subscriptions:
    """The feeds the user follows."""

    def __init__(
        self, library: Library, fetcher: Fetcher, reader: Reader, bus: Bus, halted: threading.Event
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._reader = reader
        self._bus = bus
        self._halted = halted

    def add(self, address: str) -> Feed:
        """Subscribe to the feed at an address or in a file, fetching it at once.

        Raises:
            PodtuiError: it cannot be fetched or is not a feed; nothing is added then.
        """
        url = normalise(address)
        response = self._fetch(Request(url, accept=_ACCEPT))
        parsed = self._read(response, url)
        feed = self._library.feeds.add(response.moved_to or url, parsed.title).result()
        stored = self._store(feed, parsed, response)
        self._library.search.fill()
        self._bus.emit(FeedRefreshed(feed.id, parsed.title or feed.title, new=stored.new))
        return self._library.feeds.get(feed.id)

    def remove(self, feed: Feed) -> None:
        """Unsubscribe: the feed, its episodes and what the library knows of them go."""
        self._library.feeds.remove(feed.id).result()

    def refresh(self, feeds: Sequence[Feed] | None = None) -> tuple[FeedRefreshed, ...]:
        """Fetch feeds again, all by default, and return how each went; a bad one stops no other."""
        chosen = self._library.feeds.all() if feeds is None else feeds
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="refresh") as pool:
            results = tuple(pool.map(self._refresh_one, chosen))
        failed = sum(bool(result.error) for result in results)
        self._library.search.fill()
        self._bus.emit(RefreshFinished(len(results), sum(result.new for result in results), failed))
        return results

    def import_opml(self, path: Path) -> tuple[int, tuple[str, ...]]:
        """Add the feeds of an OPML file without fetching them.

        Returns how many were new, and one sentence for each entry that could not be taken.

        Raises:
            FeedError: the file cannot be read, or is not OPML.
        """
        from tui.feeds.opml import read_opml

        try:
            data = path.read_bytes()
        except OSError as error:
            raise FeedError(f"{path} cannot be read: {error.strerror}.") from None
        opml = read_opml(data)
        known = {feed.url for feed in self._library.feeds.all()}
        problems = list(opml.problems)
        added = 0
        for wanted in opml.subscriptions:
            try:
                url = normalise(wanted.url)
            except PodtuiError as error:
                problems.append(str(error))
                continue
            if url not in known:
                self._library.feeds.add(url, wanted.title or safe_url(url), wanted.group).result()
                known.add(url)
                added += 1
        return added, tuple(problems)

    def export_opml(self, path: Path) -> int:
        """Write all feeds to an OPML file and return how many there are.

        Raises:
            FeedError: the file cannot be written.
        """
        from tui.feeds.opml import write_opml

        feeds = self._library.feeds.all()
        outlines = [Subscription(feed.url, feed.title, feed.group) for feed in feeds]
        try:
            path.write_bytes(write_opml(outlines, "podtui"))
        except OSError as error:
            raise FeedError(f"{path} cannot be written: {error.strerror}.") from None
        return len(feeds)

    def _refresh_one(self, feed: Feed) -> FeedRefreshed:
        try:
            result = self._refreshed(feed)
        except PodtuiError as error:
            result = self._failed(feed, str(error))
        except Exception:
            # Whatever one feed does, the others go on; the log has the rest.
            log.exception("refresh of feed %d", feed.id)
            result = self._failed(feed, "This feed could not be refreshed; podtui.log has the details.")
        self._bus.emit(result)
        return result

    def _failed(self, feed: Feed, message: str) -> FeedRefreshed:
        self._library.feeds.failed(feed.id, message, int(time.time())).result()
        return FeedRefreshed(feed.id, feed.title, error=message)

    def _refreshed(self, feed: Feed) -> FeedRefreshed:
        request = Request(feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=_ACCEPT)
        response = self._fetch(request)
        if response.status == 304:
            now = int(time.time())
            self._library.feeds.fetched(feed.id, now, feed.etag, feed.last_modified).result()
            return FeedRefreshed(feed.id, feed.title, unchanged=True)
        parsed = self._read(response, feed.url, feed)
        stored = self._store(feed, parsed, response)
        unchanged = not (stored.new or stored.changed)
        return FeedRefreshed(feed.id, parsed.title or feed.title, stored.new, stored.changed, unchanged)

    def _fetch(self, request: Request) -> Response:
        path = local_path(request.url)
        if path is not None:
            return _read_file(path, request)
        return self._fetcher.fetch(request, cancel=self._halted)

    def _read(self, response: Response, url: str, feed: Feed | None = None) -> ParsedFeed:
        known = self._library.feeds.known(feed.id) if feed else {}
        base = url if local_path(url) else response.url
        return self._reader.feed(response.body, url=base, charset=_charset(response), known=known)

    def _store(self, feed: Feed, parsed: ParsedFeed, response: Response) -> StoreResult:
        moved = parsed.new_url if parsed.new_url.startswith(("http://", "https://")) else response.moved_to
        return self._library.feeds.store(
            feed.id,
            parsed,
            url=moved or None,
            etag=response.etag,
            last_modified=response.last_modified,
            fetched_at=int(time.time()),
        ).result()


def _charset(response: Response) -> str:
    for part in response.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("\"' ")
    return ""


def _read_file(path: Path, request: Request) -> Response:
    """Answer for a feed on disk as a server would: size and change time stand for the ETag."""
    try:
        facts = path.stat()
        etag = f"{facts.st_size}-{facts.st_mtime_ns}"
        if etag == request.etag:
            return Response(304, request.url, {}, b"", "")
        if facts.st_size > _LARGEST_FILE:
            raise FeedError(f"{path} is larger than 50 MB, which no feed is.")
        return Response(200, request.url, {"etag": etag}, path.read_bytes(), "")
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror}.") from None
