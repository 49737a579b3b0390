"""A transcript and a copy of the audio that do not keep the same time, because ads were spliced in.

An ad shifts everything after it. Listening to a few seconds here and there tells how
far the copy lags behind the transcript at each place, and halving the stretches
between places that disagree tells where the ads are.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from msgspec.structs import replace

from tui.model.transcript import Cue, Lag, Transcript, Word
from tui.timing.match import TranscriptIndex
from tui.timing.words import placed_words

Ear = Callable[[float, float], Sequence[Word]]
"""Hears the audio from one second to another and returns the words with their times in the audio."""

_LISTEN = 12.0
"""Seconds of audio that one probe hears."""
_STEP = 300.0
"""Seconds of transcript from one probe to the next; the lag adds up, so no ad hides between two."""
_SAME_LAG = 0.5
"""Seconds; two lags nearer than this are one."""
_NARROW = 3.0
"""Seconds of transcript; a splice is not looked for more closely than this."""
_LEAST_WORDS = 4
"""So many words at a known lag tell that it still holds; an ad may fill the rest of a probe."""
_LEAST_SHARE = 0.2
"""Share of the words heard that must be met there, where the lag is known beforehand."""
_RETRY = 15.0
"""Seconds to go on after hearing nothing that fits: music, an ad, a laugh."""
_RETRIES = 8


def find_lags(index: TranscriptIndex, hear: Ear, duration: float) -> tuple[Lag, ...]:
    """Return how far the audio lags behind the transcript, piece by piece; () where nothing fits.

    `hear` is called some ten times, and six more for every splice. `duration` is
    the audio's, in seconds.
    """
    places = _grid(index, hear, duration)
    if not places:
        return ()
    lags = [Lag(0.0, places[0].shift)]
    for place, later in pairwise(places):
        lags += _splices(index, hear, place, later)
    return tuple(lags)


def moved(transcript: Transcript, lags: Sequence[Lag]) -> Transcript:
    """Return the transcript with the times of the audio; a cue with a splice inside gets word times."""
    return replace(transcript, cues=tuple(_moved(cue, lags) for cue in transcript.cues))


def _grid(index: TranscriptIndex, hear: Ear, duration: float) -> list[Lag]:
    """Return the lag at places all over the transcript, in order, those left out where nothing fitted."""
    places: list[Lag] = []
    shift, start = 0.0, 0.0
    while start < index.end:
        place = _search(index, hear, start + shift, min(duration, start + shift + _STEP))
        if place is None:
            start += _STEP
            continue
        places.append(place)
        shift, start = place.shift, max(start, place.start) + _STEP
    # An ad may lie behind the last step. Audio and transcript end together, or music follows the words.
    ends = (end - 2 * _LISTEN for end in (duration, index.end + shift) if end > 2 * _LISTEN)
    last = next((place for end in ends if (place := _search(index, hear, end, duration))), None)
    if last and places and last.start > places[-1].start:
        places.append(last)
    return places


def _search(index: TranscriptIndex, hear: Ear, begin: float, end: float) -> Lag | None:
    """Return the first lag that can be told in the audio from `begin` to `end`."""
    for attempt in range(_RETRIES):
        at = begin + attempt * _RETRY
        if at >= end:
            return None
        if place := _probe(index, hear, at):
            return place
    return None


def _probe(index: TranscriptIndex, hear: Ear, at: float) -> Lag | None:
    return _told(index.meet(hear(at, at + _LISTEN)))


def _told(pairs: Sequence[tuple[float, float]]) -> Lag | None:
    if not pairs:
        return None
    return Lag(pairs[0][1], median(heard - published for heard, published in pairs))


def _splices(index: TranscriptIndex, hear: Ear, place: Lag, later: Lag) -> list[Lag]:
    """Return the changes of lag between two places, found by halving the stretch between them."""
    if abs(place.shift - later.shift) < _SAME_LAG:
        return []
    middle = (place.start + later.start) / 2
    if later.start - place.start <= _NARROW:
        return [Lag(middle, later.shift)]
    at = middle + place.shift
    words = hear(at, at + _LISTEN)
    until = _holds_until(index, words, place.shift)
    if until is not None:
        return _splices(index, hear, replace(place, start=min(max(middle, until), later.start)), later)
    found = _told(index.meet(words))
    if found and place.start < found.start < later.start and abs(found.shift - later.shift) >= _SAME_LAG:
        return [*_splices(index, hear, place, found), *_splices(index, hear, found, later)]
    # An ad, or what comes after it: the splice is before the middle.
    return _splices(index, hear, place, replace(later, start=middle))


def _holds_until(index: TranscriptIndex, words: Sequence[Word], shift: float) -> float | None:
    """Return the second of the transcript up to which the words keep a known lag, None if they do not."""
    pairs = index.meet(words, _LEAST_SHARE)
    kept = [published for heard, published in pairs if abs(heard - published - shift) < _SAME_LAG]
    return kept[-1] if len(kept) >= _LEAST_WORDS else None


def shift_at(time: float, lags: Sequence[Lag]) -> float:
    """Return how far the audio lags behind the second `time` of the transcript."""
    place = bisect_right(lags, time, key=lambda lag: lag.start) - 1
    return lags[max(0, place)].shift if lags else 0.0


def _moved(cue: Cue, lags: Sequence[Lag]) -> Cue:
    begin, end = shift_at(cue.start, lags), shift_at(cue.end, lags)
    words = cue.words
    if begin != end:
        # The splice lies inside: the words before it move less far than those behind it.
        words = words or tuple(placed_words(cue.text, cue.start, cue.end))
    return replace(
        cue,
        start=max(0.0, cue.start + begin),
        end=max(0.0, cue.end + end),
        words=tuple(_moved_word(word, shift_at(word.start, lags)) for word in words),
    )


def _moved_word(word: Word, shift: float) -> Word:
    return Word(word.text, word.start + shift, word.end + shift)
