"""One quote, one transcript: when was it said, and how sure is that."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.model.transcript import Transcript, TranscriptOrigin, Word
from tui.timing.align import HOLE, Alignment, SpokenText, align
from tui.timing.contradictions import Spoken, contradicts, may_be_misheard
from tui.timing.tokens import name_marks, split_words, spoken_text, spoken_tokens
from tui.timing.words import timed_words, with_onsets

MatchVerdict = Literal["verbatim", "condensed", "not found"]


class Match(Struct, frozen=True):
    """What a transcript has to say about a quote; seconds. Without a time where it is not found."""

    start: float | None
    end: float | None
    score: float
    verdict: MatchVerdict
    sure: bool
    also_at: float | None = None
    """Start of the runner-up, where that is nearly as good."""
    slack: float = 0.0
    """How long the stretch of transcript is, inside which the start had to be placed by reckoning."""


class Thresholds(Struct, frozen=True):
    """Scores from which a quote counts as said: worth a try, and worth swearing to."""

    about: float
    sure: float


# Chosen by leaving out one recording or talk at a time; tests/bench/timing_match.py and timing_stress.py
# print the folds. Quotes tightened by people score 0.68 and more, whichever recording is left out, so exact
# words ask for 0.66; made-up sentences alone would ask for 0.80, and from there on a match is sure. With a
# fifth of the words misheard the other talks choose 0.55 to 0.57, and what people tighten is spoilt most.
THRESHOLDS: dict[TranscriptOrigin, Thresholds] = {
    "published": Thresholds(about=0.66, sure=0.80),
    "recognised": Thresholds(about=0.54, sure=0.68),
}

_CONTRADICTED = 0.5
"""What is left of a score where words surely heard say another number, deny, or name somebody else."""
_HOLE_HEARD = 0.5
"""A recogniser in trouble mishears three words in a row."""
_DOUBT = 0.1
_RIVAL = 0.05
"""A runner-up whose score is so near is worth telling."""
_APART = 5.0
"""Seconds; nearer than that the runner-up is the same place."""
_VERBATIM_COVERAGE = 0.9
_VERBATIM_DENSITY = 0.9
_LONGEST = 150
"""Tokens of a quote that are looked at."""
_SENTENCE_END = re.compile(r"\.{2,}|…|(?<=[.?!])\s+|[。？！\n]")
_MOST_SENTENCES = 6
_COARSE = 90.0
"""Seconds; inside a longer stretch of transcript a reckoned start is only about right."""
_LEAST_EVIDENCE = 4.0
"""Words as rare as can be; a quote of commonplaces that tells less may have been said anywhere."""
_OVERRUN, _FAREWELL = 5.0, 25.0
"""Seconds by which a transcript may outlast its audio, or end before it for music and thanks."""
_SAME_SPEECH = 0.55
"""Share of the words heard elsewhere, rare ones weighing more, from which it was the same speech."""
_LOST_HEAD = 6
"""So many words may be missing at the head of a quote for its start to be reckoned back."""


class _Candidate(Struct, frozen=True):
    """A place where a quote may have been said."""

    alignment: Alignment
    score: float
    is_contradicted: bool
    """Whether quote and speech differ there in a number, a denial, or a name."""

    @property
    def rank(self) -> float:
        """The score, less where another place that says the very thing would be the better one."""
        return self.score - _DOUBT * self.is_contradicted


class TranscriptIndex:
    """A transcript made ready for finding quotes in it."""

    def __init__(self, source: Transcript | Sequence[Word], origin: TranscriptOrigin | None = None) -> None:
        """Index a transcript, or words in the order they are spoken; `origin` chooses the thresholds."""
        transcript = source if isinstance(source, Transcript) else Transcript((), origin or "published")
        words = timed_words(source) if isinstance(source, Transcript) else source
        self.origin: TranscriptOrigin = origin or transcript.origin
        self._spans = sorted(
            (cue.start, max(cue.slack, cue.end - cue.start)) for cue in transcript.cues if not cue.words
        )
        self._said = _spoken([word.text for word in words])
        if self.origin == "recognised":
            # Names are what a recogniser spells worst.
            self._said = replace(self._said, names=[False] * len(self._said.tokens))
        self._starts, self._ends = _times(with_onsets(words) if self.origin == "recognised" else words)
        self._text = SpokenText(self._said.tokens, _HOLE_HEARD if self.origin == "recognised" else HOLE)

    def find(self, quote: str) -> Match:
        """Return when `quote` was said; `not found`, without a time, where nothing fits well enough.

        Of a very long quote only the opening is looked for. One that was put together
        from several places is found where its first sentence is.
        """
        match = self._match(quote)
        return match if match.sure else self._merged(quote, match)

    def _merged(self, quote: str, match: Match) -> Match:
        """Return where the first sentence is, if every sentence was surely said somewhere, else `match`."""
        sentences = [part for part in _SENTENCE_END.split(spoken_text(quote)) if spoken_tokens(part)]
        if not 2 <= len(sentences) <= _MOST_SENTENCES:
            return match
        parts = [self._match(sentence) for sentence in sentences]
        if not all(part.sure for part in parts):
            return match
        return replace(parts[0], score=min(part.score for part in parts), verdict="condensed")

    def _match(self, text: str) -> Match:
        quote = self._as_written(_spoken(split_words(text), _LONGEST))
        found = sorted(self._candidates(quote), key=lambda candidate: -candidate.rank)
        threshold = THRESHOLDS[self.origin]
        if not found or found[0].score < threshold.about:
            return Match(None, None, found[0].score if found else 0.0, "not found", sure=False)
        best, alignment = found[0], found[0].alignment
        start = self._start(alignment)
        slack = self._slack(start)
        is_sure = best.score >= threshold.sure and alignment.evidence >= _LEAST_EVIDENCE
        return Match(
            start=start,
            end=self._end(alignment, len(quote.tokens)),
            score=best.score,
            verdict="condensed" if best.is_contradicted else _verdict(alignment, len(quote.tokens)),
            sure=is_sure and slack <= _COARSE and not best.is_contradicted,
            also_at=self._rival(found, start),
            slack=slack,
        )

    def _as_written(self, quote: Spoken) -> Spoken:
        written = self._text.as_written(quote.tokens)
        return Spoken([token for _, token in written], [quote.names[place] for place, _ in written])

    def _candidates(self, quote: Spoken) -> Iterator[_Candidate]:
        """Yield the places where the quote may have been said.

        One that says another thing is none. Where a recogniser has misheard more than that, or has
        heard "fourteen" for "forty", the place is only doubtful.
        """
        for alignment in self._alignments(quote.tokens):
            is_contradicted = contradicts(quote, self._said, alignment.pairs)
            spoilt = is_contradicted and not (
                self.origin == "recognised" and may_be_misheard(quote, self._said, alignment.pairs)
            )
            yield _Candidate(alignment, alignment.score * (_CONTRADICTED if spoilt else 1.0), is_contradicted)

    @property
    def end(self) -> float:
        """When the last word ends, seconds; 0 without words."""
        return self._ends[-1] if self._ends else 0.0

    def fits(self, duration: float | None) -> bool:
        """Return whether the words end about where an audio of `duration` seconds does; False for None.

        Published words that do not were timed on another copy, one with other ads.
        """
        if self.origin == "recognised":
            return True
        return duration is not None and -_OVERRUN <= duration - self.end <= _FAREWELL

    def meet(self, heard: Sequence[Word], share: float = _SAME_SPEECH) -> list[tuple[float, float]]:
        """Return the starts of words heard elsewhere beside the starts of the same words here.

        Empty where less than `share` of them is met: then it was not the same speech.
        """
        tokens = _spoken([word.text for word in heard]).tokens
        starts, _ = _times(heard)
        best = max(self._alignments(tokens), key=lambda alignment: alignment.score, default=None)
        if best is None or best.coverage < share or best.evidence < _LEAST_EVIDENCE:
            return []
        return [(starts[pair.quoted], self._starts[pair.spoken]) for pair in best.pairs]

    def _alignments(self, tokens: Sequence[str]) -> Iterator[Alignment]:
        for low, high in self._text.windows(tokens):
            alignment = align(self._text, tokens, low, high)
            if alignment:
                yield alignment

    def _start(self, alignment: Alignment) -> float:
        """Return the start of the quote's first word, also where that word itself was not met."""
        first = alignment.pairs[0]
        place = first.spoken
        if 0 < first.quoted <= _LOST_HEAD:
            reckoned = max(0, first.spoken - first.quoted)
            # A pause between them: the missing words are not the ones before it.
            if self._starts[first.spoken] - self._starts[reckoned] <= 0.9 * first.quoted:
                place = reckoned
        return self._starts[place]

    def _end(self, alignment: Alignment, length: int) -> float:
        last = alignment.pairs[-1]
        missing = length - 1 - last.quoted
        place = min(len(self._ends) - 1, last.spoken + (missing if missing <= _LOST_HEAD else 0))
        if self._ends[place] - self._ends[last.spoken] > 0.9 * missing:
            place = last.spoken
        return self._ends[place]

    def _rival(self, found: Sequence[_Candidate], start: float) -> float | None:
        for other in found[1:]:
            also = self._start(other.alignment)
            if found[0].score - other.score <= _RIVAL and abs(also - start) > _APART:
                return also
        return None

    def _slack(self, start: float) -> float:
        place = bisect_right(self._spans, (start, float("inf"))) - 1
        return self._spans[place][1] if place >= 0 else 0.0


def _spoken(words: Sequence[str], most: int | None = None) -> Spoken:
    """Return the tokens of the words, `most` at most."""
    marks = name_marks(words)
    tokens = [token for word in words for token in _tokens(word)]
    names = [mark for word, mark in zip(words, marks, strict=True) for _ in _tokens(word)]
    return Spoken(tokens[:most], names[:most])


def _times(words: Iterable[Word]) -> tuple[list[float], list[float]]:
    """Return the start and the end of each token of the words."""
    starts: list[float] = []
    ends: list[float] = []
    for word in words:
        count = len(_tokens(word.text))
        step = (word.end - word.start) / max(1, count)
        starts += [word.start + place * step for place in range(count)]
        ends += [word.start + place * step for place in range(1, count + 1)]
    return starts, ends


@lru_cache(maxsize=50_000)
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(spoken_tokens(word))


def _verdict(alignment: Alignment, length: int) -> MatchVerdict:
    met = len(alignment.pairs) / length
    if met >= _VERBATIM_COVERAGE and alignment.density >= _VERBATIM_DENSITY:
        return "verbatim"
    return "condensed"
