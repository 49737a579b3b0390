"""The main screen's keys for the episode under the cursor: keeping, queueing, its notes, a summary of it."""

from functools import partial

from tui.app.screens.main.play_keys import PlayKeys
from tui.model.errors import PodtuiError
from tui.model.events import Notice


class EpisodeKeys(PlayKeys):
    """What the main screen does to an episode."""

    def action_toggle_kept(self) -> None:
        """Have the audio of the episode under the cursor fetched whole and kept, or let it go."""
        if self.chosen is not None:
            self.did(self.session.keeping.toggle(self.chosen))

    def action_toggle_queued(self) -> None:
        """Put the episode under the cursor at the end of the queue, or take it out."""
        if self.chosen is not None:
            self.did(self.session.playback.toggle_queued(self.chosen))

    def action_toggle_played(self) -> None:
        """Mark the episode under the cursor as played, or as not."""
        if self.chosen is not None:
            self.session.library.playback.played(self.chosen.id, not self.chosen.played).result()
            self.episodes.forget(self.chosen.id)
            self.feeds.show(self.session.library.feeds.all())

    def action_original_notes(self) -> None:
        """Show the notes of the episode under the cursor as written; a time chosen there plays."""
        # Imported here, like what only this screen needs: the start does without.
        from tui.app.screens.original_notes import OriginalNotesScreen

        if self.chosen is not None:
            notes = OriginalNotesScreen(self.session.show_notes, self.chosen)
            self.app.push_screen(notes, self.action_jump)

    def action_summarise(self) -> None:
        """Have the model of the settings write the panels of the episode under the cursor."""
        if self.chosen is not None:
            self.say("The model is being asked; that may take a minute…")
            ask = partial(self._summarise, self.chosen.id)
            self.run_worker(ask, thread=True, group="model", exclusive=True, exit_on_error=False)

    def _summarise(self, episode_id: int) -> None:
        try:
            made = self.session.model_summary.make(episode_id)
        except PodtuiError as error:
            self.session.bus.emit(Notice(f"No summary. {error}", problem=True))
        else:
            self.session.bus.emit(Notice(f"The panels now have the summary by {made.source}."))
