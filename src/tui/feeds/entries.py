"""feedparser, the parser of record, on small documents."""

import io
import re
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from tui.feeds.dates import parse_date
from tui.feeds.parts import Item, Split

_RSS = re.compile(rb"<rss(?:\s[^<>]*)?>", re.IGNORECASE)
_MAX_DOCUMENT = 2_000_000

Entry = Mapping[str, Any]
"""An entry or a feed as feedparser gives it."""


def read_head(around: Split) -> Entry:
    """Return feedparser's reading of everything but the items."""
    document = around.head
    if (root := _RSS.match(document)) and b"<channel" not in document:
        # what stands right in the root is the channel's, though feedparser does not see it there
        end = document.rfind(b"</")
        document = b"%s<channel>%s</channel>%s" % (root[0], document[root.end() : end], document[end:])
    head: Entry = _parse(document, around.base).get("feed", {})
    return head


def read_broken(around: Split) -> None:
    """Read the items that are not well formed, to learn what identifies them."""
    for item in around.items:
        if item.broken:
            item.entry = entry = _read_alone(item, around)
            item.guid, item.title = str(entry.get("id") or ""), str(entry.get("title") or "")
            item.date, item.updated = str(entry.get("published") or ""), str(entry.get("updated") or "")
            item.published = parse_date(item.date or item.updated)
            enclosures = [link for link in entry.get("links", ()) if link.get("rel") == "enclosure"]
            item.enclosure = str(enclosures[0].get("href") or "") if enclosures else ""


def read_entries(items: list[Item], around: Split) -> list[Entry]:
    """Return feedparser's reading of every item; an empty one where it fails."""
    unread = [item for item in items if item.entry is None]
    entries: list[Entry] = []
    while len(entries) < len(unread):
        entries += _read_together(_first_bytes(unread[len(entries) :]), around)
    left = iter(entries)
    return [next(left) if item.entry is None else item.entry for item in items]


def _first_bytes(items: list[Item]) -> list[Item]:
    """Return the first items, one at least, that make a small document."""
    sizes = accumulate(item.size() for item in items)
    return items[: max(1, sum(size <= _MAX_DOCUMENT for size in sizes))]


def _read_together(items: list[Item], around: Split) -> list[Entry]:
    entries, is_sound = _read(items, around)
    if is_sound and len(entries) == len(items):
        return entries
    return [_read_alone(item, around) for item in items]  # one of them has led feedparser astray


def _read_alone(item: Item, around: Split) -> Entry:
    entries, _ = _read([item], around)
    return entries[0] if entries else {}


def _read(items: list[Item], around: Split) -> tuple[list[Entry], bool]:
    """Return feedparser's entries of a document of these items, and whether it found it well formed."""
    document = around.opening + b"\n".join(item.source() for item in items) + around.closing
    parsed = _parse(document, around.base)
    return [dict(entry) for entry in parsed.get("entries", [])], not parsed.get("bozo")


def _parse(document: bytes, base: str) -> Entry:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if base.startswith(("http://", "https://")):
        headers["content-location"] = base
    try:
        # BytesIO, for feedparser would try to open bytes or str as an address or a file first
        result: Entry = feedparser.parse(
            io.BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # feedparser lets through whatever its handlers stumble over
        return {}
    return result
