"""Speech recognised here: the words of an audio file and when they were said.

The engine (faster-whisper, the extra `podtui[speech]`) lives in child processes, one
per core with one thread each: on the same cores that is faster than one process
with many threads, and the app stays quick to the keys.
"""

import importlib.util
import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct

from tui.model.errors import SpeechError
from tui.model.transcript import Word
from tui.timing.speech_child import WORKER, SpeechChild, child_command
from tui.timing.speech_chunks import LENGTH, OVERLAP, Chunk, ChunkStore, fingerprint, joined

_TRIES = 2
"""How many workers may die on a chunk before it is given up."""


def speech_available() -> bool:
    """Return whether the engine is installed, without loading it."""
    return importlib.util.find_spec("faster_whisper") is not None


class SpeechProgress(Struct, frozen=True):
    """How far recognition has come; seconds of audio."""

    heard: float
    duration: float | None
    factor: float
    """Seconds of audio heard per second in this run; 0 until the first chunk is finished."""
    words: tuple[Word, ...]
    """All that is known so far, in order; a chunk in the middle may still be missing."""

    @property
    def left(self) -> float | None:
        """Seconds of waiting left, None while nobody can tell."""
        if self.duration is None or not self.factor:
            return None
        return max(0.0, self.duration - self.heard) / self.factor


class Recognition:
    """One audio file on its way to words. `run` blocks; `cancel` may be called from any thread."""

    def __init__(
        self,
        audio: Path,
        *,
        cache: Path,
        model: str,
        language: str = "",
        duration: float | None = None,
        workers: int | None = None,
        on_progress: Callable[[SpeechProgress], None] = lambda progress: None,
        worker: Sequence[str] = WORKER,
    ) -> None:
        """Prepare to hear `audio`, a local file.

        `cache` is the folder for finished chunks; `model` is a name that
        faster-whisper knows or the folder of one; `language` is a code, or "" to let
        the model tell; `duration` in seconds is for the progress alone;
        `on_progress` is called from threads of ours; `worker` is the command of the
        child, to which model, audio and language are added.
        """
        self._audio = audio
        self._cache = cache
        self._model = model
        self._command = child_command(audio, model, language, worker)
        self._duration = duration
        self._workers = workers or os.cpu_count() or 1
        self._on_progress = on_progress
        self._lock = threading.Lock()
        self._stopped = False
        self._alive: set[SpeechChild] = set()
        self._chunks: dict[int, Chunk] = {}
        self._next = 0
        self._last: int | None = None

    def run(self) -> list[Word]:
        """Return all words in order, those heard before taken from the cache.

        Returns what there is when cancelled. Raises SpeechError when the engine or
        the audio fails.
        """
        try:
            self._store = ChunkStore(self._cache, fingerprint(self._audio), self._model)
        except OSError as error:
            raise SpeechError(f"The audio {self._audio.name} cannot be read ({error.strerror}).") from error
        self._chunks = self._store.load()
        self._last = min((number for number, chunk in self._chunks.items() if chunk.is_last), default=None)
        self._known, self._began = self._heard(), time.monotonic()
        with ThreadPoolExecutor(self._workers, thread_name_prefix="speech") as pool:
            services = [pool.submit(self._serve) for _ in range(self._workers)]
        while self._alive:
            self._alive.pop().close()
        for service in services:
            service.result()
        return joined(self._chunks)

    def cancel(self) -> None:
        """Stop at once; finished chunks stay in the cache."""
        with self._lock:
            self._stopped = True
            for worker in self._alive:
                worker.kill()

    def _serve(self) -> None:
        """Have one chunk after another heard by a worker of our own, until none is left."""
        worker: SpeechChild | None = None
        try:
            while (number := self._take()) is not None:
                worker = self._hear(number, worker)
        except Exception:
            # The others would run into the same.
            self.cancel()
            raise

    def _take(self) -> int | None:
        """Return the next chunk nobody has heard or is hearing, None when there is none."""
        with self._lock:
            while self._next in self._chunks:
                self._next += 1
            if self._stopped or (self._last is not None and self._next > self._last):
                return None
            self._next += 1
            return self._next - 1

    def _hear(self, number: int, worker: SpeechChild | None) -> SpeechChild | None:
        """Have one chunk heard, by a fresh worker where the old one has died; return who did it."""
        start = number * LENGTH
        for _ in range(_TRIES):
            worker = worker or self._engage()
            if worker is None:
                return None
            chunk = worker.hear(start, start + LENGTH + OVERLAP)
            if chunk is not None:
                self._keep(number, chunk)
                return worker
            with self._lock:
                self._alive.discard(worker)
            worker.close()
            worker = None
        if self._stopped:
            return None
        raise SpeechError("Speech recognition stopped by itself; start it again to go on where it was.")

    def _engage(self) -> SpeechChild | None:
        with self._lock:
            if self._stopped:
                return None
            try:
                worker = SpeechChild(self._command)
            except OSError as error:
                raise SpeechError(f"Speech recognition cannot be started ({error.strerror}).") from error
            self._alive.add(worker)
            return worker

    def _keep(self, number: int, chunk: Chunk) -> None:
        try:
            self._store.save(number, chunk)
        except OSError as error:
            raise SpeechError(f"Recognised words cannot be kept on disk ({error.strerror}).") from error
        with self._lock:
            self._chunks[number] = chunk
            if chunk.is_last:
                self._last = min(number, number if self._last is None else self._last)
            progress = self._progress()
        self._on_progress(progress)

    def _progress(self) -> SpeechProgress:
        heard = self._heard()
        factor = (heard - self._known) / max(1e-3, time.monotonic() - self._began)
        return SpeechProgress(heard, self._duration, factor, tuple(joined(self._chunks)))

    def _heard(self) -> float:
        return sum(min(LENGTH, chunk.audio) for chunk in self._chunks.values())
