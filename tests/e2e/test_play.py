"""`podtui play`: one status line, the app's keys, in a real terminal and without one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.player_ear import Heard, encode, signal
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.terminal import Terminal, need_tmux

pytestmark = pytest.mark.e2e

CUES = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES[:2], 1)]


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return encode(signal(40), tmp_path_factory.mktemp("audio") / "opus.opus").read_bytes()


@pytest.fixture
def env(tmp_path: Path, audio: bytes) -> dict[str, str]:
    (tmp_path / "a.opus").write_bytes(audio)
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    document = feed("Coast", [item("Keepers", notes=NOTES, audio="a.opus", transcript="t.vtt")])
    (tmp_path / "coast.xml").write_bytes(document)
    env = {
        "PODTUI_HOME": str(tmp_path / "home"),
        "PODTUI_EAR": str(tmp_path / "ear"),
        "TERM": "xterm-256color",
    }
    _podtui("add", str(tmp_path / "coast.xml"), env=env)
    return env


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    need_tmux()
    with Terminal(tmp_path, width=100, height=10) as window:
        yield window


def _podtui(*arguments: str, env: dict[str, str], code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli.main", *arguments],
        env=os.environ | env,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def test_the_app_s_keys_work_on_the_status_line(terminal: Terminal, env: dict[str, str]) -> None:
    terminal.run("play", "Keepers", env=env)
    terminal.wait_for("playing  0:0")
    terminal.keys("}")
    terminal.wait_for(QUOTES[0][:30])
    terminal.keys("2")
    terminal.wait_for(QUOTES[1][:30])
    terminal.keys("3")
    terminal.wait_for("was not found")
    terminal.keys("Space")
    terminal.wait_for("paused")
    terminal.keys("]")
    terminal.wait_for("Speed 1.1")
    terminal.keys("q")
    terminal.wait_for("exit code 0")
    assert "0:" in _podtui("episodes", env=env)


def test_without_a_terminal_it_plays_to_the_end(env: dict[str, str], tmp_path: Path) -> None:
    _podtui("play", "Keepers", "--at", "36", env=env)
    heard = Heard(tmp_path / "ear")
    assert heard.second_at(heard.blocks[0].due + 0.1, signal(40), 36.1) == pytest.approx(36.1, abs=0.15)
    assert "played" in _podtui("episodes", env=env)


def test_a_quote_to_start_with(env: dict[str, str]) -> None:
    assert "was not found" in _podtui("play", "Keepers", "--quote", "3", env=env, code=1)
    assert "There is no one-liner 9" in _podtui("play", "Keepers", "--quote", "9", env=env, code=1)
    assert "not both" in _podtui("play", "Keepers", "--quote", "1", "--at", "3", env=env, code=2)


def test_a_tour_plays_the_one_liners_and_ends(env: dict[str, str], tmp_path: Path) -> None:
    _podtui("play", "Keepers", "--tour", env=env)
    heard = Heard(tmp_path / "ear")
    assert sum(block.count for block in heard.blocks) / 44_100 == pytest.approx(2 * (0.7 + 5 + 0.15), abs=0.6)
    assert heard.second_at(heard.blocks[0].due + 0.1, signal(40), 9.4) == pytest.approx(9.4, abs=0.15)
