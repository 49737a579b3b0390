"""Removing feeds: for good from the shell, so that it can be undone in the app."""

import time
from concurrent.futures import Future

from tui.library.library import Library
from tui.model.feed import Feed
from tui.services.secrets import Secrets

KEPT = 7 * 86400.0
"""Seconds for which a removed feed can be brought back."""


class Removal:
    """Takes feeds out of the library, and the secrets of their addresses with them. Thread-safe."""

    def __init__(self, library: Library, secrets: Secrets) -> None:
        self._library = library
        self._secrets = secrets

    def set_aside(self, feed: Feed) -> Future[None]:
        """Remove a feed so that `bring_back` undoes it; it is out of the lists when the future ends."""
        return self._library.removed.remove(feed.id)

    def bring_back(self, feed_id: int) -> Future[None]:
        """Undo `set_aside`: the feed and all its episodes are as they were.

        The future ends with `NotFound` when it is too late, and with `LibraryError` when its address has
        been subscribed to again.
        """
        return self._library.removed.bring_back(feed_id)

    def remove(self, feed: Feed) -> None:
        """Remove a feed for good: its episodes and what the library knows of them go."""
        self._library.feeds.remove(feed.id).result()
        self.forget_secrets(feed.url)

    def sweep(self) -> None:
        """Let go of what nobody has brought back for a week. Raises `LibraryError`."""
        if self._library.removed.urls():
            for url in self._library.removed.sweep(time.time() - KEPT).result():
                self.forget_secrets(url)

    def forget_secrets(self, url: str) -> None:
        """Drop the secrets of an address, as far as no feed there is, or may be brought back, has them."""
        used = {feed.url for feed in self._library.feeds.all()} | {*self._library.removed.urls()}
        if url not in used:
            self._secrets.forget(url, used)
