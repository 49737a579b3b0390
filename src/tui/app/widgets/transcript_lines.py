"""A transcript cut into lines of a width: pure reckoning over words, quick enough for hours of speech."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len

from tui.app.looks import glyphs
from tui.app.widgets.row_list import Part
from tui.model.notes import Quote
from tui.model.text import format_time
from tui.services.transcript_text import TranscriptText

Span = tuple[int, int]
"""Words from the first up to the second, which is not among them."""

TEXT, SPEAKER, BLANK = range(3)
_ROOMY = 50
"""Cells of width from which on an empty line parts the speakers."""
_LEAST = 8

SHEET = """
TranscriptPanel {
    overflow-x: hidden;
    scrollbar-gutter: stable;
    .transcript--time { color: $text-muted; }
    .transcript--speaker { text-style: bold; color: $text-accent; }
    .transcript--message { color: $text-muted; }
    .transcript--foot { background: $surface-lighten-2; text-style: bold; }
    .transcript--mark { color: $warning; text-style: bold; }
    .transcript--quote { text-style: italic; color: $text-warning; }
    .transcript--chosen { background: $surface-lighten-2; }
    &:focus > .transcript--chosen { background: $block-cursor-blurred-background; }
    .transcript--find { text-style: underline bold; color: $text-accent; }
    .transcript--here { text-style: reverse bold; color: $accent; }
    .transcript--spoken { text-style: reverse bold; }
    &:nocolor > .transcript--chosen, &:ansi > .transcript--chosen { text-style: underline; }
    &:nocolor > .transcript--here, &:ansi > .transcript--here { text-style: reverse bold underline; }
}
"""
"""How each part of a line looks, as the panel's style sheet."""


class Marks(Struct, frozen=True):
    """What stands out in a transcript; spans are in the order of their words."""

    quotes: Sequence[Span]
    chosen: Span
    finds: Sequence[Span]
    find: Span | None
    """The find chosen."""
    spoken: int | None
    """The word spoken now."""


class Lines:
    """The lines of a transcript; each has a kind and the words on it.

    In front of the words there are `margin` cells: two for marks, the time, and a space.
    """

    def __init__(self, text: TranscriptText, widths: Sequence[int], width: int) -> None:
        """`widths` are the cells of each word, from `widths_of`."""
        self._text = text
        self._widths, self._gaps = widths, text.gaps
        last = text.paragraphs[-1].start if text.paragraphs else 0.0
        self.margin = 2 + max(5, len(format_time(last))) + 1
        self._firsts: list[int] = []
        self._kinds: list[int] = []
        room, speaker = max(_LEAST, width - self.margin), ""
        for paragraph in text.paragraphs:
            if paragraph.speaker != speaker:
                speaker = paragraph.speaker
                if self._firsts and width >= _ROOMY:
                    self._add(paragraph.first, BLANK)
                self._add(paragraph.first, SPEAKER)
            self._wrap(paragraph.first, paragraph.end, room)

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self._firsts)

    def kind(self, line: int) -> int:
        """Return what kind of line it is: TEXT, SPEAKER or BLANK."""
        return self._kinds[line]

    def span(self, line: int) -> Span:
        """Return the words of a line of text; for another kind, the first of them is the one after it."""
        after = line + 1
        return self._firsts[line], self._firsts[after] if after < len(self._firsts) else len(self._text.words)

    def line_of(self, word: int) -> int:
        """Return the line a word stands on."""
        return bisect_right(self._firsts, word) - 1

    def word_under(self, line: int, cell: int) -> int | None:
        """Return the word in a cell of a line, the nearest where none is there; None beside the text."""
        if not 0 <= line < len(self._firsts) or self._kinds[line] == BLANK:
            return None
        first, end = self.span(line)
        if self._kinds[line] == SPEAKER:
            return first
        cell -= self.margin
        for word in range(first, end):
            cell -= self._widths[word] + (self._gaps[word + 1] if word + 1 < end else 0)
            if cell < 0:
                return word
        return end - 1

    def parts(self, line: int, marks: Marks) -> list[Part]:
        """Return what stands on a line: texts, each with the name of how it looks."""
        first, end = self.span(line)
        kind, paragraph = self._kinds[line], self._text.paragraph_of(first)
        if kind == BLANK:
            return []
        if kind == SPEAKER:
            return [(" " * self.margin, ""), (paragraph.speaker or "(another voice)", "speaker")]
        spoken = marks.spoken is not None and first <= marks.spoken < end
        begins = bisect_left(marks.quotes, (first, 0)) < bisect_left(marks.quotes, (end, 0))
        signs = (glyphs.PLAYING if spoken else " ") + (glyphs.QUOTE if begins else " ")
        time = format_time(paragraph.start) if paragraph.first == first else ""
        return [(signs, "mark"), (f"{time:>{self.margin - 3}} ", "time"), *self._words(first, end, marks)]

    def _words(self, first: int, end: int, marks: Marks) -> Iterator[Part]:
        names = [""] * (end - first)
        _paint(names, first, _over(marks.quotes, first, end), "quote")
        _paint(names, first, [marks.chosen], "chosen")
        _paint(names, first, _over(marks.finds, first, end), "find")
        if marks.find is not None:
            _paint(names, first, [marks.find], "here")
        if marks.spoken is not None:
            _paint(names, first, [(marks.spoken, marks.spoken + 1)], "spoken")
        words, gaps, text, before = self._text.words, self._gaps, "", names[0] if names else ""
        for word, name in enumerate(names, first):
            gap = " " if gaps[word] and word > first else ""
            if name == before:
                text += gap + words[word]
                continue
            # What stands out does not reach beyond its words.
            if not before:
                text += gap
                gap = ""
            yield text, before
            if gap and name:
                yield gap, ""
                gap = ""
            text, before = gap + words[word], name
        yield text, before

    def _wrap(self, first: int, end: int, room: int) -> None:
        widths, gaps = self._widths, self._gaps
        self._add(first, TEXT)
        used = widths[first]
        for word in range(first + 1, end):
            used += gaps[word] + widths[word]
            if used > room:
                self._add(word, TEXT)
                used = widths[word]

    def _add(self, first: int, kind: int) -> None:
        self._firsts.append(first)
        self._kinds.append(kind)


def widths_of(words: Iterable[str]) -> list[int]:
    """Return how many cells each word takes."""
    return [len(word) if word.isascii() else cell_len(word) for word in words]


def span_of(quote: Quote, text: TranscriptText) -> Span | None:
    """Return the words of a one-liner that has a time; None without one."""
    if quote.start is None:
        return None
    first = text.word_at(quote.start + 0.05)
    last = text.word_at((quote.end or quote.start) - 0.05)
    return None if first is None else (first, max(first, last or 0) + 1)


def _over(spans: Sequence[Span], first: int, end: int) -> list[Span]:
    """Return those of the spans, which are in order, that reach into the words from `first` up to `end`."""
    near = spans[max(0, bisect_left(spans, (first, 0)) - 1) : bisect_left(spans, (end, 0))]
    return [span for span in near if span[1] > first]


def _paint(names: list[str], first: int, spans: Iterable[Span], name: str) -> None:
    """Give the words in these spans a name, `names` beginning with the word `first`."""
    for low, high in spans:
        for word in range(max(low, first), min(high, first + len(names))):
            names[word - first] = name
