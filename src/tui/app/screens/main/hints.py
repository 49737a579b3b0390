"""A few words about a key when what it does first becomes possible; each once in a listener's life."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.app.keys.actions import by_id
from tui.app.keys.in_force import first_key
from tui.app.screens.main.base import MainBase
from tui.model.playback import PlayState

if TYPE_CHECKING:
    from tui.services.playback import Playback

_REMEMBERED = "hints"
_APART = 60.0
"""Seconds between two of them."""


class Hint(NamedTuple):
    """What is said of an action, under which name it is remembered, and when it is possible."""

    name: str
    action: str
    words: str
    possible: "Callable[[Playback], bool]"


def _has_quotes(playback: "Playback") -> bool:
    return any(quote.start is not None for quote in playback.quotes)


HINTS = (
    Hint("quotes", "next_quote", "next one-liner", _has_quotes),
    Hint("chapters", "next_chapter", "next chapter", lambda playback: len(playback.chapters) > 1),
    Hint("tour", "tour", "a tour of the one-liners, and nothing else", _has_quotes),
    Hint("capture", "capture", "keep what was just said", lambda playback: playback.position > 60),
    Hint(
        "labels",
        "labels",
        "letters to go anywhere",
        lambda playback: playback.position > 120,
    ),
)
"""In the order in which they are told."""


class Hints(MainBase):
    """What the main screen tells a newcomer, in the line of the player bar."""

    _untold: list[Hint] | None = None
    _told_at = -_APART

    def hint(self) -> None:
        """Tell the next hint, where an episode plays, nothing else stands in the line and one is due."""
        if not self.session.settings.screen.hints or self._untold == []:
            return
        playback, now = self.session.playback, time.monotonic()
        if playback.state is not PlayState.PLAYING or self._line or now - self._told_at < _APART:
            return
        kept = self.session.library.remembered
        if self._untold is None:
            told = kept.all().get(_REMEMBERED)
            self._untold = [hint for hint in HINTS if not isinstance(told, list) or hint.name not in told]
        for hint in self._untold:
            key = first_key(self, by_id()[hint.action])
            if key and hint.possible(playback):
                self._told_at = now
                self._untold.remove(hint)
                kept.put(_REMEMBERED, [each.name for each in HINTS if each not in self._untold])
                self.say(f"{key} {hint.words}")
                return
