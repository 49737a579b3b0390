"""Which quote is next, which one is being spoken: pure decisions over times."""

from collections.abc import Sequence

from msgspec import Struct

from tui.model.notes import Quote

_WORDS_PER_SECOND = 2.5
_AGAIN_AFTER = 1.5
"""So many seconds into a quote, "previous" means its own beginning."""


class Step(Struct, frozen=True):
    """A jump to a quote: its place in the episode's list, and the second to seek to."""

    index: int
    target: float


def step_to(quotes: Sequence[Quote], index: int, lead: float) -> Step | None:
    """Return the jump to the quote at `index`; None when it has no time."""
    start = quotes[index].start
    return None if start is None else Step(index, max(0.0, start - lead))


def next_step(quotes: Sequence[Quote], position: float, lead: float) -> Step | None:
    """Return the jump to the first quote that starts after what is heard now; None after the last."""
    later = [(start, index) for index, start in _timed(quotes) if start - lead > position + 0.25]
    return step_to(quotes, min(later)[1], lead) if later else None


def previous_step(quotes: Sequence[Quote], position: float, lead: float) -> Step | None:
    """Return the jump to the beginning of this quote, or the one before when it has only begun."""
    earlier = [(start, -index) for index, start in _timed(quotes) if start + _AGAIN_AFTER < position + lead]
    return step_to(quotes, -max(earlier)[1], lead) if earlier else None


def spoken(quotes: Sequence[Quote], position: float, lead: float = 0.0) -> int | None:
    """Return the place of the quote that is being spoken at `position`, None between quotes.

    A quote counts from `lead` seconds before its start, where a jump to it begins.
    """
    here = [
        (start, index)
        for index, start in _timed(quotes)
        if start - lead - 0.05 <= position < end_of(quotes[index])
    ]
    return max(here)[1] if here else None


def until_change(quotes: Sequence[Quote], position: float, rate: float, lead: float) -> float:
    """Return the seconds of the wall clock until the whole second, or the quote being spoken, changes."""
    edges = [int(position) + 1.0]
    for index, start in _timed(quotes):
        edges += [start - lead - 0.05, end_of(quotes[index])]
    return max(0.02, (min(edge for edge in edges if edge > position) - position) / rate + 0.01)


def end_of(quote: Quote) -> float:
    """Return the second at which a timed quote is over, reckoned from its words where nobody knows."""
    start = quote.start or 0.0
    if quote.end is not None and quote.end > start:
        return quote.end
    return start + 1.0 + len(quote.text.split()) / _WORDS_PER_SECOND


def _timed(quotes: Sequence[Quote]) -> list[tuple[int, float]]:
    return [(index, quote.start) for index, quote in enumerate(quotes) if quote.start is not None]
