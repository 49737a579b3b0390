"""The exchanger, made when it is first needed: importing urllib3 takes 50 ms that the start does not have."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.net.exchange import Exchanger


class LazyExchanger:
    """Call it to get the exchanger, the same one each time. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._exchanger: Exchanger | None = None

    def __call__(self) -> "Exchanger":
        """Return the exchanger."""
        with self._lock:
            if self._exchanger is None:
                from tui.net.exchange import Exchanger

                self._exchanger = Exchanger()
            return self._exchanger

    def close(self) -> None:
        """Close its idle connections, if it was ever made."""
        with self._lock:
            if self._exchanger is not None:
                self._exchanger.close()
