"""Feeds that are not well formed: mended where that is sure, else read item by item."""

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from xml.parsers import expat

from tui.feeds.parts import Item, Range, Split
from tui.feeds.split import START_TAG, split

_MAX_ITEMS = 20_000
_MAX_BROKEN = 500
_PIECE = 1 << 18
_LONGEST_REFERENCE = 64
_MAX_BROKEN_BYTES = 64 << 10
_MAX_BROKEN_TOTAL = 2 << 20
_MAX_BROKEN_HEAD = 256 << 10
_GROUP = 32

_ILLEGAL = bytes(code for code in range(32) if code not in b"\t\n\r")
_LEGAL = (range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
_SUSPECT = re.compile(
    rb"&(?:#(\d{1,8});|#[xX]([0-9a-fA-F]{1,8});|([A-Za-z][\w.-]{0,40});)?|<(?![A-Za-z_:/!?\x80-\xff])"
)
_BOUNDARY = re.compile(
    rb"<!\[CDATA\[|<!--|<(/?)(?:[A-Za-z_][\w.-]{0,30}:)?(item|entry)(?=[\s/>])", re.IGNORECASE
)
_AUTHOR = re.compile(
    rb"(</?(?:[A-Za-z_][\w.-]{0,30}:)?)(author|creator|managingeditor|webmaster|contributor|owner)", re.I
)
_CHANNEL = re.compile(rb"<channel(?=[\s>])", re.IGNORECASE)
_NAME = re.compile(rb"<([^\s/>]+)")


def take_apart(document: bytes, base: str, entities: dict[str, str]) -> Split:
    """Split a document that begins with its root element, mending it first where it must be.

    `entities` are the document's own. Raises FeedError where it is hostile.
    """
    if not entities:
        try:
            return split(document, base)
        except expat.ExpatError:
            pass
    document = mend(document, entities)
    try:
        return split(document, base)
    except expat.ExpatError:
        return _split_by_items(document, base)


def mend(document: bytes, entities: dict[str, str]) -> bytes:
    """Return the document without illegal characters, bare `&` and `<` escaped, named entities resolved."""

    def replacement(found: re.Match[bytes]) -> bytes:
        decimal, hexadecimal, name = found.groups()
        if decimal or hexadecimal:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            return found[0] if _is_legal(code) else b""
        if name:
            return _entity(name.decode("ascii", "replace"), entities)
        return b"&amp;" if found[0] == b"&" else b"&lt;"

    document = document.translate(None, _ILLEGAL).replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    outside, *rest = document.split(b"<![CDATA[")
    mended = [_SUSPECT.sub(replacement, piece) for piece in _pieces(outside)]
    for part in rest:
        inside, end, outside = part.partition(b"]]>")
        if end:
            mended += b"<![CDATA[", inside, end
        else:
            outside = inside  # never closed: then it was not opened either
        mended += (_SUSPECT.sub(replacement, piece) for piece in _pieces(outside))
    return b"".join(mended)


def _pieces(text: bytes) -> Iterator[bytes]:
    """Cut text where no reference is cut in two: substituting in one go takes a hundred times its memory."""
    start = 0
    while len(text) - start > _PIECE:
        end = start + _PIECE
        suspect = max(text.rfind(b"&", end - _LONGEST_REFERENCE, end), text.rfind(b"<", end - 1, end))
        end = suspect if suspect >= 0 else end
        yield text[start:end]
        start = end
    yield text[start:]


def _is_legal(code: int) -> bool:
    return code in (9, 10, 13) or any(code in legal for legal in _LEGAL)


def _entity(name: str, entities: dict[str, str]) -> bytes:
    if name in ("amp", "lt", "gt", "quot", "apos"):
        return f"&{name};".encode()
    text = entities.get(name) or html5.get(f"{name};")
    return escape(text, quote=False).encode("utf-8", "replace") if text else f"&amp;{name};".encode()


def _split_by_items(document: bytes, base: str) -> Split:
    ranges = list(_item_ranges(document))
    first = ranges[0][0] if ranges else len(document)
    opening, closing = _enclosing(document, first)
    result = split(document[: min(first, _MAX_BROKEN_HEAD)] + closing, base, well_formed=False)
    result.head = _without_authors(result.head)
    result.opening, result.closing = opening, closing
    result.problems.append("The feed is not well-formed XML and was read piece by piece.")
    for start in range(0, len(ranges), _GROUP):
        group = [document[begin:end] for begin, end in ranges[start : start + _GROUP]]
        result.items += _walk_together(group, result) or _walk_alone(group, result)
    _drop_excess(result)
    return result


def _drop_excess(around: Split) -> None:
    """Leave out damaged items beyond what feedparser's slow way of reading can be asked for."""
    kept: list[Item] = []
    count = size = 0
    for item in around.items:
        count += item.broken
        size += item.end if item.broken else 0
        if not item.broken or (count <= _MAX_BROKEN and size <= _MAX_BROKEN_TOTAL):
            kept.append(item)
    if dropped := len(around.items) - len(kept):
        around.problems.append(f"{dropped} damaged episodes were left out.")
    around.items = kept


def _without_authors(source: bytes) -> bytes:
    """Hide authors: feedparser looks in them for mail addresses, and can take minutes to find none."""
    return _AUTHOR.sub(rb"\1un\2", source)


def _item_ranges(document: bytes) -> list[Range]:
    """Find the items by their tags alone; one that is not closed ends where the next begins."""
    ranges: list[Range] = []
    open_at: int | None = None
    never_closed: set[bytes] = set()
    at = 0
    while (found := _BOUNDARY.search(document, at)) and len(ranges) < _MAX_ITEMS:
        at = found.end()
        if not found[2]:
            close = b"]]>" if found[0] == b"<![CDATA[" else b"-->"
            if close not in never_closed:
                end = document.find(close, at)
                at = end + 3 if end >= 0 else at
                if end < 0:
                    never_closed.add(close)
            continue
        tag = START_TAG.match(document, found.start())
        at = tag.end() if tag else at
        if tag and tag[0].endswith(b"/>"):
            continue
        if open_at is not None:
            ranges.append((open_at, at if found[1] else found.start()))
        open_at = None if found[1] else found.start()
    if open_at is not None:
        ranges.append((open_at, len(document)))
    return ranges


def _enclosing(document: bytes, first: int) -> tuple[bytes, bytes]:
    """Return the start and end tags items lie in, from the document where they are well formed."""
    root = START_TAG.match(document)
    tags = [root[0]] if root and root.end() <= first else []
    channel = _CHANNEL.search(document, 0, first)
    if channel and (tag := START_TAG.match(document, channel.start())):
        tags.append(tag[0])
    names = [found[1] for tag in tags if (found := _NAME.match(tag))]
    opening, closing = b"".join(tags), b"".join(b"</%s>" % name for name in reversed(names))
    try:
        split(opening + closing)
    except expat.ExpatError:
        opening, closing = b'<rss version="2.0"><channel>', b"</channel></rss>"
    return opening, closing


def _walk_together(group: list[bytes], around: Split) -> list[Item]:
    """Return the items of a group, or nothing where one of them is not well formed."""
    try:
        part = split(around.opening + b"".join(group) + around.closing, around.base)
    except expat.ExpatError:
        return []
    around.problems += [problem for problem in part.problems if problem not in around.problems]
    return part.items


def _walk_alone(group: list[bytes], around: Split) -> list[Item]:
    """Return the items of a group, each well formed or marked as broken."""
    items: list[Item] = []
    for source in group:
        kept = _without_authors(source[:_MAX_BROKEN_BYTES])
        broken = Item(kept, 0, len(kept), depth=2, base=around.base, broken=True)
        items += _walk_together([source], around) or [broken]
    return items
