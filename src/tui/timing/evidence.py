"""Which source of a quote's time wins, and what the others say to it.

Best first: the user's own time, a time stated in the notes, a soundbite, the words of
a transcript, the bounds of a chapter. A source further down checks the one above it
and sharpens it within its own precision; it never overrules it. A quote that a
transcript does not hold is not found and gets no time.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from tui.model.episode import Chapter, Soundbite
from tui.model.notes import Quote, QuoteSource
from tui.timing.align import SpokenText, align
from tui.timing.match import Match, TranscriptIndex
from tui.timing.tokens import spoken_text, spoken_tokens

_PRECISION = 15.0
"""Seconds by which a time somebody noted while listening may miss the first word."""
_SAME = 0.8
"""A title that shares so much of its words with a quote is that quote."""
_LEAST_TITLE = 4
"""Tokens; a shorter title fits too many quotes."""


class _Stated(Struct, frozen=True):
    """A span that somebody wrote down for a quote, by hand; seconds."""

    start: float
    end: float | None
    source: QuoteSource
    early: float = _PRECISION
    late: float = _PRECISION
    """How much before and after `start` the first word may be without contradicting it."""


def time_quotes(
    quotes: Sequence[Quote],
    *,
    transcript: TranscriptIndex | None = None,
    soundbites: Sequence[Soundbite] = (),
    chapters: Sequence[Chapter] = (),
    duration: float | None = None,
    of_this_copy: bool = False,
) -> tuple[Quote, ...]:
    """Return the quotes with the best time there is for each; `duration` of the audio in seconds.

    Quotes with source `user` come back as they are. A time from `notes` or a
    soundbite is kept: where the transcript holds the quote nearby it is sharpened,
    where elsewhere it is marked unsure with the other time in `also_at`. Times
    from a published transcript are unsure where it does not fit the duration, and
    while nobody knows that; but not where it is known to be `of_this_copy` of the
    audio. A quote for which nothing speaks keeps what it had.
    """
    spans = _with_ends(chapters, duration)
    fits = transcript is not None and (of_this_copy or transcript.fits(duration))
    return tuple(_timed(quote, transcript, soundbites, spans, duration, fits=fits) for quote in quotes)


def _timed(
    quote: Quote,
    transcript: TranscriptIndex | None,
    soundbites: Sequence[Soundbite],
    chapters: Sequence[Chapter],
    duration: float | None,
    *,
    fits: bool,
) -> Quote:
    if quote.source == "user":
        return quote
    match = transcript.find(quote.text) if transcript else None
    if match and match.start is not None and duration is not None and match.start > duration:
        # The transcript belongs to a longer copy of the audio.
        match = None
    stated = _from_notes(quote) or _from_soundbites(quote, soundbites, match)
    if stated:
        return _past_end_doubted(_checked(quote, stated, match), duration)
    if match and transcript:
        return _matched(quote, _bounded(match, quote, chapters), transcript, fits=fits)
    return _from_chapters(quote, chapters)


def _from_notes(quote: Quote) -> _Stated | None:
    if quote.source != "notes" or quote.start is None:
        return None
    return _Stated(quote.start, quote.end, "notes")


def _from_soundbites(quote: Quote, soundbites: Sequence[Soundbite], match: Match | None) -> _Stated | None:
    """Return the soundbite whose title is the quote, or else the one inside whose span it was said."""
    by_title = [bite for bite in soundbites if _same_words(bite.title, quote.text)]
    by_span = [bite for bite in soundbites if match and _within(match.start, bite.start, bite.duration)]
    for bite in (*by_title, *by_span):
        return _Stated(bite.start, bite.start + bite.duration, "soundbite", late=bite.duration)
    return None


def _checked(quote: Quote, stated: _Stated, match: Match | None) -> Quote:
    """Return the quote at its stated time, sharpened or doubted by what the transcript says."""
    kept = replace(
        quote,
        start=stated.start,
        end=stated.end,
        source=stated.source,
        verdict="stated",
        score=None,
        sure=True,
        also_at=None,
    )
    if match is None or match.start is None:
        return kept
    early, late = max(stated.early, match.slack), max(stated.late, match.slack)
    agreeing = [
        time
        for time in (match.start, match.also_at)
        if time is not None and -early <= time - stated.start <= late
    ]
    if not agreeing:
        return replace(kept, sure=False, also_at=match.start) if match.sure else kept
    heard = replace(kept, verdict=match.verdict, score=match.score)
    if match.slack > stated.early + stated.late:
        # The transcript's own time is the rougher one.
        return heard
    start = min(agreeing, key=lambda time: abs(time - stated.start))
    return replace(heard, start=start, end=match.end if start == match.start else None)


def _matched(quote: Quote, match: Match, transcript: TranscriptIndex, *, fits: bool) -> Quote:
    source: QuoteSource = "speech" if transcript.origin == "recognised" else "transcript"
    return replace(
        quote,
        start=match.start,
        end=match.end,
        source=source if match.start is not None else "",
        verdict=match.verdict,
        score=match.score,
        sure=match.sure and fits,
        also_at=match.also_at,
    )


def _bounded(match: Match, quote: Quote, chapters: Sequence[Chapter]) -> Match:
    """Return the match, its runner-up first where only that lies in the chapter named after the quote."""
    chapter = _chapter_of(quote, chapters)
    if chapter is None or match.start is None or match.also_at is None:
        return match
    if _in_chapter(match.start, chapter) or not _in_chapter(match.also_at, chapter):
        return match
    return replace(match, start=match.also_at, end=None, also_at=match.start)


def _from_chapters(quote: Quote, chapters: Sequence[Chapter]) -> Quote:
    """Return the quote with the chapter named after it as its bound, never as a sure time."""
    chapter = _chapter_of(quote, chapters)
    if chapter is None or quote.source not in ("", "chapters"):
        return quote
    return replace(
        quote, start=chapter.start, end=chapter.end, source="chapters", verdict="stated", sure=False
    )


def _chapter_of(quote: Quote, chapters: Sequence[Chapter]) -> Chapter | None:
    return next((chapter for chapter in chapters if _same_words(chapter.title, quote.text)), None)


def _with_ends(chapters: Sequence[Chapter], duration: float | None) -> list[Chapter]:
    """Return the chapters in order, each with an end: its own, the next one's start, or the audio's."""
    ordered = sorted(chapters, key=lambda chapter: chapter.start)
    closed = [
        chapter if chapter.end is not None else replace(chapter, end=later.start)
        for chapter, later in pairwise(ordered)
    ]
    for last in ordered[-1:]:
        closed.append(last if last.end is not None else replace(last, end=duration))
    return closed


def _in_chapter(time: float, chapter: Chapter) -> bool:
    return chapter.start <= time and (chapter.end is None or time < chapter.end)


def _within(time: float | None, start: float, length: float) -> bool:
    return time is not None and start - 1.0 <= time <= start + length


def _past_end_doubted(quote: Quote, duration: float | None) -> Quote:
    if duration is None or quote.start is None or quote.start <= duration:
        return quote
    return replace(quote, sure=False)


def _same_words(title: str, quote: str) -> bool:
    """Return whether a title and a quote are the same sentence, or one of them a good part of the other."""
    short, long = sorted((spoken_tokens(spoken_text(title)), spoken_tokens(spoken_text(quote))), key=len)
    if len(short) < _LEAST_TITLE:
        return False
    alignment = align(SpokenText(long), short, 0, len(long))
    return alignment is not None and alignment.coverage >= _SAME and alignment.density >= _SAME
