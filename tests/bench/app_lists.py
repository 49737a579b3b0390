"""Measure the lists of the app on a real terminal: `python tests/bench/app_lists.py FOLDER`.

FOLDER holds a library as `tests/bench/library_large.py` makes it. Each key is timed from when it is written
to the terminal until the last byte of the answer, beside an app with nothing but one line that changes.
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    count = 0
    BINDINGS = [("j", "on", "On")]
    def compose(self):
        yield Static("first words")
    def action_on(self):
        self.count += 1
        self.query_one(Static).update(f"row {self.count}")
Empty().run()
"""
PODTUI = (sys.executable, "-m", "tui.cli.main")
QUIET = 0.03
"""Seconds without a byte that end an answer; the panels follow later, after 60 ms of rest."""
ROWS = 0.02
"""Seconds without a byte that end the rows of a filtered list."""
REST = 0.7
"""Seconds between two keys, in which the panels come up to date."""
KEYS = 60


class Terminal:
    """A program on a pseudo-terminal of 160×48."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        env = os.environ | {"PODTUI_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), env)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))

    def type(self, keys: str) -> None:
        """Write keys."""
        os.write(self._terminal, keys.encode())

    def answer(self, keys: str, quiet: float = QUIET, patience: float = 5.0) -> tuple[float, int]:
        """Write keys; return the milliseconds to the last byte of the answer, and how many bytes it has."""
        began = last = time.perf_counter()
        self.type(keys)
        count = 0
        while select.select([self._terminal], [], [], quiet if count else patience)[0]:
            count += len(os.read(self._terminal, 1 << 16))
            last = time.perf_counter()
        return (last - began) * 1000, count

    def answer_after(self, pause: float, quiet: float = QUIET) -> tuple[float, int]:
        """Return how long after a pause in seconds the next answer ends, milliseconds, and its bytes."""
        began = last = time.perf_counter()
        self.rest(pause - 0.01)
        count = 0
        while select.select([self._terminal], [], [], quiet if count else 5.0)[0]:
            count += len(os.read(self._terminal, 1 << 16))
            last = time.perf_counter()
        return (last - began - pause) * 1000, count

    def rest(self, seconds: float) -> int:
        """Read for so long; return how many bytes came."""
        count, end = 0, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                count += len(os.read(self._terminal, 1 << 16))
        return count

    def wait_for(self, words: str) -> None:
        """Read until the program has written words."""
        written = b""
        while words.encode() not in written:
            if not select.select([self._terminal], [], [], 30)[0]:
                raise SystemExit(f"it never wrote {words!r}")
            written += os.read(self._terminal, 1 << 16)

    def resident(self) -> float:
        """Return the megabytes of memory the program has."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS"))

    def cpu(self) -> float:
        """Return the seconds of processor time the program has taken."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Kill the program."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def keys(name: str, terminal: Terminal, key: str | Callable[[int], str], count: int = KEYS) -> float:
    """Press a key some times with a rest after each; print and return the median of its milliseconds."""
    times, sizes, later = [], [], []
    for number in range(count):
        taken, size = terminal.answer(key if isinstance(key, str) else key(number))
        times.append(taken)
        sizes.append(size)
        later.append(terminal.rest(REST))
    tell(name, times, sizes, later)
    return statistics.median(times)


def tell(name: str, times: Sequence[float], sizes: Sequence[int], later: Sequence[int] = (0,)) -> None:
    """Print milliseconds, the bytes of the answer, and those that came after it, for the panels."""
    print(
        f"{name:28} ms: least {min(times):6.2f}  median {statistics.median(times):6.2f}"
        f"  p95 {p95(times):6.2f}  max {max(times):6.2f}   bytes: median {statistics.median(sizes):6.0f}"
        f"  p95 {p95(sizes):6.0f}  max {max(sizes):6}   after: median {statistics.median(later):6.0f}"
        f"  max {max(later):6}",
        flush=True,
    )


def p95(values: Sequence[float]) -> float:
    """Return what 95 of 100 values are below."""
    return sorted(values)[int(len(values) * 0.95)]


def narrowing(terminal: Terminal, words: Sequence[str], debounce: float = 0.06) -> None:
    """Filter the list to words, each typed anew; print how long after the pause the rows are there."""
    times, sizes = [], []
    for word in words:
        terminal.answer("/")
        for letter in word[:-1]:
            terminal.answer(letter)
        terminal.rest(REST)
        terminal.type(word[-1])
        taken, size = terminal.answer_after(debounce, ROWS)
        times.append(taken)
        sizes.append(size)
        terminal.answer("\x1b", patience=1)
        terminal.rest(REST)
    tell("All: filter, after the pause", times, sizes)


def idle(terminal: Terminal, seconds: float = 20.0) -> None:
    """Print what the program takes of a processor while nobody touches it."""
    before = terminal.cpu()
    terminal.rest(seconds)
    print(f"{'idle':28} {(terminal.cpu() - before) / seconds:.2%} of a processor")


def main(home: Path) -> None:
    """Measure an empty app, then podtui."""
    empty = Terminal((sys.executable, "-c", EMPTY), home)
    empty.wait_for("first words")
    empty.rest(1)
    base = keys("empty app, a line changes", empty, "j")
    empty.end()

    app = Terminal(PODTUI, home)
    app.wait_for("All episodes")
    app.rest(4)
    print(f"{'resident after the start':28} {app.resident():.0f} MB")
    in_all = keys("All: down", app, "j")
    keys("All: a page down", app, "\x04", 20)
    keys("All: to the end and the top", app, lambda number: "gG"[number % 2], 20)
    narrowing(app, ("ka", "to", "mi", "ren", "solva", "ga", "bo", "ing", "der") * 3)
    app.answer("\x1b[Z")
    app.rest(1)
    keys("feeds: down", app, "j", 20)
    app.answer("\r")
    app.rest(1)
    in_feed = keys("a feed: down", app, "j")
    keys("a feed: a page down", app, "\x04", 10)
    idle(app)
    print(f"{'resident at the end':28} {app.resident():.0f} MB")
    app.end()
    print(f"against the empty app: All {in_all / base:.2f}, a feed {in_feed / base:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
