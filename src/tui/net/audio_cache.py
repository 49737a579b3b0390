"""The audio cache: one growing local copy of each enclosure, which everything that reads audio shares."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.model.errors import NetError
from tui.model.playback import AudioProgress
from tui.net import cache_index
from tui.net.addresses import is_local, local_path, parse
from tui.net.announcer import Announcer
from tui.net.download import Download
from tui.net.guard import Watch
from tui.net.holding import Holding, hold_local
from tui.net.lazy import LazyExchanger
from tui.net.transfer import Patience, Source

__all__ = ["AudioCache", "CachedAudio", "Patience"]

_LARGEST = 4 << 30
"""What is larger than this is no episode but a live stream."""


class AudioCache:
    """Keeps enclosures in `folder`, at most `max_bytes` of those that nobody asked to keep."""

    def __init__(
        self,
        folder: Path,
        *,
        max_bytes: int = 2 << 30,
        user_agent: str = "podtui",
        patience: Patience | None = None,
    ) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._user_agent = user_agent
        self._patience = patience or Patience()
        self._lock = threading.RLock()
        self._open: dict[str, CachedAudio] = {}
        self._opened: Counter[str] = Counter()
        self._watch = Watch()
        self._announcer = Announcer()
        self._exchanger = LazyExchanger()

    def open(
        self, url: str, *, username: str = "", password: str = "", user_agent: str = ""
    ) -> "CachedAudio":
        """Return the audio at `url` and begin to fetch what is missing of it; does not wait for the network.

        A path or a `file:` URL is opened where it is. Opening the same address
        again returns the same object, which stays open until it was closed as
        often as it was opened. Raises RefusedUrl for other schemes, NetError when
        a local file or the cache itself cannot be opened.
        """
        with self._lock:
            audio = self._open.get(url)
            if audio is None:
                audio = self._open_anew(url, username, password, user_agent or self._user_agent)
                self._open[url] = audio
            self._opened[url] += 1
            return audio

    def close(self) -> None:
        """Close whatever is open, with its maps written, and all connections."""
        with self._lock:
            for audio in tuple(self._open.values()):
                self._opened[audio.url] = 1
                self._close_once(audio)
        self._exchanger.close()
        self._announcer.close()

    def evict(self) -> int:
        """Delete the least recently used copies beyond `max_bytes`; return the bytes freed.

        Kept copies and open ones stay. Happens by itself whenever a copy is closed.
        """
        return cache_index.evict(self._folder, self._max_bytes)

    def keep(self, url: str, on: bool) -> None:
        """Pin the copy of `url`, whatever there is or will be of it, or let it go."""
        if not is_local(url):
            cache_index.set_kept(self._folder, url, on=on)

    def present(self, url: str) -> AudioProgress | None:
        """Return how much of `url` lies in the cache, None if nothing does; fetches nothing."""
        with self._lock:
            audio = self._open.get(url)
        if audio is not None:
            return audio.progress
        if is_local(url):
            return None
        found = cache_index.read_map(cache_index.slot_folder(self._folder, url))
        return (
            AudioProgress(found.size, found.ranges, found.complete, copy=found.number)
            if found.ranges
            else None
        )

    def forget(self, url: str) -> None:
        """Delete the copy of `url`, pinned or not; one that is open goes when it is closed."""
        if is_local(url):
            return
        with self._lock:
            audio = self._open.get(url)
            if audio is not None:
                audio.forgotten = True
            else:
                cache_index.remove(cache_index.slot_folder(self._folder, url))

    def _open_anew(self, url: str, username: str, password: str, user_agent: str) -> "CachedAudio":
        if is_local(url):
            return CachedAudio(url, hold_local(local_path(url)), self._announcer, self._close_once)
        source = Source(parse(url, username=username, password=password), user_agent)
        holding = self._hold(url)
        audio = CachedAudio(url, holding, self._announcer, self._close_once)
        download = Download(
            source,
            holding,
            exchanger=self._exchanger,
            watch=self._watch,
            patience=self._patience,
            most=_LARGEST,
        )
        audio.fetch_by(download)
        return audio

    def _hold(self, url: str) -> Holding:
        try:
            slot = cache_index.take_slot(self._folder, url)
            try:
                return Holding(slot.path, slot.map, slot)
            except OSError:
                slot.release()
                raise
        except OSError as error:
            raise NetError(f"The audio cache cannot be used ({error}); check {self._folder}.") from error

    def _close_once(self, audio: "CachedAudio") -> None:
        with self._lock:
            if self._open.get(audio.url) is not audio:
                return
            self._opened[audio.url] -= 1
            if self._opened[audio.url] > 0:
                return
            audio.shut()
            del self._open[audio.url], self._opened[audio.url]
            if audio.forgotten:
                self.forget(audio.url)
        self.evict()


class CachedAudio:
    """One enclosure, all of it readable as far as it has arrived. Safe to use from any thread."""

    def __init__(
        self, url: str, holding: Holding, announcer: Announcer, on_close: "Callable[[CachedAudio], None]"
    ) -> None:
        self.url = url
        self.forgotten = False
        """To be deleted once it is closed."""
        self._holding = holding
        self._announcer = announcer
        self._on_close = on_close
        self._download: Download | None = None
        self._listeners: list[Callable[[AudioProgress], None]] = []
        holding.on_change = self._announce

    @property
    def path(self) -> Path:
        """The file, sparse where nothing has arrived; another path once the server had another copy."""
        return self._holding.path

    @property
    def progress(self) -> AudioProgress:
        """How much is there now, and the sentence about why no more is coming."""
        known = self._holding.map
        download = self._download
        finished = known.complete and (download is None or download.finished)
        return AudioProgress(
            known.size, known.ranges, finished, download.error if download else "", known.number
        )

    @property
    def fingerprint(self) -> str | None:
        """What binds stored times to this very copy; see `Holding.fingerprint`."""
        return self._holding.fingerprint()

    def fetch_by(self, download: Download) -> None:
        """Have `download` bring what is missing."""
        self._download = download
        download.start()

    def subscribe(self, callback: Callable[[AudioProgress], None]) -> Callable[[], None]:
        """Call `callback` soon with how things stand, and then on each change, at most ten times a second.

        It is called on a thread of the cache's. The last change is always told.
        Returns what ends the subscription.
        """
        self._listeners.append(callback)
        self._announce()

        def unsubscribe() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return unsubscribe

    def want(self, offset: int) -> None:
        """Have the bytes from `offset` on fetched next, unless they are present or about to arrive.

        After a passing failure this tries again, as `retry` does.
        """
        if self._download is not None:
            self._download.want(offset)

    def prefetch(self, spans: Sequence[tuple[int, int]]) -> None:
        """Have these byte spans (start, end) fetched soon, after what is wanted; replaces earlier ones."""
        if self._download is not None:
            self._download.prefetch(spans)

    def wait(self, offset: int, length: int, timeout: float) -> bool:
        """Wait until `length` bytes from `offset` on, or up to the end, are present; False after `timeout` s.

        Waiting alone fetches nothing sooner: say `want` before.
        """
        return self._holding.wait(offset, length, timeout)

    def read(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset` on as far as they are present, b"" when none is."""
        return self._holding.read(offset, length)

    def retry(self) -> None:
        """Begin to fetch anew after an error."""
        if self._download is not None:
            self._download.retry()

    def close(self) -> None:
        """Let go; after the last one that opened it, fetching ends and the map is written.

        May take as long as the disk does: not for the thread that paints.
        """
        self._on_close(self)

    def shut(self) -> None:
        """End fetching and let go of the file."""
        if self._download is not None:
            self._download.stop()
        self._holding.close()

    def _announce(self) -> None:
        self._announcer.announce(self._tell)

    def _tell(self) -> None:
        progress = self.progress
        for listener in tuple(self._listeners):
            listener(progress)
