"""Bytes of an enclosure, a request at a time: what to ask, whether to believe it, where to put it."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.model.errors import NetError
from tui.net import ranges as spans
from tui.net import sentences
from tui.net.addresses import Target
from tui.net.audio_answer import Delivery, delivery, if_range, is_same_copy, size_of_unsatisfied
from tui.net.decode import Damaged, Decoder, TooMuch
from tui.net.guard import Guard, Timeouts
from tui.net.holding import Holding, OtherCopy
from tui.net.lazy import LazyExchanger
from tui.net.plan import Piece
from tui.net.sniff import HEAD, why_not_audio

if TYPE_CHECKING:
    from tui.net.exchange import Answer

_REDIRECTS = 10
_OVERLAP = 1024
"""Without a validator, so many bytes at a seam are fetched twice and compared, lest copies be mixed."""
_HEARTBEAT = 4096
"""Bytes that have to arrive in the time allowed for silence, or the server counts as silent."""
_SAVE_EVERY = 2.0
"""Seconds between two writings of the map: what a crash may cost."""
_COPIES_IN_PARTS = 3
"""A server that had so many copies makes one for each request: only a whole answer is one copy."""


class Source(Struct, frozen=True):
    """Where an enclosure is, and who asks for it."""

    target: Target
    user_agent: str


class Patience(Struct, frozen=True):
    """How long a download waits and how often it tries; seconds."""

    connect: float = 5.0
    answer: float = 8.0
    """Until an answer begins; shows that have advertisements put in on demand take their time."""
    silence: float = 6.0
    """Without another 4 KB."""
    in_all: float = 12.0
    """Without progress, over all tries; then it gives up."""
    first_pause: float = 0.4
    """Before the second try; doubled each time, give or take half."""

    @property
    def timeouts(self) -> Timeouts:
        """The part of it that concerns a connection."""
        return Timeouts(self.connect, self.answer)


class Lane:
    """How far one connection has come: at byte `position`, of the piece that ends before `end`."""

    def __init__(self, *, takes_whole: bool) -> None:
        self.takes_whole = takes_whole
        """Whether the whole file is welcome in place of the piece that was asked for."""
        self.guard: Guard | None = None
        self.position = 0
        self.end: int | None = None
        self.touched = 0.0
        """When bytes last arrived, monotonic."""
        self.compared = 0
        """Bytes at the end of what arrived that were present already."""
        self._began = 0.0
        self._received = 0

    def begin(self, guard: Guard, piece: Piece) -> None:
        """Take up a new piece."""
        self.guard, self.position, self.end = guard, piece.start, piece.end
        self._received = self.compared = 0

    def answered(self, position: int) -> None:
        """Note that the server begins to send, from `position` on."""
        self.position = position
        self._began = time.monotonic()

    def advance(self, count: int, compared: int) -> None:
        """Note that `count` bytes have arrived, `compared` of which were present and the same."""
        self.touched = time.monotonic()
        self.compared = self.compared + compared if compared else 0
        self.position += count
        self._received += count

    @property
    def rate(self) -> float:
        """Bytes a second of this answer, 0 while there is too little to tell."""
        passed = time.monotonic() - self._began
        return self._received / passed if self._received and passed > 0.05 else 0.0

    def hang_up(self) -> None:
        """End what is running, for something better to do."""
        if self.guard is not None:
            self.guard.stop()


class Replan(Exception):
    """The answer is of no use but has taught something: ask for something else."""


class Transfer:
    """Brings pieces of one enclosure into its holding, and learns about the server by doing so."""

    def __init__(
        self, source: Source, holding: Holding, exchanger: LazyExchanger, patience: Patience, most: int
    ) -> None:
        self.ranges: bool | None = None
        """Whether the server honours `Range`; None until it was asked."""
        self.final: Target | None = None
        """Where the redirects ended; asked directly from then on."""
        self.doubted = False
        """The server may have another copy than the one begun: the next request is for the whole."""
        self._refuted = False
        """It certainly has: bytes differed."""
        self._copies = 0
        self._source = source
        self._holding = holding
        self._exchanger = exchanger
        self._patience = patience
        self._most = most
        self._saving = threading.Lock()
        self._saved = time.monotonic()

    @property
    def straight(self) -> bool:
        """Whether only the whole can be asked for, from its start."""
        return self.doubted or self.ranges is False

    def fetch(self, piece: Piece, lane: Lane, guard: Guard, leaves: Callable[[], bool]) -> None:
        """Fetch `piece`, or what the server gives instead, until `leaves` says that there is better to do.

        Raises NetError when the server fails, OSError when the disk does, Replan
        when the answer says that something else has to be asked for.
        """
        answer = self._ask(piece, guard)
        try:
            brought = self._accept(answer, piece, whole_is_welcome=lane.takes_whole)
            self._pour(answer, brought, lane, guard, leaves)
        except OtherCopy:
            self.doubted = self._refuted = True
            raise Replan from None
        finally:
            answer.close()

    def open_reserve(self, guard: Guard) -> None:
        """Open a connection for the next request to find ready. Raises NetError."""
        if self.final is not None:
            self._exchanger().warm(self.final, guard, self._patience.timeouts)

    def count_reserves(self) -> int:
        """Count the connections that lie ready."""
        return 0 if self.final is None else self._exchanger().connections.count_idle(self.final)

    def overlapping(self, piece: Piece) -> Piece:
        """Return `piece`, with a seam at either end where only comparing bytes can tell the copy."""
        if self.straight:
            return Piece(0, None)
        if if_range(self._holding.map):
            return piece
        before = max(0, piece.start - _OVERLAP)
        start = before if spans.covers(self._holding.ranges, before, piece.start) else piece.start
        return Piece(start, None if piece.end is None else piece.end + _OVERLAP)

    def is_sure_of(self, lane: Lane) -> bool:
        """Tell whether what a lane brings is known to be of the copy that lies behind it."""
        return bool(if_range(self._holding.map)) or lane.compared >= _OVERLAP

    def save(self, *, now: bool = True) -> None:
        """Write the map; without `now` only if that was last done some seconds ago. Raises OSError."""
        with self._saving:
            if now or time.monotonic() - self._saved > _SAVE_EVERY:
                self._holding.save()
                self._saved = time.monotonic()

    def _ask(self, piece: Piece, guard: Guard) -> "Answer":
        headers = {"User-Agent": self._source.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        if _is_part(piece):
            headers["Range"] = f"bytes={piece.start}-{'' if piece.end is None else piece.end - 1}"
            headers["If-Range"] = if_range(self._holding.map)
        return self._exchanger().ask(
            self.final or self._source.target,
            headers,
            guard,
            timeouts=self._patience.timeouts,
            redirects=_REDIRECTS,
        )

    def _accept(self, answer: "Answer", piece: Piece, *, whole_is_welcome: bool) -> Delivery:
        host = answer.target.host
        if answer.status == 416 and _is_part(piece):
            self._learn_size(answer)
            raise Replan
        if answer.status not in (200, 206):
            answer.drain()
            wait = sentences.retry_after_seconds(answer.headers.get("retry-after", ""))
            raise sentences.of_status(answer.status, host, retry_after=wait)
        brought = delivery(answer)
        if brought is None or (brought.partial and (brought.encoding or brought.start != piece.start)):
            if self.ranges is False:
                raise NetError(f"{host} sends parts that nobody asked for; look for the show's new address.")
            self.ranges = False
            raise Replan
        self._judge(brought, asked_for_part=_is_part(piece), whole_is_welcome=whole_is_welcome)
        self.final = answer.target
        return brought

    def _judge(self, brought: Delivery, *, asked_for_part: bool, whole_is_welcome: bool) -> None:
        """Compare with the copy that is known; raise Replan where the delivery cannot be used."""
        same = is_same_copy(self._holding.map, brought) and not self._refuted
        # Some servers call the whole a part, unasked.
        part = brought.partial and asked_for_part
        if same and asked_for_part:
            self.ranges = part
        if part and same:
            return
        self.doubted = not same
        if part or not whole_is_welcome:
            raise Replan
        self._refuted = not same

    def _learn_size(self, answer: "Answer") -> None:
        """Nothing lies where bytes were asked for: either all of them are there, or it is another copy."""
        size = size_of_unsatisfied(answer)
        answer.drain()
        with self._holding.changed:
            if size and self._holding.size is None and size == spans.end_of_run(self._holding.ranges, 0):
                self._holding.learn(size, "", "")
            else:
                self.doubted = True

    def _pour(
        self, answer: "Answer", brought: Delivery, lane: Lane, guard: Guard, leaves: Callable[[], bool]
    ) -> None:
        decoder = Decoder(brought.encoding, self._most)
        lane.answered(brought.start)
        data = (
            self._read_head(answer, brought, decoder) if brought.start == 0 else self._read(answer, decoder)
        )
        if brought.start == 0 and self._refuted:
            self._start_another_copy()
        self._holding.learn(brought.size, brought.etag, brought.last_modified)
        beat = brought.start
        while data:
            compared = self._holding.write(lane.position, data)
            lane.advance(len(data), compared)
            if lane.position - beat >= _HEARTBEAT:
                guard.renew(self._patience.silence)
                beat = lane.position
            self.save(now=False)
            if leaves():
                return
            data = self._read(answer, decoder)
        if lane.position == brought.start:
            raise sentences.PassingTrouble(
                f"{answer.target.host} sent nothing of the episode; try again later."
            )
        if self._holding.size is None:
            self._holding.learn(lane.position, "", "")

    def _read_head(self, answer: "Answer", brought: Delivery, decoder: Decoder) -> bytes:
        head = b""
        while len(head) < HEAD and (data := self._read(answer, decoder)):
            head += data
        if not head:
            raise NetError(
                f"{answer.target.host} sent an empty file where the audio should be; try again later."
            )
        sentence = why_not_audio(head, brought.content_type, answer.target.host)
        if sentence:
            raise NetError(sentence)
        return head

    def _read(self, answer: "Answer", decoder: Decoder) -> bytes:
        """Return the next decoded bytes, b"" only at the end."""
        host = answer.target.host
        try:
            while data := answer.read():
                if decoded := decoder.feed(data):
                    return decoded
            decoder.finish()
        except TooMuch:
            raise NetError(
                f"{host} sends without end; it is a live stream, which podtui does not keep."
            ) from None
        except Damaged as error:
            raise NetError(f"{host} sent a damaged answer ({error}); try again later.") from error
        return b""

    def _start_another_copy(self) -> None:
        self._copies += 1
        if self._copies > _COPIES_IN_PARTS:
            self.ranges = False
        self._holding.start_another_copy()
        self.doubted = self._refuted = False


def _is_part(piece: Piece) -> bool:
    return piece.start > 0 or piece.end is not None
