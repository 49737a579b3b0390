"""A deterministic large library: shows with episodes, notes of 2 to 8 KB, quotes and some transcripts."""

import random
from collections.abc import Iterator
from itertools import accumulate

from tui.library.library import Library
from tui.model.episode import Enclosure, ParsedEpisode
from tui.model.feed import ParsedFeed
from tui.model.notes import Notes, Quote
from tui.model.transcript import Cue, Transcript

START = 1_300_000_000
_SYLLABLES = (
    "ka to mi ren sol va chi pre con ter lin ga bo est ing der tra qu ul fy no sh ep wo ry".split()  # noqa: SIM905
)


class Prose:
    """Text whose words are as unevenly common as in any language (Zipf)."""

    def __init__(self, seed: int, vocabulary: int = 30_000) -> None:
        self.random = random.Random(seed)
        self._words = sorted({self._word() for _ in range(vocabulary)})
        self.random.shuffle(self._words)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def _word(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 4)))

    def words(self, count: int) -> str:
        """Return `count` words."""
        return " ".join(self.random.choices(self._words, cum_weights=self._weights, k=count))

    def notes(self) -> str:
        """Return notes of 2 to 8 KB as HTML."""
        size, paragraphs = self.random.randint(2_000, 8_000), []
        while sum(map(len, paragraphs)) < size:
            paragraphs.append(f"<p>{self.words(60)}</p>")
        return "\n".join(paragraphs)


def episodes(prose: Prose, show: int, count: int) -> Iterator[ParsedEpisode]:
    """Yield the episodes of a show, newest first, a few days apart."""
    for number in range(count, 0, -1):
        yield ParsedEpisode(
            identity=f"{show}-{number}",
            title=f"{prose.words(6).capitalize()} #{number}",
            hash=f"{show}-{number}",
            published=START + number * 300_000 + show * 977,
            duration=prose.random.uniform(600, 9000),
            link=f"https://show{show}.example/episodes/{number}",
            enclosure=Enclosure(f"https://cdn.example/show{show}/{number}.mp3", "audio/mpeg", 40_000_000),
            notes=prose.notes(),
        )


def fill(library: Library, shows: int, count: int) -> None:
    """Store `shows` shows of `count` episodes; every tenth with quotes, every hundredth with a transcript."""
    prose = Prose(1)
    for show in range(shows):
        added = library.feeds.add(f"https://show{show}.example/feed").result()
        parsed = ParsedFeed(title=prose.words(3).title(), episodes=tuple(episodes(prose, show, count)))
        library.feeds.store(added.id, parsed, fetched_at=START * 2).result()
        for place, number in enumerate(library.episodes.ids(added.id)):
            if place % 10 == 0:
                quotes = tuple(Quote(prose.words(15), "Ann", start=60.0 * nth) for nth in range(5))
                library.notes.store_sections(number, Notes(summary=prose.words(40), quotes=quotes), 1)
            if place % 100 == 0:
                cues = tuple(Cue(10.0 * nth, 10.0 * nth + 10, prose.words(28)) for nth in range(360))
                library.transcripts.store(number, Transcript(cues), "")
            if place % 3 == 0:
                library.playback.played(number, True).result()
