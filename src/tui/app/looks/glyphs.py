"""The symbols on the screen, and the ASCII that stands for them where a terminal shows nothing else.

Widgets take their symbols from here and draw them always; on an ASCII terminal the app passes all it
draws, borders and foreign text too, through `in_ascii`. A symbol is one cell wide, as is its twin.
"""

import os
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rich.cells import cell_len

PLAYING, PAUSED, STOPPED, WAITING, PROBLEM = "▶", "‖", "■", "…", "!"
NEW, BEGUN, DONE = "●", "◐", "✓"
"""An episode not played, played in part, played."""
SELECTED, QUEUED, KEPT, TIMED = "▌", "+", "↓", "❝"
"""An episode selected, queued, kept on disk; and behind a number, so many of its one-liners have a second."""
FOUND, ABOUT, MISSING = "✓", "≈", "✗"
"""A one-liner's time: sure, about, not found."""
QUOTE, ABOUT_QUOTE, HEARD, TO_COME, TO_FETCH = "◆", "◇", "━", "─", "╌"
NEEDLE = "█"
NEEDLES: tuple[str, ...] = ("▏", "▎", "▍", "▌", "▋", "▊", "▉", NEEDLE)
"""What is heard ends at the right edge of these, an eighth of a cell further on in each."""
CHAPTER_HEARD, CHAPTER_TO_COME = "╋", "┼"
FOLDED, UNFOLDED = "▸", "▾"
"""In front of a folder's name."""
FIGURE, TOPIC = "@", "#"
"""A name that is a person's, or a thing's."""
BULLET, INNER_BULLET, INMOST_BULLET, RULE, QUOTED = "•", "◦", "▪", "─", "│"

_TWINS = {
    "▶": ">",
    "‖": "=",
    "■": "#",
    "…": ".",
    "●": "*",
    "▸": "+",
    "▾": "-",
    "○": "o",
    "◐": "%",
    "✓": "+",
    "✗": "x",
    "≈": "~",
    "◆": "^",
    "◇": "o",
    "╌": ".",
    "━": "=",
    "•": "*",
    "◦": "-",
    "▪": "+",
    "·": "-",
    "×": "x",
    "“": '"',
    "”": '"',
    "„": '"',
    "❝": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "←": "<",
    "→": ">",
    "↑": "^",
    "↓": "v",
    "▲": "^",
    "▼": "v",
}
_FLAT = frozenset("─━┄┅┈┉╌╍═╴╶╸╺╼╾")
_UPRIGHT = frozenset("│┃┆┇┊┋╎╏║╵╷╹╻╽╿")
_NOT_UNICODE = ("linux", "vt", "ansi", "cons", "sun")
"""What TERM begins with where fonts hold a few hundred signs at most."""


def needs_ascii(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether the locale or the terminal cannot show more than ASCII.

    The locale is POSIX's first that is set of LC_ALL, LC_CTYPE and LANG; with none set, Python and most
    terminals speak UTF-8 all the same.
    """
    if environment.get("TERM", "").startswith(_NOT_UNICODE):
        return True
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_CTYPE", "LANG"))), "utf8")
    return "utf8" not in locale.lower().replace("-", "")


@lru_cache(4096)
def in_ascii(text: str) -> str:
    """Return the text in ASCII, as many cells wide as it was."""
    if text.isascii():
        return text
    width = cell_len(text)
    return "".join(map(_twin, text))[:width].ljust(width)


@lru_cache(1024)
def _twin(char: str) -> str:
    if char.isascii():
        return char
    twin = _TWINS.get(char)
    if twin is None and "\u2500" <= char <= "\u257f":
        twin = "-" if char in _FLAT else "|" if char in _UPRIGHT else "+"
    if twin is None and "\u2580" <= char <= "\u259f":
        twin = "#"
    plain = twin or unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    width = cell_len(char)
    return plain if len(plain) == width else "?" * width
