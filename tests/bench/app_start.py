"""Start-up of the app against an empty Textual app, in one run: `python tests/bench/app_start.py [RUNS]`.

Both are started on a pseudo-terminal; the clock stops when their first words are on it. podtui's modules are
compiled first, as every installer does: where Python is told to write no bytecode, a checkout never is.
"""

import compileall
import fcntl
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


def seconds_until(words: bytes, command: list[str], env: dict[str, str]) -> float:
    """Return the seconds from starting a command until it has written `words` on a terminal of 160×48."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, env)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
    written = b""
    while words not in written:
        if not select.select([terminal], [], [], 30)[0]:
            raise SystemExit(f"{command} never wrote {words!r}")
        written += os.read(terminal, 65536)
    taken = time.perf_counter() - start
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken


def main() -> None:
    """Print the medians and their ratio."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    compileall.compile_dir(Path(tui.__file__).parent, quiet=2)
    assets = Path(__file__).parents[2] / "assets" / "demo"
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"PODTUI_HOME": home, "TERM": "xterm-256color"}
        podtui = [sys.executable, "-m", "tui.cli.main"]
        subprocess.run(
            [*podtui, "add", *map(str, assets.glob("*.xml"))], env=env, check=True, capture_output=True
        )
        empty = [sys.executable, "-c", EMPTY]
        times: dict[str, list[float]] = {"empty": [], "podtui": []}
        for _ in range(runs):
            times["empty"].append(seconds_until(b"first words", empty, env))
            times["podtui"].append(seconds_until(b"The Clock You Could", podtui, env))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        print(f"{name:8} median {medians[name] * 1000:6.0f} ms   fastest {min(taken) * 1000:6.0f} ms")
    print(f"ratio    {medians['podtui'] / medians['empty']:.2f}")


if __name__ == "__main__":
    main()
