"""A record of what is heard, in place of a sound card: for tests that must listen.

libVLC hands over each block of decoded sound with the moment at which it is due. The samples are
appended to the ear file (mono, 16 bit little endian, `RATE` per second), and what happens to
`<ear>.log`, one JSON object a line, each with "at" (seconds of the monotonic clock):

- ``{"event": "sound", "at", "offset", "count", "due"}``: `count` samples from sample `offset` of the ear
  file on; the first is due at `due` (monotonic). At a rate other than 1 they are already stretched.
- ``{"event": "flush", "at"}``: what is due later than `at` will not be heard.
- ``{"event": "pause" | "resume", "at"}``: what is due after a pause moves on by its length.
"""

import ctypes
import json
import threading
import time
from pathlib import Path
from typing import Any, TextIO

RATE = 44_100
"""Samples per second."""

_PLAY = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int64)
_MOMENT = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int64)
_DRAIN = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Ear:
    """Takes the sound of one libVLC media player."""

    def __init__(self, path: Path) -> None:
        self._sound = path.open("ab", buffering=0)
        self._log: TextIO = path.with_name(path.name + ".log").open("a", buffering=1)
        self._offset = self._sound.seek(0, 2) // 2
        self._end = 0.0
        self._interrupted = threading.Event()
        self._callbacks: tuple[Any, ...] = ()

    def attach(self, library: Any, player: ctypes.c_void_p) -> None:
        """Have `player` (a libvlc_media_player_t) hand its sound to this ear."""

        def play(_: int, samples: int, count: int, due: int) -> None:
            self._take(ctypes.string_at(samples, count * 2), count, library.libvlc_clock(), due)

        self._callbacks = (
            _PLAY(play),
            _MOMENT(lambda *_: self.note("pause")),
            _MOMENT(lambda *_: self.note("resume")),
            _MOMENT(lambda *_: self._flush()),
            _DRAIN(lambda _: self._drain()),
        )
        library.libvlc_clock.restype = ctypes.c_int64
        pointers = [ctypes.cast(callback, ctypes.c_void_p) for callback in self._callbacks]
        library.libvlc_audio_set_callbacks.argtypes = [ctypes.c_void_p] * 7
        library.libvlc_audio_set_callbacks(player, *pointers, None)
        library.libvlc_audio_set_format.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_uint,
            ctypes.c_uint,
        ]
        library.libvlc_audio_set_format(player, b"S16N", RATE, 1)

    def interrupt(self) -> None:
        """Do not wait for the rest to be heard: something else is to be played."""
        self._interrupted.set()

    def note(self, event: str, **details: Any) -> None:
        """Write a line into the log."""
        self._log.write(json.dumps({"event": event, "at": time.monotonic(), **details}) + "\n")

    def _take(self, samples: bytes, count: int, now: int, due: int) -> None:
        # libVLC's clock and ours may count from different moments: only its distance is carried over.
        heard = time.monotonic() + (due - now) / 1e6
        self._interrupted.clear()
        self._sound.write(samples)
        self.note("sound", offset=self._offset, count=count, due=heard)
        self._offset += count
        self._end = heard + count / RATE

    def _drain(self) -> None:
        # Without this libVLC would report the end as soon as the last block was handed over.
        self._interrupted.wait(max(0.0, self._end - time.monotonic()))

    def _flush(self) -> None:
        self._end = 0.0
        self.note("flush")
