"""The refreshing process: reads one request, does it, and writes each event as a line of JSON.

A second line on standard input stops it; when that closes, it ends.
"""

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import IO

from msgspec.structs import asdict

from tui.model.errors import PodtuiError
from tui.model.events import Event, Notice, RefreshGoesOn
from tui.paths import Paths
from tui.services.refresh_apart import TOLD
from tui.services.session import Session

PROGRESS_EVERY = 0.2
"""Seconds."""


def main() -> None:
    """Refresh as asked on standard input; stop when that closes."""
    os.nice(5)  # whoever presses a key goes first
    request = json.loads(sys.stdin.readline())
    answers = os.fdopen(os.dup(1), "w")
    # A library that prints must not garble the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        session = Session(Paths(**{name: Path(path) for name, path in request["paths"].items()}))
    except PodtuiError as error:
        _tell(answers, Notice(str(error), problem=True))
        return
    session.bus.subscribe(Teller(answers).hear)
    threading.Thread(target=_obey, args=(session,), daemon=True).start()
    try:
        wanted = request["feeds"]
        feeds = (
            None if wanted is None else [each for each in session.library.feeds.all() if each.id in wanted]
        )
        session.subscriptions.refresh(feeds, due_only=request["due_only"])
        session.library.search.fill().result()
    except PodtuiError as error:
        _tell(answers, Notice(f"The refresh has ended early. {error}", problem=True))
    finally:
        session.halt()
        session.close()


def _obey(session: Session) -> None:
    """Stop the refresh at the line that says so, and halt everything when there is nobody to say more."""
    for _ in sys.stdin:
        session.subscriptions.stop()
    session.halt()


class Teller:
    """Passes events on; how far it is, only a few times a second."""

    def __init__(self, answers: IO[str]) -> None:
        self._answers = answers
        self._lock = threading.Lock()
        self._next = 0.0

    def hear(self, event: Event) -> None:
        """Write the event, unless it is progress told just now."""
        with self._lock:
            if isinstance(event, RefreshGoesOn) and event.done < event.feeds:
                if time.monotonic() < self._next:
                    return
                self._next = time.monotonic() + PROGRESS_EVERY
            _tell(self._answers, event)


def _tell(answers: IO[str], event: Event) -> None:
    if type(event).__name__ in TOLD:
        answers.write(json.dumps([type(event).__name__, asdict(event)]) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
