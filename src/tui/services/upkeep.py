"""What podtui does by itself while it is open: a backup of the library every week."""

import logging
import threading

from tui.library.library import Library
from tui.model.errors import LibraryError
from tui.model.events import Notice
from tui.services.events import Bus

log = logging.getLogger(__name__)

BACKUP_EVERY = 7 * 86400.0
WAIT = 60.0
"""Seconds after the start: whoever opens podtui wants to hear something first."""


def begin(library: Library, bus: Bus, *, wait: float = WAIT) -> threading.Timer:
    """Do what is due after `wait` seconds, unless cancelled, on a thread that keeps nobody from leaving."""
    timer = threading.Timer(wait, _back_up, (library, bus))
    timer.daemon = True
    timer.start()
    return timer


def _back_up(library: Library, bus: Bus) -> None:
    try:
        made = library.keep_backup(BACKUP_EVERY)
    except LibraryError as error:
        bus.emit(Notice(f"The weekly backup was not made. {error}", problem=True))
    else:
        log.info("backup: %s", made.name if made else "none was due")
