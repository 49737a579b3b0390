"""Words heard by a service elsewhere, by the form of OpenAI's `/v1/audio/transcriptions`.

Kept in the same cache as words heard here, so that no audio is sent twice.
"""

import json
import os
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.model.errors import NetError, PodtuiError, SpeechError
from tui.model.text import clean_line
from tui.model.transcript import Word
from tui.net.upload import post_file
from tui.timing.speech import SpeechProgress
from tui.timing.speech_chunks import LENGTH, OVERLAP, Chunk, ChunkStore, fingerprint, joined
from tui.timing.words import placed_words

KEY_VARIABLE = "PODTUI_SPEECH_KEY"
"""The environment variable that holds the service's key, where it wants one."""


class RemoteRecognition:
    """One audio file on its way to words; used like `timing.speech.Recognition`."""

    def __init__(
        self,
        audio: Path,
        *,
        endpoint: str,
        model: str,
        cache: Path,
        language: str = "",
        on_progress: Callable[[SpeechProgress], None] = lambda progress: None,
    ) -> None:
        self._audio = audio
        self._endpoint = endpoint
        self._fields = {
            "model": model,
            "response_format": "verbose_json",
            "timestamp_granularities[]": "word",
        } | ({"language": language} if language else {})
        self._cache = cache
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._answer: Future[bytes] = Future()

    def run(self) -> list[Word]:
        """Return all words in order, from the cache where they have been heard before; [] when cancelled.

        Raises:
            SpeechError: the service or the audio fails.
        """
        try:
            store = ChunkStore(
                self._cache, fingerprint(self._audio), f"{self._endpoint} {self._fields['model']}"
            )
            chunks = store.load()
            if not any(chunk.is_last for chunk in chunks.values()):
                body = self._ask()
                if body is None:
                    return []
                chunks = dict(enumerate(_chunks(body)))
                for number, chunk in chunks.items():
                    store.save(number, chunk)
        except OSError as error:
            raise SpeechError(f"{self._audio.name} cannot be listened to ({error.strerror}).") from error
        words = joined(chunks)
        heard = sum(min(LENGTH, chunk.audio) for chunk in chunks.values())
        self._on_progress(SpeechProgress(heard, heard, 0.0, tuple(words)))
        return words

    def cancel(self) -> None:
        """Stop waiting for the service."""
        self._cancelled.set()
        self._answer.cancel()

    def _ask(self) -> bytes | None:
        """Return the service's answer, None when cancelled; whoever still waits for it then ends unheard."""
        threading.Thread(target=self._send, name="transcription", daemon=True).start()
        try:
            return self._answer.result()
        except NetError as error:
            raise SpeechError(f"The transcription service failed. {error}") from error
        except CancelledError:
            return None

    def _send(self) -> None:
        try:
            key = os.environ.get(KEY_VARIABLE, "")
            body = post_file(self._endpoint, self._audio, self._fields, key=key, cancel=self._cancelled)
        except (PodtuiError, OSError) as error:
            with suppress(InvalidStateError):  # cancelled meanwhile
                self._answer.set_exception(error)
            return
        with suppress(InvalidStateError):
            self._answer.set_result(body)


def _chunks(body: bytes) -> list[Chunk]:
    """Return the words of an answer, cut as those heard here are."""
    try:
        answer = json.loads(body)
        words = _words(answer)
        total = max([float(answer.get("duration") or 0.0), *(word.end for word in words)])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise SpeechError(
            "The transcription service answered without times; its model has to give verbose_json."
        ) from None
    return [
        Chunk(
            tuple(word for word in words if start <= word.start < start + LENGTH + OVERLAP),
            max(0.0, min(LENGTH + OVERLAP, total - start)),
        )
        for start in (number * LENGTH for number in range(int(total // LENGTH) + 1))
    ]


def _words(answer: dict[str, Any]) -> list[Word]:
    """Return the words of an answer: with times of their own, else placed inside their segments."""
    segments = answer.get("segments") or []
    timed = answer.get("words") or [word for segment in segments for word in segment.get("words") or ()]
    if timed:
        return [Word(clean_line(word["word"]), float(word["start"]), float(word["end"])) for word in timed]
    return [
        word
        for segment in segments
        for word in placed_words(clean_line(segment["text"], 5000), segment["start"], segment["end"])
    ]
