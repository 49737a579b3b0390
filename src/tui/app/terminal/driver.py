"""What the terminal shows beside the screen itself: the title of its window, and progress in its tab.

Both are written only to a real terminal and are foreign text made harmless before: a control
character in a title would be taken for a command.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver

from tui.app.looks import glyphs
from tui.model.events import Event, Listening, NowPlaying, PlaybackChanged, RefreshFinished, RefreshGoesOn
from tui.model.playback import PlayState
from tui.model.text import clean_line

if TYPE_CHECKING:
    from textual.app import App

_ENTER_ALTERNATE = "\x1b[?1049h"
_KEEP_TITLE, _GIVE_TITLE_BACK = "\x1b[22;2t", "\x1b[23;2t"
_LONGEST_TITLE = 120
_VTE_WITH_PROGRESS = 7900
_SYMBOLS = {
    PlayState.PLAYING: glyphs.PLAYING,
    PlayState.PAUSED: glyphs.PAUSED,
    PlayState.LOADING: glyphs.WAITING,
    PlayState.STALLED: glyphs.WAITING,
    PlayState.FAILED: glyphs.PROBLEM,
}


class Terminal(LinuxDriver):
    """Textual's driver, with what it leaves out."""

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._file = cast("Any", _MayBeGone(cast("TextIO", self._file)))

    def start_application_mode(self) -> None:
        """Take the terminal, and remember the title of its window."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(_KEEP_TITLE)

    def stop_application_mode(self) -> None:
        """Give the terminal back, with its title and without progress."""
        self.show_progress(None)
        self.write(_GIVE_TITLE_BACK)
        super().stop_application_mode()

    def show_title(self, words: str) -> None:
        """Put words on the window (OSC 2)."""
        self.write(f"\x1b]2;{clean_line(words, _LONGEST_TITLE)}\x07")

    def show_progress(self, share: float | None) -> None:
        """Show progress, 0 to 1, in the tab or the task bar (OSC 9;4); None takes it away."""
        if not knows_progress(os.environ):
            return
        state = "0;0" if share is None else f"1;{max(0, min(100, round(share * 100)))}"
        self.write(f"\x1b]9;4;{state}\x07")


class _MayBeGone:
    """A file that takes what is written to it also when its terminal has been closed.

    The thread that writes would end at the first error, and all others wait for ever for room in its queue.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write the text where there still is a terminal."""
        try:
            return self._file.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        """Have it written."""
        with suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class FramedTerminal(Terminal):
    """A terminal whose alternate screen has been entered, and carries a frame to be drawn over."""

    _framed = True

    def write(self, data: str) -> None:
        """Write to the terminal; entering the alternate screen where the frame stands would clear it."""
        if self._framed and data == _ENTER_ALTERNATE:
            self._framed = False
        else:
            super().write(data)


class Window:
    """The title and the progress of the window, following what the services tell."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._title = ""
        self._symbol = ""

    def hear(self, event: Event) -> None:
        """Show what an event changes."""
        match event:
            case NowPlaying(episode):
                self._show(self._symbol, f"{episode.title} · {episode.feed_title}")
            case PlaybackChanged(state):
                self._show(_SYMBOLS.get(state, glyphs.STOPPED), self._title)
            case RefreshGoesOn(done, feeds):
                self._terminal.show_progress(done / feeds if feeds else None)
            case Listening(share=share, over=over):
                self._terminal.show_progress(None if over else share)
            case RefreshFinished():
                self._terminal.show_progress(None)

    def _show(self, symbol: str, title: str) -> None:
        if (symbol, title) != (self._symbol, self._title):
            self._symbol, self._title = symbol, title
            self._terminal.show_title(" ".join(filter(None, (symbol, title, "· podtui"))))


def knows_progress(environ: Mapping[str, str]) -> bool:
    """Tell whether the terminal shows progress: to others OSC 9 is a notification that pops up."""
    if environ.get("TMUX") or environ.get("STY"):
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        "WT_SESSION" in environ
        or environ.get("ConEmuANSI") == "ON"
        or environ.get("TERM_PROGRAM", "").lower() == "ghostty"
        or (vte.isdigit() and int(vte) >= _VTE_WITH_PROGRESS)
    )
