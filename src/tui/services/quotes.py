"""One-liners and their seconds: notes, transcript and this copy of the audio brought together."""

import logging
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.library.library import Library
from tui.model.episode import EpisodeDetail
from tui.model.errors import PodtuiError
from tui.model.events import CopyMet, Event, QuotesTimed
from tui.model.notes import Notes, Quote
from tui.model.transcript import Lag, Transcript
from tui.services.events import Bus
from tui.services.excerpts import make_excerpts
from tui.services.show_notes import ShowNotes

if TYPE_CHECKING:
    from tui.services.transcripts import Transcripts

log = logging.getLogger(__name__)


class Quotes:
    """The one-liners of episodes, with the best times that can be had here."""

    def __init__(
        self,
        library: Library,
        transcripts: "Callable[[], Transcripts]",
        show_notes: ShowNotes,
        bus: Bus,
    ) -> None:
        """`transcripts` is asked for when the first one is needed."""
        self._library = library
        self._transcripts = transcripts
        self._show_notes = show_notes
        self._bus = bus
        self._one_by_one = threading.RLock()
        bus.subscribe(self._hear)

    def kept(self, episode_id: int) -> tuple[Quote, ...]:
        """Return the quotes as the library has them now; quick enough for the screen's own thread."""
        return self._library.notes.quotes(episode_id)

    def timed(self, episode_id: int) -> tuple[Quote, ...]:
        """Return the quotes, finding first what times can be found; keeps them and emits `QuotesTimed`.

        May fetch the publisher's transcript, so never to be called on the screen's own thread.
        """
        notes = self._show_notes.sections(episode_id)
        if not notes.quotes and notes.made is None:
            self._pick(episode_id, notes)
        quotes = self.kept(episode_id)
        if any(quote.verdict in ("", "stated") and quote.source != "user" for quote in quotes):
            return self.time_again(episode_id)
        self._bus.emit(QuotesTimed(episode_id, quotes))
        return quotes

    def time_again(self, episode_id: int) -> tuple[Quote, ...]:
        """Find all times anew from what is known by now; those the listener set stay. As slow as `timed`."""
        with self._one_by_one:
            detail = self._library.episodes.detail(episode_id)
            problem = ""
            try:
                transcript = self._transcripts().get(detail)
            except PodtuiError as error:
                log.info("transcript of episode %d: %s", episode_id, error)
                transcript, problem = None, f"The transcript could not be had. {error}"
            copy = self._library.copies.met(episode_id)
            lags = self._library.copies.lags(episode_id, copy)
            quotes = _time(self._untimed(episode_id, lags, transcript), detail, transcript, lags)
            if transcript and not lags and transcript.copy not in ("", copy):
                quotes = _doubted(quotes)
            return self._keep(episode_id, quotes, problem)

    def time_by(self, episode_id: int, heard: Transcript) -> tuple[Quote, ...]:
        """Time the quotes that occur in the part of the episode heard so far; the others stay as they are."""
        with self._one_by_one:
            detail = self._library.episodes.detail(episode_id)
            quotes = _time(self._untimed(episode_id, (), heard), detail, heard, ())
            kept = self.kept(episode_id)
            news = [quote for quote in quotes if quote.start is not None and quote not in kept]
            # Painting a long panel again takes a screen longer than a key may wait.
            return self._keep(episode_id, news, "") if news else kept

    def shift(self, episode_id: int, seconds: float) -> str:
        """Move all times but the listener's own, for the copy of the audio there is; returns a line to show.

        As slow as `timed`.
        """
        with self._one_by_one:
            self.timed(episode_id)
            copy = self._library.copies.met(episode_id)
            lags = self._library.copies.lags(episode_id, copy) or (Lag(0.0, 0.0),)
            moved = [replace(lag, shift=lag.shift + seconds) for lag in lags]
            self._library.copies.store_lags(episode_id, copy, moved).result()
            self.time_again(episode_id)
        return f"All times moved by {seconds:+g} s: {moved[0].shift:+.0f} s from those published."

    def transcript(self, episode_id: int) -> Transcript | None:
        """Return the transcript the library has, with the times of the copy of the audio there is."""
        from tui.timing.drift import moved

        transcript = self._transcripts().kept(episode_id)
        lags = self._library.copies.lags(episode_id, self._library.copies.met(episode_id))
        return moved(transcript, lags) if transcript else None

    def tell(self, episode_id: int) -> None:
        """Tell everybody how the quotes stand now."""
        self._bus.emit(QuotesTimed(episode_id, self.kept(episode_id)))

    def _pick(self, episode_id: int, notes: Notes) -> None:
        """Pick excerpts for notes without one-liners, where it is known what was said."""
        try:
            transcript = self._transcripts().get(self._library.episodes.detail(episode_id))
        except PodtuiError as error:
            log.info("excerpts of episode %d: %s", episode_id, error)
            return
        if transcript is not None:
            self._library.notes.store_made(episode_id, make_excerpts(notes, transcript)).result()

    def _untimed(
        self, episode_id: int, lags: Sequence[Lag], transcript: Transcript | None
    ) -> tuple[Quote, ...]:
        """Return the quotes as the notes have them, in the time of this copy; what must stay stays as it is.

        That is what the listener timed, and without a transcript what was found in one, or in a part of it.
        """
        stays = ("user",) if transcript else ("user", "speech", "transcript")
        read = {
            (quote.text, quote.speaker): _moved(quote, lags)
            for quote in self._library.notes.as_read(episode_id)
        }
        return tuple(
            quote if quote.source in stays else read.get((quote.text, quote.speaker), quote)
            for quote in self.kept(episode_id)
        )

    def _keep(self, episode_id: int, quotes: Sequence[Quote], problem: str) -> tuple[Quote, ...]:
        self._library.notes.store_times(episode_id, quotes).result()
        kept = self.kept(episode_id)
        self._bus.emit(QuotesTimed(episode_id, kept, problem))
        return kept

    def _hear(self, event: Event) -> None:
        if isinstance(event, CopyMet):
            again = partial(self._time_for_copy, event.episode_id)
            threading.Thread(target=again, name="quotes", daemon=True).start()

    def _time_for_copy(self, episode_id: int) -> None:
        try:
            self.time_again(episode_id)
        except PodtuiError as error:
            log.info("times of episode %d: %s", episode_id, error)


def _time(
    quotes: tuple[Quote, ...], detail: EpisodeDetail, transcript: Transcript | None, lags: Sequence[Lag]
) -> tuple[Quote, ...]:
    """Return the quotes timed; whatever was published moves with the lags of this copy."""
    from tui.timing.drift import moved, shift_at
    from tui.timing.evidence import time_quotes
    from tui.timing.match import TranscriptIndex

    def lagging(time: float) -> float:
        return max(0.0, time + shift_at(time, lags))

    return time_quotes(
        quotes,
        transcript=TranscriptIndex(moved(transcript, lags)) if transcript else None,
        soundbites=[replace(bite, start=lagging(bite.start)) for bite in detail.soundbites],
        chapters=[
            replace(
                chapter,
                start=lagging(chapter.start),
                end=None if chapter.end is None else lagging(chapter.end),
            )
            for chapter in detail.chapters
        ],
        # Lags that somebody found out say more than the length does.
        duration=None if lags else detail.episode.duration,
        of_this_copy=bool(lags),
    )


def _moved(quote: Quote, lags: Sequence[Lag]) -> Quote:
    from tui.timing.drift import shift_at

    if quote.start is None:
        return quote
    shift = shift_at(quote.start, lags)
    end = None if quote.end is None else quote.end + shift
    return replace(quote, start=max(0.0, quote.start + shift), end=end)


def _doubted(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes, those timed by listening to another copy marked as unsure."""
    return tuple(replace(quote, sure=False) if quote.source == "speech" else quote for quote in quotes)
