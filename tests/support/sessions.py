"""Sessions on an empty library, and on one that a real server on loopback feeds."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from support.samples import feed
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


@contextmanager
def coast_in(folder: Path, items: Sequence[str]) -> Iterator[Session]:
    """Give a session subscribed to a feed of these items; what they name lies beside it, in `folder`."""
    (folder / "coast.xml").write_bytes(feed("Coast", items))
    with session_in(folder / "home", ear=folder / "ear.raw") as session:
        session.subscriptions.add(str(folder / "coast.xml"))
        yield session
