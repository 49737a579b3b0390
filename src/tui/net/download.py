"""Fetching one enclosure into its holding, wherever in it bytes are wanted first.

Two lanes, each a thread with a connection. The *stream* lane runs from the
newest want to the end and then fills the holes; a want it would not reach soon
hangs up on it and sends it there. The *ahead* lane fetches small pieces beside
it (the end of the file, bytes round the next quotes) and keeps connections open
in reserve, so that the stream lane's next jump costs a single round trip.
"""

import errno
import logging
import random
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain

from tui.model.errors import HttpStatus, NetError
from tui.net import plan, sentences
from tui.net import ranges as spans
from tui.net.guard import Guard, Watch
from tui.net.holding import Holding
from tui.net.lazy import LazyExchanger
from tui.net.plan import Piece
from tui.net.transfer import Lane, Patience, Replan, Source, Transfer

_LOG = logging.getLogger(__name__)
_WANTS = 3
"""Wants remembered, newest first: the stream serves the first, older ones are fetched beside it."""
_SKIP = 256 * 1024
"""A run of present bytes that long is worth a new request behind it."""
_PROGRESS = 16 * 1024
"""Bytes that make a try count as a success even though the connection broke in the end."""
_CALM = 0.5
"""Seconds after a want before anything is fetched beside it: another jump may follow."""
_TRIES_AHEAD = 3
_RESERVES = 2
"""Connections kept open: somebody who holds the jump key down needs the next one at once."""
_RESERVE = Piece(0, 0)
"""Stands for nothing to fetch but a connection to open."""


class Download:
    """Fetches one enclosure; see the module. Safe to use from any thread."""

    def __init__(
        self,
        source: Source,
        holding: Holding,
        *,
        exchanger: LazyExchanger,
        watch: Watch,
        patience: Patience,
        most: int,
    ) -> None:
        self.error = ""
        """One sentence once it has given up."""
        self.finished = False
        """Whether all is there, and known to be of one copy."""
        self._holding = holding
        self._watch = watch
        self._patience = patience
        self._new_transfer = partial(Transfer, source, holding, exchanger, patience, most)
        self._transfer = self._new_transfer()
        self._stream = Lane(takes_whole=True)
        self._ahead = Lane(takes_whole=False)
        self._wants: tuple[int, ...] = ()
        self._wanted_at = -_CALM
        self._spans: tuple[tuple[int, int], ...] = ()
        self._passing = False
        self._stopped = False
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin to fetch what is missing, on threads of its own."""
        with self._holding.changed:
            self.error = ""
            self.finished = self._holding.map.complete
            if self.finished:
                return
            # What an earlier try learned may no longer hold, and its threads may not have ended yet.
            self._transfer = self._new_transfer()
            self._stream, self._ahead = Lane(takes_whole=True), Lane(takes_whole=False)
            self._threads = [
                threading.Thread(target=self._run, args=(work, lane), name=name, daemon=True)
                for work, lane, name in (
                    (self._run_stream, self._stream, "net-stream"),
                    (self._run_ahead, self._ahead, "net-ahead"),
                )
            ]
            for thread in self._threads:
                thread.start()

    def retry(self) -> None:
        """Begin anew after an error; does nothing otherwise."""
        with self._holding.changed:
            if self.error and not self._stopped:
                self.start()
        self._holding.on_change()

    def stop(self) -> None:
        """End fetching; returns when its threads have ended, as a rule within milliseconds."""
        with self._holding.changed:
            self._stopped = True
            self._stream.hang_up()
            self._ahead.hang_up()
            self._holding.changed.notify_all()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(2.0)

    def want(self, offset: int) -> None:
        """Fetch from `offset` on next, unless that is about to arrive anyway."""
        with self._holding.changed:
            holding = self._holding
            if not plan.is_open(offset, holding.ranges, holding.size):
                return
            others = (want for want in self._wants if want != offset)
            self._wants = (offset, *others)[:_WANTS]
            self._wanted_at = time.monotonic()
            if self.error and self._passing:
                self.retry()
            elif not self._transfer.straight and not self._is_on_the_way(offset):
                self._hang_up()
            holding.changed.notify_all()

    def prefetch(self, wished: Sequence[tuple[int, int]]) -> None:
        """Fetch these spans soon, after what is wanted; they replace the ones named before."""
        with self._holding.changed:
            self._spans = tuple(wished)
            self._holding.changed.notify_all()

    def _is_on_the_way(self, offset: int) -> bool:
        missing = spans.end_of_run(self._holding.ranges, offset)
        stream, ahead = self._stream, self._ahead
        if stream.guard is None or plan.arrives_soon(stream.position, missing, stream.rate):
            return True
        fetched_ahead = ahead.guard is not None and ahead.end is not None and missing < ahead.end
        return fetched_ahead and plan.arrives_soon(ahead.position, missing, ahead.rate)

    def _hang_up(self) -> None:
        self._stream.hang_up()
        if self._ahead.end != _RESERVE.end:
            self._ahead.hang_up()

    def _run(self, work: Callable[[Lane], None], lane: Lane) -> None:
        try:
            work(lane)
        except Exception:
            _LOG.exception("fetching audio failed in an unforeseen way")
            self._fail("Fetching this episode failed for a reason of podtui's own; see the log.")

    def _fail(self, sentence: str, *, passing: bool = False) -> None:
        with self._holding.changed:
            self.error, self._passing = sentence, passing
            self._ahead.hang_up()
            self._holding.changed.notify_all()
        self._holding.on_change()

    def _run_stream(self, lane: Lane) -> None:
        failures = _Failures(self._patience)
        while True:
            guard = Guard(failures.begin())
            piece = self._begin_stream(lane, guard)
            if piece is None:
                break
            before = spans.total(self._holding.ranges)
            error = self._attempt(piece, lane, guard)
            failures.progress(spans.total(self._holding.ranges) - before, lane.touched)
            if error is not None and not self._try_again(error, failures):
                self._fail(str(error), passing=sentences.is_passing(error))
                break
        with self._holding.changed:
            self.finished = self._holding.map.complete and not self._transfer.doubted
        self._save()
        self._holding.on_change()

    def _begin_stream(self, lane: Lane, guard: Guard) -> Piece | None:
        with self._holding.changed:
            holding = self._holding
            if self._stopped or (holding.map.complete and not self._transfer.doubted):
                return None
            piece = plan.next_for_stream(self._open_want(), lane.position, holding.ranges, holding.size)
            piece = self._transfer.overlapping(piece or Piece(0, None))
            lane.begin(guard, piece)
            return piece

    def _leaves(self, lane: Lane) -> bool:
        """Tell whether a lane has something better to do than to go on reading."""
        with self._holding.changed:
            holding = self._holding
            if self._transfer.straight:
                return False
            run_end = spans.end_of_run(holding.ranges, lane.position)
            far = run_end == holding.size or run_end - lane.position >= _SKIP
            if far and self._transfer.is_sure_of(lane):
                return True
            want = self._open_want()
            return want is not None and lane is self._stream and not self._is_on_the_way(want)

    def _open_want(self) -> int | None:
        """Return the newest want while bytes of it are missing."""
        holding = self._holding
        newest = self._wants[:1]
        return newest[0] if newest and plan.is_open(newest[0], holding.ranges, holding.size) else None

    def _try_again(self, error: NetError, failures: "_Failures") -> bool:
        transfer = self._transfer
        redirected, transfer.final = transfer.final is not None, None
        if redirected and isinstance(error, HttpStatus) and not sentences.is_passing(error):
            # Signed addresses of delivery networks expire; the feed's own address leads to a new one.
            return True
        pause = failures.pause(error) if sentences.is_passing(error) else None
        if pause is None:
            return False
        self._save()
        with self._holding.changed:
            return not self._holding.changed.wait_for(lambda: self._stopped, pause)

    def _save(self) -> None:
        """Write the map if that can be done; the older one on disk claims less and stays true."""
        with suppress(OSError):
            self._transfer.save()

    def _run_ahead(self, lane: Lane) -> None:
        failures = 0
        while failures < _TRIES_AHEAD:
            guard = Guard(self._patience.answer)
            piece = self._begin_ahead(lane, guard)
            if piece is None:
                return
            failures += self._attempt(piece, lane, guard) is not None

    def _begin_ahead(self, lane: Lane, guard: Guard) -> Piece | None:
        """Wait until something is worth doing beside the stream; None when the download has ended."""
        found: list[Piece] = []

        def look() -> bool:
            found[:] = self._look_ahead() if lane is self._ahead else []
            over = self._stopped or lane is not self._ahead
            return bool(found or over or self.error or self._holding.map.complete)

        with self._holding.changed:
            self._holding.changed.wait_for(look)
            if not found:
                return None
            guard.renew(self._patience.answer)
            lane.begin(guard, found[0])
            return found[0]

    def _look_ahead(self) -> list[Piece]:
        holding, transfer = self._holding, self._transfer
        size = holding.size
        if size is None or transfer.final is None or transfer.straight or self._stream.guard is None:
            return []
        older = ((want, want + plan.WINDOW) for want in self._wants[1:])
        piece = plan.next_ahead(chain(older, self._spans), self._stream.position, holding.ranges, size)
        calm = self._open_want() is None and time.monotonic() - self._wanted_at > _CALM
        if piece is not None and calm:
            return [transfer.overlapping(piece)]
        return [_RESERVE] if transfer.ranges and transfer.count_reserves() < _RESERVES else []

    def _attempt(self, piece: Piece, lane: Lane, guard: Guard) -> NetError | None:
        """Do a lane's work under its guard; return what went wrong.

        An answer that only taught something is no failure, nor is being called to something better.
        """
        self._watch.add(guard)
        try:
            if piece == _RESERVE:
                self._transfer.open_reserve(guard)
            else:
                self._transfer.fetch(piece, lane, guard, lambda: self._leaves(lane))
        except Replan:
            if lane is self._ahead and self._transfer.doubted:
                self._stream.hang_up()
        except NetError as error:
            return None if guard.ending == "stopped" else error
        except OSError as error:
            return NetError(_disk_sentence(error))
        finally:
            self._watch.remove(guard)
            with self._holding.changed:
                lane.guard = None
            self._holding.on_change()
        return None


class _Failures:
    """Counts tries without progress, and says how long to wait before the next."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._tries = 0
        self._since = 0.0

    def begin(self) -> float:
        """Note that a try begins; return the seconds it may take to be answered."""
        now = time.monotonic()
        if self._tries == 0:
            self._since = now
        return max(1.0, self._patience.in_all - (now - self._since))

    def progress(self, gained: int, last_byte: float) -> None:
        """Note what a try brought before it failed; `last_byte` is when, monotonic."""
        if gained >= _PROGRESS:
            self._tries = 0
            self._since = last_byte

    def pause(self, error: NetError) -> float | None:
        """Return the seconds to wait before trying again, None when it is time to give up."""
        self._tries += 1
        pause = error.retry_after
        if pause is None:
            pause = self._patience.first_pause * 2.0 ** (self._tries - 1) * random.uniform(0.5, 1.5)
        passed = time.monotonic() - self._since
        return pause if passed + pause < self._patience.in_all else None


def _disk_sentence(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full, so the episode cannot be fetched; make room and try again."
    return f"The audio cache cannot be written ({error.strerror}); check its folder and try again."
