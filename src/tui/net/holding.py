"""The bytes of one enclosure: on disk, as they arrive, and who waits for them."""

import errno
import hashlib
import os
import stat
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from tui.model.errors import NetError
from tui.model.playback import Ranges
from tui.net import ranges as spans
from tui.net.cache_index import CopyMap, Slot

_FINGERPRINTED = 64 * 1024


class OtherCopy(Exception):
    """Bytes arrived that differ from those present: the server has another copy by now."""


class Holding:
    """Where bytes are written as they arrive and read as they are needed. Safe to use from any thread.

    `changed` is notified whenever bytes arrive; it is also the lock for whoever plans what to fetch.
    """

    def __init__(self, path: Path, copy_map: CopyMap, slot: Slot | None = None) -> None:
        self.changed = threading.Condition(threading.RLock())
        self._slot = slot
        self._path = path
        self._map = copy_map
        self._fingerprint = ""
        flags = os.O_RDWR | os.O_CREAT if slot else os.O_RDONLY
        self._file = os.open(path, flags | os.O_CLOEXEC, 0o600)
        self._closed = False
        self.on_change: Callable[[], None] = lambda: None
        """Called whenever there is something new to show; must return at once."""

    @property
    def path(self) -> Path:
        """The file; another one once `start_another_copy` was called."""
        return self._path

    @property
    def map(self) -> CopyMap:
        """What is known and present, as of now."""
        return self._map

    @property
    def size(self) -> int | None:
        """Bytes of the whole, None while unknown."""
        return self._map.size

    @property
    def ranges(self) -> Ranges:
        """The bytes present."""
        return self._map.ranges

    def learn(self, size: int | None, etag: str, last_modified: str) -> None:
        """Note what the server says about the copy; what it left out stays as it was.

        Validators count only before the first byte: later ones need not speak of the bytes present.
        """
        with self.changed:
            known = self._map
            if not known.ranges:
                known = replace(known, etag=etag, last_modified=last_modified)
            self._map = replace(known, size=known.size if size is None else size)
            self.changed.notify_all()
        self.on_change()

    def start_another_copy(self) -> None:
        """Begin a new file with nothing in it; the copy there was is deleted."""
        assert self._slot is not None
        with self.changed:
            self._check_open()
            self._slot.save(CopyMap(number=self._map.number + 1))
            self._map = self._slot.map
            self._path = self._slot.path
            self._fingerprint = ""
            previous = self._file
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            os.close(previous)
            self._slot.drop_other_copies()
            self.changed.notify_all()
        self.on_change()

    def write(self, offset: int, data: bytes) -> int:
        """Store bytes that have arrived; return how many of them were present already.

        Raises OtherCopy when they differ from bytes present at the same place,
        OSError when the disk does not take them.
        """
        with self.changed:
            self._check_open()
            compared = self._compare(offset, data)
            written = 0
            while written < len(data):
                written += os.pwrite(self._file, data[written:], offset + written)
            self._map = replace(self._map, ranges=spans.add(self._map.ranges, offset, offset + len(data)))
            self.changed.notify_all()
        self.on_change()
        return compared

    def wait(self, offset: int, length: int, timeout: float) -> bool:
        """Wait until `length` bytes from `offset` on, or up to the end, are present.

        Returns False when they are not after `timeout` seconds.
        """
        with self.changed:
            self.changed.wait_for(lambda: self._closed or self._covers(offset, length), timeout)
            return self._covers(offset, length)

    def read(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset` on, as far as they are present; b"" when none is."""
        with self.changed:
            end = min(spans.end_of_run(self._map.ranges, offset), offset + length)
            if self._closed or end <= offset:
                return b""
            return os.pread(self._file, end - offset, offset)

    def fingerprint(self) -> str | None:
        """Return what tells this copy from others: its size, and a hash of its first and last 64 KB.

        The same bytes give the same fingerprint wherever and whenever they were
        fetched. Copies that agree in it can only differ by parts of equal length
        put in place of each other, which moves no second. None until size and
        those bytes are known.
        """
        with self.changed:
            size = self._map.size
            if not self._fingerprint and size is not None and self._ends_present(size):
                digest = hashlib.sha256(self.read(0, _FINGERPRINTED))
                digest.update(self.read(max(0, size - _FINGERPRINTED), _FINGERPRINTED))
                self._fingerprint = f"{size}-{digest.hexdigest()[:24]}"
            return self._fingerprint or None

    def save(self) -> None:
        """Write the map to disk, after the bytes it speaks of."""
        if self._slot is None:
            return
        with self.changed:
            if self._closed:
                return
            snapshot, file = self._map, os.dup(self._file)
        try:
            # Outside the lock: the disk may take its time, and what arrives meanwhile is for the next map.
            os.fdatasync(file)
        finally:
            os.close(file)
        with self.changed:
            if snapshot.number == self._map.number and not self._closed:
                self._slot.save(snapshot)

    def close(self) -> None:
        """Save the map, let go of the file and wake whoever waits."""
        with suppress(OSError):
            # A map that cannot be written leaves an older one, which claims less.
            self.save()
        with self.changed:
            if self._closed:
                return
            self._closed = True
            os.close(self._file)
            if self._slot is not None:
                self._slot.release()
            self.changed.notify_all()

    def _check_open(self) -> None:
        """A thread that was left behind must not write: the file's number may be another file's by now."""
        if self._closed:
            raise OSError(errno.EBADF, "the holding is closed")

    def _covers(self, offset: int, length: int) -> bool:
        end = offset + length if self._map.size is None else min(offset + length, self._map.size)
        return spans.covers(self._map.ranges, offset, end)

    def _ends_present(self, size: int) -> bool:
        return self._covers(0, _FINGERPRINTED) and self._covers(max(0, size - _FINGERPRINTED), _FINGERPRINTED)

    def _compare(self, offset: int, data: bytes) -> int:
        same = 0
        end = offset + len(data)
        at = spans.start_of_next(self._map.ranges, offset)
        while at is not None and at < end:
            stop = min(end, spans.end_of_run(self._map.ranges, at))
            if os.pread(self._file, stop - at, at) != data[at - offset : stop - offset]:
                raise OtherCopy
            same += stop - at
            at = spans.start_of_next(self._map.ranges, stop) if stop < end else None
        return same


def hold_local(path: Path) -> Holding:
    """Return a file of the user's own, in its place; raise NetError unless it is a regular file."""
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            size = found.st_size
            return Holding(path, CopyMap(size=size, ranges=spans.add((), 0, size)))
    except OSError as error:
        raise NetError(f"{path} cannot be opened ({error.strerror}); check the path.") from error
    raise NetError(f"{path} is not a file; give the path of an audio file.")
