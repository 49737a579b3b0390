"""What a real terminal adds: the mouse, other sizes while it plays, and text that would be commands."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.player_ear import encode, signal
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.terminal import Terminal, need_tmux

pytestmark = pytest.mark.e2e

SECONDS = 60
CUES = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES, 1)]
PAYLOAD = (
    "\x1b]0;owned\x07\x1b]2;owned\x07\x1b[2J\x1b[31m[@click=app.quit]quit[/] [/] [b]\u202egnp.exe\x9b31m\x07"
)


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encode(signal(SECONDS), tmp_path_factory.mktemp("audio") / "cbr.mp3")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    need_tmux()
    with Terminal(tmp_path) as window:
        yield window


def _open(terminal: Terminal, folder: Path, document: bytes, audio: Path) -> None:
    (folder / "t.vtt").write_bytes(vtt(CUES))
    (folder / "a.mp3").write_bytes(audio.read_bytes())
    terminal.open_feed(folder, document)


def _coast() -> bytes:
    first = item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=9, duration=str(SECONDS))
    second = item("Charts", notes="Charts and fog.", audio="a.mp3", day=8, duration=str(SECONDS))
    return feed("Coast", [first, second])


def _row(screen: str, words: str) -> int:
    """Return the line of the screen, from 1, that shows the words."""
    return next(number for number, line in enumerate(screen.splitlines(), 1) if words in line)


def test_the_mouse_alone_chooses_plays_jumps_and_pauses(
    terminal: Terminal, tmp_path: Path, audio: Path
) -> None:
    _open(terminal, tmp_path, _coast(), audio)
    screen = terminal.wait_for("Charts")
    terminal.click(50, _row(screen, "Charts"))
    terminal.wait_for("Charts and fog.")
    terminal.click(50, _row(screen, "Keepers"), times=2)
    screen = terminal.wait_for("Playing")
    line = _row(screen, "Playing") + 1
    terminal.click(120, line)
    terminal.wait_for(lambda shown: shown.splitlines()[line - 1].split()[0] in ("0:48", "0:49", "0:50"))
    terminal.click(3, line - 1)
    terminal.wait_for("Paused")
    screen = terminal.wait_for(QUOTES[0][:20])
    terminal.click(110, _row(screen, QUOTES[0][:20]))
    terminal.wait_for(lambda shown: shown.splitlines()[line - 1].split()[0] in ("0:09", "0:10", "0:11"))
    terminal.keys("q")
    terminal.wait_for("exit code 0")


def test_it_goes_on_playing_at_every_size_the_window_takes(
    terminal: Terminal, tmp_path: Path, audio: Path
) -> None:
    _open(terminal, tmp_path, _coast(), audio)
    terminal.wait_for("Charts")
    terminal.keys("Enter")
    terminal.wait_for("Playing")
    for width, height in ((120, 36), (80, 24), (60, 20), (40, 10), (30, 8), (200, 60), (40, 10), (160, 48)):
        terminal.resize(width, height)
        terminal.wait_for(lambda shown, size=height: len(shown.splitlines()) == size and "Playing" in shown)
    terminal.keys("}")
    terminal.wait_for("now")
    terminal.keys("q")
    terminal.wait_for("exit code 0")


def test_foreign_text_gives_the_terminal_no_commands(terminal: Terminal, tmp_path: Path, audio: Path) -> None:
    quote = f'"{PAYLOAD} {QUOTES[0]}" - Ada {PAYLOAD}'
    notes = f"Summary: {PAYLOAD}\nKey Figures & Topics:\n{PAYLOAD}, Fog\n1-liners:\n{quote}\n(0:10) {PAYLOAD}"
    document = feed(
        f"Show {PAYLOAD}", [item(f"Title {PAYLOAD}", notes=notes, audio="a.mp3", transcript="t.vtt")]
    )
    (tmp_path / "t.vtt").write_bytes(vtt([(10.0, 15.0, f"{QUOTES[0]} {PAYLOAD}")]))
    _open(terminal, tmp_path, document, audio)
    terminal.wait_for("[@click=app.quit]quit")
    terminal.keys("Enter")
    terminal.wait_for("Playing")
    assert terminal.title().startswith("▶ Title")
    for key, words in (("n", "Original notes"), ("L", "What podtui has said"), ("?", "─ Keys ─")):
        terminal.keys(key)
        terminal.wait_for(words)
        terminal.keys("Escape")
        terminal.wait_for(lambda shown, gone=words: gone not in shown)
    assert "\u202e" not in terminal.screen()
    terminal.keys("q")
    terminal.wait_for("exit code 0")


def test_it_is_stopped_for_the_shell_and_comes_back_while_the_sound_goes_on(
    terminal: Terminal, tmp_path: Path, audio: Path
) -> None:
    _open(terminal, tmp_path, _coast(), audio)
    terminal.wait_for("Keepers")
    terminal.keys("Enter")
    terminal.wait_for("Playing")
    terminal.keys("C-z")
    terminal.wait_for(lambda shown: "Playing" not in shown)
    assert terminal.state() == "T"
    heard = (tmp_path / "ear.raw").stat().st_size
    time.sleep(1.5)
    assert (tmp_path / "ear.raw").stat().st_size > heard
    terminal.go_on()
    terminal.wait_for(lambda shown: "Playing" in shown and "Keepers" in shown)
    terminal.keys("q")
    terminal.wait_for("exit code 0")
