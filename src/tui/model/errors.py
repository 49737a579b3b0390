"""The errors podtui raises on purpose.

Every room raises its own kind, so that a caller can tell a broken feed from a
full disk, and every message is one sentence fit to be shown to the user: what
happened, to what, and what to do next.
"""


class PodtuiError(Exception):
    """Base of every error podtui raises on purpose; `str()` is one sentence for the user."""


class NetError(PodtuiError):
    """Something could not be fetched.

    `retry_after` is the wait in seconds the server asked for, where it did.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RefusedUrl(NetError):
    """An address podtui will not open: not http, https or a local file of the user's own."""


class HttpStatus(NetError):
    """The server answered, but not with the thing asked for; `status` is the HTTP status code."""

    def __init__(self, message: str, *, status: int, retry_after: float | None = None) -> None:
        super().__init__(message, retry_after=retry_after)
        self.status = status


class FeedError(PodtuiError):
    """A document that cannot be read as a feed or as OPML."""


class TranscriptError(PodtuiError):
    """A document that holds no timed text."""


class SpeechError(PodtuiError):
    """Speech cannot be recognised: the engine is missing, or it cannot read the audio."""


class ModelError(PodtuiError):
    """A language model cannot be asked, or its answer cannot be used."""


class LibraryError(PodtuiError):
    """The library on disk cannot be opened, read or written."""


class PlayerError(PodtuiError):
    """Playback cannot start or go on; `kind` names the case for programs.

    Kinds: `missing` (no libVLC), `broken` (libVLC will not start), `not-audio`,
    `no-device`, `crashed`, `dropped`.
    """

    def __init__(self, message: str, *, kind: str) -> None:
        super().__init__(message)
        self.kind = kind


class SettingsError(PodtuiError):
    """A settings file that cannot be read; the message names file and line."""


class NotFound(PodtuiError):
    """The user named a feed or an episode the library does not have."""
