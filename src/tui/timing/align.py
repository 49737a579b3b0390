"""Where in a long run of tokens a quote's tokens lie, in order, with words missing, added or misheard.

Two steps: rare words and word pairs of the quote vote for the places worth a look,
then a local alignment after Smith and Waterman reads the best of them closely.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.timing.numbers import NUMBER_WORDS

_LOWEST_WEIGHT = 0.12
_SPARSE_PAIR = 200
"""A pair of words that occurs more often says nothing about the place."""

# Costs of the alignment, in units of a word's weight. Speakers add words that a quote leaves out, so a
# gap on the transcript's side is the cheap one.
_SPOKEN_NOT_QUOTED = 0.12
_QUOTED_NOT_SPOKEN = 0.22
_OTHER_WORD = 0.25

_STRAY = 0.25
"""Weight per skipped word of the transcript, below which words met at the rim are no part of the quote."""
_MOST_STRAYS = 4

HOLE = 1.5
"""What a hole in a quote takes from its score, for each share of the quote that it is."""
_MENDED_SHARE, _MENDED = 0.12, 1.5
"""What may be missing in one piece without being a hole: a share of the quote, or so many rare words."""

_SHORTEST_COMPOUND = 6
_SIMILAR = 0.75
"""Two words less alike than this are different words, not one word misheard."""
_STEM = 0.85
"""What the same word with another ending counts."""


class SpokenText:
    """The tokens of a transcript with what it takes to find a quote in them."""

    def __init__(self, tokens: Sequence[str], hole: float = HOLE) -> None:
        """Index `tokens`; `hole` is less where they may be misheard, a few of them together."""
        self.tokens = list(tokens)
        self.hole = hole
        self._size = max(2, len(self.tokens))
        self._weights = {
            token: min(1.0, max(_LOWEST_WEIGHT, math.log(self._size / count) / math.log(self._size)))
            for token, count in Counter(self.tokens).items()
        }
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            self._places[token].append(place)
        for place, pair in enumerate(pairwise(self.tokens)):
            self._pairs[pair].append(place)
        self._similarities: dict[tuple[str, str], float] = {}

    def weight(self, token: str) -> float:
        """Return how much the token tells, from its rarity here; a token never spoken tells most."""
        return self._weights.get(token, 1.0)

    def similarity(self, quoted: str, spoken: str) -> float:
        """Return 1 for the same word, less for a stem or a mishearing, 0 for another word."""
        if quoted == spoken:
            return 1.0
        if len(quoted) < 4 or len(spoken) < 4:
            return 0.0
        if quoted in NUMBER_WORDS and spoken in NUMBER_WORDS:
            # Seven and seventy look alike and are not the same.
            return 0.0
        key = (quoted, spoken)
        known = self._similarities.get(key)
        if known is None:
            known = self._similarities[key] = _similarity(quoted, spoken)
        return known

    def as_written(self, tokens: Sequence[str]) -> list[tuple[int, str]]:
        """Return the tokens as this text writes them, each with its place in `tokens`.

        What is one word to one writer are two to another: non-trivial, database, paarmal.
        """
        written: list[tuple[int, str]] = []
        place = 0
        while place < len(tokens):
            token, both = tokens[place], "".join(tokens[place : place + 2])
            if token not in self._weights and (parts := self._parts(token)):
                written += [(place, part) for part in parts]
            elif self._is_compound(both) and tuple(tokens[place : place + 2]) not in self._pairs:
                written.append((place, both))
                place += 1
            else:
                written.append((place, token))
            place += 1
        return written

    def _is_compound(self, word: str) -> bool:
        return len(word) >= _SHORTEST_COMPOUND and word in self._weights

    def _parts(self, word: str) -> tuple[str, str] | None:
        """Return the two words, spoken here one after the other, that make this one."""
        if len(word) < _SHORTEST_COMPOUND:
            return None
        cuts = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 1))
        return next((parts for parts in cuts if parts in self._pairs), None)

    def windows(self, quote: Sequence[str], most: int = 4) -> list[tuple[int, int]]:
        """Return up to `most` half-open token ranges in which `quote` may lie, the likeliest first."""
        width = max(len(quote), 8)
        votes: defaultdict[int, float] = defaultdict(float)
        sparse = max(40, self._size // 60)
        for offset, token in enumerate(quote):
            places = self._places.get(token, ())
            if len(places) <= sparse:
                for place in places:
                    votes[(place - offset) // width] += self.weight(token)
        for offset, pair in enumerate(pairwise(quote)):
            places = self._pairs.get(pair, ())
            if len(places) <= _SPARSE_PAIR:
                for place in places:
                    votes[(place - offset) // width] += 0.7 * (self.weight(pair[0]) + self.weight(pair[1]))
        # A quote's words may straddle two bins.
        sums = {bin_: vote + votes.get(bin_ + 1, 0.0) for bin_, vote in votes.items()}
        best: list[int] = []
        for bin_ in sorted(sums, key=lambda bin_: (-sums[bin_], bin_)):
            if all(abs(bin_ - other) > 1 for other in best):
                best.append(bin_)
                if len(best) == most:
                    break
        return [self._window(bin_, width) for bin_ in best]

    def _window(self, bin_: int, width: int) -> tuple[int, int]:
        low = max(0, int((bin_ - 0.7) * width) - 3)
        return low, min(len(self.tokens), int((bin_ + 2.9) * width) + 6)


class Pair(Struct, frozen=True):
    """A token of the quote beside the token of the transcript that it was heard as."""

    quoted: int
    spoken: int
    similarity: float


class Alignment(Struct, frozen=True):
    """A quote laid along a transcript; `pairs` is in order on both sides and never empty."""

    pairs: tuple[Pair, ...]
    coverage: float
    """Share of the quote that was spoken, words weighted by rarity; 0 to 1."""
    density: float
    """Share of the spoken stretch that the quote uses; 0 to 1."""
    evidence: float
    """How much the words that were met tell, in words as rare as can be."""
    hole: float
    """What is taken from the score for what is missing in one piece, beyond what always may be."""

    @property
    def score(self) -> float:
        """How well the quote was met, 0 to 1: coverage, less where its words lie strewn about.

        Less again where a whole part is missing: a mishearing or an editor spoils a word here and
        there, but a sentence that opens like another one and ends unlike it was never said.
        """
        spread = self.coverage * (0.6 + 0.4 * min(1.0, self.density / 0.6))
        return max(0.0, spread - self.hole)


def align(text: SpokenText, quote: Sequence[str], low: int, high: int) -> Alignment | None:
    """Return the best alignment of `quote` with the tokens `low` to `high`, None where no word meets."""
    pairs = _trace(text, quote, low, *_best_path(text, quote, text.tokens[low:high]))
    pairs = _without_strays(text, _without_strays(text, pairs)[::-1])[::-1]
    if not pairs:
        return None
    total = sum(text.weight(token) for token in quote)
    met = sum(text.weight(quote[pair.quoted]) * pair.similarity for pair in pairs)
    stretch = pairs[-1].spoken - pairs[0].spoken + 1
    hole = _hole([text.weight(token) for token in quote], {pair.quoted for pair in pairs})
    return Alignment(tuple(pairs), met / total, len(pairs) / stretch, met, text.hole * hole)


def _hole(weights: Sequence[float], met: Collection[int]) -> float:
    """Return the share of the weightiest run of words of which none was met, beyond what always may be."""
    widest = run = 0.0
    for place, weight in enumerate(weights):
        run = 0.0 if place in met else run + weight
        widest = max(widest, run)
    total = sum(weights)
    return max(0.0, widest / total - max(_MENDED_SHARE, _MENDED / total))


_STOP, _MEET, _SKIP_QUOTED, _SKIP_SPOKEN = range(4)


def _best_path(
    text: SpokenText, quote: Sequence[str], spoken: Sequence[str]
) -> tuple[list[bytearray], tuple[int, int]]:
    """Return the table of steps and the cell where the best path ends."""
    skip_costs = [_SPOKEN_NOT_QUOTED * text.weight(token) for token in spoken]
    above = [0.0] * (len(spoken) + 1)
    steps = [bytearray(len(spoken) + 1)]
    best, end = 0.0, (0, 0)
    for row, token in enumerate(quote, 1):
        weight = text.weight(token)
        missing = _QUOTED_NOT_SPOKEN * weight
        other = -_OTHER_WORD * (0.3 + weight)
        current, step = [0.0] * (len(spoken) + 1), bytearray(len(spoken) + 1)
        left = 0.0
        for column, heard in enumerate(spoken, 1):
            alike = text.similarity(token, heard)
            value, kind = above[column - 1] + (weight * alike if alike else other), _MEET
            if above[column] - missing > value:
                value, kind = above[column] - missing, _SKIP_QUOTED
            if left - skip_costs[column - 1] > value:
                value, kind = left - skip_costs[column - 1], _SKIP_SPOKEN
            if value <= 0.0:
                left = 0.0
                continue
            current[column] = left = value
            step[column] = kind
            if value > best:
                best, end = value, (row, column)
        above = current
        steps.append(step)
    return steps, end


def _trace(
    text: SpokenText, quote: Sequence[str], low: int, steps: list[bytearray], end: tuple[int, int]
) -> list[Pair]:
    row, column = end
    pairs: list[Pair] = []
    while (kind := steps[row][column]) != _STOP:
        if kind == _MEET:
            alike = text.similarity(quote[row - 1], text.tokens[low + column - 1])
            if alike:
                pairs.append(Pair(row - 1, low + column - 1, alike))
        row -= kind != _SKIP_SPOKEN
        column -= kind != _SKIP_QUOTED
    return pairs[::-1]


def _without_strays(text: SpokenText, pairs: list[Pair]) -> list[Pair]:
    """Return the pairs without the first few, where these lie too far from the rest for what they weigh.

    A word like "the" is met anywhere; left in, it would put the start of the quote
    a clause too early.
    """
    weight, first = 0.0, 0
    for place, (pair, later) in enumerate(pairwise(pairs[: _MOST_STRAYS + 1]), 1):
        weight += text.weight(text.tokens[pair.spoken]) * pair.similarity
        skipped = abs(later.spoken - pair.spoken) - abs(later.quoted - pair.quoted)
        if weight < _STRAY * skipped:
            weight, first = 0.0, place
    return pairs[first:]


def _similarity(quoted: str, spoken: str) -> float:
    from rapidfuzz import fuzz  # only when words are compared: start-up does not pay for it

    if quoted.startswith(spoken) or spoken.startswith(quoted):
        return _STEM if abs(len(quoted) - len(spoken)) <= 3 else 0.3
    ratio = fuzz.ratio(quoted, spoken) / 100
    return ratio if ratio >= _SIMILAR else 0.0
