"""The listener's word on one-liners, which is the last: nudge, pin, set, capture."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.library.library import Library
from tui.model.notes import Quote
from tui.model.text import format_time
from tui.services.quotes import Quotes
from tui.services.undo import Undo

if TYPE_CHECKING:
    from tui.model.transcript import Transcript

CAPTURED = 15.0
"""Seconds before now that a capture takes."""
_NAMED = 40
"""Characters of a quote that tell which one is meant."""
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")


class QuoteMarks:
    """What the listener does to single quotes. Each returns one line to show and emits `QuotesTimed`."""

    def __init__(self, library: Library, quotes: Quotes, undo: Undo) -> None:
        self._library = library
        self._quotes = quotes
        self._undo = undo

    def nudge(self, episode_id: int, index: int, seconds: float) -> str:
        """Move a quote's time, which pins it."""
        quote = self._quotes.kept(episode_id)[index]
        if quote.start is None:
            return "This one-liner has no time yet."
        start = max(0.0, quote.start + seconds)
        end = None if quote.end is None else max(start, quote.end + seconds)
        self._pin(episode_id, index, replace(quote, start=start, end=end), f"moved by {seconds:+g} s")
        return f"{seconds:+g} s: now at {_exactly(start)}, pinned."

    def set_here(self, episode_id: int, index: int, position: float) -> str:
        """Set a quote's time to what is heard now, which pins it."""
        quote = self._quotes.kept(episode_id)[index]
        verdict = "" if quote.verdict == "not found" else quote.verdict
        here = replace(quote, start=position, end=None, verdict=verdict)
        self._pin(episode_id, index, here, f"set to {_exactly(position)}")
        return f"Set to {_exactly(position)}, pinned."

    def toggle_pin(self, episode_id: int, index: int) -> str:
        """Pin a quote where it is, or give up the listener's time for the best one to be found.

        After unpinning, `Quotes.timed` finds that time.
        """
        quote = self._quotes.kept(episode_id)[index]
        if quote.source != "user":
            if quote.start is None:
                return "This one-liner has no time to pin."
            self._pin(episode_id, index, quote, "pinned")
            return f"Pinned at {_exactly(quote.start)}."
        read = self._as_read(episode_id, quote)
        if read is None:
            return "This one-liner is your own; the delete key takes it out."
        self._put(episode_id, index, read, "not pinned any more")
        return "Not pinned any more."

    def capture(self, episode_id: int, position: float) -> str:
        """Keep what was just said as a quote of the listener's own: the transcript's sentences, or 15 s."""
        begin = max(0.0, position - CAPTURED)
        quote = self._sentences(episode_id, begin, position)
        if quote is None:
            text = f"Kept from {format_time(begin)} to {format_time(position)}"
            quote = Quote(text, start=begin, end=position)
        return self.keep(episode_id, quote)

    def keep(self, episode_id: int, quote: Quote) -> str:
        """Keep something said as a quote of the listener's own."""
        own = replace(quote, source="user")
        self._library.notes.add_quote(episode_id, own).result()
        self._quotes.tell(episode_id)
        self._undo.did(f"“{_short(quote.text)}” kept", partial(self._take_out, episode_id, own))
        return f"Kept: “{quote.text}”"

    def remove(self, episode_id: int, index: int) -> str:
        """Take out a quote of the listener's own; the show's stay."""
        quote = self._quotes.kept(episode_id)[index]
        if quote.source != "user" or self._as_read(episode_id, quote) is not None:
            return "Only one-liners of your own can be taken out; this one is the show's."
        self._put(episode_id, index, None, "taken out")
        return "Taken out."

    def _pin(self, episode_id: int, index: int, quote: Quote, done: str) -> None:
        self._put(episode_id, index, replace(quote, source="user", sure=True, also_at=None), done)

    def _put(self, episode_id: int, index: int, quote: Quote | None, done: str) -> None:
        """Put a quote in place of another, None for nothing; `done` tells what that was, for undoing it."""
        before = self._quotes.kept(episode_id)[index]
        self._library.notes.replace_quote(episode_id, index, quote).result()
        self._quotes.tell(episode_id)
        self._undo.did(f"“{_short(before.text)}” {done}", partial(self._put_back, episode_id, index, before))

    def _put_back(self, episode_id: int, index: int, quote: Quote) -> None:
        self._library.notes.put_back(episode_id, index, quote).result()
        self._quotes.tell(episode_id)

    def _take_out(self, episode_id: int, own: Quote) -> None:
        """Take out a quote of the listener's own, wherever it stands by now."""
        words = [(quote.text, quote.speaker) for quote in self._quotes.kept(episode_id)]
        if (own.text, own.speaker) in words:
            index = words.index((own.text, own.speaker))
            self._library.notes.replace_quote(episode_id, index, None).result()
            self._quotes.tell(episode_id)

    def _as_read(self, episode_id: int, quote: Quote) -> Quote | None:
        """Return the quote as the notes have it, None for the listener's own."""
        words = quote.text, quote.speaker
        return next(
            (read for read in self._library.notes.as_read(episode_id) if (read.text, read.speaker) == words),
            None,
        )

    def _sentences(self, episode_id: int, begin: float, end: float) -> Quote | None:
        """Return the sentences of the transcript begun, or mostly said, between two seconds of this copy."""
        transcript = self._quotes.transcript(episode_id)
        return _spoken_between(transcript, begin, end) if transcript else None


def _spoken_between(transcript: "Transcript", begin: float, end: float) -> Quote | None:
    from tui.timing.words import timed_words

    near = [word for word in timed_words(transcript) if begin - 30 <= word.start <= end + 30]
    sentences: list[list[int]] = [[]]
    for place, word in enumerate(near):
        sentences[-1].append(place)
        if word.text.rstrip("\"'”’)").endswith(_SENTENCE_ENDS):
            sentences.append([])
    inside = [
        sentence
        for sentence in sentences
        if sentence
        and near[sentence[0]].start <= end
        and (near[sentence[0]].start + near[sentence[-1]].end) / 2 >= begin
    ]
    if not inside:
        return None
    words = near[inside[0][0] : inside[-1][-1] + 1]
    start = words[0].start
    speaker = next((cue.speaker for cue in transcript.cues if cue.start <= start < cue.end), "")
    text = " ".join(word.text for word in words)
    return Quote(text, speaker, start=start, end=words[-1].end, verdict="verbatim")


def _short(text: str) -> str:
    return text if len(text) <= _NAMED else f"{text[:_NAMED].rstrip()}…"


def _exactly(seconds: float) -> str:
    return f"{format_time(seconds)}.{int(seconds * 10) % 10}"
