"""Start-up of the app against an empty Textual app: `python tests/bench/app_start.py [RUNS] [FOLDER...]`.

All are started in one run, on a pseudo-terminal, and the clock stops when their first words are on it. A
FOLDER holds a library to open beside the sample library. podtui's modules are compiled first, as every
installer does: where Python is told to write no bytecode, a checkout never is.
"""

import compileall
import fcntl
import json
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import tui

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("first words")
Empty().run()
"""


def seconds_until(words: bytes, command: list[str], env: dict[str, str], silence: float = 30.0) -> float:
    """Return the seconds from starting a command until it has written `words` on a terminal of 160×48.

    `silence` is how many seconds it may write nothing before it is given up.
    """
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
    written = b""
    while words not in written:
        if not select.select([terminal], [], [], silence)[0]:
            raise SystemExit(f"{command} never wrote {words!r}")
        written += os.read(terminal, 65536)
    taken = time.perf_counter() - start
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken


def newest(podtui: list[str], env: dict[str, str]) -> bytes:
    """Return the beginning of the newest episode's title, as a narrow list shows it too."""
    command = [*podtui, "episodes", "--limit", "1", "--json"]
    answer = subprocess.run(command, env=env, check=True, capture_output=True).stdout
    return str(json.loads(answer)[0]["title"])[:16].encode()


def main() -> None:
    """Print the medians, and the ratio of each library to the empty app."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folders = [word for word in sys.argv[1:] if not word.isdigit()]
    compileall.compile_dir(Path(tui.__file__).parent, quiet=2)
    assets = Path(__file__).parents[2] / "assets" / "demo"
    podtui = [sys.executable, "-m", "tui.cli.main"]
    with tempfile.TemporaryDirectory() as small:
        env = os.environ | {"PODTUI_HOME": small, "TERM": "xterm-256color"}
        subprocess.run(
            [*podtui, "add", *map(str, assets.glob("*.xml"))], env=env, check=True, capture_output=True
        )
        starts = {"empty": (b"first words", [sys.executable, "-c", EMPTY], env)}
        for home in (small, *folders):
            env = env | {"PODTUI_HOME": home}
            starts["sample library" if home == small else home] = (newest(podtui, env), podtui, env)
        times: dict[str, list[float]] = {name: [] for name in starts}
        for _ in range(*(numbers or [9])):
            for name, start in starts.items():
                times[name].append(seconds_until(*start))
    empty = statistics.median(times["empty"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(
            f"{name:20} median {median * 1000:5.0f} ms   fastest {min(taken) * 1000:5.0f} ms"
            f"   ratio {median / empty:.2f}"
        )


if __name__ == "__main__":
    main()
