"""Refreshing in a process of its own, so that the app's keys never wait for it.

The child (`refresh_child`) opens the same library, says on a pipe what happens, and ends by itself when the
pipe closes. Whatever cuts it short, the next refresh goes on where it ended.
"""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress

from msgspec.structs import asdict

from tui.model.events import Event, FeedRefreshed, Notice, RefreshFinished, RefreshGoesOn
from tui.model.feed import Feed
from tui.paths import Paths
from tui.services.events import Bus

log = logging.getLogger(__name__)

TOLD = {kind.__name__: kind for kind in (FeedRefreshed, RefreshGoesOn, RefreshFinished, Notice)}
"""The events a child passes on."""


class RefreshApart:
    """Refreshes in child processes, passing on what they say. Thread-safe."""

    def __init__(self, paths: Paths, bus: Bus) -> None:
        self._paths = paths
        self._bus = bus
        self._children: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def refresh(self, feeds: Sequence[Feed] | None, due_only: bool) -> tuple[FeedRefreshed, ...]:
        """Do what `Subscriptions.refresh` does; returns when all is stored and can be searched."""
        request = {
            "paths": {name: str(path) for name, path in asdict(self._paths).items()},
            "feeds": None if feeds is None else [feed.id for feed in feeds],
            "due_only": due_only,
        }
        told: dict[int, FeedRefreshed] = {}
        finished = False
        for event in self._events(json.dumps(request)):
            self._bus.emit(event)
            finished = finished or isinstance(event, RefreshFinished)
            if isinstance(event, FeedRefreshed):
                told[event.feed_id] = event
        if not finished and not self._closed:
            log.error("a refreshing process has ended early")
            failed = sum(bool(each.error) for each in told.values())
            self._bus.emit(RefreshFinished(len(told), sum(each.new for each in told.values()), failed))
            self._bus.emit(
                Notice("The refresh was cut short; the next one goes on where it ended.", problem=True)
            )
        return tuple(told.values())

    def stop(self) -> None:
        """Give up what is being fetched; what has been read stays."""
        with self._lock:
            children = tuple(self._children)
        for child in children:
            with suppress(OSError, ValueError):  # it has just ended
                assert child.stdin is not None
                child.stdin.write("stop\n")
                child.stdin.flush()

    def close(self) -> None:
        """End what is being refreshed."""
        with self._lock:
            self._closed = True
            children = tuple(self._children)
        for child in children:
            child.kill()
            child.wait()

    def _events(self, request: str) -> Iterator[Event]:
        with self._lock:
            if self._closed:
                return
            child = subprocess.Popen(
                [sys.executable, "-m", "tui.services.refresh_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                start_new_session=True,
            )
            self._children.add(child)
        try:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(request + "\n")
            child.stdin.flush()
            for line in child.stdout:
                name, fields = json.loads(line)
                yield TOLD[name](**fields)
        except (OSError, ValueError) as error:
            log.warning("a refreshing process: %s", error)
        finally:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()
            with self._lock:
                self._children.discard(child)
