"""The main screen's panels: what they show of the episode under the cursor."""

from functools import partial

from msgspec.structs import replace
from textual import on
from textual.timer import Timer

from tui.app.messages import CoverWanted
from tui.app.screens.main.page_keys import PageKeys
from tui.app.screens.main.quote_keys import QuoteKeys
from tui.app.widgets.panels.panel import EpisodePanel, EpisodeView
from tui.app.widgets.row_list import RowList
from tui.model.notes import Notes
from tui.services.session import Session

_DWELL = 0.4
"""Seconds the cursor rests on an episode before its transcript may be fetched."""

_UNREAD = 0.12
"""Seconds after which the panels say that the notes are being read."""


class PanelKeys(QuoteKeys, PageKeys):
    """What the main screen shows of an episode."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._look: Timer | None = None
        self._unread: Timer | None = None
        self._view = EpisodeView()

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
        self.note_listening()
        notes = self.session.show_notes.kept(episode_id)
        self._view = self._first_view(episode_id)
        if notes is not None:
            self._show_sections(episode_id, notes)
        else:  # they are there before long, and panels that change twice are drawn twice
            self._unread = self.set_timer(_UNREAD, partial(self._show_sections, episode_id, None))
        self._look = self.set_timer(_DWELL, partial(self.time_quotes, episode_id))
        if notes is None or self._needs_all(notes):
            self._read_again(episode_id)

    def _needs_all(self, notes: Notes) -> bool:
        """Whether the summary's panel is to show the notes whole, for want of a summary of that length."""
        return not (notes.deeper_summary if self.deeper else notes.summary)

    def _read_again(self, episode_id: int) -> None:
        read = partial(self._read_notes, episode_id)
        self.run_worker(read, thread=True, group="notes", exclusive=True, exit_on_error=False)

    def _read_notes(self, episode_id: int) -> None:
        notes = self.session.show_notes.sections(episode_id)
        plain = self.session.show_notes.original(episode_id) if self._needs_all(notes) else ""
        self.app.call_from_thread(self._show_sections, episode_id, notes, plain)

    def _show_sections(self, episode_id: int, notes: Notes | None, plain: str = "") -> None:
        if episode_id == self.shown:
            if self._unread is not None:
                self._unread.stop()
                self._unread = None
            known = self._view if self._view.episode_id == episode_id else self._first_view(episode_id)
            self._view = replace(known, notes=notes, plain=plain, deeper=self.deeper)
            self.show_quotes(episode_id)

    def _first_view(self, episode_id: int) -> EpisodeView:
        library = self.session.library
        offered = bool(library.episodes.detail(episode_id).transcripts)
        return EpisodeView(episode_id, transcript=offered or library.transcripts.has(episode_id))

    def show_quotes(self, episode_id: int) -> None:
        """Show what is known by now of an episode's one-liners and chapters, and what was made with them."""
        made = kept.made if (kept := self.session.show_notes.kept(episode_id)) else None
        notes = replace(self._view.notes, made=made) if self._view.notes else None
        chapters = self._view.chapters
        if "chapters" in self.pages.panels:
            chapters = self.session.library.episodes.detail(episode_id).chapters
        quotes = self.session.quotes.kept(episode_id)
        self._view = replace(self._view, notes=notes, quotes=quotes, chapters=chapters)
        self._show_view()
        self.show_playback()

    def _show_view(self) -> None:
        for panel in self.episode_panels:
            panel.show_episode(self._view)
        self.pages.arrange_again()

    def show_timed(self, episode_id: int, problem: str) -> None:
        """Show that an episode's one-liners have been timed, with two words about what is wrong with them."""
        if episode_id == self.shown:
            self._view = replace(self._view, problem=problem)
            self.show_quotes(episode_id)

    def fill_panel(self, panel: EpisodePanel) -> None:
        """Show the episode in a panel that has just been made."""
        if self.shown is not None:
            self.show_quotes(self.shown)

    @on(CoverWanted)
    def _cover_wanted(self, event: CoverWanted) -> None:
        # Imported here, like what only this panel needs: the start does without.
        from tui.app.screens.main.covers import bring

        work = partial(bring, self.app, self.session, event)
        self.run_worker(work, thread=True, group="cover", exclusive=True, exit_on_error=False)

    def action_toggle_deeper(self) -> None:
        """Show the deeper summary in place of the short one, or the short one again.

        Where the show wrote no deeper one, the notes stand there whole.
        """
        self.action_page_to("summary")
        notes = self._view.notes
        self.deeper = not self.deeper
        if notes is not None and self._needs_all(notes) and not self._view.plain and self.shown is not None:
            self._read_again(self.shown)
        else:
            self._view = replace(self._view, deeper=self.deeper)
            self._show_view()
        self.did("")
