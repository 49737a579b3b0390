"""The main screen's keys for what was said: the transcript goes along with what is played, and jumps."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.timer import Timer

from tui.app.messages import FollowSpoken, WordsWanted
from tui.app.screens.main.panel_keys import PanelKeys
from tui.app.screens.main.search_keys import SearchKeys
from tui.app.screens.main.tour_keys import TourKeys
from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.events import Listening
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.services.session import Session

if TYPE_CHECKING:
    from tui.app.widgets.panels.transcript import TranscriptPanel
    from tui.services.transcript_text import TranscriptText

_DWELL = 0.4
"""Seconds the cursor rests on an episode before its transcript is read."""
_LATE = 0.02
"""Seconds after which a word has surely begun."""


class WordKeys(PanelKeys, TourKeys, SearchKeys):
    """What the main screen does with a transcript."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._rest: Timer | None = None
        self._asked_for = False
        self._next_word: Timer | None = None

    @property
    def transcript(self) -> "TranscriptPanel | None":
        """The panel with what was said, where there is one by now."""
        panels = (panel for panel in self.episode_panels if panel.id == "transcript")
        return cast("TranscriptPanel | None", next(panels, None))

    @property
    def _seen(self) -> bool:
        return "transcript" in self.pages.panels

    # --- having it

    @on(WordsWanted)
    def _wanted(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        if self._asked_for:
            self._read_words()
        else:
            self._rest = self.set_timer(_DWELL, self._read_words)
        self._asked_for = False

    def show_panel(self, name: str) -> None:
        """Show a panel; one with words has them at once, for somebody has asked for it."""
        before = self.transcript
        super().show_panel(name)
        if name == "transcript" and before is None:
            self._asked_for = True
        elif name == "transcript" and before is not None and before.text is None:
            self._read_words()

    def _read_words(self) -> None:
        panel = self.transcript
        if panel is not None and panel.episode_id is not None and self._seen:
            text = panel.text
            read = partial(self._have_words, panel.episode_id, text)
            self.run_worker(read, thread=True, group="words", exclusive=True, exit_on_error=False)

    def _have_words(self, episode_id: int, before: "TranscriptText | None") -> None:
        """Have the transcript, and hand it over as text and words about it."""
        # Imported here, in the thread: the start does without, and so does the loop.
        from tui.services.transcript_text import TranscriptText
        from tui.services.transcript_words import missing, worth

        session, problem = self.session, ""
        try:
            session.transcripts.get(session.library.episodes.detail(episode_id))
        except PodtuiError as error:
            problem = f"The show's transcript could not be had. {error}"
        try:
            transcript = session.quotes.transcript(episode_id)
        except PodtuiError as error:
            transcript, problem = None, str(error)
        if transcript is None:
            words = missing(problem, session.speech.command)
            self.app.call_from_thread(self._show_words, episode_id, None, words)
            return
        text = (
            before if before is not None and before.transcript == transcript else TranscriptText(transcript)
        )
        copies, quotes = session.library.copies, session.quotes.kept(episode_id)
        copy = copies.met(episode_id)
        words = worth(transcript, copy, copies.lags(episode_id, copy), quotes)
        self.app.call_from_thread(self._show_words, episode_id, text, words)
        # Searching needs it, and the first letter typed must not wait for it.
        text.folded()

    def _show_words(self, episode_id: int, text: "TranscriptText | None", words: str) -> None:
        panel = self.transcript
        if panel is None or panel.episode_id != episode_id:
            return
        if text is None:
            panel.show_message(words)
        else:
            panel.show(text, self.session.quotes.kept(episode_id), words)
            self.show_playback()

    def show_listening(self, event: Listening) -> None:
        """Show how far listening has come; at its end there may be a transcript."""
        super().show_listening(event)
        panel = self.transcript
        if event.over and panel is not None and panel.episode_id == event.episode_id:
            self._read_words()

    # --- going along with what is spoken

    def show_playback(self) -> None:
        """Bring the player bar up to date, and the word that is spoken."""
        super().show_playback()
        if self._next_word is not None:
            self._next_word.stop()
            self._next_word = None
        panel, playback = self.transcript, self.session.playback
        if panel is None or not self._seen or playback.episode is None:
            return
        if playback.episode.id == panel.episode_id:
            self._follow_words(panel)

    def _follow_words(self, panel: "TranscriptPanel") -> None:
        playback = self.session.playback
        position = playback.position
        following = panel.speak(position)
        if following is not None and playback.state is PlayState.PLAYING:
            wait = max(0.0, following - position) / playback.rate + _LATE
            self._next_word = self.set_timer(wait, partial(self._follow_words, panel))

    @on(FollowSpoken)
    def _follow(self) -> None:
        playing = self.session.playback.episode
        if playing is None:
            self.did("Nothing is in the player, so there is nothing to follow.")
            return
        panel = self.transcript
        if panel is not None:
            if panel.episode_id != playing.id:
                self.show_in_list(playing, focus=False)
            panel.follow()

    # --- what is done with it

    def action_capture(self) -> None:
        """Keep the sentence chosen in the transcript, elsewhere what was just said, as one's own."""
        panel = self.transcript
        if panel is not None and panel.has_focus and panel.chosen and panel.episode_id is not None:
            self.did(self.session.quote_marks.keep(panel.episode_id, panel.chosen))
        else:
            super().action_capture()

    def quote_meant(self) -> tuple[Episode | None, Quote | None]:
        """Return what a key is about: in the transcript the sentence chosen."""
        panel = self.transcript
        if panel is not None and panel.has_focus and panel.chosen:
            return self.chosen, panel.chosen
        return super().quote_meant()

    def leave_words(self) -> bool:
        """Let go of what was searched for in the transcript; False when there was nothing."""
        panel = self.transcript
        return panel is not None and panel.has_focus and panel.leave_search()
