"""Chapters that a feed keeps in a file of their own, fetched when the episode is played."""

import logging
import threading
from pathlib import Path

from tui.library.library import Library
from tui.model.episode import Chapter
from tui.model.errors import FeedError, PodtuiError
from tui.model.events import ChaptersFound
from tui.net.http import Fetcher, Limits, Request
from tui.services.addresses import local_path
from tui.services.events import Bus
from tui.services.reader import Reader
from tui.services.show_notes import ShowNotes

log = logging.getLogger(__name__)

_LIMITS = Limits(seconds=10, raw_bytes=2_000_000, decoded_bytes=4_000_000)


class Chapters:
    """The chapters of episodes; each file is fetched and read once, then kept."""

    def __init__(
        self,
        library: Library,
        fetcher: Fetcher,
        reader: Reader,
        show_notes: ShowNotes,
        bus: Bus,
        halted: threading.Event,
    ) -> None:
        self._library = library
        self._fetcher = fetcher
        self._reader = reader
        self._show_notes = show_notes
        self._bus = bus
        self._halted = halted

    def get(self, episode_id: int) -> tuple[Chapter, ...]:
        """Return the chapters, fetching them now where that is needed; without any, the times of the notes.

        Never to be called on the screen's own thread.
        """
        return self._published(episode_id) or self._from_notes(episode_id)

    def _from_notes(self, episode_id: int) -> tuple[Chapter, ...]:
        """Return the times of the notes in order; a single one parts nothing."""
        stamps = sorted(self._show_notes.sections(episode_id).timestamps, key=lambda stamp: stamp.start)
        chapters = tuple(Chapter(stamp.start, stamp.label) for stamp in stamps)
        return chapters if len(chapters) > 1 else ()

    def _published(self, episode_id: int) -> tuple[Chapter, ...]:
        """Return the show's own chapters; those in the feed where their file cannot be had."""
        detail = self._library.episodes.detail(episode_id)
        url = detail.chapters_url
        if not url or url == self._library.chapters.fetched_from(episode_id):
            return detail.chapters
        try:
            chapters = self._reader.chapters(self._fetch(url, detail.episode.feed_id), url=url)
        except PodtuiError as error:
            log.info("chapters of episode %d: %s", episode_id, error)
            return detail.chapters
        self._library.chapters.store(episode_id, chapters, url).result()
        return self._library.episodes.detail(episode_id).chapters

    def find(self, episode_id: int) -> None:
        """Get the chapters and tell everybody."""
        try:
            self._bus.emit(ChaptersFound(episode_id, self.get(episode_id)))
        except PodtuiError as error:  # the library was closed, or the episode is gone
            log.info("chapters of episode %d: %s", episode_id, error)

    def _fetch(self, url: str, feed_id: int) -> bytes:
        path = local_path(url)
        if path is None:
            return self._fetcher.fetch(Request(url), limits=_LIMITS, cancel=self._halted).body
        if local_path(self._library.feeds.get(feed_id).url) is None:
            raise FeedError("The feed names a file on this machine as its chapters; it is not opened.")
        return _read_file(path)


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror}.") from None
