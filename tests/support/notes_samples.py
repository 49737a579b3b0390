"""Small show notes of our own in the many forms shows use, each with all that is to be found in it.

Every word is invented. What a sample does not name must come out empty: silence is tested as well.
"""

from dataclasses import dataclass

Said = tuple[str, str, float | None]


@dataclass(frozen=True)
class Sample:
    """A form of show notes and the whole of its reading."""

    name: str
    text: str
    summary: str = ""
    deeper: str = ""
    figures: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    quotes: tuple[Said, ...] = ()
    takeaways: tuple[str, ...] = ()
    times: tuple[tuple[float, str], ...] = ()
