"""The app on a pseudo-terminal, playing to an ear: for benches that need the real thing and its processes."""

import fcntl
import os
import pty
import select
import signal as signals
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.player_ear import encode, signal

PATIENCE = 30.0
PODTUI = [sys.executable, "-m", "tui.cli.main"]


class App:
    """The app on a terminal of 160×48."""

    def __init__(self, env: dict[str, str], ear: Path) -> None:
        self.ear = ear
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(PODTUI[0], PODTUI, env)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))

    def press(self, key: bytes) -> None:
        os.write(self._terminal, key)

    def until_drawn(self, words: bytes) -> float:
        """Return when `words` had been written, by the monotonic clock."""
        written, end = b"", time.monotonic() + PATIENCE
        while words not in written:
            if not select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))[0]:
                raise SystemExit(f"the app never wrote {words!r}")
            written += os.read(self._terminal, 65536)
        return time.monotonic()

    def drain(self, seconds: float) -> None:
        """Read what is written during so many seconds."""
        end = time.monotonic() + seconds
        while select.select([self._terminal], [], [], max(0.0, end - time.monotonic()))[0]:
            os.read(self._terminal, 65536)

    def child(self) -> int | None:
        """Return the process that plays, None while there is none."""
        command = ["pgrep", "-P", str(self.pid), "-f", "tui.player.process"]
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
        return int(found[0]) if found else None

    def close(self) -> None:
        os.kill(self.pid, signals.SIGTERM)
        os.waitpid(self.pid, 0)


@contextmanager
def playing(minutes: float) -> Iterator[App]:
    """Run the app with 31 episodes that long, `plays` in the player, and `row 00` to `row 29`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shows, ear = folder / "shows", folder / "ear"
        shows.mkdir()
        plays = encode(signal(minutes * 60), shows / "plays.mp3", "-c:a", "libmp3lame", "-b:a", "64k")
        for number in range(30):
            os.link(plays, shows / f"row {number:02}.mp3")
        env = os.environ | {
            "PODTUI_HOME": str(folder / "home"),
            "PODTUI_EAR": str(ear),
            "TERM": "xterm-256color",
        }
        subprocess.run([*PODTUI, "add", str(shows)], env=env, check=True, capture_output=True)
        app = App(env, ear)
        app.until_drawn(b"row ")
        app.drain(2.0)
        app.press(b"\r")
        app.until_drawn(b"Playing")
        app.drain(3.0)
        yield app
        app.close()
