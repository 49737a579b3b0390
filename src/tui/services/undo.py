"""Taking back what the listener did last, one thing after the other."""

import threading
from collections import deque
from collections.abc import Callable

from tui.model.errors import PodtuiError

_MOST = 100


class Undo:
    """What can be taken back while podtui is open. Thread-safe."""

    def __init__(self) -> None:
        self._done: deque[tuple[str, Callable[[], object]]] = deque(maxlen=_MOST)
        self._lock = threading.Lock()
        self.count = 0
        """How many things have been done so far that can, or could, be taken back."""

    def did(self, words: str, back: Callable[[], object]) -> None:
        """Note what was done, as "12 marked as played", and what takes it back.

        `back` may wait for the library and raise `PodtuiError`.
        """
        with self._lock:
            self._done.append((words, back))
            self.count += 1

    def undo(self) -> str:
        """Take back the last thing not taken back yet; returns one line to show.

        Waits until it is on disk, so never to be called on the screen's own thread.
        """
        with self._lock:
            if not self._done:
                return "Nothing to undo."
            words, back = self._done.pop()
        try:
            back()
        except PodtuiError as error:
            return f"Not undone: {words}. {error}"
        return f"Undone: {words}."
