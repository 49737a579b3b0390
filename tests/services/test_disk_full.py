"""A disk that fills up while feeds are added and refreshed: told, nothing spoilt, and it goes on."""

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from support.net_server import Resource, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.model.errors import LibraryError


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    try:
        command = ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(mount)]
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a file system cannot be mounted here")
    yield mount
    subprocess.run(["umount", "--lazy", str(mount)], check=True)


def _show(name: str, count: int) -> Resource:
    notes = "".join(chr(0x4E00 + place * place % 20_000) for place in range(1000))
    return Resource(feed(name, [item(f"{name} {n}", notes=notes) for n in range(count)]))


def fill(ballast: Path) -> None:
    """Write until the disk takes no more."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass


def test_adding_and_refreshing_on_a_full_disk(small_disk: Path) -> None:
    shows = {f"/{n}.xml": _show(f"Show {n}", 3) for n in range(4)}
    with serve(shows) as server, session_in(small_disk) as session:
        for path in ("/0.xml", "/1.xml"):
            session.subscriptions.add(server.url(path))
        ballast = small_disk / "ballast"
        fill(ballast)
        server.resources.update({f"/{n}.xml": _show(f"Show {n}", 200) for n in range(4)})
        with pytest.raises(LibraryError, match="full; make room"):
            session.subscriptions.add(server.url("/2.xml"))
        with pytest.raises(LibraryError, match="full; make room"):
            session.subscriptions.refresh()
        assert len(session.library.episodes.ids(None)) >= 6
        ballast.unlink()
        assert not any(each.error for each in session.subscriptions.refresh())
        assert session.subscriptions.add(server.url("/3.xml")).episodes == 200
        assert session.library.check() == ""
