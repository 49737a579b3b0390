"""Made-up feeds and episodes for the library's tests."""

from tui.library.library import Library
from tui.model.episode import Enclosure, ParsedEpisode
from tui.model.feed import ParsedFeed

DAY = 86_400
NOW = 1_800_000_000


def episode(number: int, **fields: object) -> ParsedEpisode:
    """Return the number-th episode of a show, published on the number-th day."""
    values: dict[str, object] = {
        "identity": f"guid-{number}",
        "title": f"Episode {number}",
        "hash": f"hash-{number}",
        "published": NOW - 1000 * DAY + number * DAY,
        "duration": 60.0 + number,
        "link": f"https://example.org/{number}",
        "enclosure": Enclosure(f"https://example.org/{number}.mp3", "audio/mpeg", 1000 + number),
        "notes": f"<p>Notes of episode {number}</p>",
    }
    return ParsedEpisode(**{**values, **fields})  # type: ignore[arg-type]


def feed(*episodes: ParsedEpisode, title: str = "A Show") -> ParsedFeed:
    """Return a reading with these episodes."""
    return ParsedFeed(title=title, episodes=episodes, total=len(episodes))


def show(
    library: Library, count: int = 3, url: str = "https://example.org/feed", title: str = "A Show"
) -> int:
    """Subscribe to a show of `count` episodes; return the feed's id."""
    added = library.feeds.add(url).result()
    episodes = [episode(number) for number in range(count, 0, -1)]
    library.feeds.store(added.id, feed(*episodes, title=title), fetched_at=NOW).result()
    return added.id
