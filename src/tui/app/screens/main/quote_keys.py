"""The main screen's keys for one-liners: jumps, listening, moving all times, the listener's own marks."""

from functools import partial

from textual import on

from tui.app.messages import QuoteChosen, QuoteMarked
from tui.app.screens.main.base import MainBase
from tui.model.events import Listening, Notice
from tui.services.session import Session


class QuoteKeys(MainBase):
    """What the main screen does to the one-liners it shows."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._listening: Listening | None = None

    def time_quotes(self, episode_id: int) -> None:
        """Find the times of an episode's one-liners, in a thread."""
        look = partial(self.look_into, episode_id)
        self.run_worker(look, thread=True, group="quotes", exit_on_error=False)

    def look_into(self, episode_id: int) -> None:
        """Find the chapters of an episode and the times of its one-liners; too slow for the loop."""
        # Chapters go first, for a one-liner's time may be bounded by them.
        self.session.chapters.get(episode_id)
        self.session.quotes.timed(episode_id)

    # --- jumping

    def action_next_quote(self) -> None:
        """Jump to the next one-liner."""
        self.did(self.remote.next_quote())

    def action_previous_quote(self) -> None:
        """Jump to the one-liner before."""
        self.did(self.remote.previous_quote())

    def action_to_quote(self, number: int) -> None:
        """Jump to the nth one-liner of the episode in the player, else of the one under the cursor."""
        if self.session.playback.episode is None:
            self._to_shown_quote(number)
        else:
            self.did(self.remote.to_quote(number))

    @on(QuoteChosen)
    def _quote_chosen(self, event: QuoteChosen) -> None:
        self._to_shown_quote(event.index + 1)

    def _to_shown_quote(self, number: int) -> None:
        episode, playback = self.chosen, self.session.playback
        if episode is None:
            return
        if playback.episode is None or playback.episode.id != episode.id:
            playback.place(episode)
        self.did(self.remote.to_quote(number))

    def action_capture(self) -> None:
        """Keep what was just said as a one-liner of the listener's own."""
        self.did(self.remote.capture())

    # --- listening

    def action_listen(self) -> None:
        """Time the episode under the cursor by listening, or stop."""
        if self.session.speech.under_way is not None:
            self.stop_listening()
            return
        episode = self.chosen
        if episode is None:
            return
        words = self.session.speech.start(episode)
        self.did(f"{words} {self.key_of('listen')} stops." if self.session.speech.under_way else words)
        missing = self.session.speech.command
        if missing:
            self._note(f"{missing}  adds listening")

    def stop_listening(self) -> bool:
        """Stop listening; what was heard is kept. False where nothing was listened to."""
        if "speech" not in self.session.__dict__ or not self.session.speech.cancel():
            return False
        self.did("Stopped listening; what was heard is kept.")
        return True

    def show_listening(self, event: Listening) -> None:
        """Show how far listening has come, beside the one-liners concerned."""
        self._listening = None if event.over else event
        if event.problem:
            self.session.bus.emit(Notice(event.problem, problem=True))
        elif event.step == "done":
            quotes = self.session.quotes.kept(event.episode_id)
            timed = sum(quote.start is not None for quote in quotes)
            self.session.bus.emit(
                Notice(f"Listened to the end: {timed} of {len(quotes)} one-liners have their second.")
            )
        self.note_listening()

    def note_listening(self) -> None:
        """Put the note about listening on the panel, where it is about the episode shown."""
        event = self._listening
        words = event.words if event is not None and event.episode_id == self.shown else ""
        self._note(words)

    def _note(self, words: str) -> None:
        for panel in self.episode_panels:
            panel.listening(words)

    # --- all times of an episode

    def action_shift_times(self, seconds: int) -> None:
        """Move all times of the episode shown."""
        if self.shown is not None:
            shift = partial(self._shift_in_thread, self.shown, float(seconds))
            self.run_worker(shift, thread=True, group="shift", exit_on_error=False)

    def _shift_in_thread(self, episode_id: int, seconds: float) -> None:
        self.session.bus.emit(Notice(self.session.quotes.shift(episode_id, seconds)))
        back = partial(self.session.quotes.shift, episode_id, -seconds)
        self.session.undo.did(f"all times moved by {seconds:+g} s", back)

    # --- one quote

    @on(QuoteMarked)
    def _mark(self, event: QuoteMarked) -> None:
        episode_id, index, marks = self.shown, event.index, self.session.quote_marks
        if episode_id is None:
            return
        if index is None:
            self.did(f"Choose a one-liner first: {self.key_of('move(1)')} goes to the first.")
            return
        timed = self.session.quotes.kept(episode_id)[index].start is not None
        hint = "" if timed else f" {self.key_of('set_here')} sets it to what is heard now."
        match event.mark:
            case "nudge":
                self.did(marks.nudge(episode_id, index, event.seconds) + hint)
            case "pin":
                self.did(marks.toggle_pin(episode_id, index) + hint)
                self.time_quotes(episode_id)
            case "here":
                self._set_here(episode_id, index)
            case "remove":
                before, words = self.session.undo.count, marks.remove(episode_id, index)
                self.did_undoably(words) if self.session.undo.count > before else self.did(words)

    def _set_here(self, episode_id: int, index: int) -> None:
        playback = self.session.playback
        if playback.episode is None or playback.episode.id != episode_id:
            key = self.key_of("set_here")
            self.did(f"Play this episode first: {key} sets the one-liner to what is heard.")
            return
        self.did(self.session.quote_marks.set_here(episode_id, index, playback.position))
