"""Where an episode's transcript comes from: the library, a file beside the audio, or its publisher."""

import threading
from collections.abc import Iterator
from pathlib import Path

from tui.library.library import Library
from tui.model.episode import EpisodeDetail, TranscriptLink
from tui.model.errors import PodtuiError, TranscriptError
from tui.model.transcript import Transcript
from tui.net.http import Fetcher, Limits, Request
from tui.notes.sidecar import sidecars
from tui.services.addresses import local_path
from tui.services.reader import Reader

_PREFERRED = ("json", "vtt", "srt", "subrip", "html")
"""Best first: the earlier forms carry more exact times."""
_LIMITS = Limits(seconds=15, raw_bytes=10_000_000, decoded_bytes=20_000_000)


class Transcripts:
    """The transcripts of episodes; each is fetched and read once, then kept."""

    def __init__(self, library: Library, fetcher: Fetcher, reader: Reader, halted: threading.Event) -> None:
        self._library = library
        self._fetcher = fetcher
        self._reader = reader
        self._halted = halted

    def kept(self, episode_id: int) -> Transcript | None:
        """Return the transcript the library has, None without one."""
        return self._library.transcripts.get(episode_id)

    def get(self, detail: EpisodeDetail) -> Transcript | None:
        """Return the kept transcript, else the best there is; None where none is offered.

        Raises:
            PodtuiError: there should be one, but none could be fetched and read.
        """
        kept = self.kept(detail.episode.id)
        if kept is not None:
            return kept
        problem: PodtuiError | None = None
        for link in self._links(detail):
            try:
                transcript = self._read(link, detail)
            except PodtuiError as error:
                problem = error
                continue
            self._library.transcripts.store(detail.episode.id, transcript, link.url).result()
            return transcript
        if problem:
            raise problem
        return None

    def _links(self, detail: EpisodeDetail) -> Iterator[TranscriptLink]:
        """Yield what may be tried, best first; a file beside local audio was made for that very copy."""
        enclosure = detail.episode.enclosure
        audio = local_path(enclosure.url) if enclosure else None
        if audio and self._is_local(detail):
            for path in sidecars(audio).transcripts:
                yield TranscriptLink(path.as_uri())
        yield from sorted(detail.transcripts, key=_rank)

    def _read(self, link: TranscriptLink, detail: EpisodeDetail) -> Transcript:
        path = local_path(link.url)
        if path is None:
            body = self._fetcher.fetch(Request(link.url), limits=_LIMITS, cancel=self._halted).body
        elif self._is_local(detail):
            body = _read_file(path)
        else:
            raise TranscriptError(
                "The feed names a file on this machine as its transcript; it is not opened."
            )
        return self._reader.transcript(body, media_type=link.type, name=link.url.rsplit("/", 1)[-1])

    def _is_local(self, detail: EpisodeDetail) -> bool:
        """Return whether the feed itself lies on this machine, and so may name files here."""
        return local_path(self._library.feeds.get(detail.episode.feed_id).url) is not None


def _rank(link: TranscriptLink) -> int:
    kind = (link.type + " " + link.url).lower()
    return next((place for place, word in enumerate(_PREFERRED) if word in kind), len(_PREFERRED))


def _read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TranscriptError(f"{path} cannot be read: {error.strerror}.") from None
