"""The bytes that are played: one local file that may still be growing, and a cursor on it."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from tui.model.playback import AudioProgress

ENDLESS = 2**40
"""A size that no file has. libVLC, told of it, looks near that end, and is told that nothing is there."""


class Source:
    """A local file of which only some ranges may be present yet. Safe to use from several threads."""

    def __init__(self, path: Path, progress: AudioProgress) -> None:
        self._path = path
        self._file: int | None = None
        self._progress = progress
        self._grown = threading.Condition()

    @property
    def error(self) -> str:
        """One sentence when fetching has given up for now, else ""."""
        return self._progress.error

    @property
    def complete(self) -> bool:
        """Whether all bytes are present."""
        return self._progress.complete

    @property
    def size(self) -> int | None:
        """Bytes of the whole, None while unknown."""
        if self._progress.complete and self._open() is not None:
            return os.fstat(self._open() or 0).st_size
        return self._progress.size

    def update(self, progress: AudioProgress) -> None:
        """Take note that more is present, and wake who waits for it."""
        with self._grown:
            self._progress = progress
            self._grown.notify_all()

    def wake(self) -> None:
        """Make every waiting cursor look again whether it was cancelled."""
        with self._grown:
            self._grown.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        """Block until `until()` holds; it is asked again after each `update` and `wake`."""
        with self._grown:
            self._grown.wait_for(until)

    def present_from(self, offset: int) -> int:
        """Return how many bytes are present from `offset` on, without a gap."""
        if self._progress.complete:
            return max(0, (self.size or 0) - offset)
        for start, end in self._progress.ranges:
            if start <= offset < end:
                return end - offset
        return 0

    def run_start(self, offset: int) -> int:
        """Return where the run of present bytes around `offset` begins, 0 where that byte is not present."""
        if self._progress.complete:
            return 0
        return next((start for start, end in self._progress.ranges if start <= offset < end), 0)

    def gap_after(self, offset: int) -> int:
        """Return the first byte at or after `offset` that is not present."""
        return offset + self.present_from(offset)

    def at_end(self, offset: int) -> bool:
        """Return whether `offset` is known to lie at or behind the last byte."""
        return offset >= (ENDLESS // 2 if self.size is None else self.size)

    def read(self, offset: int, length: int) -> bytes:
        """Return up to `length` of the bytes present at `offset`; empty where none are."""
        length = min(length, self.present_from(offset))
        file = self._open()
        return os.pread(file, length, offset) if file is not None and length > 0 else b""

    def peek(self, offset: int, length: int) -> bytes | None:
        """Return `length` bytes at `offset` (fewer only at the file's end), None until all are present."""
        size = self.size
        wanted = length if size is None else max(0, min(length, size - offset))
        if self.present_from(offset) < wanted:
            return None
        return self.read(offset, wanted)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> int | None:
        if self._file is None:
            try:
                self._file = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
            except OSError:
                return None
        return self._file


class Cursor:
    """One reader's place in a source, with the blocking read that libVLC's threads need.

    It reads `lead_in`, then the source from the byte `start` on. `on_wait` is called with the byte
    of the source at which a read has to wait; it must do no more than pass that on.
    """

    def __init__(
        self, source: Source, start: int, on_wait: Callable[[int], None], lead_in: bytes = b""
    ) -> None:
        self.source = source
        self._lead_in = lead_in
        self._start = start - len(lead_in)
        self.waiting = False
        """Whether a read is waiting for bytes right now."""
        self._position = 0
        self._on_wait = on_wait
        self._cancelled = False

    @property
    def size(self) -> int | None:
        """Bytes there are to read in all, None while unknown."""
        return None if self.source.size is None else max(0, self.source.size - self._start)

    def seek(self, position: int) -> bool:
        """Go to `position`, counted from the first byte there is to read; return whether that is possible.

        While the size is unknown only what is present can be gone to, or the end that nothing has: libVLC
        looks for tables behind the sound, and would wait for the whole file there.
        """
        offset = self._start + position
        if self.size is None and not self.source.present_from(offset) and not self.source.at_end(offset):
            return False
        self._position = position
        return True

    def read(self, length: int) -> bytes | None:
        """Return the next bytes, waiting until some are present; b"" at the end, None once cancelled."""
        if not self._ready():
            self.waiting = True
            self._on_wait(self._offset)
            self.source.wait(self._ready)
            self.waiting = False
        if self._cancelled:
            return None
        data = self._lead_in[self._position :][:length] or self.source.read(self._offset, length)
        self._position += len(data)
        return data

    def cancel(self) -> None:
        """Make this and every later read return None at once."""
        self._cancelled = True
        self.source.wake()

    @property
    def _offset(self) -> int:
        return self._start + self._position

    def _ready(self) -> bool:
        return (
            self._cancelled
            or self._position < len(self._lead_in)
            or self.source.present_from(self._offset) > 0
            or self.source.at_end(self._offset)
        )
