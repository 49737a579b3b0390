"""The main job in a real terminal: a feed from a real server, a real libVLC, and an ear on what is heard."""

import os
import signal as signals
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from support.net_server import Resource, Server, serve
from support.player_ear import Heard, Samples, encode, signal
from support.samples import NOTES, QUOTES, SHARED, feed, item, vtt
from support.terminal import Terminal, need_tmux
from tui.model.text import format_time

pytestmark = pytest.mark.e2e

SECONDS = 180
STARTS = (31.0, 62.0, 125.0)
"""When the sentences of the notes are "spoken" in the signal that stands for the audio."""
LEAD = 0.7


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return encode(signal(SECONDS), tmp_path_factory.mktemp("audio") / "vbr.mp3").read_bytes()


def _notes_and_quotes() -> tuple[str, list[str]]:
    """Notes in the seed's form: the seed itself where it is beside this clone, else our own."""
    seed = SHARED / "seed-episode.txt"
    if not seed.exists():
        return NOTES, list(QUOTES)
    lines = [line for line in seed.read_text().splitlines() if line.startswith('"') and " - Dario" in line]
    return seed.read_text(), [line.rpartition(" - ")[0].strip('" ') for line in lines[:3]]


@pytest.fixture
def server(audio: bytes) -> Iterator[Server]:
    notes, quotes = _notes_and_quotes()
    cues = [(0.0, 5.0, "Welcome to this reading, recorded on a quiet afternoon.")]
    cues += [(start, start + 9.0, quote) for start, quote in zip(STARTS, quotes, strict=True)]
    cues.append((172.0, 178.0, "That is all for this week, and thank you for listening to the end."))
    document = feed(
        "Readings",
        [
            item(
                "On Export Controls",
                notes=notes,
                audio="/audio.mp3",
                transcript="/t.vtt",
                duration=str(SECONDS),
            )
        ],
    )
    resources = {
        "/feed.xml": Resource(document, type="application/rss+xml", etag='"1"'),
        "/t.vtt": Resource(vtt(cues), type="text/vtt"),
        "/audio.mp3": Resource(audio, etag='"a"', rate=200_000),
    }
    with serve(resources) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    need_tmux()
    with Terminal(tmp_path) as window:
        yield window


def _shell(home: Path, *arguments: str) -> None:
    env = os.environ | {"PODTUI_HOME": str(home)}
    subprocess.run([sys.executable, "-m", "tui.cli.main", *arguments], env=env, check=True)


def _env(home: Path, ear: Path) -> dict[str, str]:
    return {"PODTUI_HOME": str(home), "PODTUI_EAR": str(ear), "TERM": "xterm-256color"}


def _start(terminal: Terminal, server: Server, home: Path, ear: Path) -> None:
    _shell(home, "add", server.url("/feed.xml"))
    _shell(home, "refresh")
    terminal.run(env=_env(home, ear))
    terminal.wait_for("3 of")


def _is_now(screen: str, time: str) -> bool:
    return any("▶ now" in line and f" {time}  “" in line for line in screen.splitlines())


def test_add_refresh_open_play_and_jump_from_quote_to_quote(
    terminal: Terminal, server: Server, home: Path, tmp_path: Path
) -> None:
    ear = tmp_path / "ear.raw"
    _start(terminal, server, home, ear)
    terminal.keys("Enter")
    terminal.wait_for("Playing")
    _, quotes = _notes_and_quotes()
    reference = signal(SECONDS)
    for start, quote in zip(STARTS, quotes, strict=True):
        pressed = time.monotonic()
        terminal.keys("}")
        terminal.wait_for(lambda screen, words=quote[:40]: words in screen.splitlines()[-2])
        terminal.wait_for(partial(_is_now, time=format_time(start)))
        assert "verbatim, transcript" in terminal.screen()
        assert _first_heard(ear, reference, pressed, start) == pytest.approx(start - LEAD, abs=1.5)
    terminal.keys("q")
    terminal.wait_for("exit code 0")


def test_kill_9_while_playing_loses_at_most_five_seconds_and_leaves_no_orphan(
    terminal: Terminal, server: Server, home: Path, tmp_path: Path
) -> None:
    _start(terminal, server, home, tmp_path / "ear.raw")
    terminal.keys("Enter")
    terminal.wait_for("Playing")
    terminal.keys("3")
    terminal.wait_for("2:05")
    terminal.wait_for("2:11")
    parent = terminal.pid()
    children = _children(parent)
    assert children, "libVLC should live in a process of its own"
    os.kill(parent, signals.SIGKILL)
    terminal.wait_for("exit code 137")
    _wait_until_gone(children)

    with sqlite3.connect(home / "podtui.db") as library:
        assert library.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    with Terminal(tmp_path / "again") as again:
        (tmp_path / "again").mkdir()
        again.run(env=_env(home, tmp_path / "ear2.raw"))
        screen = again.wait_for("Paused")
        position = screen.splitlines()[-3].split()[0]
        minutes, seconds = position.split(":")
        assert 131 - 6 <= int(minutes) * 60 + int(seconds) <= 135
        again.keys("q")
        again.wait_for("exit code 0")


@pytest.mark.parametrize("number", [signals.SIGTERM, signals.SIGHUP])
def test_being_told_to_go_leaves_the_terminal_clean(
    terminal: Terminal, server: Server, home: Path, tmp_path: Path, number: signals.Signals
) -> None:
    _start(terminal, server, home, tmp_path / "ear.raw")
    assert terminal.modes().startswith("1")
    os.kill(terminal.pid(), number)
    terminal.wait_for(f"exit code {128 + number}")
    assert terminal.modes() == "001"


def test_a_dumb_terminal_is_told_so(terminal: Terminal, home: Path) -> None:
    terminal.run(env={"PODTUI_HOME": str(home), "TERM": "dumb"})
    screen = terminal.wait_for("exit code 2")
    assert "TERM=dumb" in screen


def test_the_first_start_says_what_to_do(terminal: Terminal, home: Path) -> None:
    terminal.run(env={"PODTUI_HOME": str(home), "TERM": "xterm-256color"})
    terminal.wait_for("podtui add URL")
    terminal.keys("q")
    terminal.wait_for("exit code 0")


def test_the_demo_opens_plays_and_leaves_nothing_behind(
    terminal: Terminal, home: Path, tmp_path: Path
) -> None:
    terminal.run("demo", env=_env(home, tmp_path / "ear.raw") | {"TMPDIR": str(tmp_path)})
    terminal.wait_for("The Clock You Could")
    terminal.wait_for("5 of 5 timed")
    terminal.keys("Enter")
    terminal.wait_for("Playing")
    terminal.keys("}")
    terminal.wait_for("▶ now")
    terminal.keys("q")
    terminal.wait_for("exit code 0")
    assert not home.exists()
    assert list(tmp_path.glob("podtui-demo-*")) == []


def _first_heard(ear: Path, reference: Samples, pressed: float, near: float) -> float:
    """Return the second of the reference at which sound began again after a key was pressed."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        heard = Heard(ear)
        jumped = any(event["event"] == "flush" and event["at"] >= pressed for event in heard.events)
        if jumped and heard.blocks and heard.blocks[-1].end > pressed + 5.0:
            return heard.second_at(heard.start_after(pressed), reference, near)
        time.sleep(0.05)
    pytest.fail("nothing was heard after the key")


def _children(parent: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def _wait_until_gone(pids: list[int]) -> None:
    end = time.monotonic() + 10
    while alive := [pid for pid in pids if Path(f"/proc/{pid}").exists()]:
        assert time.monotonic() < end, f"left behind: {alive}"
        time.sleep(0.05)
