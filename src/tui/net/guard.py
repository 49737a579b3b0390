"""The end of an exchange that will not end by itself.

A read timeout only bounds the silence between two bytes: a server that sends
one byte a second keeps every client waiting for hours. So each exchange has a
guard, and when its time is up or somebody wants it ended, the guard shuts the
socket down, which wakes whoever is reading from it.
"""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from msgspec import Struct

_POLL = 0.05
"""How often cancel events are looked at, seconds."""

Ending = Literal["", "late", "cancelled", "stopped"]


class Timeouts(Struct, frozen=True):
    """Seconds for making a connection and for the silence between two bytes."""

    connect: float
    read: float


class Ended(Exception):
    """Raised inside an exchange whose guard has ended it; never leaves the room."""


class Guard:
    """Ends one exchange: at a deadline, when an event is set, or on `stop()`. Safe to use from any thread."""

    def __init__(self, seconds: float | None, cancel: threading.Event | None = None) -> None:
        self.ending: Ending = ""
        self.cancel = cancel
        self._began = time.monotonic()
        self._deadline = None if seconds is None else self._began + seconds
        self._lock = threading.Lock()
        self._line: socket.socket | None = None

    def watch(self, sock: socket.socket) -> None:
        """Make `sock` the one to shut down; a duplicate is held, since TLS takes the original over."""
        duplicate = socket.socket(fileno=os.dup(sock.fileno()))
        with self._lock:
            previous, self._line = self._line, duplicate
        if previous is not None:
            previous.close()
        if self.ending:
            self._shut_down()

    def renew(self, seconds: float) -> None:
        """Move the deadline to `seconds` from now."""
        self._deadline = time.monotonic() + seconds

    def allow(self, seconds: float) -> None:
        """Move the deadline to `seconds` from when the guard was made."""
        self._deadline = self._began + seconds

    def stop(self) -> None:
        """End the exchange now, because it is no longer wanted."""
        self._end("stopped")

    def look(self) -> None:
        """End the exchange if it is time."""
        if self.cancel is not None and self.cancel.is_set():
            self._end("cancelled")
        elif self._deadline is not None and time.monotonic() >= self._deadline:
            self._end("late")

    def check(self) -> None:
        """Raise Ended if the exchange has been ended."""
        self.look()
        if self.ending:
            raise Ended

    def release(self) -> None:
        """Let go of the socket; the exchange is over."""
        with self._lock:
            line, self._line = self._line, None
        if line is not None:
            line.close()

    def _end(self, ending: Ending) -> None:
        if not self.ending:
            self.ending = ending
            self._shut_down()

    def _shut_down(self) -> None:
        with self._lock:
            if self._line is not None:
                with suppress(OSError):
                    self._line.shutdown(socket.SHUT_RDWR)


class Watch:
    """Looks after all guards with one thread, which exists only while there are any."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._guards: set[Guard] = set()
        self._running = False

    @contextmanager
    def over(self, seconds: float | None, cancel: threading.Event | None = None) -> Iterator[Guard]:
        """Guard what happens inside the `with` block."""
        guard = Guard(seconds, cancel)
        self.add(guard)
        try:
            yield guard
        finally:
            self.remove(guard)

    def add(self, guard: Guard) -> None:
        """Look after `guard` from now on."""
        with self._changed:
            self._guards.add(guard)
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="net-watch", daemon=True).start()

    def remove(self, guard: Guard) -> None:
        """Forget `guard` and let go of its socket."""
        with self._changed:
            self._guards.discard(guard)
        guard.release()

    def _run(self) -> None:
        while True:
            with self._changed:
                if not self._guards:
                    self._running = False
                    return
                guards = tuple(self._guards)
            for guard in guards:
                guard.look()
            time.sleep(_POLL)
