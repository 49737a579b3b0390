"""Having the bytes there before they are asked for: around the next quotes, and of the next episode."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.notes import Quote
from tui.net.addresses import is_local
from tui.services.addresses import local_path

if TYPE_CHECKING:
    from tui.net.audio_cache import AudioCache, CachedAudio

QUOTES_AHEAD = 2
_BEFORE, _AFTER = 96 * 1024, 160 * 1024
"""Bytes around the place where a quote is expected: enough to find it and to begin."""
_SECONDS_BEFORE, _SECONDS_AFTER = 6, 8
"""The same in seconds, which is more for lossless audio: a bit rate that varies moves the place."""

Span = tuple[int, int]


def spans_around(seconds: Sequence[float], duration: float, size: int) -> tuple[Span, ...]:
    """Return the byte spans that should hold these seconds, by the average bit rate, likeliest first."""
    if duration <= 0:
        return ()
    rate = size / duration
    places = [int(second * rate) for second in seconds if 0 <= second < duration]
    reaches = [(_BEFORE, _AFTER), (int(_SECONDS_BEFORE * rate), int(_SECONDS_AFTER * rate))]
    return tuple(
        (max(0, place - before), min(size, place + after)) for before, after in reaches for place in places
    )


def next_starts(quotes: Sequence[Quote], position: float, lead: float) -> list[float]:
    """Return where jumps to the next quotes would begin, soonest first."""
    starts = sorted(quote.start - lead for quote in quotes if quote.start is not None)
    return [start for start in starts if start > position][:QUOTES_AHEAD]


class FetchAhead:
    """Looks ahead for one player. Not thread-safe: the player's owner holds its lock."""

    def __init__(self, audio: "Callable[[], AudioCache]") -> None:
        self._audio = audio
        self._asked: tuple[Span, ...] = ()
        self._next: CachedAudio | None = None

    def open(self, episode: Episode) -> "CachedAudio":
        """Open the audio of an episode, which is being fetched already where it was looked ahead to.

        Raises:
            NetError: it cannot be opened.
        """
        copy = self._audio().open(audio_address(episode))
        self.drop()
        return copy

    def quotes(self, copy: "CachedAudio", starts: Sequence[float], duration: float | None) -> None:
        """Have the bytes at these seconds fetched soon, when they are not the ones asked for already."""
        size = copy.progress.size
        if duration is None or size is None or copy.progress.complete:
            return
        spans = spans_around(starts, duration, size)
        if spans != self._asked:
            self._asked = spans
            copy.prefetch(spans)

    def episode(self, episode: Episode) -> None:
        """Begin to fetch an episode that will be played soon; an error waits until it is played."""
        if self._next is None:
            try:
                self._next = self._audio().open(audio_address(episode))
            except PodtuiError:
                return

    def forget(self, copy: "CachedAudio") -> None:
        """Have a copy that is no audio fetched anew when it is played again."""
        if not is_local(copy.url):
            self._audio().forget(copy.url)

    def drop(self) -> None:
        """Let go of what was looked ahead to."""
        self._asked = ()
        if self._next is not None:
            self._next.close()
            self._next = None


def audio_address(episode: Episode) -> str:
    """Return what to open an episode's audio by: its address, or the path of a local file."""
    assert episode.enclosure is not None
    local = local_path(episode.enclosure.url)
    return str(local) if local else episode.enclosure.url
