"""Subscribing to feeds and keeping them up to date; OPML in and out."""

import threading
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from tui.library.library import Library
from tui.model.errors import FeedError, PodtuiError
from tui.model.events import FeedRefreshed
from tui.model.feed import Feed, Polling, Subscription
from tui.net.http import Fetcher, safe_url
from tui.services import schedule
from tui.services.addresses import normalise
from tui.services.events import Bus
from tui.services.feed_documents import FeedDocuments
from tui.services.importers import read_subscriptions
from tui.services.reader import Reader
from tui.services.refresh import Refresher
from tui.services.refresh_apart import RefreshApart
from tui.services.removal import Removal
from tui.services.secrets import Secrets


class Subscriptions:
    """The feeds the user follows."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        secrets: Secrets,
        reader: Reader,
        bus: Bus,
        halted: threading.Event,
        apart: RefreshApart | None = None,
    ) -> None:
        """`apart` refreshes in a process of its own; without it that is done here."""
        self._apart = apart
        self._library = library
        self._secrets = secrets
        self._removal = Removal(library, secrets)
        self._bus = bus
        self._halted = halted
        self._stopped = threading.Event()
        documents = FeedDocuments(fetcher, self._stopped)
        self._refresher = Refresher(library, documents, secrets, reader, bus, self._stopped)

    def add(self, address: str, *, private: bool = False) -> Feed:
        """Subscribe to the feed at an address or in a file, fetching it at once.

        Its newest episodes are in the library while the others are still being read. A login and
        tokens in the address are kept apart from it; of a `private` one every part that may be a token.

        Raises:
            PodtuiError: it cannot be fetched or is not a feed; nothing is added then.
        """
        url = self._secrets.hide(normalise(address), thorough=private)
        self._begin()
        try:
            document, parts = self._refresher.read_new(url)
            first = next(parts)
        except PodtuiError:
            self._removal.forget_secrets(url)
            raise
        with closing(parts):
            feed = self._library.feeds.add(document.url or url, first.title).result()
            stored = self._refresher.store(feed.id, document, chain([first], parts))
        self._library.search.fill()
        self._bus.emit(FeedRefreshed(feed.id, first.title or feed.title, new=stored.new))
        return self._library.feeds.get(feed.id)

    def remove(self, feed: Feed) -> None:
        """Unsubscribe: the feed, its episodes and what the library knows of them go."""
        self._removal.remove(feed)

    def refresh(
        self, feeds: Sequence[Feed] | None = None, *, due_only: bool = False
    ) -> tuple[FeedRefreshed, ...]:
        """Fetch feeds again and return how each went; a bad one stops no other.

        Without `feeds` it is all that have not ended; with `due_only` only those worth asking by now.
        """
        if self._apart is not None:
            return self._apart.refresh(feeds, due_only)
        if feeds is None:
            polling, now = self._library.polling.all(), time.time()
            known = [(feed, polling.get(feed.id, Polling())) for feed in self._library.feeds.all()]
            feeds = [feed for feed, kept in known if not kept.ended]
            if due_only:
                feeds = [feed for feed, kept in known if schedule.is_due(kept, now)]
        self._begin()
        return self._refresher.refresh(feeds)

    def stop(self) -> None:
        """Give up what is being fetched; what has been read stays, and nothing counts as a failure."""
        self._stopped.set()
        if self._apart is not None:
            self._apart.stop()

    def _begin(self) -> None:
        if not self._halted.is_set():
            self._stopped.clear()

    def import_from(self, path: Path) -> tuple[int, tuple[str, ...]]:
        """Add the feeds of a file without fetching them; see `importers.read_subscriptions` for the kinds.

        Returns how many were new, and one sentence for each entry that could not be taken.

        Raises:
            PodtuiError: the file cannot be read, or holds no subscriptions.
        """
        subscriptions, left_out = read_subscriptions(path)
        known = {feed.url for feed in self._library.feeds.all()}
        problems = list(left_out)
        added = 0
        for wanted in subscriptions:
            try:
                url = self._secrets.hide(normalise(wanted.url))
            except PodtuiError as error:
                problems.append(str(error))
                continue
            if url not in known:
                self._library.feeds.add(url, wanted.title or safe_url(url), wanted.group).result()
                known.add(url)
                added += 1
        return added, tuple(problems)

    def export_opml(self, path: Path, *, with_secrets: bool = False) -> int:
        """Write all feeds to an OPML file and return how many there are.

        Logins and tokens of private feeds are left out of it, unless `with_secrets`.

        Raises:
            FeedError: the file cannot be written.
        """
        from tui.feeds.opml import write_opml

        feeds = self._library.feeds.all()
        shown = self._secrets.written_out if with_secrets else self._secrets.shown
        outlines = [Subscription(shown(feed.url), feed.title, feed.group) for feed in feeds]
        try:
            path.touch(mode=0o600 if with_secrets else 0o666)
            path.write_bytes(write_opml(outlines, "podtui"))
        except OSError as error:
            raise FeedError(f"{path} cannot be written: {error.strerror}.") from None
        return len(feeds)
