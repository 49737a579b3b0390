"""The main screen's key for searching everything, and what is done with what was found."""

from tui.app.screens.main.list_keys import ListKeys
from tui.app.screens.main.play_keys import PlayKeys
from tui.model.episode import Episode
from tui.services.session import Session

_LEAD = 0.3
"""Seconds before a word at which playing begins: the times inside a cue are reckoned."""


class SearchKeys(PlayKeys, ListKeys):
    """What the main screen does with finds."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._question = ""

    def action_search_all(self) -> None:
        """Search everything; what is chosen is played from its second, or shown."""
        # Imported here, like what only this screen needs: the start does without.
        from tui.app.screens.search import Choice, SearchScreen

        def chosen(choice: Choice | None) -> None:
            if choice is None:
                return
            self._question, found = choice.question, choice.found
            if found is None:
                return
            self.show_in_list(found.episode)
            if choice.play and found.start is not None:
                lead = self.session.settings.audio.quote_lead if found.hit.kind == "quote" else _LEAD
                self.session.playback.play(found.episode, at=max(0.0, found.start - lead))
                self.time_quotes(found.episode.id)

        self.app.push_screen(SearchScreen(self.session.library, self._question), chosen)

    def action_to_playing(self) -> None:
        """Put the cursor on what is in the player: in the list shown, or in that of all."""
        playing = self.session.playback.episode
        if playing is None:
            self.did("Nothing is in the player.")
            return
        self.action_page_to("episodes")
        if self.episodes.view.shelf == "quotes" or not self.episodes.go_to(playing.id):
            self.reveal(playing.id)

    def show_in_list(self, episode: Episode, *, focus: bool = True) -> None:
        """Put the cursor on an episode, in the list of all."""
        if focus:
            self.action_page_to("episodes")
        self.reveal(episode.id)
