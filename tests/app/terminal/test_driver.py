"""The window's title and progress, as the terminal is told of them."""

import pytest

from tui.app.terminal.driver import Terminal, Window, knows_progress
from tui.model.episode import Episode
from tui.model.events import Listening, NowPlaying, PlaybackChanged, RefreshFinished, RefreshGoesOn
from tui.model.playback import PlayState


class Written(Terminal):
    """A terminal that only notes what is written to it."""

    def __init__(self) -> None:
        self.all = ""

    def write(self, data: str) -> None:
        self.all += data


def _episode(title: str) -> Episode:
    return Episode(1, 1, "Coast", title, None, None, None)


def test_the_title_tells_what_plays_and_whether() -> None:
    terminal = Written()
    window = Window(terminal)
    window.hear(NowPlaying(_episode("Keepers")))
    window.hear(PlaybackChanged(PlayState.PLAYING))
    assert terminal.all.endswith("\x1b]2;▶ Keepers · Coast · podtui\x07")
    before = terminal.all
    window.hear(PlaybackChanged(PlayState.PLAYING))
    assert terminal.all == before


def test_a_title_gives_the_terminal_no_commands() -> None:
    terminal = Written()
    Window(terminal).hear(NowPlaying(_episode("a\x07b\x1b]0;owned\x07\x1b[31mc\u202e" + "x" * 900)))
    inside = terminal.all.removeprefix("\x1b]2;").removesuffix("\x07")
    assert inside.isprintable()
    assert len(inside) < 130


def test_progress_of_refreshing_and_listening_is_shown_where_the_terminal_knows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WT_SESSION", "1")
    terminal = Written()
    window = Window(terminal)
    for event in (RefreshGoesOn(1, 4, 0), RefreshFinished(4, 0, 0), Listening(1, "listening", 0.5)):
        window.hear(event)
    assert terminal.all == "\x1b]9;4;1;25\x07\x1b]9;4;0;0\x07\x1b]9;4;1;50\x07"


@pytest.mark.parametrize(
    ("environ", "knows"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, False),
        ({"TERM_PROGRAM": "ghostty"}, True),
        ({"TERM_PROGRAM": "ghostty", "TMUX": "socket,1,0"}, False),
        ({"VTE_VERSION": "7600"}, False),
        ({"VTE_VERSION": "8000"}, True),
        ({"VTE_VERSION": "new"}, False),
        ({"ConEmuANSI": "ON"}, True),
    ],
)
def test_only_terminals_that_show_progress_are_sent_it(environ: dict[str, str], knows: bool) -> None:
    assert knows_progress(environ) is knows
