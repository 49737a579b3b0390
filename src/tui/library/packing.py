"""How things lie in a column: deflated text, model objects as deflated JSON, values SQLite can hold."""

import zlib
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from tui.model.episode import Chapter, Enclosure, Person, Soundbite, TranscriptLink

T = TypeVar("T")

_LARGEST = 2**63 - 1


class Extras(Struct, frozen=True):
    """What a feed says of an episode beyond the row and the notes."""

    author: str = ""
    image: str = ""
    season: int | None = None
    number: int | None = None
    alternates: tuple[Enclosure, ...] = ()
    transcripts: tuple[TranscriptLink, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    persons: tuple[Person, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str = ""


def pack_text(text: str) -> bytes:
    """Return `text` as deflated UTF-8."""
    return zlib.compress(text.encode(), 6)


def unpack_text(body: bytes) -> str:
    """Return the text `pack_text` was given."""
    return zlib.decompress(body).decode()


def pack(thing: object) -> bytes:
    """Return a model object, or a tuple of them, as deflated JSON."""
    return zlib.compress(msgspec.json.encode(thing), 6)


def unpack(body: bytes, kind: type[T]) -> T:
    """Return the object `pack` was given; fields unknown to `kind` are left out."""
    return msgspec.json.decode(zlib.decompress(body), type=kind)


def storable(thing: T) -> T:
    """Return `thing` without what SQLite cannot hold: lone surrogates, numbers past 64 bits."""
    changed: Any = thing
    kind: Any = type(thing)
    if isinstance(thing, str):
        changed = thing if thing.isascii() else thing.encode("utf-8", "replace").decode()
    elif isinstance(thing, int):
        changed = thing if -_LARGEST <= thing <= _LARGEST else max(-_LARGEST, min(thing, _LARGEST))
    elif isinstance(thing, tuple):
        changed = tuple(map(storable, thing))
    elif isinstance(thing, Struct):
        changed = kind(*(storable(getattr(thing, name)) for name in thing.__struct_fields__))
    return changed  # type: ignore[no-any-return]


def pack_rows(rows: Sequence[tuple[str, dict[str, Any]]]) -> bytes:
    """Return rows, each with the name of its table, as msgpack: it holds bytes as they are."""
    return msgspec.msgpack.encode(rows)


def unpack_rows(body: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Return the rows `pack_rows` was given."""
    return msgspec.msgpack.decode(body, type=list[tuple[str, dict[str, Any]]])
