"""Quotes looked for in a file: a transcript, or audio that is listened to first."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model.errors import TranscriptError
from tui.model.notes import Quote, QuoteSource
from tui.net.sniff import HEAD, is_audio
from tui.services.reader import Reader
from tui.services.recogniser import Recogniser

if TYPE_CHECKING:
    from tui.timing.match import Match, TranscriptIndex

_LARGEST = 20_000_000
_UTF_16 = b"\xff\xfe"
"""The mark of a text in UTF-16, which could also begin a frame of a kind of MPEG audio nobody has."""


def match_file(file: Path, quotes: Iterable[str], recogniser: Recogniser) -> list[Quote]:
    """Return the quotes with what a transcript or an audio file says of each.

    Raises:
        TranscriptError: the file cannot be read, or holds no timed text.
        SpeechError: it is audio, and nothing here can listen to it.
    """
    index = _index(file, recogniser)
    source: QuoteSource = "speech" if index.origin == "recognised" else "transcript"
    return [_timed(text, index.find(text), source) for text in quotes]


def _timed(text: str, match: "Match", source: QuoteSource) -> Quote:
    return Quote(
        text,
        start=match.start,
        end=match.end,
        source=source if match.start is not None else "",
        verdict=match.verdict,
        score=match.score,
        sure=match.sure,
        also_at=match.also_at,
    )


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
