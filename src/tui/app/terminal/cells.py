"""What stands on the terminal, cell by cell, so that of every picture only what differs is written.

Textual draws a part of the screen anew whether its cells have changed or not: over a slow line that is
what one waits for. Here each picture is compared with the one before.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

_ATTRIBUTES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53")
"""What turns on each of the attributes of a style, in the order of Rich's bits."""
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_OFF |= {"21": "24", "51": "54", "52": "54", "53": "55"}
_SEEN_ON_BLANKS = frozenset(("4", "7", "9", "21", "51", "52", "53"))
"""Attributes that show on a cell without a character, with the colour of the characters."""
_NARROW = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*"
)
"""What takes one cell on every terminal."""
_WIDE = ((0x2E80, 0xA4CF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF00, 0xFF60))
"""What takes two on every terminal. About emoji and joined characters they disagree."""
_NEAR = 4
"""Cells between two changes that are written again: skipping them takes as many bytes."""


class Look(NamedTuple):
    """How a cell looks, as parameters of SGR."""

    attributes: frozenset[str]
    colour: str
    background: str


_PLAIN = Look(frozenset(), "", "")

Cell = tuple[str, Look]
"""A character and its look; the right half of a wide one has no character."""


class Shown:
    """The cells of a terminal, as far as they are known."""

    def __init__(self) -> None:
        self._lines: list[list[Cell | None]] = []
        self._size = Size(0, 0)

    def forget(self) -> None:
        """Take it that anything may stand on the terminal."""
        self._size = Size(0, 0)

    def changes(self, update: CompositorUpdate, size: Size) -> CompositorUpdate:
        """Return what shows a picture of this size on the terminal, reckoned when it is rendered."""
        return _Changes(self, update, size)

    def write(self, update: CompositorUpdate, size: Size, console: Console) -> str:
        """Take a picture down, and return what the terminal needs to show it."""
        if size != self._size:
            self._size = size
            self._lines = [[None] * size.width for _ in range(size.height)]
        system = console._color_system or ColorSystem.TRUECOLOR
        pen = _Pen()
        for y, x, strip, first, end in _pieces(update):
            # What is on its way while the terminal becomes smaller may reach beyond it.
            end = min(end, size.width)
            if y >= size.height or first >= end:
                continue
            line, cells = self._lines[y], _cells(strip, system)
            if cells is None:
                pen.draw_doubtful(y, x, strip.render(console))
                # Nobody knows how far that took, nor what it has pushed aside.
                line[x:] = [None] * (len(line) - x)
                continue
            while first > x and not cells[first - x][0]:
                first -= 1
            pen.draw_changes(y, first, line, cells[first - x : end - x])
        return pen.finished()


class _Changes(CompositorUpdate):
    def __init__(self, shown: Shown, update: CompositorUpdate, size: Size) -> None:
        self._shown, self._update, self._size = shown, update, size

    def render_segments(self, console: Console) -> str:
        return self._shown.write(self._update, self._size, console)


class _Pen:
    """Writes cells with as few movements and changes of style as it can."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._at: tuple[int, int] | None = None
        self._look = _PLAIN

    def draw_changes(self, y: int, x: int, line: list[Cell | None], cells: list[Cell]) -> None:
        """Write the cells that differ from those in the line from `x` on, and put them there."""
        before = line[x : x + len(cells)]
        if before == cells:
            return
        line[x : x + len(cells)] = cells
        changed = [at for at, (old, new) in enumerate(zip(before, cells, strict=False)) if old != new]
        start = before_it = changed[0]
        for at in changed:
            if at - before_it > 1 and not _worth_writing(cells, before_it, at):
                self._draw_run(y, x, cells, start, before_it + 1)
                start = at
            before_it = at
        self._draw_run(y, x, cells, start, before_it + 1)

    def draw_doubtful(self, y: int, x: int, text: str) -> None:
        """Write what is rendered already, and takes nobody knows how many cells."""
        self._put_away()
        self._go_to(y, x)
        self._out.append(text)
        self._at = None

    def finished(self) -> str:
        """Return all that has been written, the look put back to the terminal's own."""
        self._put_away()
        return "".join(self._out)

    def _draw_run(self, y: int, x: int, cells: Sequence[Cell], first: int, end: int) -> None:
        while first and not cells[first][0]:  # a wide character is written whole
            first -= 1
        while end < len(cells) and not cells[end][0]:
            end += 1
        self._go_to(y, x + first)
        out, look = self._out, self._look
        for character, its in cells[first:end]:
            if its is not look and not (character == " " and _is_blank_in(look, its)):
                out.append(_turn(look, its))
                look = its
            out.append(character)
        self._look = look
        self._at = (y, x + end)

    def _go_to(self, y: int, x: int) -> None:
        at = self._at
        if at is not None and at[0] == y and at[1] <= x:
            if x > at[1]:
                self._out.append(f"\x1b[{x - at[1]}C")
        else:
            self._out.append(f"\x1b[{y + 1};{x + 1}H")

    def _put_away(self) -> None:
        if self._look is not _PLAIN:
            self._out.append("\x1b[m")
            self._look = _PLAIN


def _worth_writing(cells: Sequence[Cell], last: int, following: int) -> bool:
    """Whether what stands between two changes is written again: going past it takes some bytes too."""
    if following - last > _NEAR:
        return False
    look = cells[last][1]
    between = cells[last + 1 : following]
    return all(its is look or (character == " " and _is_blank_in(look, its)) for character, its in between)


@lru_cache(4096)
def _is_blank_in(look: Look, blank: Look) -> bool:
    """Whether a blank looks the same in another look: of that only the background is seen."""
    return (
        not blank.attributes and blank.background == look.background and not look.attributes & _SEEN_ON_BLANKS
    )


def _pieces(update: CompositorUpdate) -> Iterator[tuple[int, int, Strip, int, int]]:
    """Yield row, column and strip of what Textual would write, and from where to where it is asked for."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for whole in strips:
                end = x + whole.cell_length
                yield y, x, whole, x, end
                x = end
    elif isinstance(update, ChopsUpdate):
        for y, first, last in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x < last and end > first:
                    yield y, x, strip, max(x, first), min(end, last)


def _cells(strip: Strip, system: ColorSystem) -> list[Cell] | None:
    """Return the cells of a strip; None where terminals may disagree about them."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        if style is not None and style.link:
            return None
        look, blank = _looks(style, system) if style is not None else (_PLAIN, _PLAIN)
        if not _NARROW.fullmatch(text):
            spread = _spread(text)
            if spread is None:
                return None
            cells += zip(spread, repeat(look))
        elif look is blank or " " not in text:
            cells += zip(text, repeat(look))
        else:
            cells += [(character, blank if character == " " else look) for character in text]
    return cells


@lru_cache(1024)
def _spread(text: str) -> tuple[str, ...] | None:
    """Return what stands in each cell of a text; None where that is not sure."""
    cells: list[str] = []
    for character in text:
        code, width = ord(character), get_character_cell_size(character)
        if width == 2 and any(low <= code <= high for low, high in _WIDE):
            cells += (character, "")
        elif width == 1 and code < 0x10000 and unicodedata.combining(character) == 0:
            cells.append(character)
        else:
            return None
    return tuple(cells)


@lru_cache(2048)
def _looks(style: Style, system: ColorSystem) -> tuple[Look, Look]:
    """Return how a style looks, and how on a blank, of which a character's colour is not seen."""
    bits = style._attributes & style._set_attributes
    attributes = frozenset(code for bit, code in enumerate(_ATTRIBUTES) if bits & (1 << bit))
    colour, background = style.color, style.bgcolor
    front = ";".join(colour.downgrade(system).get_ansi_codes()) if colour is not None else ""
    back = ";".join(background.downgrade(system).get_ansi_codes(False)) if background is not None else ""
    front, back = front if front != "39" else "", back if back != "49" else ""
    look = _look(attributes, front, back)
    return look, look if attributes & _SEEN_ON_BLANKS else _look(frozenset(), "", back)


@lru_cache(2048)
def _look(attributes: frozenset[str], colour: str, background: str) -> Look:
    """Return a look, the same object for the same look."""
    return Look(attributes, colour, background) if attributes or colour or background else _PLAIN


@lru_cache(4096)
def _turn(before: Look, after: Look) -> str:
    """Return what turns one look into another."""
    codes = sorted({_OFF[code] for code in before.attributes - after.attributes})
    added = after.attributes - before.attributes
    if "22" in codes:  # ends bold and faint alike
        added |= after.attributes & {"1", "2"}
    codes += sorted(added)
    if before.colour != after.colour:
        codes.append(after.colour or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    turned, anew = ";".join(codes), ";".join(("0", *sorted(after.attributes), *filter(None, after[1:])))
    return f"\x1b[{min(turned, anew, key=len)}m"
