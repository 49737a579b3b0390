"""The parts of a feed document: items, and what they lie in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from tui.feeds.namespace import Tag

# Part of every hash: raise it when episodes come out differently, and they are all read anew.
_READING = b"1"

Range = tuple[int, int]


@dataclass(slots=True)
class Item:
    """One item of a feed, before feedparser has read it: a range of bytes and what identifies it."""

    document: bytes = field(repr=False)
    start: int
    end: int = 0
    depth: int = 0
    base: str = ""
    texts: list[tuple[int, int, int]] = field(default_factory=list)
    """Its descriptions and summaries: bytes of text, start and end."""
    guid: str = ""
    title: str = ""
    date: str = ""
    updated: str = ""
    published: int | None = None
    """Seconds since the epoch, where `date` or `updated` could be read."""
    enclosure: str = ""
    elements: int = 0
    broken: bool = False
    """Not well formed, so not walked: feedparser alone says what is in it."""
    entry: Mapping[str, Any] | None = field(default=None, repr=False)
    """What feedparser has read of it, where it already had to."""
    tags: list[Tag] = field(default_factory=list)
    cuts: list[Range] = field(default_factory=list)
    _hash: str = ""

    def hash(self) -> str:
        """Return the fingerprint of the item's bytes."""
        if not self._hash:
            view = memoryview(self.document)[self.start : self.end]
            self._hash = blake2b(view, digest_size=12, salt=_READING).hexdigest()
        return self._hash

    def size(self) -> int:
        """Return how many bytes of the item feedparser is to see."""
        return self.end - self.start - sum(end - start for start, end in self.cuts)

    def keep_longest_text(self) -> None:
        """Cut all descriptions and summaries but one: feedparser would keep the last, not the longest."""
        others = [(start, end) for _, start, end in sorted(self.texts)[:-1]]
        if others:
            self.cuts = _merged(self.cuts + others)

    def source(self) -> bytes:
        """Return the item as feedparser is to see it."""
        return without(self.document, self.start, self.end, self.cuts)


@dataclass(slots=True)
class Split:
    """A feed document taken apart."""

    head: bytes = b""
    """The document without its items."""
    opening: bytes = b""
    """The start tags the items lie in."""
    closing: bytes = b""
    base: str = ""
    items: list[Item] = field(default_factory=list)
    unseen: int = 0
    """How many more items the document has than were looked at."""
    tags: list[Tag] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def _merged(ranges: list[Range]) -> list[Range]:
    """Return the ranges in order, overlapping ones as one."""
    result: list[Range] = []
    for start, end in sorted(ranges):
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result


def without(document: bytes, start: int, end: int, cuts: list[Range]) -> bytes:
    """Return `document[start:end]` less the ranges in `cuts`, which are in order and do not overlap."""
    kept = []
    for cut_start, cut_end in cuts:
        kept.append(document[start:cut_start])
        start = cut_end
    kept.append(document[start:end])
    return b"".join(kept)
