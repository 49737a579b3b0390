"""The documents of feeds, from the web, from files, or written for a folder of audio files."""

import threading
from pathlib import Path

from tui.model.errors import FeedError
from tui.net.http import Fetcher, Request, Response
from tui.services.addresses import local_path
from tui.services.folder import audio_files, fingerprint, folder_feed

_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
_LARGEST_FILE = 50_000_000


class FeedDocuments:
    """Fetches feeds. Thread-safe."""

    def __init__(self, fetcher: Fetcher, halted: threading.Event) -> None:
        self._fetcher = fetcher
        self._halted = halted

    def fetch(self, url: str, *, etag: str = "", last_modified: str = "") -> Response:
        """Return the document at an address, status 304 when it is the one `etag` or `last_modified` name.

        Raises:
            PodtuiError: it cannot be had.
        """
        path = local_path(url)
        if path is not None:
            return _read_folder(path, url, etag) if path.is_dir() else _read_file(path, url, etag)
        request = Request(url, etag=etag, last_modified=last_modified, accept=_ACCEPT)
        return self._fetcher.fetch(request, cancel=self._halted)


def charset(response: Response) -> str:
    """Return the character set the server names for a document, "" where it names none."""
    for part in response.headers.get("content-type", "").split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("\"' ")
    return ""


def _read_file(path: Path, url: str, etag: str) -> Response:
    """Answer for a feed on disk as a server would: size and change time stand for the ETag."""
    try:
        facts = path.stat()
        now = f"{facts.st_size}-{facts.st_mtime_ns}"
        if now == etag:
            return Response(304, url, {}, b"", "")
        if facts.st_size > _LARGEST_FILE:
            raise FeedError(f"{path} is larger than 50 MB, which no feed is.")
        return Response(200, url, {"etag": now}, path.read_bytes(), "")
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror}.") from None


def _read_folder(folder: Path, url: str, etag: str) -> Response:
    """Answer for a folder of audio files; one that has become empty is no reason to lose its feed."""
    files = audio_files(folder)
    if not files and not etag:
        raise FeedError(f"{folder} holds no audio files that podtui plays.")
    try:
        now = fingerprint(files)
        if now == etag:
            return Response(304, url, {}, b"", "")
        return Response(200, url, {"etag": now}, folder_feed(folder, files), "")
    except OSError as error:
        raise FeedError(f"{folder} cannot be read: {error.strerror}.") from None
