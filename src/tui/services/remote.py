"""The listener's keys as commands: what each does to playback, and the words that tell how it went.

The app's keys, `podtui play` and whatever else steers the player go through here.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.services.playback import Playback
    from tui.services.quote_marks import QuoteMarks
    from tui.services.tour import Tour


class Remote:
    """Commands on a player. Each returns one line to show, "" when there is nothing to say."""

    def __init__(
        self, playback: "Playback", marks: "Callable[[], QuoteMarks]", tour: "Callable[[], Tour]"
    ) -> None:
        """`marks` and `tour` are asked for when they are first used."""
        self._playback = playback
        self._marks = marks
        self._tour = tour
        self._rate_before = 1.0

    def play_or_pause(self) -> str:
        """Pause, or go on."""
        self._tour().toggle()
        return ""

    def tour(self) -> str:
        """Play only the one-liners of the episode in the player; in a tour, leave it and play on."""
        tour = self._tour()
        if tour.under_way:
            return tour.stop()
        episode = self._playback.episode
        if episode is None:
            return "Nothing is in the player to tour."
        return tour.start(episode, self._playback.quotes)

    def seek_by(self, seconds: float) -> str:
        """Go so many seconds on, or back when negative."""
        self._playback.seek_by(seconds)
        return ""

    def next_quote(self) -> str:
        """Go to the next one-liner that has a time, or to the next of the tour."""
        if self._tour().under_way:
            return self._tour().step(1)
        return "" if self._playback.next_quote() else "No timed one-liner after this."

    def previous_quote(self) -> str:
        """Go to the beginning of this one-liner or to the one before, or to the one before in the tour."""
        if self._tour().under_way:
            return self._tour().step(-1)
        return "" if self._playback.previous_quote() else "No timed one-liner before this."

    def to_quote(self, number: int) -> str:
        """Go to the nth one-liner, counted from 1 as the notes have them."""
        return "" if self._playback.to_quote(number - 1) else self._why_not(number)

    def next_chapter(self) -> str:
        """Go to the next chapter."""
        chapter = self._playback.next_chapter()
        return f"Chapter: {chapter.title}" if chapter else "No chapter after this."

    def previous_chapter(self) -> str:
        """Go to the beginning of this chapter, or to the one before."""
        chapter = self._playback.previous_chapter()
        return f"Chapter: {chapter.title}" if chapter else "No chapter before this."

    def capture(self) -> str:
        """Keep what was just said as a one-liner of the listener's own."""
        episode = self._playback.episode
        if episode is None:
            return "Nothing is playing, so there is nothing to keep."
        return self._marks().capture(episode.id, self._playback.position)

    def change_rate(self, by: float) -> str:
        """Play faster, or slower when negative."""
        return f"Speed {self._playback.set_rate(self._playback.rate + by):g}×"

    def usual_rate(self) -> str:
        """Play as recorded, or again at the speed there was before that."""
        now = self._playback.rate
        if now != 1.0:
            self._rate_before = now
        return f"Speed {self._playback.set_rate(self._rate_before if now == 1.0 else 1.0):g}×"

    def change_volume(self, by: int) -> str:
        """Play louder, or quieter when negative."""
        return f"Volume {self._playback.set_volume(self._playback.volume + by)}"

    def _why_not(self, number: int) -> str:
        quotes = self._playback.quotes
        if number > len(quotes):
            return f"There is no one-liner {number} here."
        if quotes[number - 1].verdict == "not found":
            return f"One-liner {number} was not found in what was said, so there is nowhere to jump to."
        return f"One-liner {number} has no time yet, so there is nowhere to jump to."
