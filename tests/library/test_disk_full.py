"""A disk that fills up, for real: a small file system in memory."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.library_made import NOW, episode, feed, show
from tui.library.library import Library
from tui.model.errors import LibraryError


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(mount)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a file system cannot be mounted here")
    yield mount
    subprocess.run(["umount", "--lazy", str(mount)], check=True)


def test_a_full_disk_is_told_spoils_nothing_and_writing_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "podtui.db"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_000_000))
    library = Library.open(path)
    feed_id = show(library, 5)
    first = min(library.episodes.ids(feed_id))
    library.playback.save(first, 7.0, NOW).result()
    with pytest.raises(LibraryError, match="full; make room"):
        fill_up(library, feed_id)
    assert library.episodes.get(first).position == 7.0
    assert library.feeds.get(feed_id).episodes == len(library.episodes.ids(feed_id))
    with pytest.raises(LibraryError, match="could not be copied"):
        library.backup(small_disk / "copy.db")
    ballast.unlink()
    library.playback.save(first, 8.0, NOW + 1).result()
    assert library.check() == ""
    library.close()
    again = Library.open(path)
    assert again.notice == ""
    assert again.episodes.get(first).position == 8.0
    again.close()


def fill_up(library: Library, feed_id: int) -> None:
    for number in range(100, 100_000, 50):
        items = [episode(extra, notes=noise(extra)) for extra in range(number, number + 50)]
        library.feeds.store(feed_id, feed(*items), fetched_at=NOW).result()


def noise(seed: int) -> str:
    """Return text that deflates badly."""
    return "".join(chr(0x4E00 + (seed * 7919 + place * place * 104_729) % 20_000) for place in range(400))
