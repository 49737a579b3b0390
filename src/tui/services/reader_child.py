"""The reader process: answers one request after the other until the pipe closes."""

import os
import resource
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

import msgspec

from tui.model.errors import PodtuiError
from tui.services.reader import read_frame, write_frame

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space: a 50 MB feed needs a third of it, an entity bomb would take all there is."""


def main() -> None:
    """Read requests from standard input, write answers to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # A library that prints must not garble the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while True:
        try:
            request = msgspec.msgpack.decode(read_frame(requests))
        except EOFError:
            return
        _answer(answers, request)


def _answer(pipe: IO[bytes], request: dict[str, Any]) -> None:
    """Write a frame for each result, and one more that says how it ended."""
    what = request.pop("what")
    end: dict[str, object] = {}
    try:
        answer = _READERS[what](**request)
        for result in answer if isinstance(answer, Iterator) else (answer,):
            write_frame(pipe, msgspec.msgpack.encode({"result": result}))
    except PodtuiError as error:
        end = {"error": type(error).__name__, "message": str(error)}
    except (MemoryError, RecursionError):
        end = {
            "error": "PodtuiError",
            "message": f"This {what.partition('_')[0]} is built to be unreadable; it was left out.",
        }
    except Exception as error:
        # Whatever a foreign document does to a parser, the caller gets a sentence and goes on.
        name = type(error).__name__
        end = {"error": "PodtuiError", "message": f"This {what.partition('_')[0]} cannot be read ({name})."}
    write_frame(pipe, msgspec.msgpack.encode(end))


def _feed_parts(**arguments: Any) -> Iterator[object]:
    from tui.feeds.parse import read_feed

    return read_feed(arguments.pop("data"), **arguments)


def _chapters(**arguments: Any) -> object:
    from tui.feeds.chapters import read_chapters

    return read_chapters(arguments.pop("data"), **arguments)


def _notes(**arguments: Any) -> object:
    from tui.notes.sections import read_notes

    return read_notes(arguments.pop("text"), **arguments)


def _document(text: str) -> object:
    from tui.notes.document import read_document
    from tui.notes.timestamps import with_times

    return with_times(read_document(text))


def _plain(text: str) -> object:
    from tui.notes.document import read_document

    written: list[str] = []
    before = ""
    for block in read_document(text).blocks:
        if block.text:
            gap = "\n" if before == block.kind == "item" else "\n\n"
            written += [gap if written else "", block.text]
            before = block.kind
    return "".join(written)


def _transcript(**arguments: Any) -> object:
    from tui.timing.transcripts import read_transcript

    return read_transcript(arguments.pop("data"), **arguments)


def _picture(data: bytes) -> object:
    from tui.feeds.pictures import small_picture

    return small_picture(data)


def _raster(**arguments: Any) -> object:
    from tui.feeds.pictures import raster

    return raster(**arguments)


_READERS: dict[str, Callable[..., object]] = {
    "feed_parts": _feed_parts,
    "chapters": _chapters,
    "notes": _notes,
    "document": _document,
    "plain": _plain,
    "transcript": _transcript,
    "picture": _picture,
    "raster": _raster,
}

if __name__ == "__main__":
    main()
