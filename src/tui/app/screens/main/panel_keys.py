"""The main screen's panels: which one has the focus, and what they show of the episode under the cursor."""

from functools import partial

from textual import on
from textual.timer import Timer

from tui.app.screens.main.quote_keys import QuoteKeys
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.panels.summary import SummaryPanel
from tui.app.widgets.panels.topics import TopicsPanel
from tui.app.widgets.row_list import RowList
from tui.model.notes import Notes
from tui.services.session import Session

PAGES = ("feeds", "episodes", "summary", "quotes")
_DWELL = 0.4
"""Seconds the cursor rests on an episode before its transcript may be fetched."""


class PanelKeys(QuoteKeys):
    """What the main screen shows of an episode, and how one goes about in it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._look: Timer | None = None

    # --- pages

    def on_descendant_focus(self) -> None:
        """Let the page follow the focus, which the mouse can move too."""
        focused = self.focused
        if focused is not None and focused.id in PAGES:
            self.query_one("#pages").set_classes(f"page-{focused.id}")

    def action_page_to(self, page: str) -> None:
        """Show a page and put the focus there."""
        self.query_one("#pages").set_classes(f"page-{page}")
        self.query_one(f"#{page}").focus()

    def action_next_page(self) -> None:
        """Go one page on."""
        self._turn(1)

    def action_previous_page(self) -> None:
        """Go one page back."""
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        focused = self.focused.id if self.focused is not None else None
        place = PAGES.index(focused) if focused in PAGES else 1
        self.action_page_to(PAGES[(place + pages) % len(PAGES)])

    # --- what the panels show

    @on(RowList.Moved, "#episodes")
    def _episode_moved(self) -> None:
        if self._look is not None:
            self._look.stop()
        self._look = self.set_timer(0.06, self._show_episode)

    def _show_episode(self) -> None:
        episode_id = self.episodes.episode_id
        if episode_id is None or episode_id == self.shown:
            return
        self.shown = episode_id
        self.query_one(QuotesPanel).problem = ""
        self.note_listening()
        notes = self.session.show_notes.kept(episode_id)
        self._show_sections(episode_id, notes)
        self._look = self.set_timer(_DWELL, partial(self.time_quotes, episode_id))
        if notes is None or not notes.summary:
            read = partial(self._read_notes, episode_id)
            self.run_worker(read, thread=True, group="notes", exclusive=True, exit_on_error=False)

    def _read_notes(self, episode_id: int) -> None:
        notes = self.session.show_notes.sections(episode_id)
        plain = "" if notes.summary else self.session.show_notes.original(episode_id)
        self.app.call_from_thread(self._show_sections, episode_id, notes, plain)

    def _show_sections(self, episode_id: int, notes: Notes | None, plain: str = "") -> None:
        if episode_id == self.shown:
            self.query_one(SummaryPanel).show(notes, plain)
            self.query_one(TopicsPanel).show(notes)
            self.show_quotes(episode_id)

    def show_quotes(self, episode_id: int) -> None:
        """Show the one-liners of an episode as far as they are known now, and what was made with them."""
        notes = self.session.show_notes.kept(episode_id)
        made = notes.made if notes else None
        self.query_one(QuotesPanel).show(self.session.quotes.kept(episode_id), made)
        if made is not None:
            self.query_one(TopicsPanel).show(notes)
            self.query_one(SummaryPanel).show_made(made)
