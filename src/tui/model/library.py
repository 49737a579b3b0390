"""What the library answers with beyond feeds and episodes."""

from dataclasses import dataclass
from typing import Literal

HitKind = Literal["title", "quote", "notes", "transcript"]
"""The kind of text in which a search found its words."""


@dataclass(frozen=True, slots=True)
class StoreResult:
    """What a reading of a feed changed in the library: numbers of episodes."""

    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One find of a search over the whole library."""

    kind: HitKind
    episode_id: int
    text: str
    """The words round the find, on one line."""
    start: float | None = None
    """Where it is said, seconds; None where nobody knows."""
