"""Feeds: the subscription podtui keeps, and what a reading of the document yields."""

from msgspec import Struct, field

from tui.model.episode import ParsedEpisode, Person


class Feed(Struct, frozen=True):
    """A subscription as the library keeps it. Times are seconds since the epoch, UTC."""

    id: int
    url: str
    title: str
    description: str = ""
    link: str = ""
    author: str = ""
    language: str = ""
    image: str = ""
    group: str = ""
    """The OPML folder the feed lies in; "" at the top."""
    added: int = 0
    refreshed: int | None = None
    """When it was last fetched with success, 304 included."""
    error: str = ""
    """One sentence about the last failed refresh; "" when the last one went well."""
    etag: str = ""
    last_modified: str = ""
    episodes: int = 0
    """How many episodes the library holds of it."""
    unplayed: int = 0


class Pace(Struct, frozen=True):
    """How often a feed's document wants to be asked for: seconds, None where it does not say."""

    pause: float | None = None
    """The least between two fetches: `ttl`, or `sy:updatePeriod` and `sy:updateFrequency`."""
    rhythm: float | None = None
    """Between two episodes: `podcast:updateFrequency`."""


class Polling(Struct, frozen=True):
    """What is remembered between two fetches of a feed. Times are seconds since the epoch, UTC."""

    due: int = 0
    """When it is worth asking again."""
    not_before: int = 0
    """When the server allows to be asked again (`Retry-After`)."""
    failures: int = 0
    """How many fetches have failed since the last good one."""
    ended: bool = False
    """The server said that the feed is gone for good (410)."""
    pace: Pace = Pace()


class ParsedFeed(Struct, frozen=True):
    """One reading of a feed document (RSS 0.9x/1.0/2.0, Atom, Podcasting 2.0), text already cleaned."""

    title: str
    description: str = ""
    link: str = ""
    author: str = ""
    language: str = ""
    image: str = ""
    new_url: str = ""
    """`itunes:new-feed-url`, where the show says that it has moved."""
    persons: tuple[Person, ...] = ()
    episodes: tuple[ParsedEpisode, ...] = ()
    """New or changed ones only where the reader was told what is known; newest first."""
    total: int = 0
    """How many items the document holds, known ones included."""
    problems: tuple[str, ...] = field(default=())
    """One sentence for each thing that had to be left out."""
    more: bool = False
    """The document has more new or changed episodes than this reading was to take."""
    pace: Pace = Pace()


class Subscription(Struct, frozen=True):
    """One outline of an OPML file."""

    url: str
    title: str = ""
    group: str = ""
