"""The one thread that writes.

Small writes (a position, a queue move) go ahead of bulk ones (a refreshed feed,
the search index). A bulk write is a generator that yields wherever a
transaction may end; it is committed every few milliseconds, and between two of
its transactions whatever waits gets its turn. So a keystroke's write never waits
for a whole feed, and feeds refreshed at once all show their newest episodes early.
"""

import os
import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from tui.library.connect import writing
from tui.library.failures import library_error
from tui.library.turns import begin, lock_file
from tui.model.errors import LibraryError

T = TypeVar("T")
Steps = Generator[None, None, T]
"""A bulk write; every `yield` is a place where its transaction may end."""

BATCH_SECONDS = 0.01
"""How long a bulk transaction goes on; committing what was indexed takes about twice that again."""


class Writer:
    """Runs writes in order of urgency, each within a transaction, and answers with futures.

    A future ends with the job's result once that is committed, with the `PodtuiError` the job
    raised, or with `LibraryError` when the disk or the file would not have it; nothing of a
    failed transaction stays.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._small: deque[_Job] = deque()
        self._bulk: deque[_Job] = deque()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closing = False

    def small(self, job: Callable[[sqlite3.Connection], T]) -> Future[T]:
        """Have `job` run in a transaction of its own, ahead of all bulk writes."""

        def steps(connection: sqlite3.Connection) -> Steps[T]:
            return job(connection)
            yield

        return self._put(self._small, steps)

    def bulk(self, job: Callable[[sqlite3.Connection], Steps[T]]) -> Future[T]:
        """Have `job` run over as many short transactions as it needs, taking turns with other bulk writes."""
        return self._put(self._bulk, job)

    def close(self) -> None:
        """Finish the small writes, drop what is left of the bulk ones and end the thread."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()

    def _put(self, line: "deque[_Job]", steps: Callable[[sqlite3.Connection], Steps[T]]) -> Future[T]:
        future: Future[T] = Future()
        with self._wake:
            if self._closing:
                future.set_exception(
                    LibraryError(f"The library {self._path} has been closed; start podtui again.")
                )
                return future
            line.append(_Job(steps, future))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="library-writer", daemon=True)
                self._thread.start()
            self._wake.notify()
        return future

    def _run(self) -> None:
        opened: tuple[sqlite3.Connection, int] | None = None
        while (job := self._next()) is not None:
            if not job.claim():
                continue
            try:
                opened = opened or (writing(self._path), lock_file(self._path))
                self._turn(*opened, job)
            except (sqlite3.Error, OSError) as error:
                job.future.set_exception(library_error(error, self._path))
            except BaseException as error:
                job.future.set_exception(error)
        if opened is not None:
            connection, lock = opened
            connection.close()
            os.close(lock)

    def _next(self) -> "_Job | None":
        with self._wake:
            while True:
                if self._small:
                    return self._small.popleft()
                if self._closing:
                    while self._bulk:
                        self._bulk.popleft().drop()
                    return None
                if self._bulk:
                    return self._bulk.popleft()
                self._wake.wait()

    def _turn(self, connection: sqlite3.Connection, lock: int, job: "_Job") -> None:
        """Give `job` one transaction; an unfinished one goes to the end of the line."""
        begin(connection, lock)
        try:
            finished = job.advance(connection, time.monotonic() + BATCH_SECONDS)
            connection.execute("commit")
        except BaseException:
            if connection.in_transaction:
                connection.execute("rollback")
            raise
        if finished:
            job.future.set_result(job.result)
            return
        with self._wake:
            self._bulk.append(job)


class _Job:
    """A write under way."""

    def __init__(self, start: Callable[[sqlite3.Connection], Steps[Any]], future: Future[Any]) -> None:
        self._start = start
        self._steps: Steps[Any] | None = None
        self.future = future
        self.result: Any = None

    def claim(self) -> bool:
        """Tell whether to go on with it: nobody has cancelled it before it began."""
        return self._steps is not None or self.future.set_running_or_notify_cancel()

    def advance(self, connection: sqlite3.Connection, until: float) -> bool:
        """Go on until the given monotonic time; True when the job has ended."""
        if self._steps is None:
            self._steps = self._start(connection)
        try:
            next(self._steps)
            while time.monotonic() < until:
                next(self._steps)
        except StopIteration as end:
            self.result = end.value
            return True
        return False

    def drop(self) -> None:
        """Give up what is not written yet."""
        if self._steps is not None:
            self._steps.close()
            self.future.set_exception(LibraryError("The library was closed before this was written."))
        else:
            self.future.cancel()
