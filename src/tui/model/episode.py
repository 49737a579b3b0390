"""Episodes and what hangs on them."""

from msgspec import Struct


class Enclosure(Struct, frozen=True):
    """The audio of an episode: `<enclosure>`, or the best `media:content` where there is none."""

    url: str
    type: str = ""
    """Media type as the feed states it; feeds lie, so never trusted for decoding."""
    length: int = 0
    """Bytes as the feed states them; 0 when unknown."""


class TranscriptLink(Struct, frozen=True):
    """`podcast:transcript`: where a transcript lies, not the transcript itself."""

    url: str
    type: str = ""
    language: str = ""
    rel: str = ""


class Soundbite(Struct, frozen=True):
    """`podcast:soundbite`: a span the publisher thinks worth hearing; seconds."""

    start: float
    duration: float
    title: str = ""


class Person(Struct, frozen=True):
    """`podcast:person`: somebody who takes part."""

    name: str
    role: str = "host"
    group: str = ""
    link: str = ""
    image: str = ""


class Chapter(Struct, frozen=True):
    """A chapter, from `podcast:chapters` JSON, `psc:chapters`, file tags or the notes; seconds."""

    start: float
    title: str
    end: float | None = None
    link: str = ""
    image: str = ""


class ParsedEpisode(Struct, frozen=True):
    """One item of a feed document, text already cleaned (notes excepted: they stay as written)."""

    identity: str
    """What makes it the same episode next time: guid, else enclosure address, else title and date."""
    title: str
    hash: str = ""
    """Fingerprint of the item's bytes, to tell next time whether it changed."""
    published: int | None = None
    """Seconds since the epoch, UTC."""
    duration: float | None = None
    """Seconds as the feed states them."""
    link: str = ""
    author: str = ""
    image: str = ""
    season: int | None = None
    number: int | None = None
    enclosure: Enclosure | None = None
    alternates: tuple[Enclosure, ...] = ()
    notes: str = ""
    """Show notes exactly as the feed has them: HTML, Markdown or plain text."""
    transcripts: tuple[TranscriptLink, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    persons: tuple[Person, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str = ""


class Episode(Struct, frozen=True):
    """An episode as the library keeps it: a row of the list, with what playing it needs."""

    id: int
    feed_id: int
    feed_title: str
    title: str
    published: int | None
    duration: float | None
    enclosure: Enclosure | None
    link: str = ""
    position: float = 0.0
    """Where the listener left off, seconds."""
    played: bool = False
    kept: bool = False
    quotes: int | None = None
    """How many one-liners its notes hold; None until the notes have been read."""
    timed_quotes: int | None = None


class EpisodeDetail(Struct, frozen=True):
    """What the side panels need beyond the row."""

    episode: Episode
    notes: str
    persons: tuple[Person, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    transcripts: tuple[TranscriptLink, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str = ""
    image: str = ""
    author: str = ""
    season: int | None = None
    number: int | None = None
    alternates: tuple[Enclosure, ...] = ()
