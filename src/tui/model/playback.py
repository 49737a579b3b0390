"""What the player and the audio cache tell the services."""

from dataclasses import dataclass
from enum import StrEnum

Ranges = tuple[tuple[int, int], ...]
"""Byte ranges present, half open, sorted, not touching."""


class PlayState(StrEnum):
    """The states a listener can tell apart."""

    IDLE = "idle"
    LOADING = "loading"
    PLAYING = "playing"
    PAUSED = "paused"
    STALLED = "stalled"
    """Waiting for bytes of the audio."""
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AudioProgress:
    """How much of an enclosure lies in the cache."""

    size: int | None
    """Bytes of the whole, None while unknown."""
    ranges: Ranges
    complete: bool
    error: str = ""
    """One sentence when fetching has given up for now."""
    copy: int = 1
    """Which copy: goes up when the server had another one; offsets and times of the old one are void then."""


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The player went into another state."""

    state: PlayState


@dataclass(frozen=True, slots=True)
class DurationKnown:
    """The length of the audio became known or was corrected; seconds."""

    duration: float


@dataclass(frozen=True, slots=True)
class BytesWanted:
    """The player waits for the bytes from `offset` on."""

    offset: int


@dataclass(frozen=True, slots=True)
class PlayerFailed:
    """Playback cannot go on; `kind` as in `PlayerError`, `message` is one sentence for the user."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class PlayerRestarted:
    """The child crashed or hung and was started again at the same position."""

    message: str


PlayerEvent = StateChanged | DurationKnown | BytesWanted | PlayerFailed | PlayerRestarted
