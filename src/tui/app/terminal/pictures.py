"""How the terminal shows pictures: as real ones by kitty's protocol, as coloured half blocks, or not at all.

What it can is told from the environment. Asking the terminal would mean to read its answer in the place of
keys, and one that stays silent costs the start a wait.
"""

import base64
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.looks.themes import has_few_colours
from tui.model.picture import Raster

Way = Literal["kitty", "blocks"]

UPPER_HALF = "▀"
_CHUNK = 4096
_WITH_PLACEHOLDERS = (0, 28)
_PLACEHOLDER = "\U0010eeee"
_NUMBERS = (
    "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b\u0363\u0364\u0365"
    "\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f\u0483\u0484\u0485\u0486\u0487\u0592\u0593\u0594\u0595\u0597"
    "\u0598\u0599\u059c\u059d\u059e\u059f\u05a0\u05a1\u05a8\u05a9\u05ab\u05ac\u05af\u05c4\u0610\u0611\u0612\u0613\u0614\u0615"
    "\u0616\u0617\u0657\u0658\u0659\u065a\u065b\u065d\u065e\u06d6\u06d7\u06d8\u06d9\u06da\u06db\u06dc\u06df\u06e0\u06e1\u06e2"
)
"""Marks that stand for the numbers of rows and columns, the first eighty of kitty's table."""
LARGEST = len(_NUMBERS)
"""Cells a picture may be wide or high."""


def way_of(setting: str, environment: Mapping[str, str], *, ascii_only: bool, no_color: bool) -> Way | str:
    """Return how pictures are shown, or a sentence that says why they are not."""
    if setting == "off":
        return "Pictures are off: [screen] art in podtui.toml."
    if setting in ("kitty", "blocks"):
        return "kitty" if setting == "kitty" else "blocks"
    if ascii_only or no_color or has_few_colours(environment):
        return "This terminal shows too few colours or signs for pictures."
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return 'No pictures over ssh, unless [screen] art = "blocks" asks for them.'
    if environment.get("TMUX") or environment.get("STY"):
        return "blocks"
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "").lower()
    is_kitty = "KITTY_WINDOW_ID" in environment or "kitty" in term
    return "kitty" if program == "ghostty" or (is_kitty and kitty_can()) else "blocks"


def kitty_can() -> bool:
    """Tell whether the kitty installed is new enough: an older one shows boxes. Takes milliseconds."""
    import subprocess  # only where kitty is

    try:
        told = subprocess.run(["kitty", "--version"], capture_output=True, text=True, timeout=2).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    found = re.search(r"(\d+)\.(\d+)", told)
    return found is not None and (int(found[1]), int(found[2])) >= _WITH_PLACEHOLDERS


def cells(picture: bytes, columns: int, rows: int) -> tuple[int, int]:
    """Return how many cells wide and high a PNG is to be, in this room; a cell is twice as high as wide."""
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    share = min(min(columns, LARGEST) / width, 2 * min(rows, LARGEST) / height)
    return max(1, round(width * share)), max(1, round(height * share / 2))


def blocks(raster: Raster) -> list[Strip]:
    """Return a picture in cells, each the lower half of one pixel below the upper half of another."""
    width, height, pixels = raster
    strips = []
    for top in range(0, height, 2):
        segments = []
        for x in range(width):
            upper, lower = _colour(pixels, top * width + x), None
            if top + 1 < height:
                lower = _colour(pixels, (top + 1) * width + x)
            segments.append(Segment(UPPER_HALF, Style(color=upper, bgcolor=lower)))
        strips.append(Strip(Segment.simplify(segments), width))
    return strips


def _colour(pixels: bytes, place: int) -> Color:
    return Color.from_rgb(*pixels[3 * place : 3 * place + 3])


def sent_to_kitty(picture: bytes, number: int, columns: int, rows: int) -> Iterator[str]:
    """Yield what gives kitty a PNG to show where placeholders with this number stand, so many cells large."""
    words = base64.b64encode(picture).decode()
    pieces = [words[at : at + _CHUNK] for at in range(0, len(words), _CHUNK)]
    head = f"a=T,U=1,f=100,i={number},c={columns},r={rows},q=2,"
    for place, piece in enumerate(pieces):
        more = int(place + 1 < len(pieces))
        yield f"\x1b_G{head if place == 0 else ''}m={more};{piece}\x1b\\"


def placeholders(number: int, columns: int, rows: int) -> list[Strip]:
    """Return the cells in whose place kitty shows a picture: their colour is its number."""
    style = Style(color=Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255))
    return [
        Strip(
            [Segment("".join(f"{_PLACEHOLDER}{_NUMBERS[row]}{_NUMBERS[x]}" for x in range(columns)), style)],
            columns,
        )
        for row in range(rows)
    ]
