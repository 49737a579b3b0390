"""Where a quote says another thing than what was said, though nearly all its words are the same.

"We lost 40 boats" is not a quote of "we lost 14 boats", and "it is safe" none of "it is
not safe". A score of words cannot see this: one word of twenty hardly lowers it.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise, product

from msgspec import Struct

from tui.timing.align import Pair
from tui.timing.numbers import NUMBER_WORDS, said_numbers

_DENIALS = """
    not no never nobody nothing none neither nor without unable hardly barely
    nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne
    pas jamais aucun aucune non mai nessuno niente nunca ningun ninguna sin nao nenhum nenhuma
    niet geen nooit inte ingen aldrig ikke ei nie
    не нет никогда без 不 没 沒
"""
_NEGATIONS = frozenset(_DENIALS.split())
"""Compared without accents, as tokens are."""
_PAIRS = """
    more less, more fewer, most least, higher lower, highest lowest, up down, before after, always never,
    better worse, best worst, increase decrease, increased decreased, larger smaller, largest smallest,
    big small, faster slower, fast slow, easy hard, easier harder, good bad, right wrong, with without,
    cheap expensive, first last, everyone nobody, everything nothing
"""
_OPPOSITES = frozenset(frozenset(pair.split()) for pair in _PAIRS.split(","))
_CLOSE = 3
"""Words; across a wider gap a clause was left out, with whatever it denied."""
_AGAIN = 5
"""Words between a denial and the same one said again: "it's not, it's not a problem"."""
_CLEAN = 15
"""Words; in so many, a recogniser mistakes one without being in trouble."""
_MISSPELT = 0.4
"""Two names less alike than this are two names, not one that somebody has spelt by ear."""


class Spoken(Struct, frozen=True):
    """Tokens, and which of them are names: written large inside a sentence."""

    tokens: Sequence[str]
    names: Sequence[bool]


class _Gap(Struct, frozen=True):
    """What lies between two words that were met: in the quote, and in what was said."""

    quoted: range
    spoken: range

    @property
    def is_close(self) -> bool:
        return len(self.quoted) <= _CLOSE and len(self.spoken) <= _CLOSE


def contradicts(quote: Spoken, said: Spoken, pairs: Sequence[Pair]) -> bool:
    """Return whether quote and speech, aligned by `pairs`, differ in a number, a denial, or a name."""
    inside = [gap for gap in _gaps(pairs) if gap.quoted or gap.spoken]
    gaps = [*inside, *_edges(pairs, len(quote.tokens), len(said.tokens))]
    return (
        any(_other_number(quote, said, gap) or _opposite(quote, said, gap) for gap in gaps)
        or any(_other_name(quote, said, gap) for gap in gaps)
        or _denied(quote, said, pairs, inside)
    )


def may_be_misheard(quote: Spoken, said: Spoken, pairs: Sequence[Pair]) -> bool:
    """Return whether what contradicts may be a recogniser's mistake, in words that it has heard.

    It may where the recogniser has made others besides, and unless it has heard another number, one
    that sounds unlike, or the very words but for a denial.
    """
    inside = [gap for gap in _gaps(pairs) if gap.quoted or gap.spoken]
    edges = list(_edges(pairs, len(quote.tokens), len(said.tokens)))
    blemishes = len(inside) + len(edges) + sum(pair.similarity < 1 for pair in pairs)
    if blemishes > 1 + len(quote.tokens) // _CLEAN:
        return True
    quoted = [[quote.tokens[place] for place in gap.quoted] for gap in (*inside, *edges)]
    spoken = [[said.tokens[place] for place in gap.spoken] for gap in (*inside, *edges)]
    return not any(map(_clear, quoted, spoken))


def _clear(quoted: Sequence[str], spoken: Sequence[str]) -> bool:
    """Return whether a difference that contradicts is no mishearing."""
    numbers = [[word for word in words if word in NUMBER_WORDS] for words in (quoted, spoken)]
    if all(numbers):
        return not any(_sound_alike(*pair) for pair in product(*numbers))
    return not (quoted and spoken) and any(word in _NEGATIONS for word in (*quoted, *spoken))


def _sound_alike(number: str, other: str) -> bool:
    """Return whether these are numbers such as fifteen and fifty."""
    ten, teen = sorted((number, other), key=len)
    return teen.endswith("teen") and ten.endswith("ty") and teen[:2] == ten[:2]


def _gaps(pairs: Sequence[Pair]) -> Iterator[_Gap]:
    for pair, later in pairwise(pairs):
        yield _Gap(range(pair.quoted + 1, later.quoted), range(pair.spoken + 1, later.spoken))


def _edges(pairs: Sequence[Pair], quoted: int, spoken: int) -> Iterator[_Gap]:
    """Yield what the quote has before its first and after its last word met, and as much of what was said."""
    first, last = pairs[0], pairs[-1]
    if first.quoted:
        yield _Gap(range(first.quoted), range(max(0, first.spoken - first.quoted), first.spoken))
    if missing := quoted - 1 - last.quoted:
        end = min(spoken, last.spoken + 1 + missing)
        yield _Gap(range(last.quoted + 1, quoted), range(last.spoken + 1, end))


def _other_number(quote: Spoken, said: Spoken, gap: _Gap) -> bool:
    if len(gap.spoken) > len(gap.quoted) + _CLOSE:
        return False
    in_gap = (quote.tokens[place] for place in gap.quoted), (said.tokens[place] for place in gap.spoken)
    if NUMBER_WORDS.isdisjoint(chain(*in_gap)):
        return False
    quoted, spoken = _numbers(quote.tokens, gap.quoted), _numbers(said.tokens, gap.spoken)
    if not quoted or not spoken:
        return False
    digits = "".join(map(str, spoken))
    return not all(
        str(number) == digits or any(_is_same(number, other) for other in spoken) for number in quoted
    )


def _is_same(number: int, other: int) -> bool:
    """Return whether two numbers are one, or one is the other's year in short."""
    small, great = sorted((number, other))
    return small == great or (small < 100 and great % 100 == small and 1100 <= great < 2100)


def _numbers(tokens: Sequence[str], gap: range) -> list[int]:
    """Return the numbers that reach into a gap or up to it, whole."""
    around = range(max(0, gap.start - 1), min(len(tokens), gap.stop + 1))
    places = [place for place in around if tokens[place] in NUMBER_WORDS]
    if not places:
        return []
    first, end = places[0], places[-1] + 1
    while first > 0 and (tokens[first - 1] in NUMBER_WORDS or (first > 1 and _is_oh(tokens, first - 1))):
        first -= 1
    while end < len(tokens) and (tokens[end] in NUMBER_WORDS or _is_oh(tokens, end)):
        end += 1
    numbers: list[int] = []
    for is_number, run in groupby(
        range(first, end), lambda place: tokens[place] in NUMBER_WORDS or _is_oh(tokens, place)
    ):
        if is_number:
            numbers += said_numbers([tokens[place] for place in run])
    return numbers


def _is_oh(tokens: Sequence[str], place: int) -> bool:
    return tokens[place] == "oh" and place + 1 < len(tokens) and tokens[place + 1] in NUMBER_WORDS


def _opposite(quote: Spoken, said: Spoken, gap: _Gap) -> bool:
    return gap.is_close and any(
        {quote.tokens[place], said.tokens[other]} in _OPPOSITES
        for place, other in product(gap.quoted, gap.spoken)
    )


def _other_name(quote: Spoken, said: Spoken, gap: _Gap) -> bool:
    from rapidfuzz import fuzz  # only when words are compared: start-up does not pay for it

    if not gap.is_close:
        return False
    quoted = "".join(quote.tokens[place] for place in gap.quoted if quote.names[place])
    spoken = "".join(said.tokens[place] for place in gap.spoken if said.names[place])
    if not quoted or not spoken or quoted[0] == spoken[0]:
        return False
    return fuzz.ratio(quoted, spoken) / 100 < _MISSPELT


def _denied(quote: Spoken, said: Spoken, pairs: Sequence[Pair], gaps: Sequence[_Gap]) -> bool:
    """Return whether one of the two denies once more, or once less, than the other."""
    quoted = {place for gap in gaps for place in gap.quoted if quote.tokens[place] in _NEGATIONS}
    met = {pair.spoken for pair in pairs}
    spoken = {
        place
        for gap in gaps
        for place in gap.spoken
        if said.tokens[place] in _NEGATIONS and not _repeated(said.tokens, place, met)
    }
    close = [gap for gap in gaps if gap.is_close]
    # A denial may stand elsewhere in the sentence; one in a clause left out is nothing against the quote.
    more = sum(place in gap.quoted for gap in close for place in quoted) - len(spoken)
    less = sum(place in gap.spoken for gap in close for place in spoken) - len(quoted)
    return (more > 0 and more % 2 == 1) or (less > 0 and less % 2 == 1)


def _repeated(tokens: Sequence[str], place: int, met: set[int]) -> bool:
    near = range(max(0, place - _AGAIN), min(len(tokens), place + _AGAIN + 1))
    return tokens[place - 1] == "or" or any(
        other in met and tokens[other] == tokens[place] for other in near if other != place
    )
