"""The frame that stands while the app is loaded, on a real pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from tui.cli.skeleton import frame

_ENTER, _LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"


def _written(command: list[str], env: dict[str, str], until: bytes = b"") -> bytes:
    """Return all a command writes on a terminal, or what it writes until some bytes have come."""
    terminal, its_end = pty.openpty()
    fcntl.ioctl(its_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    child = subprocess.Popen(command, env=env, stdin=its_end, stdout=its_end, stderr=its_end)
    os.close(its_end)
    written = b""
    try:
        while not until or until not in written:
            if not select.select([terminal], [], [], 30)[0]:
                pytest.fail(f"only {written!r} was written")
            written += os.read(terminal, 65536)
    except OSError:  # the other end is closed
        pass
    finally:
        child.kill()
        child.wait()
        os.close(terminal)
    return written


def _podtui(code: str = "") -> list[str]:
    return [
        sys.executable,
        "-c",
        f"import sys; sys.argv = ['podtui']; {code}\nfrom tui.cli.main import main; main()",
    ]


def test_the_frame_is_on_the_terminal_before_anything_large_is_imported(tmp_path: Path) -> None:
    code = "sys.modules['tui.cli.launch'] = None"
    written = _written(_podtui(code), os.environ | {"PODTUI_HOME": str(tmp_path), "TERM": "xterm"})
    assert written.index(_ENTER) < written.index(b"opening your library") < written.index(_LEAVE)
    # A start that fails is told on the screen the user came from.
    assert written.index(_LEAVE) < written.index(b"tui.cli.launch")


def test_the_app_takes_the_frame_over_without_clearing_it(tmp_path: Path) -> None:
    env = os.environ | {"PODTUI_HOME": str(tmp_path), "TERM": "xterm-256color"}
    written = _written(_podtui(), env, until=b"No feeds yet")
    assert written.count(_ENTER) == 1


def test_what_stops_the_start_is_said_on_the_screen_the_user_came_from(tmp_path: Path) -> None:
    (tmp_path / "audio").write_text("in the way")
    written = _written(_podtui(), os.environ | {"PODTUI_HOME": str(tmp_path), "TERM": "xterm"})
    assert written.index(_LEAVE) < written.index(b"podtui: The folder")
    assert b"Traceback" not in written


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (40, 10), (20, 6), (19, 6), (1, 1)])
def test_the_frame_fits_every_size(size: tuple[int, int]) -> None:
    columns, rows = size
    drawn = frame(columns, rows)
    assert drawn.isascii()
    assert all(len(part) <= columns for part in re.split(r"\x1b\[[\d;]*[mH]", drawn))
    assert all(int(row) <= rows for row in re.findall(r"\x1b\[(\d+);\d+H", drawn))


def test_podtui_goes_when_its_terminal_is_closed(tmp_path: Path) -> None:
    command = _podtui()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, os.environ | {"PODTUI_HOME": str(tmp_path), "TERM": "xterm"})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 48, 160, 0, 0))
    written = b""
    while b"No feeds yet" not in written:
        written += os.read(terminal, 65536)
    os.close(terminal)
    end = time.monotonic() + 30
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            pytest.fail("it lives on without a terminal")
        time.sleep(0.05)
