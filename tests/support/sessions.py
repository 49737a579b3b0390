"""Sessions on an empty library, and on one that a real server on loopback feeds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui import paths
from tui.services.session import Session


@contextmanager
def session_in(folder: Path, *, ear: Path | None = None) -> Iterator[Session]:
    """Give a session with everything under `folder`."""
    session = Session(paths.under(folder), ear=ear)
    try:
        yield session
    finally:
        session.close()
