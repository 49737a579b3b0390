"""A one-liner as rows: number, time and sureness in a calm column, the words beside it."""

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.app.looks import glyphs
from tui.app.widgets.prose import wrapped
from tui.app.widgets.row_list import fit
from tui.model.notes import Quote
from tui.model.text import format_time
from tui.services.quote_words import evidence, sureness

_CALM, _LOUD = "dim", "bold"
_NOW = "on $accent 20%"
_LEAST = 30
"""Columns the words need beside the column of times; with fewer they stand below it."""
_NO_TIME = "–:––"


class QuoteRows:
    """Lays out the one-liners of one episode at one width; all of them share the width of their times."""

    def __init__(self, quotes: Sequence[Quote], width: int, source: Callable[[Quote], str]) -> None:
        self._quotes = quotes
        self._width = max(8, width)
        self._source = source
        proofs = {evidence(quote) for quote in quotes}
        self.shared = proofs.pop() if len(quotes) > 1 and len(proofs) == 1 else ""
        """How the times are known, where that is the same for all and need not stand beside each."""
        times = [cell_len(_time(quote)) for quote in quotes]
        self._gutter = max(6 + max(times, default=0), 11)
        self._beside = self._width - self._gutter - 2

    def rows(self, index: int, *, now: bool) -> Content:
        """Return one of them; `now` while it is being spoken."""
        quote = self._quotes[index]
        lead = f"{glyphs.PLAYING} now" if now else f"{index + 1}" if index < 9 else ""
        lines = self._narrow(quote, lead, now) if self._beside < _LEAST else self._wide(quote, lead, now)
        if now:
            lines = [_filled(line, self._width).stylize(_NOW) for line in lines]
        return Content("\n").join(lines)

    def _wide(self, quote: Quote, lead: str, now: bool) -> list[Content]:
        said, width = self._said(quote, now, self._beside), self._beside
        proof = Content.styled(self._proof(quote), _CALM)
        if not proof:
            pass
        elif len(said) > 1 and said[-1].cell_length + proof.cell_length + 3 <= width:
            said[-1] = Content.assemble(said[-1], (" · ", _CALM), proof)
        else:
            said.append(Content.styled(fit(proof.plain, min(width, proof.cell_length)), _CALM))
        left = [f"{lead:>5} {_time(quote):>{self._gutter - 6}}", f"{sureness(quote):>{self._gutter}}"]
        lines = []
        for row, line in enumerate(said + [Content("")] * (2 - len(said))):
            text = left[row] if row < len(left) else " " * self._gutter
            style = _LOUD if now and row == 0 else _CALM
            lines.append(Content.assemble((text, style), "  ", line))
        return lines

    def _narrow(self, quote: Quote, lead: str, now: bool) -> list[Content]:
        proof = self._proof(quote)
        facts = " ".join(filter(None, (f"{lead:<2}", _time(quote), sureness(quote), proof)))
        head = Content.styled(fit(facts, min(cell_len(facts), self._width)), _LOUD if now else _CALM)
        return [head, *self._said(quote, now, self._width)]

    def _said(self, quote: Quote, now: bool, width: int) -> list[Content]:
        """Return the words in lines, the speaker behind them where there is room."""
        words = Content.styled(f"“{quote.text}”", _LOUD if now else "")
        lines = wrapped(words, width)
        if quote.speaker:
            speaker = f"— {quote.speaker}"
            if lines[-1].cell_length + cell_len(speaker) + 1 <= width:
                lines[-1] = Content.assemble(lines[-1], " ", (speaker, _CALM))
            else:
                lines.append(Content.styled(fit(speaker, min(cell_len(speaker), width)), _CALM))
        return lines

    def _proof(self, quote: Quote) -> str:
        known = "" if self.shared else evidence(quote)
        return ", ".join(filter(None, (known, self._source(quote))))


def _time(quote: Quote) -> str:
    return _NO_TIME if quote.start is None else format_time(quote.start)


def _filled(line: Content, width: int) -> Content:
    return line.pad_right(max(0, width - line.cell_length))
