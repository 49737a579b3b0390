"""The child process that recognises speech: `python -m tui.timing.speech_worker MODEL AUDIO [LANGUAGE]`.

Reads one JSON object per line, `{"start": seconds, "end": seconds}`, and answers each
with `{"audio": seconds, "words": [[text, start, end], ...]}` or `{"error": sentence}`.
Ends by itself, in the middle of its work too, when its standard input is closed.
"""

import contextlib
import json
import os
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from itertools import chain
from queue import SimpleQueue
from typing import Any

_RATE = 16_000
"""Samples per second, as Whisper wants them."""
_BYTES = 2
"""Bytes of a sample while it is decoded."""
_LEAD = 1.0
"""Seconds before a chunk at which decoding begins: the first frames after a jump may be broken."""
_GAP = 0.1
"""Seconds without a frame that are filled with silence; less is a frame's border."""
_NICE = 10


def main() -> None:
    """Answer requests until standard input is closed."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Whatever libraries print must not get between the answers.
    os.dup2(2, 1)
    _give_way()
    model_name, audio, *language = sys.argv[1:]
    requests = _requests()
    try:
        model = _model(model_name)
    except Exception as error:
        _answer(answers, {"error": f"the speech model {model_name} cannot be loaded ({error})"})
        return
    while True:
        request = requests.get()
        try:
            answer = _recognised(model, audio, request["start"], request["end"], next(iter(language), None))
        except Exception as error:
            # The libraries below raise what they like; the parent decides what becomes of the chunk.
            answer = {"error": f"the speech in {audio} cannot be recognised ({error})"}
        _answer(answers, answer)


def _give_way() -> None:
    """Take only what nobody else wants of the processor: whoever waits for a key's answer comes first."""
    os.nice(_NICE)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _requests() -> "SimpleQueue[dict[str, float]]":
    queue: SimpleQueue[dict[str, float]] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            queue.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return queue


def _answer(answers: Any, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def _model(name: str) -> Any:
    whisper = import_module("faster_whisper")
    return whisper.WhisperModel(name, device="cpu", compute_type="int8", cpu_threads=1, num_workers=1)


def _recognised(model: Any, audio: str, start: float, end: float, language: str | None) -> dict[str, Any]:
    samples = _decoded(audio, start, end)
    heard = len(samples) / _RATE
    if heard < _LEAD / 10:
        return {"audio": heard, "words": []}
    # No voice detection: it took real speech for silence. No previous text: it makes the model repeat itself.
    segments, _ = model.transcribe(
        samples,
        language=language,
        beam_size=1,
        word_timestamps=True,
        vad_filter=False,
        condition_on_previous_text=False,
    )
    words = chain.from_iterable(segment.words or () for segment in segments)
    return {
        "audio": heard,
        "words": [
            (word.word.strip(), round(start + float(word.start), 3), round(start + float(word.end), 3))
            for word in words
        ],
    }


def _decoded(audio: str, start: float, end: float) -> Any:
    """Return the samples from `start` to `end` seconds, mono, as floats between -1 and 1."""
    av, numpy = import_module("av"), import_module("numpy")
    held = bytearray()
    first: float | None = None
    with av.open(audio, metadata_errors="ignore") as container:
        # A player counts from the first sample, the container from the encoder's delay before it.
        origin = (container.start_time or 0) / av.time_base
        if start > _LEAD:
            container.seek(int((origin + start - _LEAD) * av.time_base), backward=True)
        resampler = _Resampler(av)
        for frame in _frames(av, container):
            at = frame.time - origin
            if at >= end:
                break
            if at + frame.samples / frame.sample_rate <= start:
                continue
            first = at if first is None else first
            missing = at - first - len(held) / _BYTES / _RATE
            if missing > _GAP:
                # What cannot be decoded is silence, so that what follows keeps its time.
                held += bytes(round(missing * _RATE) * _BYTES)
            held += resampler.samples(frame)
        held += resampler.rest()
    if first is None:
        return numpy.zeros(0, dtype=numpy.float32)
    samples = numpy.frombuffer(held, dtype=numpy.int16)[max(0, round((start - first) * _RATE)) :]
    return samples[: round((end - start) * _RATE)].astype(numpy.float32) / numpy.float32(32768)


class _Resampler:
    """Frames to samples as Whisper wants them; an ad spliced in may have another rate or more channels."""

    def __init__(self, av: Any) -> None:
        self._av = av
        self._form: object = None
        self._one: Any = None

    def samples(self, frame: Any) -> bytes:
        """Return the samples that a frame brings, and what was left of those before."""
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        before = b""
        if form != self._form:
            before = self.rest()
            self._form = form
            self._one = self._av.AudioResampler(format="s16", layout="mono", rate=_RATE)
        return before + _bytes(self._one.resample(frame))

    def rest(self) -> bytes:
        """Return what is left at the end."""
        return _bytes(self._one.resample(None)) if self._one is not None else b""


def _bytes(frames: Any) -> bytes:
    return b"".join(frame.to_ndarray().tobytes() for frame in frames)


def _frames(av: Any, container: Any) -> Iterator[Any]:
    """Yield the frames that can be decoded; a broken one is left out, as a player would."""
    # Packet by packet: what decodes a whole stream ends at the first one that is broken.
    for packet in container.demux(container.streams.audio[0]):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        yield from (frame for frame in frames if frame.time is not None)


if __name__ == "__main__":
    main()
