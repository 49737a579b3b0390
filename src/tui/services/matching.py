"""Quotes looked for in a file: a transcript, or audio that is listened to first."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model.errors import TranscriptError
from tui.model.notes import QuoteSource, Verdict
from tui.net.sniff import HEAD, is_audio
from tui.services.reader import Reader
from tui.services.recogniser import Recogniser

if TYPE_CHECKING:
    from tui.timing.match import TranscriptIndex

_LARGEST = 20_000_000
_UTF_16 = b"\xff\xfe"
"""The mark of a text in UTF-16, which could also begin a frame of a kind of MPEG audio nobody has."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote is in a file; seconds, None where it was not found."""

    start: float | None
    end: float | None
    score: float
    verdict: Verdict
    source: QuoteSource
    sure: bool
    also_at: float | None


def match_file(file: Path, quotes: Iterable[str], recogniser: Recogniser) -> list[Found]:
    """Return where each quote is said in a transcript or an audio file.

    Raises:
        TranscriptError: the file cannot be read, or holds no timed text.
        SpeechError: it is audio, and nothing here can listen to it.
    """
    index = _index(file, recogniser)
    source: QuoteSource = "speech" if index.origin == "recognised" else "transcript"
    found = []
    for match in map(index.find, quotes):
        where: QuoteSource = source if match.start is not None else ""
        found.append(
            Found(match.start, match.end, match.score, match.verdict, where, match.sure, match.also_at)
        )
    return found


def _index(file: Path, recogniser: Recogniser) -> "TranscriptIndex":
    from tui.timing.match import TranscriptIndex

    try:
        with file.open("rb") as opened:
            data = opened.read(HEAD)
            if is_audio(data) and not data.startswith(_UTF_16):
                return TranscriptIndex(recogniser.recognition(file).run(), "recognised")
            data += opened.read(_LARGEST)
    except OSError as error:
        raise TranscriptError(f"{file} cannot be read: {error.strerror}.") from None
    reader = Reader()
    try:
        return TranscriptIndex(reader.transcript(data, name=file.name))
    finally:
        reader.close()
