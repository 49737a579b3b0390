"""The main screen's names: where else a key figure or topic occurs."""

from textual import on

from tui.app.messages import NameChosen
from tui.app.screens.main.search_keys import SearchKeys


class NameKeys(SearchKeys):
    """What the main screen does with a name that was chosen."""

    @on(NameChosen)
    def _name_chosen(self, event: NameChosen) -> None:
        from tui.app.screens.naming import Chosen, NamingScreen

        def chosen(choice: Chosen | None) -> None:
            if choice is None:
                return
            self.show_in_list(choice.episode)
            if choice.start is not None:
                lead = self.session.settings.audio.quote_lead
                self.session.playback.play(choice.episode, at=max(0.0, choice.start - lead))
                self.time_quotes(choice.episode.id)

        self.app.push_screen(NamingScreen(self.session.library, event.name), chosen)
