"""One item, as the guard pass and feedparser have read it, to a ParsedEpisode."""

import calendar
import re
from collections.abc import Iterator
from urllib.parse import unquote

from tui.feeds import namespace
from tui.feeds.dates import parse_duration
from tui.feeds.entries import Entry
from tui.feeds.links import playable_link, web_link
from tui.feeds.markup import plain_line, plain_text
from tui.feeds.media import enclosures, media_duration
from tui.feeds.parts import Item
from tui.model.episode import Enclosure, ParsedEpisode

_MAX_NOTES = 2_000_000
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_TITLE_LENGTH = 80


def build_episode(item: Item, entry: Entry, identity: str) -> ParsedEpisode:
    """Return the episode, its text cleaned but for the notes."""
    tags, base = item.tags, item.base
    media = enclosures(entry, base)
    alternates = _others(media, namespace.alternates(tags, base))
    notes = _richest(entry)
    season = namespace.parse_number(_text(entry, "itunes_season"))
    number = namespace.parse_number(_text(entry, "itunes_episode"))
    return ParsedEpisode(
        identity=identity,
        title=_title(item, entry, notes, media),
        hash=item.hash(),
        published=_published(item, entry),
        duration=parse_duration(_text(entry, "itunes_duration")) or media_duration(entry),
        link=web_link(base, _text(entry, "link")),
        author=namespace.author(tags),
        image=image_of(entry, base),
        season=namespace.whole_number(tags, "season") if season is None else season,
        number=namespace.whole_number(tags, "episode") if number is None else number,
        enclosure=media[0] if media else next(iter(alternates), None),
        alternates=alternates,
        notes=notes,
        transcripts=namespace.transcripts(tags, base),
        soundbites=namespace.soundbites(tags),
        persons=namespace.persons(tags, base),
        chapters=namespace.chapters(tags, base),
        chapters_url=namespace.chapters_url(tags, base),
    )


def _published(item: Item, entry: Entry) -> int | None:
    """Return when the item was published; feedparser knows languages that the guard pass does not."""
    foreign = entry.get("published_parsed") or entry.get("updated_parsed")
    is_words = not item.date[:1].isdigit()  # from numbers it makes dates up
    if item.published is None and is_words and foreign and 1900 <= foreign[0] <= 2200:
        return calendar.timegm(foreign)
    return item.published


def image_of(entry: Entry, base: str) -> str:
    """Return the address of the picture of an entry or a feed."""
    image = entry.get("image")
    thumbnails = [thumbnail.get("url") for thumbnail in entry.get("media_thumbnail", ())]
    for address in (image.get("href") if isinstance(image, dict) else None, *thumbnails):
        if address and (link := playable_link(base, str(address))):
            return link
    return ""


def _others(media: tuple[Enclosure, ...], alternates: tuple[Enclosure, ...]) -> tuple[Enclosure, ...]:
    first = media[0].url if media else ""
    by_url = {enclosure.url: enclosure for enclosure in (*media[1:], *alternates) if enclosure.url != first}
    return tuple(by_url.values())


def _richest(entry: Entry) -> str:
    """Return the longest of the texts an item has for its notes; markup counts half as much again."""
    return max(_notes(entry), key=lambda text: len(text) * (3 if _MARKUP.search(text) else 2), default="")


def _notes(entry: Entry) -> Iterator[str]:
    for content in entry.get("content", ()):
        yield _text(content, "value")[:_MAX_NOTES]
    yield _text(entry, "summary")[:_MAX_NOTES]
    yield _text(entry, "subtitle")[:_MAX_NOTES]


def _title(item: Item, entry: Entry, notes: str, media: tuple[Enclosure, ...]) -> str:
    for written in (_text(entry, "title"), item.title, _text(entry, "itunes_title")):
        if title := plain_line(written):
            return title
    if title := namespace.other_title(item.tags):
        return title
    if first_words := plain_text(notes[:2000]):
        line = " ".join(first_words.split())
        return line if len(line) <= _TITLE_LENGTH else line[:_TITLE_LENGTH].rpartition(" ")[0] + "…"
    file = media[0].url.partition("?")[0].rpartition("/")[2] if media else ""
    return plain_line(unquote(file)) or "Untitled episode"


def _text(entry: Entry, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
