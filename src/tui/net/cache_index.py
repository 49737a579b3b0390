"""The audio cache on disk: a folder for each enclosure, with a map of what is really there.

    audio/<key>/map.json     what is known of the copy and which bytes are present
    audio/<key>/copy-<n>     the bytes, a sparse file that grows wherever bytes arrive
    audio/<key>/kept         there when the listener wants to keep it: never evicted

`n` goes up when the server has another copy than the one begun; the map names
the file, so replacing the map is what makes the switch, at one stroke. A folder
is locked by the process that fills it; another one then takes `<key>-2`. When it
was last used is the map's time of change.
"""

import fcntl
import hashlib
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.model.playback import Ranges
from tui.net import ranges as spans
from tui.net.addresses import parse

_MAP = "map.json"
_KEPT = "kept"
_FOLDER = re.compile(r"[0-9a-f]{32}(?:-[2-9])?")
_VERSION = 1
_SLOTS = 9


class CopyMap(Struct, frozen=True):
    """What is known of one copy of an enclosure."""

    number: int = 1
    """Which copy: part of the file's name."""
    size: int | None = None
    """Bytes of the whole, None while unknown."""
    ranges: Ranges = ()
    etag: str = ""
    last_modified: str = ""
    version: int = _VERSION
    """Of the map's form."""

    @property
    def complete(self) -> bool:
        """Whether every byte is there."""
        return self.size is not None and spans.covers(self.ranges, 0, self.size)


class Slot:
    """The folder of one enclosure, locked for this process while open."""

    def __init__(self, folder: Path, lock: int) -> None:
        self.folder = folder
        self._lock = lock
        self.map = read_map(folder)

    @property
    def path(self) -> Path:
        """The file with the bytes."""
        return copy_path(self.folder, self.map.number)

    def save(self, copy_map: CopyMap) -> None:
        """Write the map so that a crash leaves either the old one or the new one."""
        write_map(self.folder, copy_map)
        self.map = copy_map

    def drop_other_copies(self) -> None:
        """Delete copies that the map does not name: replaced ones and those a crash left behind."""
        for path in self.folder.glob("copy-*"):
            if path != self.path:
                path.unlink(missing_ok=True)

    def release(self) -> None:
        """Unlock the folder, which counts as used until now."""
        with suppress(OSError):
            os.utime(self.folder / _MAP)
        os.close(self._lock)


def take_slot(root: Path, url: str) -> Slot:
    """Return the folder for `url`, made if need be and locked. Raises OSError."""
    for number in range(1, _SLOTS + 1):
        folder = slot_folder(root, url, number)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _try_lock(folder)
        if lock is not None:
            slot = Slot(folder, lock)
            slot.drop_other_copies()
            return slot
    raise OSError("too many programs hold this enclosure open")


def slot_folder(root: Path, url: str, number: int = 1) -> Path:
    """Return where the copy of `url` lies. The name tells nothing of the address or its secrets."""
    key = hashlib.sha256(parse(url).url.encode()).hexdigest()[:32]
    return root / (key if number == 1 else f"{key}-{number}")


def copy_path(folder: Path, number: int) -> Path:
    """Return the file that holds the bytes of a copy."""
    return folder / f"copy-{number}"


def read_map(folder: Path) -> CopyMap:
    """Read a map; what cannot be read or is not borne out by the file counts as not present."""
    try:
        found = msgspec.json.decode((folder / _MAP).read_bytes(), type=CopyMap)
    except (OSError, msgspec.MsgspecError):
        return CopyMap()
    if found.version != _VERSION:
        return CopyMap()
    try:
        on_disk = copy_path(folder, found.number).stat().st_size
    except OSError:
        on_disk = 0
    sound: Ranges = ()
    for start, end in found.ranges:
        sound = spans.add(sound, max(0, start), min(end, on_disk))
    return replace(found, ranges=sound)


def write_map(folder: Path, copy_map: CopyMap) -> None:
    """Replace the map on disk in one step."""
    draft = folder / (_MAP + ".new")
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(copy_map))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / _MAP)


def evict(root: Path, max_bytes: int) -> int:
    """Delete what was used least recently until the rest fits `max_bytes`; return the bytes freed.

    Kept copies and those that any process holds open stay, even if the rest is too large then.
    """
    slots = [(_last_used(folder), folder, _disk_usage(folder)) for folder in _folders(root)]
    excess = sum(size for _, _, size in slots) - max_bytes
    freed = 0
    for _, folder, size in sorted(slots):
        if freed >= excess:
            break
        if not (folder / _KEPT).exists() and remove(folder):
            freed += size
    return freed


def remove(folder: Path) -> bool:
    """Delete a folder of the cache unless a process holds it open; tell whether it is gone."""
    lock = _try_lock(folder) if folder.is_dir() else None
    if lock is None:
        return False
    try:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)
    return True


def set_kept(root: Path, url: str, *, on: bool) -> None:
    """Pin the copy of `url`, there already or still to come, or let it go."""
    marker = slot_folder(root, url) / _KEPT
    if on:
        marker.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        marker.touch(mode=0o600)
    else:
        marker.unlink(missing_ok=True)


def _folders(root: Path) -> list[Path]:
    """List the cache's own folders; whatever else lies beside them is left alone."""
    return [path for path in root.glob("*") if _FOLDER.fullmatch(path.name) and path.is_dir()]


def _last_used(folder: Path) -> float:
    try:
        return (folder / _MAP).stat().st_mtime
    except OSError:
        return 0.0


def _disk_usage(folder: Path) -> int:
    used = 0
    for path in folder.glob("*"):
        with suppress(OSError):
            used += path.stat().st_blocks * 512
    return used


def _try_lock(folder: Path) -> int | None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another process may have evicted the folder between opening and locking it.
        if os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
    except OSError:
        pass
    os.close(handle)
    return None
