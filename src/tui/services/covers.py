"""Pictures of episodes and shows: fetched once, made small in the reader process, kept on disk within bounds.

Nothing is fetched until somebody wants to see one, and nothing at all without the extra `podtui[art]`.
"""

import threading
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from tui.library.library import Library
from tui.model.errors import FeedError, PodtuiError
from tui.model.picture import Raster
from tui.net.http import Fetcher, Limits, Request
from tui.services import extras
from tui.services.addresses import local_path
from tui.services.reader import Reader

_LIMITS = Limits(seconds=15, raw_bytes=10_000_000, decoded_bytes=10_000_000)
_MOST_KEPT = 200
"""Pictures kept on disk, some 0.3 MB each; those not looked at for longest go first."""
_IN_FOLDER = ("cover", "folder", "front")
_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def command() -> str:
    """Return the one command that adds the extra; "" where it is there. Asks without importing it."""
    return "" if find_spec("PIL") is not None else extras.command("art", "pillow")


class Covers:
    """Thread-safe; all of it waits, so never to be called on the screen's own thread."""

    def __init__(
        self, library: Library, fetcher: Fetcher, reader: Reader, folder: Path, halted: threading.Event
    ) -> None:
        """`folder` is where they are kept; it is made when the first one is."""
        self._library = library
        self._fetcher = fetcher
        self._reader = reader
        self._folder = folder
        self._halted = halted
        self._failed: dict[str, str] = {}

    def get(self, episode_id: int) -> bytes | None:
        """Return the picture of an episode, else of its show, as a small PNG; None where neither names one.

        Raises:
            PodtuiError: it names one that cannot be had; it is asked for again at the next start.
        """
        address = self._address(episode_id)
        if not address:
            return None
        if address in self._failed:
            raise FeedError(self._failed[address])
        file = self._folder / f"{sha256(address.encode()).hexdigest()[:32]}.png"
        try:
            kept = file.read_bytes()
            file.touch()
            return kept
        except OSError:
            pass
        try:
            picture = self._reader.picture(self._fetch(address, episode_id))
        except PodtuiError as error:
            self._failed[address] = str(error)
            raise
        self._keep(file, picture)
        return picture

    def raster(self, picture: bytes, width: int, height: int) -> Raster:
        """Return a small picture in pixels, as large as fits into a size."""
        return self._reader.raster(picture, width, height)

    def _address(self, episode_id: int) -> str:
        detail = self._library.episodes.detail(episode_id)
        feed = self._library.feeds.get(detail.episode.feed_id)
        folder = local_path(feed.url)
        if folder is not None and folder.is_dir():
            beside = (folder / f"{name}{suffix}" for name in _IN_FOLDER for suffix in _SUFFIXES)
            return next((path.as_uri() for path in beside if path.is_file()), "")
        return detail.image or feed.image

    def _fetch(self, address: str, episode_id: int) -> bytes:
        path = local_path(address)
        if path is None:
            return self._fetcher.fetch(Request(address), limits=_LIMITS, cancel=self._halted).body
        feed_id = self._library.episodes.get(episode_id).feed_id
        if local_path(self._library.feeds.get(feed_id).url) is None:
            raise FeedError("The feed names a file on this machine as its picture; it is not opened.")
        try:
            with path.open("rb") as file:
                return file.read(_LIMITS.raw_bytes)
        except OSError as error:
            raise FeedError(f"{path} cannot be read: {error.strerror}.") from None

    def _keep(self, file: Path, picture: bytes) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            part = file.with_suffix(f".{threading.get_ident()}")
            part.write_bytes(picture)
            part.rename(file)
            kept = sorted(self._folder.glob("*.png"), key=lambda path: path.stat().st_mtime)
            for old in kept[:-_MOST_KEPT]:
                old.unlink(missing_ok=True)
        except OSError:
            return  # shown all the same, and fetched again the next time
