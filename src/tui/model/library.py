"""What the library answers with beyond feeds and episodes."""

from array import array
from typing import Literal

from msgspec import Struct

Shelf = Literal["all", "new", "queue", "kept", "started", "quotes"]
"""A list of episodes: `new` are not played yet, `started` left in the middle, `quotes` have one-liners."""

Sort = Literal["date", "title", "duration", "feed"]
"""Newest first; by title; shortest first, unknown lengths last; by the feed's title, newest first in each."""

HitKind = Literal["title", "quote", "notes", "transcript"]
"""The kind of text in which a search found its words."""


class StoreResult(Struct, frozen=True):
    """What a reading of a feed changed in the library: numbers of episodes."""

    new: int
    changed: int


class Hit(Struct, frozen=True):
    """One find of a search over the whole library."""

    kind: HitKind
    episode_id: int
    text: str
    """The words round the find, on one line."""
    start: float | None = None
    """Where it is said, seconds; None where nobody knows."""


class Counts(Struct, frozen=True):
    """How many episodes each list holds."""

    all: int = 0
    new: int = 0
    queue: int = 0
    kept: int = 0
    started: int = 0
    quotes: int = 0
    """Episodes with one-liners."""
    timed: int = 0
    """One-liners, not episodes, whose time is known."""


class FeedStatistics(Struct, frozen=True):
    """Numbers on one feed: of episodes, but for the last two."""

    feed_id: int
    title: str
    episodes: int
    unplayed: int
    kept: int
    started: int
    quoted: int
    """With one-liners."""
    quotes: int
    """One-liners whose time is known."""
    listened: float
    """Seconds of audio."""


class TimedQuote(Struct, frozen=True):
    """A one-liner whose time is known, out of the whole library."""

    episode_id: int
    index: int
    """Its place among the quotes of the episode, from 0."""
    text: str
    speaker: str
    start: float
    """Seconds."""
    sure: bool
    """False for a time worth trying but not worth swearing to."""


class Naming(Struct, frozen=True):
    """Where a name occurs, newest episode first."""

    episodes: "array[int]"
    """Episodes with it in title, notes, one-liners or transcript."""
    quotes: tuple[TimedQuote, ...]
    """One-liners with it in their words or as their speaker."""


class Heard(Struct, frozen=True):
    """What the listener has done with an episode, to be put back."""

    episode_id: int
    played: bool
    position: float
    """Seconds."""
    position_at: float | None
    """Seconds since the epoch."""
