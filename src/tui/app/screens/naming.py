"""Where a name occurs: every episode that names it, each with its one-liners that do."""

from array import array
from collections import defaultdict
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.app.keys.actions import by_id, keys_of
from tui.app.keys.in_force import first_key
from tui.app.looks import glyphs
from tui.app.screens.dialog import Dialog
from tui.app.widgets.row_list import Part, RowList, fit
from tui.library.library import Library
from tui.model.episode import Episode
from tui.model.library import Naming, TimedQuote
from tui.model.text import format_time

_PAGE = 64


class Chosen(NamedTuple):
    """An episode, and the second of the one-liner that was chosen in it, if one was."""

    episode: Episode
    start: float | None


class NamingList(RowList):
    """A row for each episode, and below it one for each of its one-liners."""

    empty = "Looking…"

    def __init__(self, library: Library, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._library = library
        self._rows: list[tuple[int, TimedQuote | None]] = []
        self._episodes: dict[int, Episode] = {}

    def show(self, naming: Naming) -> None:
        """Show where the name occurs."""
        quotes: dict[int, list[TimedQuote]] = defaultdict(list)
        for quote in naming.quotes:
            quotes[quote.episode_id].append(quote)
        known = set(naming.episodes)
        ids = array("q", (*naming.episodes, *(each for each in quotes if each not in known)))
        self._rows = [(each, quote) for each in ids for quote in (None, *quotes.get(each, ()))]
        self.empty = "Named nowhere else yet: notes and transcripts count once they have been read."
        self.count = len(self._rows)
        self.reload()

    def parts(self, row: int, width: int) -> list[Part]:
        """Title, feed and date; or second, words and speaker."""
        quote = self._rows[row][1]
        if quote is not None:
            said = f"“{quote.text}”" + (f" — {quote.speaker}" if quote.speaker else "")
            mark = glyphs.QUOTE if quote.sure else glyphs.ABOUT_QUOTE
            head = f"  {mark} {format_time(quote.start):>7}  "
            return [(head, "dim"), (fit(said, max(0, width - len(head))), "")]
        episode = self.episode_at(row)
        if episode is None:
            return [("(gone)", "dim")]
        feed = f"  {episode.feed_title} " if width >= 60 else " "
        feed = fit(feed, min(len(feed), width // 3))
        return [(fit(episode.title, max(0, width - len(feed))), "mark"), (feed, "dim")]

    def episode_at(self, row: int) -> Episode | None:
        """Return the episode of a row, fetched with those round it."""
        episode_id = self._rows[row][0]
        if episode_id not in self._episodes:
            near = array("q", dict.fromkeys(each for each, _ in self._rows[row : row + _PAGE]))
            self._episodes |= self._library.episodes.rows(near)
        return self._episodes.get(episode_id)

    @property
    def chosen(self) -> Chosen | None:
        """What the cursor is on."""
        episode = self.episode_at(self.cursor) if self.count else None
        quote = self._rows[self.cursor][1] if self.count else None
        return Chosen(episode, quote.start if quote else None) if episode else None


class NamingScreen(Dialog[Chosen]):
    """Enter on a one-liner plays it, on an episode shows it; escape leaves."""

    DEFAULT_CSS = """
        NamingScreen {
            align: center middle;
            #naming { width: 100; max-width: 100%; height: 80%; border: round $accent; background: $surface; }
            &.-low #naming, &.-narrow #naming { height: 100%; }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Back"), *keys_of(quit="dismiss")]

    def __init__(self, library: Library, name: str) -> None:
        super().__init__()
        self._library = library
        self._named = name

    def compose(self) -> ComposeResult:
        """The list in a frame."""
        rows = NamingList(self._library, id="naming")
        rows.border_title = Content(f"Named: {self._named}")
        key = first_key(self, by_id()["choose"])
        rows.border_subtitle = Content(f"{key}: play the one-liner, show the episode · escape: back")
        yield rows

    def on_mount(self) -> None:
        """Look, which in a large library may take a moment."""
        self.query_one(NamingList).focus()
        self.run_worker(self._look, thread=True, exit_on_error=False)

    def _look(self) -> None:
        naming = self._library.names.naming(self._named)
        self.app.call_from_thread(self._show, naming)

    def _show(self, naming: Naming) -> None:
        rows = self.query_one(NamingList)
        rows.show(naming)
        counts = f"{len(naming.episodes)} episodes · {len(naming.quotes)} one-liners"
        rows.border_title = Content(f"Named: {self._named} · {counts}")

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        chosen = self.query_one(NamingList).chosen
        if chosen is not None:
            self.dismiss(chosen)
