"""The library: one SQLite file, its concerns joined."""

from pathlib import Path

from tui.library import backups, opening
from tui.library.chapters import ChapterStore
from tui.library.connect import Readers
from tui.library.copies import CopyStore
from tui.library.episodes import EpisodeStore
from tui.library.feeds import FeedStore
from tui.library.lists import ListStore
from tui.library.naming import NamingStore
from tui.library.notes import NoteStore
from tui.library.playback import PlaybackStore
from tui.library.polling import PollingStore
from tui.library.quotes import QuoteStore
from tui.library.remembered import RememberedStore
from tui.library.removed import RemovedStore
from tui.library.search import SearchStore
from tui.library.transcripts import TranscriptStore
from tui.library.writer import Writer


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
        self.polling = PollingStore(self._readers, self._writer)
        self.lists = ListStore(self._readers)
        self.episodes = EpisodeStore(self._readers, self._writer, self.lists)
        self.notes = NoteStore(self._readers, self._writer)
        self.chapters = ChapterStore(self._readers, self._writer)
        self.transcripts = TranscriptStore(self._readers, self._writer)
        self.copies = CopyStore(self._readers, self._writer)
        self.playback = PlaybackStore(self._readers, self._writer)
        self.search = SearchStore(self._readers, self._writer)
        self.quotes = QuoteStore(self._readers)
        self.names = NamingStore(self._readers, self.quotes)
        self.remembered = RememberedStore(self._readers, self._writer)
        self.removed = RemovedStore(self._readers, self._writer)

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open the library at `path`, made new where there is none, brought to this podtui's schema.

        A damaged file is moved aside and the newest backup takes its place; `notice` then says so.
        Raises `LibraryError` for a file that cannot be written, comes from a newer podtui or
        belongs to another program.
        """
        return cls(path, opening.prepare(path))

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
        return backups.keep_copy(self.path) if backups.is_due(self.path, every) else None

    def backup(self, target: Path) -> None:
        """Write a consistent copy to `target` while the library stays in use. Raises `LibraryError`."""
        backups.copy(self.path, target)
