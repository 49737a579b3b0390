"""Feeding expat so that it can be stopped."""

from xml.parsers import expat

_PIECE = 1 << 18


def parse_in_pieces(parser: expat.XMLParserType, document: bytes, start: int = 0) -> None:
    """Parse `document` from byte `start` on; a handler that raises ends it within a piece.

    After an exception in a handler pyexpat still lets expat read the buffer it was given: handed the
    whole document, a refused one would be read to its end, and its open elements kept in memory.
    """
    view = memoryview(document)
    at, size = start, _PIECE
    while at < len(view):
        parser.Parse(view[at : at + size], False)
        at = min(at + size, len(view))
        # expat begins an unfinished token anew with every piece: unless pieces grow, its time is quadratic
        size = max(_PIECE, at - start - parser.CurrentByteIndex)
    parser.Parse(b"", True)
