"""What the app and the player's child say to each other: one JSON object a line.

On the wire a message is its fields and, under "is", its name.
"""

from typing import TypeVar

import msgspec

from tui.model.playback import AudioProgress, PlayState


class _Message(msgspec.Struct, frozen=True, tag_field="is", tag=True, forbid_unknown_fields=True):
    pass


class Load(_Message, frozen=True):
    """Play another file from `start` seconds on; `jump` numbers this position.

    `path` is as the file system has it, which need not be UTF-8; `expected` is the length in seconds as the
    feed states it.
    """

    path: bytes
    progress: AudioProgress
    start: float
    paused: bool
    rate: float
    volume: int
    jump: int
    expected: float | None = None


class Have(_Message, frozen=True):
    """More bytes are present."""

    progress: AudioProgress


class Pause(_Message, frozen=True):
    """Pause (`on`) or go on."""

    on: bool


class Seek(_Message, frozen=True):
    """Go to another second of the same file; `jump` numbers this position."""

    seconds: float
    jump: int


class SetRate(_Message, frozen=True):
    """Play so many seconds of audio in a second."""

    rate: float


class SetVolume(_Message, frozen=True):
    """Set the loudness, 0 to 100."""

    percent: int


class Stop(_Message, frozen=True):
    """Forget the file."""


class Ping(_Message, frozen=True):
    """Are you there?"""


class Pong(_Message, frozen=True):
    """The answer to a ping: the thread that talks to libVLC is alive."""


class State(_Message, frozen=True):
    """The child went into another state. Like every report it names the last jump the child knows of."""

    jump: int
    state: PlayState


class Heard(_Message, frozen=True):
    """Second `seconds` was heard at `at` of the monotonic clock, which all processes share."""

    jump: int
    seconds: float
    at: float


class Duration(_Message, frozen=True):
    """The length of the audio, seconds."""

    jump: int
    seconds: float


class Want(_Message, frozen=True):
    """Reading waits for the bytes from `offset` on."""

    jump: int
    offset: int


class Failed(_Message, frozen=True):
    """Playback cannot go on; see `tui.model.playback.PlayerFailed`."""

    jump: int
    kind: str
    message: str


Command = Load | Have | Pause | Seek | SetRate | SetVolume | Stop | Ping
Report = Pong | State | Heard | Duration | Want | Failed

_commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
_reports: msgspec.json.Decoder[Report] = msgspec.json.Decoder(Report)
_T = TypeVar("_T")


def encode(message: Command | Report) -> bytes:
    """Return the message as one line."""
    return msgspec.json.encode(message) + b"\n"


def command(line: bytes) -> Command:
    """Return the command a line holds.

    Raises ValueError for a line that holds none; only the two ends of our own pipe speak here.
    """
    return _decoded(_commands, line)


def report(line: bytes) -> Report:
    """Return the report a line holds; raises as `command` does."""
    return _decoded(_reports, line)


def _decoded(decoder: msgspec.json.Decoder[_T], line: bytes) -> _T:
    try:
        return decoder.decode(line)
    except msgspec.DecodeError as error:
        raise ValueError(f"not a message of the player: {line[:80]!r}") from error
