"""Telling listeners of changes that come far faster than anybody wants to hear of them."""

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_INTERVAL = 0.1


class Announcer:
    """Calls what is due on a thread of its own, each at most ten times a second, the last change always."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: dict[Callable[[], None], None] = {}
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    def announce(self, tell: Callable[[], None]) -> None:
        """Have `tell` called soon; several announcements before that become one call."""
        with self._changed:
            if self._closing.is_set():
                return
            self._due[tell] = None
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="net-announcer", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Call what is still due and stop."""
        with self._changed:
            self._closing.set()
            self._changed.notify()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(1.0)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._due or self._closing.is_set())
                due, self._due = list(self._due), {}
                if not due:
                    return
            for tell in due:
                try:
                    tell()
                except Exception:
                    _LOG.exception("a listener to the audio cache failed")
            self._closing.wait(_INTERVAL)
