"""The weekly backup."""

from pathlib import Path

from support.library_made import show
from support.sessions import session_in
from tui.library.library import Library
from tui.model.events import Event, Notice
from tui.services import upkeep


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("podtui.db.backup-*"))


def test_a_backup_is_made_once_a_week(tmp_path: Path) -> None:
    with session_in(tmp_path) as session:
        show(session.library)
        upkeep.begin(session, wait=0).join()
        (copy,) = _copies(tmp_path)
        upkeep.begin(session, wait=0).join()
        assert _copies(tmp_path) == [copy]
    library = Library.open(copy)
    assert len(library.feeds.all()) == 1
    library.close()


def test_a_backup_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    heard: list[Event] = []
    with session_in(tmp_path) as session:
        session.bus.subscribe(heard.append)
        session.library.close()
        session.library.path.write_bytes(b"no database" * 1000)
        upkeep.begin(session, wait=0).join()
    (notice,) = heard
    assert isinstance(notice, Notice)
    assert notice.problem
    assert "backup was not made" in notice.text
