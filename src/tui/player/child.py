"""The app's end of the pipe to the player's child process."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.player import protocol

_PATIENCE = 1.0


class Child:
    """A running `tui.player.process`; ends with the thread that started it, at the latest."""

    def __init__(
        self,
        on_report: "Callable[[Child, protocol.Report], None]",
        on_gone: "Callable[[Child], None]",
        *,
        log: Path | None,
        ear: Path | None,
    ) -> None:
        """Start the process; both functions are called from a reader thread."""
        command = [sys.executable, "-m", "tui.player.process", *(["--ear", str(ear)] if ear else [])]
        # A session of its own: Ctrl+C and Ctrl+Z in the terminal are the app's affair.
        with (log or Path(os.devnull)).open("ab") as errors:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, start_new_session=True
            )
        self._on_report, self._on_gone = on_report, on_gone
        threading.Thread(target=self._listen, name="player-reports", daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def send(self, command: protocol.Command) -> None:
        """Pass a command on; one that finds the child gone is lost."""
        pipe: Any = self._process.stdin
        with suppress(OSError, ValueError):
            pipe.write(protocol.encode(command))
            pipe.flush()

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()

    def close(self) -> None:
        """Let the process end by itself, or end it after a second."""
        pipe: Any = self._process.stdin
        with suppress(OSError):
            pipe.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()

    def _listen(self) -> None:
        pipe: Any = self._process.stdout
        for line in pipe:
            with suppress(ValueError):
                self._on_report(self, protocol.report(line))
        self._process.wait()
        self._on_gone(self)
