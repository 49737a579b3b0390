"""What the services tell whoever listens: the app, the desktop, the shell."""

from collections.abc import Callable

from msgspec import Struct

from tui.model.episode import Chapter, Episode
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.model.text import format_time


class FeedRefreshed(Struct, frozen=True):
    """One feed was refreshed; `error` is one sentence, "" when it went well.

    Of a long document the newest episodes are told first, and the others in a second event.
    """

    feed_id: int
    title: str
    new: int = 0
    changed: int = 0
    unchanged: bool = False
    error: str = ""


class RefreshGoesOn(Struct, frozen=True):
    """So many of the feeds have been asked, with so many new episodes."""

    done: int
    feeds: int
    new: int
    left: float | None = None
    """Seconds until all have been asked, None while nobody can tell."""


class RefreshFinished(Struct, frozen=True):
    """All feeds of a refresh are done."""

    feeds: int
    new: int
    failed: int
    left_out: int = 0
    """How many were not asked, because the refresh was stopped."""


class QuotesTimed(Struct, frozen=True):
    """The one-liners of an episode got what times could be found; `problem` is one sentence or ""."""

    episode_id: int
    quotes: tuple[Quote, ...]
    problem: str = ""


class NowPlaying(Struct, frozen=True):
    """Another episode is in the player."""

    episode: Episode


class ChaptersFound(Struct, frozen=True):
    """The chapters of an episode are known."""

    episode_id: int
    chapters: tuple[Chapter, ...]


class PlaybackChanged(Struct, frozen=True):
    """Playing, paused, stalled…; `problem` is one sentence where playback cannot go on."""

    state: PlayState
    problem: str = ""


class CopyMet(Struct, frozen=True):
    """The copy of the audio that plays is another one than was known, or has another length."""

    episode_id: int


class Listening(Struct, frozen=True):
    """An episode is being timed by listening; seconds. The last one of a run has `over` set."""

    episode_id: int
    step: str
    """What is being done, in a word or two: "fetching", "comparing", "listening"; "done" once it is."""
    share: float = 0.0
    """How much of the step is done, 0 to 1."""
    left: float | None = None
    """Seconds until the step is done, None while nobody can tell."""
    factor: float = 0.0
    """Seconds of audio heard per second; 0 while unknown."""
    over: bool = False
    problem: str = ""
    """One sentence where it ended without success."""

    @property
    def words(self) -> str:
        """The step, how much of it is done, how fast, and the time left; "" when over."""
        if self.over:
            return ""
        words = (
            self.step,
            f"{self.share:.0%}" if self.share else "",
            f"{self.factor:.0f}× real time" if self.factor else "",
            f"{format_time(self.left)} left" if self.left is not None else "",
        )
        return " · ".join(filter(None, words))


class Touring(Struct, frozen=True):
    """A tour goes through the one-liners, and is at this one, counted from 1; 0 when it is over."""

    number: int
    of: int
    words: str = ""
    """One line about how it ended, "" where the listener knows."""


class EpisodesChanged(Struct, frozen=True):
    """Something about episodes is different now, be it that they are gone or back: lists may hold others."""

    episode_ids: tuple[int, ...] = ()
    """Those whose rows look different; those of other rows are as they were."""


class Notice(Struct, frozen=True):
    """One line the user should see."""

    text: str
    problem: bool = False


Event = (
    FeedRefreshed
    | RefreshGoesOn
    | RefreshFinished
    | QuotesTimed
    | NowPlaying
    | ChaptersFound
    | PlaybackChanged
    | CopyMet
    | Listening
    | Touring
    | EpisodesChanged
    | Notice
)
Listener = Callable[[Event], None]
