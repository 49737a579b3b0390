"""The one place where services say what happened and everybody else listens."""

import logging
import threading

from tui.model.events import Event, Listener

log = logging.getLogger(__name__)


class Bus:
    """Hands every event to every listener, on the thread that emits it.

    A listener that touches a screen passes the event on to its own thread; one
    that fails is logged and does not keep the event from the others.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()

    def subscribe(self, listener: Listener) -> None:
        """Let `listener` hear every event from now on."""
        with self._lock:
            self._listeners.append(listener)

    def emit(self, event: Event) -> None:
        """Tell all listeners."""
        with self._lock:
            listeners = tuple(self._listeners)
        for listener in listeners:
            try:
                listener(event)
            except Exception:
                log.exception("a listener failed on %s", type(event).__name__)
