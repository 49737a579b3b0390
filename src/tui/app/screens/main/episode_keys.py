"""The main screen's keys for episodes, those selected or the one under the cursor."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from textual import on

from tui.app.screens.main.play_keys import PlayKeys
from tui.app.widgets.episode_list import EpisodeList
from tui.model.errors import PodtuiError
from tui.model.events import Notice

_AT_ONCE = 500
"""So many episodes are written down while the keys wait; of more one is told, and the keys go on."""


class EpisodeKeys(PlayKeys):
    """What the main screen does to an episode."""

    async def action_toggle_kept(self) -> None:
        """Have the audio of what is selected fetched whole and kept, or let it go."""
        await self._mark_chosen(self.session.episode_marks.toggle_kept)

    async def action_toggle_queued(self) -> None:
        """Put what is selected at the end of the queue, or take it out."""
        await self._mark_chosen(self.session.episode_marks.toggle_queued)

    async def action_queue_first(self) -> None:
        """Put what is selected at the front of the queue."""
        await self._mark_chosen(self.session.episode_marks.queue_first)

    async def action_toggle_played(self) -> None:
        """Mark what is selected as played, or as not."""
        await self._mark_chosen(self.session.episode_marks.toggle_played)

    @on(EpisodeList.Shifted)
    async def _shift_in_queue(self, event: EpisodeList.Shifted) -> None:
        episode_id = self.episodes.episode_id
        if episode_id is not None:
            shift = partial(self.session.episode_marks.shift_in_queue, episode_id, event.by)
            self.did(await asyncio.to_thread(shift))

    async def _mark_chosen(self, mark: Callable[[Sequence[int]], str]) -> None:
        """Do something to what is selected, else to what is under the cursor."""
        ids = self.episodes.chosen_ids
        if not ids:
            return
        self.episodes.select_none()
        marking = self._mark_all(partial(mark, ids))
        if len(ids) <= _AT_ONCE:
            await marking
        else:
            self.say(f"Writing down {len(ids)} episodes…")
            self.run_worker(marking, exit_on_error=False)

    async def _mark_all(self, mark: Callable[[], str]) -> None:
        before = self.session.undo.count
        try:
            words = await asyncio.to_thread(mark)
        except PodtuiError as error:
            self.say(str(error), True)
            return
        if self.session.undo.count > before:
            self.did_undoably(words)
        else:
            self.did(words)

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
