"""Reading an answer to a request for audio: which bytes it brings, of which copy."""

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.net.cache_index import CopyMap

if TYPE_CHECKING:
    from tui.net.exchange import Answer

_CONTENT_RANGE = re.compile(r"bytes\s+(?:(\d{1,18})-(\d{1,18})|\*)/(\d{1,18}|\*)", re.IGNORECASE)


class Delivery(Struct, frozen=True):
    """What an answer brings: bytes from `start` on, of a copy of `size` bytes (None: not said)."""

    start: int
    size: int | None
    etag: str
    last_modified: str
    content_type: str
    encoding: str
    partial: bool
    """The server honoured a range (status 206)."""


def delivery(answer: "Answer") -> Delivery | None:
    """Read the headers of an answer with status 200 or 206 (RFC 9110, 14.4); None if they make no sense."""
    headers = answer.headers
    start: int = 0
    size = answer.length
    partial = answer.status == 206
    if partial:
        found = _CONTENT_RANGE.match(headers.get("content-range", ""))
        if found is None or found[1] is None:
            return None
        start = int(found[1])
        size = None if found[3] == "*" else int(found[3])
    encoding = headers.get("content-encoding", "").strip().lower()
    return Delivery(
        start=start,
        size=None if encoding not in ("", "identity") else size,
        etag=headers.get("etag", ""),
        last_modified=headers.get("last-modified", ""),
        content_type=headers.get("content-type", "").lower(),
        encoding=encoding,
        partial=partial,
    )


def size_of_unsatisfied(answer: "Answer") -> int | None:
    """Return the size that an answer with status 416 states."""
    found = _CONTENT_RANGE.match(answer.headers.get("content-range", ""))
    return int(found[3]) if found and found[3] != "*" else None


def is_same_copy(known: CopyMap, brought: Delivery) -> bool:
    """Tell whether a delivery can belong to the copy that is known; without validators its size decides."""
    if known.size is not None and brought.size is not None and known.size != brought.size:
        return False
    if known.etag and brought.etag:
        return known.etag.removeprefix("W/") == brought.etag.removeprefix("W/")
    if known.last_modified and brought.last_modified:
        return known.last_modified == brought.last_modified
    return True


def if_range(known: CopyMap) -> str:
    """Return the validator for `If-Range` (RFC 9110, 13.1.5), "" when there is none to rely on."""
    if known.etag and not known.etag.startswith("W/"):
        return known.etag
    return known.last_modified
