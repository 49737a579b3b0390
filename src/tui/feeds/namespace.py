"""Podcasting 2.0 (https://podcastindex.org/namespace/1.0), Podlove Simple Chapters and authors, from tags.

Every reader takes the tags of one item, or of the channel, in the order of the document.
"""

import re
from dataclasses import dataclass, field

from tui.feeds.dates import parse_duration
from tui.feeds.links import playable_link, web_link
from tui.feeds.markup import plain_line
from tui.model.episode import Chapter, Enclosure, Person, Soundbite, TranscriptLink

COLLECTED = frozenset(
    (vocabulary, name)
    for vocabulary, names in {
        "podcast": "transcript chapters soundbite person season episode alternateEnclosure updateFrequency",
        "psc": "chapters",
        "itunes": "author owner",
        "dc": "creator title",
        "": "author managingEditor managingeditor",
    }.items()
    for name in names.split()
)
"""The elements the guard pass keeps, by vocabulary and name.

feedparser never sees them: it loses the first two kinds, looks for mail addresses in the authors,
which can take it minutes, and may take `dc:title` for the title proper.
"""


@dataclass(slots=True)
class Tag:
    """One collected element; its descendants are all in `children`, their text is part of its own."""

    name: str
    attributes: dict[str, str]
    text: str = ""
    children: list["Tag"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return an attribute, stripped; "" where it is missing."""
        return self.attributes.get(name, "").strip()


def transcripts(tags: list[Tag], base: str) -> tuple[TranscriptLink, ...]:
    """Read `podcast:transcript`."""
    links = []
    for tag in _named(tags, "transcript"):
        if url := playable_link(base, tag.get("url")):
            kind, language, rel = (plain_line(tag.get(name)) for name in ("type", "language", "rel"))
            links.append(TranscriptLink(url, kind.lower(), language, rel))
    return tuple(links)


def soundbites(tags: list[Tag]) -> tuple[Soundbite, ...]:
    """Read `podcast:soundbite`; those without a start or a length in seconds are left out."""
    bites = []
    for tag in _named(tags, "soundbite"):
        start, duration = parse_duration(tag.get("startTime")), parse_duration(tag.get("duration"))
        if start is not None and duration:
            bites.append(Soundbite(start, duration, plain_line(tag.text)))
    return tuple(bites)


def persons(tags: list[Tag], base: str) -> tuple[Person, ...]:
    """Read `podcast:person`; the first namespace draft had the name in an attribute."""
    people = []
    for tag in _named(tags, "person"):
        if name := plain_line(tag.text or tag.get("name")):
            role, group = plain_line(tag.get("role")), plain_line(tag.get("group"))
            link, image = web_link(base, tag.get("href")), web_link(base, tag.get("img"))
            people.append(Person(name, role.lower() or "host", group.lower(), link, image))
    return tuple(people)


def alternates(tags: list[Tag], base: str) -> tuple[Enclosure, ...]:
    """Read `podcast:alternateEnclosure`: one enclosure for every source that can be fetched."""
    found = []
    for tag in _named(tags, "alternateEnclosure"):
        kind, length = plain_line(tag.get("type")), parse_length(tag.get("length"))
        for source in _named(tag.children, "source") or [tag]:
            if url := playable_link(base, source.get("uri") or source.get("url")):
                found.append(Enclosure(url, plain_line(source.get("contentType")) or kind, length))
    return tuple(found)


def chapters(tags: list[Tag], base: str) -> tuple[Chapter, ...]:
    """Read `psc:chapters`, in the order of their start."""
    found = []
    for tag in _named(tags, "chapters"):
        for child in _named(tag.children, "chapter"):
            start = parse_duration(child.get("start"))
            if start is not None:
                link, image = web_link(base, child.get("href")), web_link(base, child.get("image"))
                found.append(Chapter(start, plain_line(child.get("title")), None, link, image))
    return tuple(sorted(found, key=lambda chapter: chapter.start))


def chapters_url(tags: list[Tag], base: str) -> str:
    """Return the address of `podcast:chapters`, "" where there is none."""
    urls = (playable_link(base, tag.get("url")) for tag in _named(tags, "chapters"))
    return next(filter(None, urls), "")


def author(tags: list[Tag]) -> str:
    """Return who made it: `itunes:author`, else `author`, `dc:creator`, the editor or the owner."""
    for name in ("author", "creator", "managingEditor", "managingeditor", "owner"):
        for tag in _named(tags, name):
            parts = [child.text for child in tag.children if child.name == "name"] or [tag.text]
            in_brackets = re.fullmatch(r"\S+@\S+\s*\((.+)\)", parts[0].strip())
            if written := plain_line(in_brackets[1] if in_brackets else parts[0]):
                return written
    return ""


def other_title(tags: list[Tag]) -> str:
    """Return `dc:title`, for what has no title proper."""
    return next((title for tag in _named(tags, "title") if (title := plain_line(tag.text))), "")


def whole_number(tags: list[Tag], name: str) -> int | None:
    """Return the number in `podcast:season` or `podcast:episode`; None where there is none."""
    numbers = (parse_number(tag.text) for tag in _named(tags, name))
    return next((number for number in numbers if number is not None), None)


def parse_number(text: str) -> int | None:
    """Return the whole number a season or an episode is given as: "3", "S03", "12.0"."""
    found = re.match(r"\D{0,12}(\d{1,9})(?:\.\d+)?$", text.strip())
    return int(found[1]) if found else None


def parse_length(text: str) -> int:
    """Return a length in bytes; 0 for what is none."""
    text = text.strip().replace(",", "")
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text) else 0


def _named(tags: list[Tag], name: str) -> list[Tag]:
    return [tag for tag in tags if tag.name == name]
