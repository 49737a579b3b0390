from collections.abc import Iterator
from pathlib import Path

import pytest

from support.player_ear import Samples, encode, signal
from support.player_rig import Rig

SECONDS = 40


@pytest.fixture(scope="session")
def reference() -> Samples:
    return signal(SECONDS)


@pytest.fixture(scope="session")
def audio(reference: Samples, tmp_path_factory: pytest.TempPathFactory):
    """Return a function that gives the reference signal as a file of that kind, see `CODECS`."""
    folder = tmp_path_factory.mktemp("audio")

    def make(name: str) -> Path:
        path = folder / name
        return path if path.exists() else encode(reference, path)

    return make


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(tmp_path)
    yield rig
    rig.player.close()
