"""One-liners and their seconds: notes and transcript brought together."""

import logging
import threading

from tui.library.library import Library
from tui.model.episode import EpisodeDetail, TranscriptLink
from tui.model.errors import PodtuiError, TranscriptError
from tui.model.events import QuotesTimed
from tui.model.notes import Quote
from tui.model.transcript import Transcript
from tui.net.http import Fetcher, Limits, Request
from tui.services.addresses import local_path
from tui.services.events import Bus
from tui.services.reader import Reader
from tui.services.show_notes import ShowNotes

log = logging.getLogger(__name__)

_PREFERRED = ("json", "vtt", "srt", "subrip", "html")
"""Best first: the earlier forms carry more exact times."""
_LIMITS = Limits(seconds=15, raw_bytes=10_000_000, decoded_bytes=20_000_000)


class Quotes:
    """The one-liners of episodes, with the best times that can be had here."""

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

    def kept(self, episode_id: int) -> tuple[Quote, ...]:
        """Return the quotes as the library has them now; quick enough for the screen's own thread."""
        return self._library.notes.quotes(episode_id)

    def timed(self, episode_id: int) -> tuple[Quote, ...]:
        """Return the quotes, finding first what times can be found; keeps them and emits `QuotesTimed`.

        May fetch the publisher's transcript, so never to be called on the screen's own thread.
        """
        self._show_notes.sections(episode_id)
        quotes = self.kept(episode_id)
        problem = ""
        if any(quote.verdict in ("", "stated") for quote in quotes):
            detail = self._library.episodes.detail(episode_id)
            try:
                transcript = self._transcript(detail)
            except PodtuiError as error:
                log.info("transcript of episode %d: %s", episode_id, error)
                transcript, problem = None, f"The transcript could not be had. {error}"
            quotes = _time(quotes, detail, transcript)
            self._library.notes.store_times(episode_id, quotes).result()
        self._bus.emit(QuotesTimed(episode_id, quotes, problem))
        return quotes

    def _transcript(self, detail: EpisodeDetail) -> Transcript | None:
        """Return the publisher's transcript: the kept one, else the best the feed names; None without one."""
        kept = self._library.transcripts.get(detail.episode.id)
        if kept is not None or not detail.transcripts:
            return kept
        problem: PodtuiError | None = None
        for link in sorted(detail.transcripts, key=_rank):
            try:
                transcript = self._fetch(link, detail)
            except PodtuiError as error:
                problem = error
                continue
            self._library.transcripts.store(detail.episode.id, transcript, link.url).result()
            return transcript
        raise problem or TranscriptError("None of its transcripts can be read.")

    def _fetch(self, link: TranscriptLink, detail: EpisodeDetail) -> Transcript:
        path = local_path(link.url)
        if path is None:
            body = self._fetcher.fetch(Request(link.url), limits=_LIMITS, cancel=self._halted).body
        elif local_path(self._library.feeds.get(detail.episode.feed_id).url) is None:
            raise TranscriptError(
                "The feed names a file on this machine as its transcript; it is not opened."
            )
        else:
            body = _read_file(link.url)
        return self._reader.transcript(body, media_type=link.type, name=link.url.rsplit("/", 1)[-1])


def _time(
    quotes: tuple[Quote, ...], detail: EpisodeDetail, transcript: Transcript | None
) -> tuple[Quote, ...]:
    from tui.timing.evidence import time_quotes
    from tui.timing.match import TranscriptIndex

    return time_quotes(
        quotes,
        transcript=TranscriptIndex(transcript) if transcript else None,
        soundbites=detail.soundbites,
        chapters=detail.chapters,
        duration=detail.episode.duration,
    )


def _rank(link: TranscriptLink) -> int:
    kind = (link.type + " " + link.url).lower()
    return next((place for place, word in enumerate(_PREFERRED) if word in kind), len(_PREFERRED))


def _read_file(url: str) -> bytes:
    path = local_path(url)
    assert path is not None
    try:
        return path.read_bytes()
    except OSError as error:
        raise TranscriptError(f"{path} cannot be read: {error.strerror}.") from None
