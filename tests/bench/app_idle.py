"""What the app costs while nothing is pressed: `python tests/bench/app_idle.py [SECONDS]`.

An empty Textual app, podtui with nothing playing and podtui playing are left alone on a pseudo-terminal of
160×48, one after the other: CPU of the process (its player beside it), and bytes written to the terminal.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from pathlib import Path

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("first words")
Empty().run()
"""
_TICK = os.sysconf("SC_CLK_TCK")


class Terminal:
    """A command on a pseudo-terminal, all it writes counted."""

    def __init__(self, command: list[str], env: dict[str, str]) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, env)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
        self.written = 0
        threading.Thread(target=self._read, daemon=True).start()

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self._terminal, keys)

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)

    def _read(self) -> None:
        while select.select([self._terminal], [], [])[0]:
            try:
                self.written += len(os.read(self._terminal, 65536))
            except OSError:
                return


def cpu(pid: int) -> float:
    """Return the seconds of CPU a process has used, its children not counted."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def children(pid: int) -> list[int]:
    """Return the processes a process has started."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def measured(name: str, terminal: Terminal, seconds: float) -> None:
    """Leave the terminal alone for some seconds and print what that cost."""
    before, child_before, written = cpu(terminal.pid), sum(map(cpu, children(terminal.pid))), terminal.written
    time.sleep(seconds)
    own = (cpu(terminal.pid) - before) / seconds
    child = (sum(map(cpu, children(terminal.pid))) - child_before) / seconds
    rate = (terminal.written - written) / seconds
    print(f"{name:8} {own:6.2%} of a core   children {child:6.2%}   {rate:7.1f} bytes/s", flush=True)


def main() -> None:
    """Measure all three."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    assets = Path(__file__).parents[2] / "assets" / "demo"
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"PODTUI_HOME": home, "TERM": "xterm-256color", "PODTUI_EAR": f"{home}/ear.raw"}
        podtui = [sys.executable, "-m", "tui.cli.main"]
        subprocess.run(
            [*podtui, "add", *map(str, assets.glob("*.xml"))], env=env, check=True, capture_output=True
        )
        print(f"load {os.getloadavg()[0]:.2f}, {seconds:.0f} s each")
        for name, command, keys in (
            ("empty", [sys.executable, "-c", EMPTY], b""),
            ("idle", podtui, b""),
            ("playing", podtui, b"\r"),
        ):
            terminal = Terminal(command, env)
            time.sleep(4)
            terminal.press(keys)
            time.sleep(4)
            measured(name, terminal, seconds)
            terminal.end()


if __name__ == "__main__":
    main()
