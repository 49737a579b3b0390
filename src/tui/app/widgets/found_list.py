"""What a search found: its kind, the second it is said at, the words round it, and where."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.app.looks import glyphs
from tui.app.widgets.row_list import Part, RowList, fit
from tui.library.words import excerpt, folded
from tui.model.library import HitKind
from tui.model.text import format_time
from tui.services.search import Answer, Found

KINDS: dict[HitKind, tuple[str, str]] = {
    "quote": (glyphs.QUOTE, "One-liner"),
    "title": (glyphs.PLAYING, "Title"),
    "transcript": (glyphs.QUOTED, "Said"),
    "notes": (glyphs.BULLET, "Notes"),
}
"""The kinds in the order they are shown, each with a symbol and a word."""
_ORDER = list(KINDS)
_WIDE = 100
"""Columns from which on a row tells all; below, a line of its own tells the rest of the chosen one."""


class FoundList(RowList):
    """Finds by kind, the words asked for in another style."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.answer = Answer("")
        self._found: list[Found] = []

    def show(self, answer: Answer) -> None:
        """Show an answer, the cursor on the first find."""
        self.answer = answer
        self._found = sorted(answer.found, key=lambda found: _ORDER.index(found.hit.kind))
        self.count = len(self._found)
        self.reload()

    @property
    def found(self) -> Found | None:
        """The find under the cursor."""
        return self._found[self.cursor] if self.count else None

    @property
    def tally(self) -> str:
        """How many there are of each kind."""
        kinds = [found.hit.kind for found in self._found]
        return " · ".join(f"{name} {kinds.count(kind)}" for kind, (_, name) in KINDS.items() if kind in kinds)

    def next_kind(self) -> None:
        """Put the cursor on the first find of the next kind, after the last on the very first."""
        if self.count:
            here = _ORDER.index(self._found[self.cursor].hit.kind)
            later = [row for row, found in enumerate(self._found) if _ORDER.index(found.hit.kind) > here]
            self.cursor = later[0] if later else 0

    def parts(self, row: int, width: int) -> list[Part]:
        """Kind, second and words; where there is room also the episode."""
        found = self._found[row]
        symbol, name = KINDS[found.hit.kind]
        time = format_time(found.start) if found.start is not None else ""
        if width < _WIDE:
            head, room, tail = f"{symbol} ", width - (11 if width >= 60 else 10), ""
            time = f"{time:>{8 if width >= 60 else 7}} "
        else:
            where = max(40, width * 2 // 5)
            head, room = f"{symbol} {name:<10}", width - 22 - where
            time, tail = f"{time:>8}  ", fit("  " + describe_episode(found), where)
        words = fit(excerpt(found.hit.text, self.answer.words, room), room)
        return [(head, "mark"), (time, "dim"), *_highlighted(words, self.answer.words), (tail, "dim")]


def describe(found: Found) -> str:
    """Return what kind of find it is and where it lies, on one line."""
    return f"{KINDS[found.hit.kind][1]} · {describe_episode(found)}"


def describe_episode(found: Found) -> str:
    """Return the feed, the episode and its date; a title found is not told again."""
    episode = found.episode
    words = [episode.feed_title, episode.title if found.hit.kind != "title" else "", _day(episode.published)]
    return " · ".join(filter(None, words))


def _day(published: int | None) -> str:
    try:
        return datetime.fromtimestamp(published).strftime("%Y-%m-%d") if published is not None else ""
    except (OverflowError, ValueError, OSError):
        return ""


def _highlighted(text: str, asked: Sequence[str]) -> Iterator[Part]:
    """Yield the text cut where an asked word begins a word, and where it ends."""
    if not asked:
        yield text, ""
        return
    found = "|".join(re.escape(word) for word in sorted(asked, key=len, reverse=True))
    at = 0
    for match in re.finditer(rf"(?<![^\W_])(?:{found})", folded(text)):
        yield text[at : match.start()], ""
        yield text[match.start() : match.end()], "mark"
        at = match.end()
    yield text[at:], ""
