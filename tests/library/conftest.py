from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "podtui.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    opened = Library.open(path)
    yield opened
    opened.close()
