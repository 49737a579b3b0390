"""Searching the whole library while somebody types: only the last question counts, and nobody waits."""

from collections.abc import Callable

from msgspec import Struct

from tui.library.library import Library
from tui.library.words import asked_words
from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.library import Hit
from tui.services.latest import Latest

LIMIT = 30
"""Finds of each kind."""
LEAST = 2
"""Letters from which on there is an answer."""


class Found(Struct, frozen=True):
    """A find, with the episode it is in; `start` is in the time of the copy of the audio there is."""

    hit: Hit
    episode: Episode
    start: float | None


class Answer(Struct, frozen=True):
    """What a question brought; `words` are what to highlight."""

    question: str
    found: tuple[Found, ...] = ()
    words: tuple[str, ...] = ()
    ranked: bool = False
    problem: str = ""


class Search:
    """Answers one question after the other in a thread of its own; a newer one interrupts.

    `tell` is called in that thread. Close it at the end.
    """

    def __init__(self, library: Library, tell: Callable[[Answer], None]) -> None:
        self._library = library
        self._tell = tell
        self._latest: Latest[tuple[str, bool]] = Latest("search", self._answer, library.interrupt)

    def ask(self, question: str, *, ranked: bool = False) -> None:
        """Ask, newest first or with `ranked` best first; the answer to what was asked before is dropped."""
        self._latest.ask((question, ranked))

    def close(self) -> None:
        """End the thread; no answer comes any more."""
        self._latest.close()

    def _answer(self, asked: tuple[str, bool]) -> None:
        answer = self._found(asked)
        if answer is not None and not self._latest.is_stale(asked):
            self._tell(answer)

    def _found(self, asked: tuple[str, bool]) -> Answer | None:
        """Return the answer; None where nobody waits for it any more."""
        question, ranked = asked
        if sum(map(str.isalnum, question)) < LEAST and question.isascii():
            return Answer(question)
        try:
            hits = self._library.search.search(question, LIMIT, ranked=ranked)
            if self._latest.is_stale(asked):
                return None
            episodes = self._library.episodes.rows({hit.episode_id for hit in hits})
            found = tuple(
                Found(hit, episodes[hit.episode_id], self._start(hit))
                for hit in hits
                if hit.episode_id in episodes
            )
        except PodtuiError as error:
            return Answer(question, problem=str(error))
        return Answer(question, found, asked_words(question), ranked)

    def _start(self, hit: Hit) -> float | None:
        """Return the second of a find; a transcript's is that of the copy published."""
        if hit.kind != "transcript" or hit.start is None:
            return hit.start
        lags = self._library.copies.lags(hit.episode_id, self._library.copies.met(hit.episode_id))
        if not lags:
            return hit.start
        from tui.timing.drift import shift_at

        return max(0.0, hit.start + shift_at(hit.start, lags))
