"""What the app and the player's child say to each other: one JSON object a line.

Each message is a frozen dataclass; on the wire it is its fields and, under "is", its name.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, get_args

from tui.model.playback import AudioProgress, PlayState


@dataclass(frozen=True, slots=True)
class Load:
    """Play another file from `start` seconds on; `jump` numbers this position.

    `expected` is its length in seconds as the feed states it.
    """

    path: str
    progress: AudioProgress
    start: float
    paused: bool
    rate: float
    volume: int
    jump: int
    expected: float | None = None


@dataclass(frozen=True, slots=True)
class Have:
    """More bytes are present."""

    progress: AudioProgress


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause (`on`) or go on."""

    on: bool


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to another second of the same file; `jump` numbers this position."""

    seconds: float
    jump: int


@dataclass(frozen=True, slots=True)
class SetRate:
    """Play so many seconds of audio in a second."""

    rate: float


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Set the loudness, 0 to 100."""

    percent: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Forget the file."""


@dataclass(frozen=True, slots=True)
class Ping:
    """Are you there?"""


@dataclass(frozen=True, slots=True)
class Pong:
    """The answer to a ping: the thread that talks to libVLC is alive."""


@dataclass(frozen=True, slots=True)
class State:
    """The child went into another state. Like every report it names the last jump the child knows of."""

    jump: int
    state: PlayState


@dataclass(frozen=True, slots=True)
class Heard:
    """Second `seconds` was heard at `at` of the monotonic clock, which all processes share."""

    jump: int
    seconds: float
    at: float


@dataclass(frozen=True, slots=True)
class Duration:
    """The length of the audio, seconds."""

    jump: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Want:
    """Reading waits for the bytes from `offset` on."""

    jump: int
    offset: int


@dataclass(frozen=True, slots=True)
class Failed:
    """Playback cannot go on; see `tui.model.playback.PlayerFailed`."""

    jump: int
    kind: str
    message: str


Command = Load | Have | Pause | Seek | SetRate | SetVolume | Stop | Ping
Report = Pong | State | Heard | Duration | Want | Failed

_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (*get_args(Command), *get_args(Report))}


def encode(message: Command | Report) -> bytes:
    """Return the message as one line."""
    return json.dumps({"is": type(message).__name__, **asdict(message)}).encode() + b"\n"


def decode(line: bytes) -> Any:
    """Return the message a line holds.

    Raises ValueError for a line that is no message; only the two ends of our own pipe speak here.
    """
    try:
        fields = json.loads(line)
        kind = _KINDS[fields.pop("is")]
        if "progress" in fields:
            fields["progress"] = _progress(fields["progress"])
        if "state" in fields:
            fields["state"] = PlayState(fields["state"])
        return kind(**fields)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a message of the player: {line[:80]!r}") from error


def _progress(fields: dict[str, Any]) -> AudioProgress:
    ranges = tuple((int(start), int(end)) for start, end in fields["ranges"])
    return AudioProgress(fields["size"], ranges, fields["complete"], fields["error"])
