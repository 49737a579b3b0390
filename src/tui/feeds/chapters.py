"""Chapters in a file of their own: Podcasting 2.0's JSON chapters, version 1.2."""

import json
import math
from typing import Any

from tui.feeds.links import web_link
from tui.feeds.markup import plain_line
from tui.model.episode import Chapter
from tui.model.errors import FeedError

_MOST = 2000


def read_chapters(data: bytes, *, url: str = "") -> tuple[Chapter, ...]:
    """Return the chapters in the order of their start, without those that belong in no table of contents.

    `url` is where the file came from, for relative links. A chapter that makes no sense is passed over.
    Raises FeedError for what is no chapters file.
    """
    try:
        found = json.loads(data.decode("utf-8-sig", "replace"))["chapters"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise FeedError("The file of chapters cannot be read: it is not the JSON it should be.") from None
    entries = found[:_MOST] if isinstance(found, list) else []
    chapters = [_chapter(entry, url) for entry in entries if isinstance(entry, dict)]
    return tuple(sorted(filter(None, chapters), key=lambda chapter: chapter.start))


def _chapter(entry: dict[str, Any], url: str) -> Chapter | None:
    start, end = _seconds(entry.get("startTime")), _seconds(entry.get("endTime"))
    if start is None or entry.get("toc") is False:
        return None
    link, image = (web_link(url, _text(entry.get(name))) for name in ("url", "img"))
    return Chapter(start, plain_line(_text(entry.get("title"))), end, link, image)


def _seconds(value: object) -> float | None:
    try:
        seconds = float(value) if isinstance(value, int | float | str) else math.nan
    except (ValueError, OverflowError):
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
