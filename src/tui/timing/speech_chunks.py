"""Recognised speech in chunks: how they are joined, and how they are kept on disk.

A chunk is a few minutes of audio and a few seconds of the next one, so that no word
is lost at a border. Each is written the moment it is finished: after a kill only
the chunks under way are heard again.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tui.model.transcript import Word

LENGTH = 300.0
"""Seconds of audio that a chunk owns; longer ones cost a worker gigabytes."""
OVERLAP = 5.0
"""Seconds it hears beyond; the words are taken over in the middle of them."""
_TOUCHING = 0.05
"""Seconds; words parted by less follow each other without a pause."""
_REST = re.compile(r"[-\u2010\u2011]\w|[.,]\d|%")
"""What no word begins with."""


class Chunk(Struct, frozen=True):
    """What was heard in one chunk, times counted from the start of the audio."""

    words: tuple[Word, ...]
    audio: float
    """Seconds of audio there were; less than a whole chunk only at the end."""

    @property
    def is_last(self) -> bool:
        """Whether the audio ends in this chunk or before it."""
        return self.audio < LENGTH


def joined(chunks: Mapping[int, Chunk]) -> list[Word]:
    """Return the words of all chunks in order, each word once, chunk by its number."""
    words: list[Word] = []
    for number in sorted(chunks):
        begin = number * LENGTH + OVERLAP / 2 if number else 0.0
        end = (number + 1) * LENGTH + OVERLAP / 2
        words += [word for word in chunks[number].words if begin <= word.start < end]
    return _whole(words)


def _whole(words: Sequence[Word]) -> list[Word]:
    """Return the words, those that Whisper cuts in two put together: "100" ",000", "co" "-founder"."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        if last and word.start - last.end < _TOUCHING and _REST.match(word.text) and last.text[-1:].isalnum():
            whole[-1] = Word(last.text + word.text, last.start, word.end)
        else:
            whole.append(word)
    return whole


def fingerprint(audio: Path) -> str:
    """Return what tells this copy of the audio from every other; raises OSError."""
    with audio.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class ChunkStore:
    """The finished chunks of one copy of the audio, heard by one model, in a folder of their own."""

    def __init__(self, cache: Path, audio: str, model: str) -> None:
        """Keep them under `cache`, by the fingerprint of the audio and the name or path of the model."""
        name = f"{Path(model).name}-{hashlib.sha256(model.encode()).hexdigest()[:12]}"
        self._folder = cache / audio[:32] / name

    def load(self) -> dict[int, Chunk]:
        """Return the chunks by their number; a damaged one counts as not heard yet."""
        chunks: dict[int, Chunk] = {}
        for path in self._folder.glob("*.json"):
            try:
                document = json.loads(path.read_bytes())
                words = tuple(
                    Word(str(text), float(start), float(end)) for text, start, end in document["words"]
                )
                chunks[int(path.stem)] = Chunk(words, float(document["audio"]))
            except (OSError, ValueError, TypeError, KeyError):
                continue
        return chunks

    def save(self, number: int, chunk: Chunk) -> None:
        """Write one chunk so that it is there whole or not at all; raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        words = [(word.text, word.start, word.end) for word in chunk.words]
        draft = self._folder / f"{number}.{os.getpid()}.draft"
        draft.write_text(
            json.dumps({"audio": chunk.audio, "words": words}, ensure_ascii=False), encoding="utf-8"
        )
        draft.replace(self._folder / f"{number:05}.json")
