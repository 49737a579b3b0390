"""A moment of silence played aloud, to learn whether sound finds an output device."""

import queue
import struct
import tempfile
from pathlib import Path

from tui.model.playback import AudioProgress
from tui.player.engine import Engine
from tui.player.source import Cursor, Source

_RATE = 8_000
_SECONDS = 1
_PATIENCE = 5.0


def has_output() -> bool:
    """Return whether libVLC could hand a second of silence to an audio device."""
    events: queue.SimpleQueue[str] = queue.SimpleQueue()
    engine = Engine(lambda medium, event, value: events.put(event))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "silence.wav"
        path.write_bytes(_silence())
        source = Source(path, AudioProgress(size=None, ranges=(), complete=True))
        engine.open(Cursor(source, 0, lambda offset: None), "wav", whole=True, skip=0.0, paused=False)
        try:
            while events.get(timeout=_PATIENCE) not in ("ended", "error"):
                pass
        except queue.Empty:
            return False
        finally:
            mute = engine.is_mute()
            engine.close()
            source.close()
    return not mute


def _silence() -> bytes:
    """Return a WAV file (RIFF, 16 bit mono) of nothing."""
    samples = bytes(2 * _RATE * _SECONDS)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, _RATE, 2 * _RATE, 2, 16)
    data = struct.pack("<4sI", b"data", len(samples)) + samples
    return struct.pack("<4sI4s", b"RIFF", 4 + len(form) + len(data), b"WAVE") + form + data
