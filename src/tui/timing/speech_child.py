"""The parent's end of a speech worker: one child process and the pipes to it."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tui.model.errors import SpeechError
from tui.model.transcript import Word
from tui.timing.speech_chunks import Chunk

WORKER = (sys.executable, "-m", "tui.timing.speech_worker")
"""The command of the worker, to which model, audio and language are added."""

_GIVE_BACK = {"MALLOC_MMAP_THRESHOLD_": "1000000", "MALLOC_TRIM_THRESHOLD_": "1000000"}
"""Has glibc return what a chunk needed: else each chunk left a hundred megabytes more behind it."""


def child_command(audio: Path, model: str, language: str, worker: Sequence[str] = WORKER) -> list[str]:
    """Return the command that hears `audio`; `language` is a code, or "" to let the model tell."""
    return [*worker, model, str(audio), *([language] if language else [])]


class SpeechChild:
    """A running worker. Usable as a context manager, which closes it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start the child; `command` as `child_command` gives it."""
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Libraries write warnings there, onto the screen that the app paints.
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "OMP_NUM_THREADS": "1", **_GIVE_BACK},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def hear(self, start: float, end: float) -> Chunk | None:
        """Return what was said from `start` to `end` seconds, None when the child has died.

        Raises SpeechError when it answers that it cannot.
        """
        assert self._process.stdin
        assert self._process.stdout
        try:
            self._process.stdin.write(json.dumps({"start": start, "end": end}) + "\n")
            self._process.stdin.flush()
            answer = json.loads(self._process.stdout.readline())
        except (OSError, ValueError):
            return None
        if "error" in answer:
            raise SpeechError(f"Speech recognition failed: {answer['error']}.")
        return Chunk(tuple(Word(*word) for word in answer["words"]), answer["audio"])

    def kill(self) -> None:
        """End the child at once; whoever waits in `hear` gets None."""
        self._process.kill()

    def close(self) -> None:
        """Let the child end by closing its input, and wait for that."""
        with contextlib.suppress(OSError):
            self._process.communicate()
