"""Names laid out as chips: side by side where they fit, over several rows where one is too long."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from tui.app.widgets.prose import wrapped
from tui.app.widgets.row_list import fit


class Piece(NamedTuple):
    """A chip, or that part of it that stands on one row."""

    number: int
    """Place of its name in the list."""
    x: int
    """Cells before it."""
    text: str
    first: bool = True
    last: bool = True

    @property
    def end(self) -> int:
        """Cells up to its end."""
        return self.x + cell_len(self.text)

    @property
    def bracketed(self) -> str:
        """The text with a mark at each end of the chip, for screens without colour."""
        begin = "[" if self.first else " "
        return f"{begin}{self.text[1:-1]}{']' if self.last else ' '}"


class Chips:
    """The rows of chips at one width."""

    def __init__(self, names: Sequence[tuple[str, str]], width: int) -> None:
        """`names` come with their symbols."""
        self.rows: list[list[Piece]] = []
        used = width
        for number, (symbol, name) in enumerate(names):
            length = cell_len(f" {symbol} {name} ")
            if length > width:
                self.rows += _over_rows(number, symbol, name, width)
                used = width
                continue
            if used + length > width:
                self.rows.append([])
                used = 0
            self.rows[-1].append(Piece(number, used, f" {symbol} {name} "))
            used += length + 1

    def rows_of(self, number: int) -> range:
        """Return the rows a chip takes."""
        rows = [row for row, pieces in enumerate(self.rows) if any(one.number == number for one in pieces)]
        return range(rows[0], rows[-1] + 1) if rows else range(0)

    def at(self, x: int, y: int) -> int | None:
        """Return the chip at a cell."""
        pieces = self.rows[y] if 0 <= y < len(self.rows) else ()
        return next((piece.number for piece in pieces if piece.x <= x < piece.end), None)

    def nearest(self, number: int, row: int) -> int:
        """Return the chip on a row whose middle is nearest to that of another one."""
        [piece] = [piece for piece in self.rows[self.rows_of(number)[0]] if piece.number == number]
        middle = piece.x + piece.end
        return min(self.rows[row], key=lambda other: abs(other.x + other.end - middle)).number


def _over_rows(number: int, symbol: str, name: str, width: int) -> list[list[Piece]]:
    head = f" {symbol} "
    parts = [part.plain.rstrip() for part in wrapped(Content(name), max(1, width - cell_len(head) - 1))]
    longest = max(map(cell_len, parts))
    last = len(parts) - 1
    return [
        [
            Piece(
                number,
                0,
                f"{' ' * cell_len(head) if row else head}{fit(part, longest)} ",
                row == 0,
                row == last,
            )
        ]
        for row, part in enumerate(parts)
    ]
