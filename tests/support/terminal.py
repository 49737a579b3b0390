"""A real terminal to use podtui in: tmux, with keys sent and the screen read."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

PATIENCE = 30.0
"""Seconds to wait for the screen to say something; a slow machine only takes longer."""


def need_tmux() -> None:
    """Skip the test where tmux is missing."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed: the README's test command installs it")


class Terminal:
    """One tmux server of its own with one window; use as a context manager."""

    def __init__(self, folder: Path, *, width: int = 160, height: int = 48) -> None:
        self._socket = folder / "tmux"
        self._size = ("-x", str(width), "-y", str(height))

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server", check=False)

    def run(self, *arguments: str, env: Mapping[str, str]) -> None:
        """Start `podtui` with these arguments in the window, and a line telling its exit code after it."""
        variables = [f"{name}={value}" for name, value in env.items()]
        # pytest sets COLUMNS and LINES, which would stand for the size of the window.
        podtui = [sys.executable, "-m", "tui.cli.main", *arguments]
        command = ["env", "-u", "COLUMNS", "-u", "LINES", *variables, *podtui]
        quoted = " ".join(f"'{part}'" for part in command)
        self._tmux(
            "-f", os.devnull, "new-session", "-d", *self._size, f"{quoted}; echo exit code $?; exec sleep 600"
        )

    def open_feed(self, folder: Path, document: bytes) -> None:
        """Start podtui, its home in `folder`, on a feed whose files lie there; `ear.raw` gets the sound."""
        (folder / "coast.xml").write_bytes(document)
        home = {"PODTUI_HOME": str(folder / "home")}
        add = [sys.executable, "-m", "tui.cli.main", "add", str(folder / "coast.xml")]
        subprocess.run(add, env=os.environ | home, check=True, capture_output=True)
        self.run(env=home | {"PODTUI_EAR": str(folder / "ear.raw"), "TERM": "xterm-256color"})

    def keys(self, *keys: str) -> None:
        """Press keys, by tmux's names for them."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-l", text)

    def click(self, column: int, row: int, times: int = 1) -> None:
        """Click a cell, counted from 1, as a terminal tells a program that takes the mouse (SGR 1006)."""
        for _ in range(times):
            self.type(f"\x1b[<0;{column};{row}M")
            self.type(f"\x1b[<0;{column};{row}m")

    def state(self) -> str:
        """Return the letter for the state podtui is in, as /proc has it: `T` for stopped."""
        return Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()[0]

    def go_on(self) -> None:
        """Let podtui go on after it was stopped, as a shell's `fg` does."""
        os.kill(self._pid, signal.SIGCONT)

    @property
    def _pid(self) -> int:
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def title(self) -> str:
        """Return the window's title."""
        return self._tmux("display-message", "-p", "#{pane_title}").strip()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def screen(self) -> str:
        """Return what the screen shows now."""
        return self._tmux("capture-pane", "-p")

    def wait_for(self, wanted: str | Callable[[str], object], patience: float = PATIENCE) -> str:
        """Return the screen once it shows the words, or the function says yes; fail when it never does."""
        shows = wanted if callable(wanted) else lambda screen: wanted in screen
        end = time.monotonic() + patience
        while True:
            screen = self.screen()
            if shows(screen):
                return screen
            if time.monotonic() > end:
                pytest.fail(f"the screen never showed {wanted!r}; it shows:\n{screen}")
            time.sleep(0.05)

    def pid(self) -> int:
        """Return the process of podtui."""
        shell = int(self._tmux("list-panes", "-F", "#{pane_pid}"))
        children = subprocess.run(["pgrep", "-P", str(shell)], capture_output=True, text=True, check=True)
        return int(children.stdout.split()[0])

    def modes(self) -> str:
        """Return whether the window is in the alternate screen and takes the mouse, as tmux knows it."""
        return self._tmux("display-message", "-p", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}").strip()

    def _tmux(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["tmux", "-S", str(self._socket), *arguments], capture_output=True, text=True, check=False
        )
        if check and done.returncode:
            pytest.fail(f"tmux {arguments[0]}: {done.stderr}")
        return done.stdout
