"""What the player's child does: one file on the deck, one medium of libVLC at a time.

Every jump, in every format, opens a new medium at its target: it is as quick as libVLC's own seek,
far more exact for mp3, and the same whether the player is opening, playing, paused or waiting for bytes.
All methods belong to the child's main thread.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

from tui.model.playback import AudioProgress, PlayState
from tui.player import formats, mp3, protocol
from tui.player.engine import Engine
from tui.player.formats import Format
from tui.player.remedies import NO_OUTPUT
from tui.player.source import Cursor, Source
from tui.player.timeline import Spot, Timeline, Wanted, timeline

_FIRST_SOUND = 0.013
"""Seconds from libVLC's "buffered" to the first sound, by listening."""
_STRETCH_LAG = 0.030
"""Seconds of audio that libVLC's pitch-keeping stretcher holds back at rates other than 1, by listening."""
_STALL = 0.5
"""Seconds without progress, while a read waits, that a listener calls a stall."""
_MUTE = 1.5
"""Seconds of playing after which sound that finds no output is no accident."""
_LONGEST = 200 * 3600.0
"""Seconds: a longer length was guessed from a size that is not known."""
_EARLY = 2.0
"""Seconds that may be missing at the end of a file that is nevertheless whole."""

NOT_AUDIO = (
    "This is not audio podtui can play (mp3, m4a, ogg, opus, flac, wav or aac): "
    "the host may have sent a web page; try again later or open the episode's link."
)


class Deck:
    """One source, and the medium libVLC reads it through."""

    def __init__(
        self, engine: Engine, send: Callable[[protocol.Report], None], wait: Callable[[int], None]
    ) -> None:
        """`send` reports to the app; `wait` is called from libVLC's threads when a read has to wait."""
        self._engine = engine
        self._send = send
        self._on_wait = wait
        self._state = PlayState.IDLE
        self._rate = 1.0
        self._forget()

    def _forget(self) -> None:
        self._source: Source | None = None
        self._kind: Format | None = None
        self._timeline: Timeline | None = None
        self._cursor: Cursor | None = None
        self._spot = Spot(0, 0.0)
        self._medium: int | None = None
        self._buffered = False
        self._sounding = False
        self._paused = False
        self._target = 0.0
        self._jump = 0
        self._heard = 0.0
        self._heard_at = 0.0
        self._opened_at = 0.0
        self._checked_output = False
        self._duration: float | None = None
        self._expected: float | None = None
        self._wanted: int | None = None

    def obey(self, command: protocol.Command) -> None:
        """Carry out a command of the app's."""
        match command:
            case protocol.Load():
                self._load(command)
            case protocol.Have(progress):
                self._have(progress)
            case protocol.Pause(on):
                self._pause(on)
            case protocol.Seek(seconds, jump) if self._source:
                self._go(seconds, jump)
            case protocol.SetRate(rate):
                self._set_rate(rate)
            case protocol.SetVolume(percent):
                self._engine.set_volume(percent)
            case protocol.Stop():
                self._release()
                self._enter(PlayState.IDLE)

    def _load(self, order: protocol.Load) -> None:
        self._release()
        self._source = Source(Path(os.fsdecode(order.path)), order.progress)
        self._paused = order.paused
        self._expected = order.expected
        self._set_rate(order.rate)
        self._engine.set_volume(order.volume)
        self._jump = order.jump
        self._enter(PlayState.LOADING)
        self._go(order.start, order.jump)

    def _have(self, progress: AudioProgress) -> None:
        if self._source:
            self._source.update(progress)
            if self._waits_to_open():
                self._prepare()

    def _pause(self, on: bool) -> None:
        self._paused = on
        if self._medium is not None:
            self._engine.pause(on)
        elif self._waits_to_open():
            self._enter(PlayState.PAUSED if on else PlayState.LOADING)

    def _set_rate(self, rate: float) -> None:
        self._rate = rate
        self._engine.set_rate(rate)

    def notice(self, medium: int, event: str, value: float, at: float) -> None:
        """Take an event of libVLC's that happened at `at`; those of media since replaced are passed over."""
        if medium != self._medium:
            return
        match event:
            case "buffered" if value >= 100 and not self._buffered:
                self._buffered = True
                self._start_sounding(at)
            case "playing" if self._buffered:
                self._start_sounding(at)
            case "time" if not self._paused:
                self._enter(PlayState.PLAYING)
                lag = _STRETCH_LAG if self._rate != 1 else 0.0
                self._hear(self._spot.zero + value - lag, at)
            case "paused":
                self._enter(PlayState.PAUSED)
            case "length" if self._spot.whole and 0 < value < _LONGEST:
                self._tell_duration(value)
            case "ended":
                self._finish()
            case "error":
                self._fail("not-audio", NOT_AUDIO)

    def waits(self, offset: int) -> None:
        """Report that a read waits for the bytes from `offset` on."""
        if self._cursor and self._cursor.waiting:
            self._want(offset)

    def tick(self) -> bool:
        """Do what time brings; return whether there is more to do at once."""
        if not self._source:
            return False
        now = time.monotonic()
        self._check_stall(now)
        self._check_output(now)
        return self._read_ahead()

    @property
    def idle(self) -> bool:
        """Whether nothing happens until a command or an event comes."""
        return self._state in (PlayState.IDLE, PlayState.ENDED, PlayState.FAILED, PlayState.PAUSED)

    def _release(self) -> None:
        self._engine.close()
        if self._source:
            self._source.close()
        self._forget()

    def _go(self, seconds: float, jump: int) -> None:
        ceiling = max(0.0, self._duration - 0.2) if self._duration else seconds
        self._target = self._heard = min(max(0.0, seconds), ceiling)
        self._jump = jump
        self._wanted = None
        self._close_medium()
        if self._state in (PlayState.ENDED, PlayState.FAILED):
            self._enter(PlayState.LOADING)
        self._prepare()

    def _close_medium(self) -> None:
        # libVLC keeps sounding until the next medium replaces this one, which is mostly at once.
        self._medium, self._buffered, self._sounding = None, False, False

    def _waits_to_open(self) -> bool:
        return self._medium is None and self._state not in (PlayState.IDLE, PlayState.ENDED, PlayState.FAILED)

    def _prepare(self) -> None:
        """Open a medium at the target, or say which bytes are missing for that."""
        assert self._source is not None
        if self._timeline is None:
            start = self._recognise()
            if start is None or self._kind is None:
                return
            self._timeline = timeline(self._kind, self._source, start, self._expected)
        spot = self._timeline.spot(self._target)
        if isinstance(spot, Wanted):
            self._lack(spot.byte)
        else:
            self._open(spot)

    def _recognise(self) -> int | None:
        """Find out the format; return where it starts (behind an ID3v2 tag), None while that is unknown."""
        assert self._source is not None
        start = 0
        while (head := self._source.peek(start, formats.HEAD)) and (tag := mp3.id3_length(head)):
            start += tag
        if head is None:
            self._lack(self._source.gap_after(start))
            return None
        # Some mp3 files have more room behind their tag than they fill.
        self._kind = formats.recognise(head) or ("mp3" if start else None)
        if self._kind is None:
            self._fail("not-audio", NOT_AUDIO)
        return start

    def _lack(self, byte: int) -> None:
        assert self._source is not None
        self._engine.close()
        if self._source.at_end(byte):
            self._fail("not-audio", NOT_AUDIO)
        elif self._source.error:
            self._fail("dropped", self._source.error)
        else:
            self._want(byte)
            if self._state is PlayState.PLAYING:
                self._enter(PlayState.STALLED)

    def _want(self, offset: int) -> None:
        if self._source and not self._source.complete and self._wanted != offset:
            self._wanted = offset
            self._send(protocol.Want(self._jump, offset))

    def _open(self, spot: Spot) -> None:
        assert self._source is not None
        assert self._kind is not None
        self._spot = spot
        self._cursor = Cursor(self._source, spot.byte, self._on_wait, spot.lead_in)
        self._opened_at = self._heard_at = time.monotonic()
        self._medium = self._engine.open(
            self._cursor, self._kind, whole=spot.whole, skip=spot.skip, paused=self._paused
        )

    def _start_sounding(self, at: float) -> None:
        """libVLC has enough to play and is not paused: sound follows at once."""
        if self._paused:
            self._enter(PlayState.PAUSED)
            return
        self._enter(PlayState.PLAYING)
        if not self._sounding:
            self._sounding = True
            self._hear(self._spot.zero + self._spot.skip, at + _FIRST_SOUND)

    def _hear(self, seconds: float, at: float) -> None:
        self._heard, self._heard_at = seconds, at
        self._send(protocol.Heard(self._jump, seconds, at))

    def _enter(self, state: PlayState) -> None:
        if state is not self._state:
            self._state = state
            self._send(protocol.State(self._jump, state))

    def _fail(self, kind: str, message: str) -> None:
        self._engine.close()
        self._close_medium()
        self._send(protocol.Failed(self._jump, kind, message))
        self._enter(PlayState.FAILED)

    def _check_stall(self, now: float) -> None:
        assert self._source is not None
        starved = self._cursor is not None and self._cursor.waiting and now - self._heard_at > _STALL
        if self._medium is None or self._paused or not starved:
            return
        if self._source.error:
            self._fail("dropped", self._source.error)
        elif self._state is PlayState.PLAYING:
            self._enter(PlayState.STALLED)

    def _check_output(self, now: float) -> None:
        if self._checked_output or self._state is not PlayState.PLAYING or now - self._opened_at < _MUTE:
            return
        self._checked_output = True
        if self._engine.is_mute():
            self._fail("no-device", f"{NO_OUTPUT} Then play again.")

    def _read_ahead(self) -> bool:
        if self._timeline is None or self._source is None:
            return False
        more = self._timeline.advance()
        zero = self._timeline.zero_of(self._spot)
        if zero is not None:
            self._spot = self._spot._replace(zero=zero, exact=True)
        duration = self._timeline.duration()
        if duration is not None:
            self._tell_duration(duration)
        return more

    def _tell_duration(self, seconds: float) -> None:
        if self._duration is None or abs(self._duration - seconds) > 0.05:
            self._duration = seconds
            self._send(protocol.Duration(self._jump, seconds))

    def _finish(self) -> None:
        """Tell the end of the audio from the end of what there was of it."""
        assert self._source is not None
        missing = self._missing_seconds()
        self._close_medium()
        self._engine.close()
        if missing > _EARLY:
            self._fail(
                "dropped",
                self._source.error
                or f"The audio broke off {missing:.0f} seconds before its end: play again to fetch it anew.",
            )
        else:
            self._enter(PlayState.ENDED)

    def _missing_seconds(self) -> float:
        """Return how much of the audio lies behind the last that was heard."""
        if self._timeline and self._kind == "mp3":
            while self._timeline.advance():
                pass
            claimed, found = self._timeline.claimed_duration(), self._timeline.duration()
            return max(0.0, claimed - found) if claimed and found else 0.0
        return max(0.0, (self._duration or 0.0) - self._heard)
