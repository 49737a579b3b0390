"""Whether this system can play: libVLC, its plugins and a sound output, and what to do where not.

Run as a process it is the one that tries: importing libVLC's binding may end the process.
"""

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from tui.model.errors import PlayerError
from tui.player.remedies import NO_OUTPUT, install_command, missing

if TYPE_CHECKING:
    from tui.player.engine import Engine

_TRIAL = 30.0


class LibVlcCheck(Struct, frozen=True):
    """What a look at libVLC found."""

    found: bool
    version: str = ""
    problem: str = ""
    """One sentence; "" where it is found."""
    install: str = ""
    """The command that installs libVLC here; "" where it is found or podtui does not know it."""


def check_libvlc() -> LibVlcCheck:
    """Start libVLC once, in a process of its own, and say what came of it."""
    answer = _ask_child("libvlc")
    if answer is None:
        problem = str(missing("a libVLC that works", kind="broken"))
        return LibVlcCheck(found=False, problem=problem, install=install_command())
    return LibVlcCheck(**answer)


def check_audio_device() -> str:
    """Play a moment of silence; return "" when it found an output device, else one sentence."""
    answer = _ask_child("output")
    if answer is None:
        return "The sound output could not be tried, because libVLC does not work."
    return str(answer["problem"])


def _ask_child(question: str) -> dict[str, Any] | None:
    """Return what this module, run as a process, finds out; None when it dies over it."""
    command = [sys.executable, "-m", "tui.player.doctor", question]
    try:
        run = subprocess.run(
            command, capture_output=True, timeout=_TRIAL, stdin=subprocess.DEVNULL, check=False
        )
        answer: dict[str, Any] = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return answer


def load_engine() -> "type[Engine]":
    """Return `Engine`; raise PlayerError (`missing`) where the binding finds no libVLC it can load."""
    try:
        from tui.player.engine import Engine
    except (ImportError, OSError, AttributeError, SystemExit) as error:
        raise missing("libVLC") from error
    return Engine


def _look_for_libvlc() -> dict[str, Any]:
    try:
        load_engine()
        from tui.player import engine

        return asdict(LibVlcCheck(found=True, version=engine.version()))
    except PlayerError as error:
        return asdict(LibVlcCheck(found=False, problem=str(error), install=install_command()))


def _look_for_output() -> dict[str, Any]:
    load_engine()
    from tui.player.trial import has_output

    return {"problem": "" if has_output() else NO_OUTPUT}


if __name__ == "__main__":
    answer = _look_for_output() if sys.argv[1] == "output" else _look_for_libvlc()
    print(json.dumps(answer))  # noqa: T201
