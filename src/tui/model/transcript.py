"""Timed words, whatever they came from."""

from typing import Literal

from msgspec import Struct

TranscriptOrigin = Literal["published", "recognised"]
"""Exact words from the publisher, or words a recogniser heard: they are matched with other thresholds."""


class Word(Struct, frozen=True):
    """One spoken word; seconds."""

    text: str
    start: float
    end: float


class Cue(Struct, frozen=True):
    """A stretch of transcript with one time span, as WebVTT calls it; seconds."""

    start: float
    end: float
    text: str
    speaker: str = ""
    words: tuple[Word, ...] = ()
    """Word times where the file itself has them."""
    slack: float = 0.0
    """Length of the stretch inside which the times were reckoned, where the file times only some cues."""


class Transcript(Struct, frozen=True):
    """A whole transcript in the order of the file."""

    cues: tuple[Cue, ...]
    origin: TranscriptOrigin = "published"
    language: str = ""
    copy: str = ""
    """Fingerprint of the copy of the audio in which it was recognised; "" for a published one."""


class Lag(Struct, frozen=True):
    """From `start` of a transcript on, a copy of the audio is `shift` seconds behind it."""

    start: float
    shift: float
