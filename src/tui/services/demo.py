"""The sample library that ships with podtui, in a folder of its own for as long as it is looked at."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui import paths
from tui.model.errors import LibraryError
from tui.services.session import Session


def sample_feeds() -> list[Path]:
    """Return the feeds of the sample library, in the installed package or in a source tree.

    Raises:
        LibraryError: they are in neither.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "demo", package.parents[1] / "assets" / "demo"):
        feeds = sorted(folder.glob("*.xml"))
        if feeds:
            return feeds
    raise LibraryError("The sample library is missing from this installation; install podtui again.")


@contextmanager
def demo_session(ear: Path | None = None) -> Iterator[Session]:
    """Give a session on the sample library; its folder is removed at the end.

    Neither the network nor anything of the user's own is touched.
    """
    home = Path(tempfile.mkdtemp(prefix="podtui-demo-"))
    try:
        session = Session(paths.under(home), ear=ear)
        try:
            for feed in sample_feeds():
                session.subscriptions.add(str(feed))
            yield session
        finally:
            session.close()
    finally:
        shutil.rmtree(home, ignore_errors=True)
