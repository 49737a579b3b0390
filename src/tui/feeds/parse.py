"""Feed documents to podcasts."""

import math
import re
from collections.abc import Iterator, Mapping
from html import unescape

from msgspec.structs import replace

from tui.feeds.decode import to_utf8
from tui.feeds.entries import Entry, read_broken, read_entries, read_head
from tui.feeds.episode import build_episode, image_of
from tui.feeds.identity import identities
from tui.feeds.links import web_link
from tui.feeds.markup import plain_line, plain_text
from tui.feeds.namespace import author, other_title, persons
from tui.feeds.pace import pace
from tui.feeds.parts import Item, Split
from tui.feeds.prolog import read_prolog
from tui.feeds.repair import take_apart
from tui.model.errors import FeedError
from tui.model.feed import ParsedFeed
from tui.model.text import clean_line

MOST_EPISODES = 5000
"""How many new episodes one reading takes at most; the rest come with the next."""

_FEED_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_ROOT_NAME = re.compile(rb"<(?:[^\s/>:]+:)?([^\s/>]+)")
_FEED_LINK = re.compile(rb"<link\b[^<>]{0,500}application/(?:rss|atom)\+xml[^<>]{0,500}>", re.IGNORECASE)
_HREF = re.compile(rb"""href\s*=\s*["']?([^"'\s<>]{1,500})""", re.IGNORECASE)


def parse_feed(
    data: bytes,
    *,
    url: str = "",
    charset: str = "",
    known: Mapping[str, str] | None = None,
    newest: int | None = None,
) -> ParsedFeed:
    """Read a feed: RSS 0.9x, 1.0 (RDF), 2.0 or Atom, with Podcasting 2.0, itunes, media and psc elements.

    `url` is where it came from, for relative links; `charset` what the HTTP header said. `known` maps
    identity to hash for the episodes of the last reading: only new and changed ones come back, newest
    first, at most `newest` of them. `total` counts every item of the document.

    Raises FeedError, with the reason in one sentence, for what is no feed or is hostile.
    """
    batches = list(read_feed(data, url=url, charset=charset, known=known, newest=newest))
    return replace(batches[-1], episodes=tuple(episode for batch in batches for episode in batch.episodes))


def read_feed(
    data: bytes,
    *,
    url: str = "",
    charset: str = "",
    known: Mapping[str, str] | None = None,
    newest: int | None = None,
    batch: int = 50,
) -> Iterator[ParsedFeed]:
    """Read a feed as `parse_feed` does, `batch` episodes at a time.

    There is always one batch, if an empty one; FeedError is raised when it is asked for.
    """
    known = known or {}
    around = _open(data, url, charset)
    total = len(around.items) + around.unseen
    read_broken(around)
    items = _newest_first(around.items)
    names = identities(items, known)
    fresh = [(item, name) for item, name in zip(items, names, strict=True) if known.get(name) != item.hash()]
    if around.unseen:
        around.problems.append(f"The feed has {total} episodes; only the first {len(items)} were looked at.")
    limit = MOST_EPISODES if newest is None else newest
    if len(fresh) > limit and newest is None:
        around.problems.append(
            f"The newest {limit} of {len(fresh)} new episodes were read; more follow next time."
        )
    feed = replace(_feed(read_head(around), around, total), more=len(fresh) > limit)
    fresh = fresh[:limit]
    for start in range(0, max(1, len(fresh)), batch):
        part = fresh[start : start + batch]
        entries = read_entries([item for item, _ in part], around)
        pairs = zip(part, entries, strict=True)
        yield replace(feed, episodes=tuple(build_episode(item, entry, name) for (item, name), entry in pairs))


def _open(data: bytes, url: str, charset: str) -> Split:
    document = to_utf8(data, charset)
    prolog = read_prolog(document)
    if prolog.root is None:
        raise FeedError("This is not a feed: the document is not XML.")
    document = document[prolog.root :]
    name = _ROOT_NAME.match(document)
    root = name[1].decode("utf-8", "replace").lower() if name else ""
    if root == "html":
        raise FeedError(_web_page(document, url))
    if root == "opml":
        raise FeedError("This is a list of subscriptions (OPML) and no feed: import it with `podtui import`.")
    around = take_apart(document, url, prolog.entities)
    if root not in _FEED_ROOTS and not around.items:
        raise FeedError(f"This is XML but no feed: it begins with <{clean_line(root, 40)}>.")
    return around


def _web_page(document: bytes, url: str) -> str:
    link = _FEED_LINK.search(document, 0, 1 << 18)
    href = _HREF.search(link[0]) if link else None
    address = web_link(url, unescape(href[1].decode("utf-8", "replace"))) if href else ""
    if address:
        return f"This is a web page and no feed, but it names its feed: {address}"
    return "This is a web page and no feed: look on it for a link called RSS, Atom or feed."


def _newest_first(items: list[Item]) -> list[Item]:
    """Sort by date; an item without one stays beside the one before it, as the publisher has it."""
    date = math.inf
    dates: list[float] = []
    for item in items:
        date = date if item.published is None else item.published
        dates.append(date)
    order = sorted(range(len(items)), key=lambda index: -dates[index])
    return [items[index] for index in order]


def _feed(head: Entry, around: Split, total: int) -> ParsedFeed:
    base = around.base
    texts = [plain_text(str(head.get(key) or "")) for key in ("subtitle", "summary", "tagline", "info")]
    return ParsedFeed(
        title=plain_line(str(head.get("title") or "")) or other_title(around.tags),
        description=max(texts, key=len),
        link=web_link(base, str(head.get("link") or "")),
        author=author(around.tags),
        language=clean_line(str(head.get("language") or ""), 20),
        image=image_of(head, base),
        new_url=web_link(base, str(head.get("itunes_new-feed-url") or "")),
        persons=persons(around.tags, base),
        total=total,
        problems=tuple(around.problems),
        pace=pace(head, around.tags),
    )
