"""The reader: a child process that reads foreign documents, so that a bad one cannot hurt podtui.

Feeds, show notes and transcripts come from strangers. The child reads them
under a memory limit and a time limit; one that hangs or dies is replaced, and
the caller gets one sentence. Requests and answers are msgpack frames behind a
four-byte length, since a feed is bytes and would double in size as JSON.
"""

import logging
import struct
import subprocess
import sys
import threading
from collections.abc import Generator, Mapping, Sequence
from typing import IO, Any, TypeVar

import msgspec

from tui.model.episode import Chapter
from tui.model.errors import FeedError, PodtuiError, TranscriptError
from tui.model.feed import ParsedFeed
from tui.model.notes import Notes
from tui.model.picture import Raster
from tui.model.transcript import Transcript
from tui.notes.blocks import Document

log = logging.getLogger(__name__)
Result = TypeVar("Result")

SECONDS = 20.0
"""How long one document may take."""
_ERRORS: dict[str, type[PodtuiError]] = {"FeedError": FeedError, "TranscriptError": TranscriptError}


class ReaderGaveUp(PodtuiError):
    """The document took too long or too much memory to read."""


class Reader:
    """Handle on the reader process. Thread-safe; one document at a time."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def feed_parts(
        self,
        data: bytes,
        *,
        url: str = "",
        charset: str = "",
        known: Mapping[str, str] | None = None,
        newest: int | None = None,
    ) -> Generator[ParsedFeed, None, None]:
        """Read a feed document a batch of episodes at a time, newest first; see `feeds.parse.read_feed`.

        No other document is read before the last part has been taken, or the iterator closed.

        Raises:
            FeedError: it is not a feed, or it is hostile.
            ReaderGaveUp: it took too long; what came before is good.
        """
        return self._stream(
            ParsedFeed,
            "feed_parts",
            data=data,
            url=url,
            charset=charset,
            known=dict(known or {}),
            newest=newest,
        )

    def notes(self, text: str, *, kind: str = "auto", people: Sequence[str] = ()) -> Notes:
        """Read show notes into sections; see `notes.sections.read_notes`.

        Raises:
            ReaderGaveUp: they took too long.
        """
        return self._ask(Notes, "notes", text=text, kind=kind, people=list(people))

    def document(self, text: str) -> Document:
        """Return show notes as blocks and links, the times in them marked; see `notes.document`.

        Raises:
            ReaderGaveUp: they took too long.
        """
        return self._ask(Document, "document", text=text)

    def plain(self, text: str) -> str:
        """Return show notes as plain text, a blank line between blocks, none between items of a list.

        Raises:
            ReaderGaveUp: they took too long.
        """
        return self._ask(str, "plain", text=text)

    def transcript(self, data: bytes, *, media_type: str = "", name: str = "") -> Transcript:
        """Read a transcript; see `timing.transcripts.read_transcript`.

        Raises:
            TranscriptError: it holds no timed text.
            ReaderGaveUp: it took too long.
        """
        return self._ask(Transcript, "transcript", data=data, media_type=media_type, name=name)

    def chapters(self, data: bytes, *, url: str = "") -> tuple[Chapter, ...]:
        """Read a file of chapters; see `feeds.chapters.read_chapters`.

        Raises:
            FeedError: it is none.
            ReaderGaveUp: it took too long.
        """
        return self._ask(tuple[Chapter, ...], "chapters", data=data, url=url)

    def picture(self, data: bytes) -> bytes:
        """Return a picture made small, as PNG; see `feeds.pictures.small_picture`.

        Raises:
            FeedError: it is none, or too large.
            ReaderGaveUp: it took too long or too much memory.
        """
        return self._ask(bytes, "picture", data=data)

    def raster(self, data: bytes, width: int, height: int) -> Raster:
        """Return a small picture in pixels, as large as fits into a size; see `feeds.pictures.raster`."""
        return self._ask(Raster, "raster", data=data, width=width, height=height)

    def close(self) -> None:
        """End the child, if there is one, and with it whatever is being read."""
        if (child := self._child) is not None:
            child.kill()
            child.wait()
        # Whoever is reading holds the lock, and tidies up on finding the child gone.
        if self._lock.acquire(blocking=False):
            self._kill()
            self._lock.release()

    def _ask(self, wanted: type[Result], what: str, /, **arguments: Any) -> Result:
        (result,) = self._stream(wanted, what, **arguments)
        return result

    def _stream(self, wanted: type[Result], what: str, /, **arguments: Any) -> Generator[Result, None, None]:
        with self._lock:
            child = self._running()
            timer = threading.Timer(self._seconds, child.kill)
            timer.daemon = True
            timer.start()
            finished = False
            try:
                assert child.stdin is not None
                write_frame(child.stdin, msgspec.msgpack.encode({"what": what, **arguments}))
                while "result" in (reply := _reply(child)):
                    yield msgspec.msgpack.decode(reply["result"], type=wanted)
                finished = True
                _raise_error(reply)
            except (OSError, EOFError):
                log.warning("the reader gave up on a %s", what)
                thing = what.partition("_")[0]
                raise ReaderGaveUp(
                    f"This {thing} takes too long or too much memory to read, so it was left out."
                ) from None
            finally:
                timer.cancel()
                if not finished:
                    self._kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "tui.services.reader_child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        return self._child

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    pipe.close()
            self._child = None


def _reply(child: subprocess.Popen[bytes]) -> dict[str, msgspec.Raw]:
    assert child.stdout is not None
    return msgspec.msgpack.decode(read_frame(child.stdout), type=dict[str, msgspec.Raw])


def _raise_error(reply: Mapping[str, msgspec.Raw]) -> None:
    if "error" in reply:
        name = msgspec.msgpack.decode(reply["error"], type=str)
        message = msgspec.msgpack.decode(reply["message"], type=str)
        raise _ERRORS.get(name, PodtuiError)(message)


def write_frame(pipe: IO[bytes], payload: bytes) -> None:
    """Write one frame: four bytes of length, big-endian, then the payload."""
    pipe.write(struct.pack(">I", len(payload)))
    pipe.write(payload)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes:
    """Read one frame.

    Raises:
        EOFError: the other side is gone.
    """
    head = pipe.read(4)
    if len(head) < 4:
        raise EOFError
    (length,) = struct.unpack(">I", head)
    payload = pipe.read(length)
    if len(payload) < length:
        raise EOFError
    return payload
