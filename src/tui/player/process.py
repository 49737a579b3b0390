"""The player's child: `python -m tui.player.process [--ear FILE]`, spoken to in JSON lines (see `protocol`).

libVLC lives here and nowhere else, so that whatever it does the app goes on. The child ends when
its standard input closes; whatever libraries print goes where its standard error goes.
"""

import argparse
import ctypes
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from tui.model.errors import PlayerError
from tui.player import doctor, protocol
from tui.player.ear import Ear

_STEP = 0.1
_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Run until standard input closes."""
    options = argparse.ArgumentParser()
    options.add_argument("--ear", type=Path)
    ear = options.parse_args().ear
    _die_with_parent()
    pipe = os.dup(1)
    os.dup2(2, 1)

    def send(report: protocol.Report) -> None:
        with suppress(BrokenPipeError):
            os.write(pipe, protocol.encode(report))

    try:
        _serve(send, Ear(ear) if ear else None)
    except PlayerError as error:
        send(protocol.Failed(0, error.kind, str(error)))


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve(send: Callable[[protocol.Report], None], ear: Ear | None) -> None:
    """Do what commands and libVLC's events ask, one after the other, in this thread alone."""
    inbox: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def on_event(medium: int, event: str, value: float) -> None:
        inbox.put(partial(deck.notice, medium, event, value, time.monotonic()))

    engine = doctor.load_engine()(on_event, ear)
    from tui.player.deck import Deck

    deck = Deck(engine, send, lambda offset: inbox.put(partial(deck.waits, offset)))

    def obey(command: protocol.Command) -> None:
        if isinstance(command, protocol.Ping):
            send(protocol.Pong())
        else:
            deck.obey(command)

    def listen() -> None:
        try:
            for line in sys.stdin.buffer:
                inbox.put(partial(obey, protocol.command(line)))
        finally:
            os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    busy = False
    while True:
        with suppress(queue.Empty):
            inbox.get(timeout=0 if busy else None if deck.idle else _STEP)()
        busy = deck.tick()


if __name__ == "__main__":
    main()
