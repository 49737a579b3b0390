"""The first thing on the terminal: the frame of the screen, written before anything is imported.

The app takes a third of a second to load, most of it Textual's. The frame stands after the
time Python itself needs, and the app draws over it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l\x1b[2J", "\x1b[?25h\x1b[?1049l"
_DIM, _PLAIN = "\x1b[2m", "\x1b[0m"
_WORDS = "podtui  opening your library..."

_shown = False


@contextmanager
def standing() -> Iterator[None]:
    """Let the frame stand until the app has come, and leave the terminal as it was where none has."""
    _show()
    try:
        yield
    finally:
        take_away()


def _show() -> None:
    """Enter the terminal's alternate screen and draw the frame there, where the app can come to stand."""
    global _shown
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        os.write(sys.stdout.fileno(), (_ENTER + frame(columns, rows)).encode())
    except (OSError, ValueError):
        return
    _shown = True


def take_away() -> None:
    """Take the frame away where it still stands, so that a message can be printed."""
    global _shown
    if _shown:
        os.write(sys.stdout.fileno(), _LEAVE.encode())
        _shown = False


def taken_over() -> bool:
    """Tell whether the frame stands; from now on the terminal is the app's."""
    global _shown
    was, _shown = _shown, False
    return was


def frame(columns: int, rows: int) -> str:
    """Return what draws the frame on a cleared screen: a rule above the player bar, and a word in it."""
    if rows < 6 or columns < 20:
        return ""
    # The rule is an underlined row of spaces: every terminal has those, whatever signs its font lacks.
    rule = f"\x1b[{rows - 4};1H\x1b[4m{' ' * columns}\x1b[24m"
    return f"{_DIM}{rule}\x1b[{rows - 3};2H{_WORDS[: columns - 2]}{_PLAIN}"
