"""What stands before the root element: skipped, but for entities, which are read and bounded."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from tui.feeds.pieces import parse_in_pieces
from tui.model.errors import FeedError

_MAX_ENTITIES = 500
_MAX_VALUE = 256
_MAX_GROWTH = 1 << 20
_REFERENCE = re.compile(r"&[^\s#&;]+;")
_ROOT = re.compile(rb"<[A-Za-z_]")


@dataclass(slots=True)
class Prolog:
    """Where the root element begins, and the entities declared before it."""

    root: int | None = None
    """Offset of the root element's `<` in bytes; None where there is no element."""
    entities: dict[str, str] = field(default_factory=dict)


class _RootFound(Exception):
    pass


def read_prolog(document: bytes) -> Prolog:
    """Read comments, processing instructions and the document type of a UTF-8 document.

    External entities are ignored. Raises FeedError for entities that nest or would grow the
    document by more than a megabyte: no podcast needs them, and they exist to fill memory.
    """
    prolog = Prolog()
    start = len(document) - len(document.lstrip())
    parser = expat.ParserCreate("utf-8")

    def entity(name: str, is_parameter: bool, value: str | None, *_external: object) -> None:
        if value is None:
            return
        too_much = len(value) > _MAX_VALUE or len(prolog.entities) >= _MAX_ENTITIES
        if is_parameter or too_much or _REFERENCE.search(value):
            raise FeedError("The feed is refused: it declares entities that could grow without bound.")
        prolog.entities.setdefault(name, value)

    def element(name: str, attributes: list[str]) -> None:
        prolog.root = start + parser.CurrentByteIndex
        raise _RootFound

    parser.EntityDeclHandler = entity
    parser.StartElementHandler = element
    try:
        parse_in_pieces(parser, document, start)
    except _RootFound:
        pass
    except expat.ExpatError:
        found = _ROOT.search(document)
        prolog.root = found.start() if found else None
    _refuse_growth(document, prolog.entities)
    return prolog


def _refuse_growth(document: bytes, entities: dict[str, str]) -> None:
    growth = sum(document.count(b"&%s;" % name.encode()) * len(value) for name, value in entities.items())
    if growth > _MAX_GROWTH:
        raise FeedError("The feed is refused: its entities would make it many times larger.")
