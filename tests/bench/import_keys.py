"""Measure keys in the app while it imports many feeds: `python tests/bench/import_keys.py [S|M|L]`.

The app runs on a pseudo-terminal of 160×48. While it refreshes all feeds for the first time, letters are
typed into the dialog that adds a feed; a key's time is from writing it to the terminal until all that has
been typed stands on the screen. Prints the same of an idle app before. The server is a process of its own.
"""

import fcntl
import os
import pty
import select
import sqlite3
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

LONGEST = 50.0
"""Milliseconds a key may take."""
PAUSE = 0.08
"""Seconds between two keys: a quick typist."""
_SERVE = """
import time

from bench.refresh import SIZES, _resource
from support.net_server import serve
shows, count = SIZES[{size!r}]
feeds = {{f"/{{show}}.xml": _resource(show, count) for show in range(shows)}}
with serve(feeds, address="0.0.0.0") as server:
    for number, path in enumerate(server.resources):
        print(server.url(path, host=f"127.0.{{number // 250}}.{{number % 250 + 1}}"), flush=True)
    print(count, flush=True)
    time.sleep(900)
"""


class App:
    """The app on a pseudo-terminal, with keys written and its output read."""

    def __init__(self, home: Path) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            env = os.environ | {"PODTUI_HOME": str(home), "TERM": "xterm-256color"}
            os.execvpe(sys.executable, [sys.executable, "-m", "tui.cli.main"], env)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))

    def press(self, keys: str, shows: bytes, patience: float = 30.0) -> float:
        """Press keys and return after how many seconds the output has had `shows`."""
        began = time.perf_counter()
        os.write(self._terminal, keys.encode())
        seen = b""
        while shows not in seen:
            if not select.select([self._terminal], [], [], began + patience - time.perf_counter())[0]:
                raise SystemExit(f"the app never answered {keys!r} with {shows!r}")
            seen = seen[-4096:] + os.read(self._terminal, 65536)
        return time.perf_counter() - began

    def drain(self, seconds: float) -> None:
        """Read whatever the app writes for a while."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                os.read(self._terminal, 65536)

    def type(self, letters: Iterator[str], seconds: float, over: threading.Event) -> list[float]:
        """Type until time is up or `over` is set, with an empty line now and then; return what each took."""
        times, typed = [], ""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until and not over.is_set():
            if len(typed) == 12:
                os.write(self._terminal, b"\x7f" * 12)
                self.drain(0.3)
                typed = ""
            typed += next(letters)
            times.append(self.press(typed[-1], typed.encode()))
            self.drain(PAUSE)
        return times

    def close(self) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def main(size: str = "M") -> None:
    with tempfile.TemporaryDirectory() as folder, served(size) as (urls, count):
        home = Path(folder)
        opml = home / "feeds.opml"
        outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in urls)
        opml.write_text(f"<opml><body>{outlines}</body></opml>")
        env = os.environ | {"PODTUI_HOME": folder}
        subprocess.run([sys.executable, "-m", "tui.cli.main", "import", str(opml)], env=env, check=True)
        app = App(home)
        try:
            app.press("", b"127.0.")
            app.drain(1.0)
            measure(app, home / "podtui.db", len(urls), count)
        finally:
            app.close()


def measure(app: App, library: Path, feeds: int, count: int) -> None:
    letters = cycle("qxzjvkwbpmgy")
    app.press("a", b"http")
    report("idle", app.type(letters, 5.0, threading.Event()))
    app.press("\x1b", b"")
    app.drain(0.5)
    app.press("R", b"efresh")
    began, cpu = time.perf_counter(), cpu_of(app.pid)
    over = threading.Event()
    watch = Watch(library, feeds, count, began, over)
    watch.start()
    app.press("a", b"http")
    report("while importing", app.type(letters, 300.0, over))
    watch.join()
    print(f"newest of all feeds listed after {watch.listed:.2f} s, ", end="")
    print(f"all searchable after {watch.complete:.1f} s, ", end="")
    print(f"CPU of the app {cpu_of(app.pid) - cpu:.1f} s (its reader apart)")


class Watch(threading.Thread):
    """Looks into the library from outside: when every feed has episodes, and when all can be searched."""

    def __init__(self, library: Path, feeds: int, count: int, began: float, over: threading.Event) -> None:
        super().__init__()
        self._library, self._feeds, self._episodes = library, feeds, feeds * count
        self._began, self._over = began, over
        self.listed = self.complete = 0.0

    def run(self) -> None:
        connection = sqlite3.connect(f"file:{self._library}?mode=ro", uri=True)
        while not self.complete:
            time.sleep(0.05)
            passed = time.perf_counter() - self._began
            counts = "select count(*), sum(episodes > 0), sum(episodes) from tally"
            _, listed, episodes = connection.execute(counts).fetchone()
            if listed == self._feeds and not self.listed:
                self.listed = passed
            if episodes == self._episodes:
                unindexed = "select 1 from notes where indexed = 0 limit 1"
                if connection.execute(unindexed).fetchone() is None:
                    self.complete = passed
        connection.close()
        self._over.set()


@contextmanager
def served(size: str) -> Iterator[tuple[list[str], int]]:
    """Serve feeds from another process; give their addresses and how many episodes each has."""
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", _SERVE.format(size=size)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as server:
        assert server.stdout is not None
        lines = []
        while not lines or not lines[-1].isdigit():
            lines.append(server.stdout.readline().strip())
        try:
            yield lines[:-1], int(lines[-1])
        finally:
            server.kill()


def cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(name: str, times: list[float]) -> None:
    shown = sorted(each * 1000 for each in times)
    median, p95 = statistics.median(shown), shown[len(shown) * 95 // 100]
    over = sum(each > LONGEST for each in shown)
    print(f"{name}: {len(shown)} keys, median {median:.0f} ms, p95 {p95:.0f}, ", end="")
    print(f"worst {shown[-1]:.0f}; {over} over {LONGEST:.0f}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
