"""The library: one SQLite file, its concerns joined.

Those that no start needs are imported and made when first asked for.
"""

import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.library import opening
from tui.library.connect import Readers
from tui.library.episodes import EpisodeStore
from tui.library.feeds import FeedStore
from tui.library.lists import ListStore
from tui.library.notes import NoteStore
from tui.library.playback import PlaybackStore
from tui.library.remembered import RememberedStore
from tui.library.writer import Writer

if TYPE_CHECKING:
    from tui.library.chapters import ChapterStore
    from tui.library.copies import CopyStore
    from tui.library.naming import NamingStore
    from tui.library.polling import PollingStore
    from tui.library.quotes import QuoteStore
    from tui.library.removed import RemovedStore
    from tui.library.search import SearchStore
    from tui.library.statistics import StatisticsStore
    from tui.library.transcripts import TranscriptStore


class Library:
    """An open library. Safe to use from every thread, and beside other processes.

    Reading methods answer at once on the calling thread; writing methods return a
    `concurrent.futures.Future` that ends when the write is on disk. Either raises
    `LibraryError` when the file will not be read or written.
    """

    def __init__(self, path: Path, notice: str = "") -> None:
        self.path = path
        self.notice = notice
        """One sentence for the user when the file was damaged and had to be repaired; else ""."""
        self._readers = Readers(path)
        self._writer = Writer(path)
        self.feeds = FeedStore(self._readers, self._writer)
        self.lists = ListStore(self._readers)
        self.episodes = EpisodeStore(self._readers, self._writer, self.lists)
        self.notes = NoteStore(self._readers, self._writer)
        self.playback = PlaybackStore(self._readers, self._writer)
        self.remembered = RememberedStore(self._readers, self._writer)

    @cached_property
    def polling(self) -> "PollingStore":
        """When each feed is to be asked again."""
        from tui.library.polling import PollingStore

        return PollingStore(self._readers, self._writer)

    @cached_property
    def chapters(self) -> "ChapterStore":
        """Chapters from files of their own."""
        from tui.library.chapters import ChapterStore

        return ChapterStore(self._readers, self._writer)

    @cached_property
    def transcripts(self) -> "TranscriptStore":
        """What was said."""
        from tui.library.transcripts import TranscriptStore

        return TranscriptStore(self._readers, self._writer)

    @cached_property
    def copies(self) -> "CopyStore":
        """The copies of the audio that were met."""
        from tui.library.copies import CopyStore

        return CopyStore(self._readers, self._writer)

    @cached_property
    def search(self) -> "SearchStore":
        """Search over everything."""
        from tui.library.search import SearchStore

        return SearchStore(self._readers, self._writer)

    @cached_property
    def quotes(self) -> "QuoteStore":
        """The one-liners of the whole library."""
        from tui.library.quotes import QuoteStore

        return QuoteStore(self._readers)

    @cached_property
    def names(self) -> "NamingStore":
        """What names somebody or something."""
        from tui.library.naming import NamingStore

        return NamingStore(self._readers, self.quotes)

    @cached_property
    def statistics(self) -> "StatisticsStore":
        """Numbers on every show."""
        from tui.library.statistics import StatisticsStore

        return StatisticsStore(self._readers)

    @cached_property
    def removed(self) -> "RemovedStore":
        """Feeds set aside."""
        from tui.library.removed import RemovedStore

        return RemovedStore(self._readers, self._writer)

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the library at `path`, made new where there is none, brought to this podtui's schema.

        A damaged file is moved aside and the newest backup takes its place; `notice` then says so.
        Raises `LibraryError` for a file that cannot be written, comes from a newer podtui or
        belongs to another program.
        """
        return cls(path, opening.prepare(path))

    def interrupt(self, thread: threading.Thread) -> None:
        """End what another thread is reading: it gets `Interrupted`, and can read on."""
        self._readers.interrupt(thread)

    def close(self) -> None:
        """Finish the small writes under way, drop unfinished bulk ones and close the file."""
        self._writer.close()
        self._readers.close()

    def check(self) -> str:
        """Read every page and return what is wrong, or "". Takes seconds on a large library."""
        return opening.check(self.path)

    def keep_backup(self, every: float) -> Path | None:
        """Make a backup beside the library when the newest is older than `every` seconds; forget older ones.

        It is what a damaged library is restored from. Takes seconds on a large one. Raises `LibraryError`.
        """
        from tui.library import backups

        return backups.keep_copy(self.path) if backups.is_due(self.path, every) else None

    def backup(self, target: Path) -> None:
        """Write a consistent copy to `target` while the library stays in use. Raises `LibraryError`."""
        from tui.library import backups

        backups.copy(self.path, target)
