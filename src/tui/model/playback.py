"""What the player and the audio cache tell the services."""

from enum import StrEnum

from msgspec import Struct

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


class AudioProgress(Struct, frozen=True):
    """How much of an enclosure lies in the cache."""

    size: int | None
    """Bytes of the whole, None while unknown."""
    ranges: Ranges
    complete: bool
    error: str = ""
    """One sentence when fetching has given up for now."""
    copy: int = 1
    """Which copy: goes up when the server had another one; offsets and times of the old one are void then."""


class StateChanged(Struct, frozen=True):
    """The player went into another state."""

    state: PlayState


class DurationKnown(Struct, frozen=True):
    """The length of the audio became known or was corrected; seconds."""

    duration: float


class BytesWanted(Struct, frozen=True):
    """The player waits for the bytes from `offset` on."""

    offset: int


class PlayerFailed(Struct, frozen=True):
    """Playback cannot go on; `kind` as in `PlayerError`, `message` is one sentence for the user."""

    kind: str
    message: str


class PlayerRestarted(Struct, frozen=True):
    """The child crashed or hung and was started again at the same position."""

    message: str


PlayerEvent = StateChanged | DurationKnown | BytesWanted | PlayerFailed | PlayerRestarted
