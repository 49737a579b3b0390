"""What podtui does by itself while it is open: a backup every week, and letting go of removed feeds."""

import logging
import threading
from typing import TYPE_CHECKING

from tui.library.library import Library
from tui.model.errors import LibraryError
from tui.model.events import Notice
from tui.services.events import Bus

if TYPE_CHECKING:
    from tui.services.session import Session

log = logging.getLogger(__name__)

BACKUP_EVERY = 7 * 86400.0
WAIT = 60.0
"""Seconds after the start: whoever opens podtui wants to hear something first."""


def begin(session: "Session", *, wait: float = WAIT) -> threading.Timer:
    """Do what is due after `wait` seconds, unless cancelled, on a thread that keeps nobody from leaving."""
    timer = threading.Timer(wait, _keep_up, (session,))
    timer.daemon = True
    timer.start()
    return timer


def _keep_up(session: "Session") -> None:
    _back_up(session.library, session.bus)
    try:
        session.removal.sweep()
    except LibraryError as error:
        log.warning("removed feeds could not be swept away: %s", error)


def _back_up(library: Library, bus: Bus) -> None:
    try:
        made = library.keep_backup(BACKUP_EVERY)
    except LibraryError as error:
        bus.emit(Notice(f"The weekly backup was not made. {error}", problem=True))
    else:
        log.info("backup: %s", made.name if made else "none was due")
