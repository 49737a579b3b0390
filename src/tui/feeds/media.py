"""Which of an item's media is the episode."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tui.feeds.dates import parse_duration
from tui.feeds.links import playable_link
from tui.feeds.markup import plain_line
from tui.feeds.namespace import parse_length
from tui.model.episode import Enclosure

_AUDIO = re.compile(r"\.(mp[23]|m4[ab]|aac|og[ag]|opus|flac|wav|wma|aiff?|mka|spx|amr)$", re.IGNORECASE)
_VIDEO = re.compile(r"\.(mp4|m4v|mov|avi|mkv|webm|ogv|mpe?g|wmv|flv|3gp|ts|m3u8)$", re.IGNORECASE)
_OTHER = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|bmp|ico|tiff?|pdf|epub|zip|torrent|html?|txt|docx?|srt|vtt)$", re.IGNORECASE
)
_AUDIO_TYPES = frozenset({"application/ogg", "application/x-ogg", "application/flac"})
_UNSURE_TYPES = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/x-mpegurl", "application/download"}
)

_RANKS = {"audio": 0, "video": 1, "unknown": 2}


def enclosures(entry: Mapping[str, Any], base: str) -> tuple[Enclosure, ...]:
    """Return what can be played of a feedparser entry, best first: audio, video, unknown.

    `<enclosure>` and Atom's `rel="enclosure"` come before `media:content`. Images, documents and
    addresses that are neither http, https nor (in a local feed) a local path are left out.
    """
    ranked: dict[str, tuple[int, Enclosure]] = {}
    for attributes, is_enclosure in _candidates(entry):
        kind = _kind(attributes)
        url = playable_link(base, _text(attributes, "href") or _text(attributes, "url"))
        if not url or kind == "other" or url in ranked or (kind == "unknown" and not is_enclosure):
            continue
        length = parse_length(_text(attributes, "length") or _text(attributes, "filesize"))
        enclosure = Enclosure(url, plain_line(_text(attributes, "type")).lower(), length)
        ranked[url] = _RANKS[kind], enclosure
    return tuple(enclosure for _, enclosure in sorted(ranked.values(), key=lambda pair: pair[0]))


def media_duration(entry: Mapping[str, Any]) -> float | None:
    """Return the duration `media:content` states, in seconds."""
    durations = (parse_duration(_text(media, "duration")) for media in entry.get("media_content", ()))
    return next(filter(None, durations), None)


def _candidates(entry: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], bool]]:
    for link in entry.get("links", ()):
        if link.get("rel") == "enclosure":
            yield link, True
    for media in entry.get("media_content", ()):
        yield media, False


def _kind(attributes: Mapping[str, Any]) -> str:
    media_type = _text(attributes, "type").partition(";")[0].strip().lower()
    path = (_text(attributes, "href") or _text(attributes, "url")).partition("?")[0]
    medium = _text(attributes, "medium").lower()
    if media_type.startswith("audio/") or media_type in _AUDIO_TYPES or _AUDIO.search(path):
        return "audio"
    if media_type.startswith("video/") or (media_type in _UNSURE_TYPES and _VIDEO.search(path)):
        return "video"
    if media_type not in _UNSURE_TYPES or _OTHER.search(path):
        return "other"
    return {"audio": "audio", "video": "video", "": "unknown"}.get(medium, "other")


def _text(attributes: Mapping[str, Any], name: str) -> str:
    return str(attributes.get(name) or "").strip()
