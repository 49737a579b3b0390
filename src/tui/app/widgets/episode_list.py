"""The episodes of a feed, or of all feeds, newest first."""

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from tui.app import glyphs
from tui.app.widgets.row_list import Part, RowList, fit
from tui.model.episode import Episode
from tui.model.text import format_time

_PAGE = 64
_PAGES_KEPT = 64


class EpisodeList(RowList):
    """Episodes fetched from the library a page at a time, as they come into sight."""

    BORDER_TITLE = "Episodes"
    KEY_WORDS: ClassVar[dict[str, str]] = {
        "choose": "play",
        "toggle_queued": "queue",
        "original_notes": "notes",
    }

    def __init__(self, fetch: Callable[[Sequence[int]], dict[int, Episode]], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._pages: dict[int, dict[int, Episode]] = {}
        self._playing = 0

    def show(self, ids: "array[int]", *, keep: bool = False) -> None:
        """Show these episodes; with `keep` the cursor stays on the episode it was on."""
        chosen = self.episode_id if keep else None
        self._ids = ids
        self.count = len(ids)
        self._pages.clear()
        self.reload(ids.index(chosen) if chosen is not None and chosen in ids else 0)

    def forget(self, episode_id: int) -> None:
        """Fetch an episode anew: something about it has changed."""
        if episode_id in self._ids:
            row = self._ids.index(episode_id)
            self._pages.pop(row // _PAGE, None)
            self.refresh_row(row)

    def mark_playing(self, episode_id: int) -> None:
        """Mark the episode that is in the player."""
        before, self._playing = self._playing, episode_id
        for changed in (before, episode_id):
            self.forget(changed)

    def go_to(self, episode_id: int) -> None:
        """Put the cursor on an episode, where it is in the list."""
        if episode_id in self._ids:
            self.cursor = self._ids.index(episode_id)

    @property
    def episode_id(self) -> int | None:
        """The episode under the cursor."""
        return self._ids[self.cursor] if self.count else None

    @property
    def episode(self) -> Episode | None:
        """The episode under the cursor, whole."""
        return self._episode(self.cursor) if self.count else None

    def parts(self, row: int, width: int) -> list[Part]:
        """State, title, date and length, as far as there is room."""
        episode = self._episode(row)
        if episode is None:
            return [("  (gone)", "dim")]
        symbol, style = self._symbol(episode)
        facts = f"{_length(episode):>8} "
        if width >= 50:
            facts = f" {_day(episode)}{facts}"
        return [
            (f"{symbol} ", style),
            (fit(episode.title, width - 2 - len(facts)), "dim" if episode.played else ""),
            (facts, "dim"),
        ]

    def _symbol(self, episode: Episode) -> tuple[str, str]:
        if episode.id == self._playing:
            return glyphs.PLAYING, "mark"
        if episode.played:
            return glyphs.DONE, "dim"
        return (glyphs.BEGUN, "mark") if episode.position else (glyphs.NEW, "")

    def _episode(self, row: int) -> Episode | None:
        number = row // _PAGE
        if number not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.clear()
            self._pages[number] = self._fetch(self._ids[number * _PAGE : (number + 1) * _PAGE])
        return self._pages[number].get(self._ids[row])


def _day(episode: Episode) -> str:
    if episode.published is None:
        return " " * 10
    try:
        return datetime.fromtimestamp(episode.published).strftime("%Y-%m-%d")
    except (OverflowError, ValueError, OSError):
        return " " * 10


def _length(episode: Episode) -> str:
    return format_time(episode.duration) if episode.duration else "-:--"
