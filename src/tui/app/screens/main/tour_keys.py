"""The main screen's keys for the tour of the one-liners, for copying one, and for the sleep timer."""

from functools import partial
from typing import TYPE_CHECKING, cast

from tui.app.screens.main.play_keys import PlayKeys
from tui.model.episode import Episode
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.services.quote_steps import spoken

if TYPE_CHECKING:
    from tui.app.widgets.panels.quotes import QuotesPanel
    from tui.services.sleep import Until

_MOST = 50
"""One-liners of a tour through many episodes."""
_GOING = (PlayState.PLAYING, PlayState.LOADING, PlayState.STALLED)


class TourKeys(PlayKeys):
    """What the main screen does with one-liners as a whole, and when it falls silent."""

    @property
    def meant(self) -> Episode | None:
        """What plays, else the episode under the cursor."""
        playback = self.session.playback
        return playback.episode if playback.state in _GOING else self.chosen

    # --- the tour

    def action_tour(self) -> None:
        """Play only the one-liners of what plays, else of the episode under the cursor; or leave the tour.

        In the list of one-liners those from the cursor on are toured, whichever episodes they are of.
        """
        tour, episode = self.session.tour, self.meant
        if tour.under_way:
            self.did(tour.stop())
        elif self.episodes.has_focus and self.episodes.view.shelf == "quotes":
            self._tour_list()
        elif episode is not None and any(
            quote.start is not None for quote in self.session.quotes.kept(episode.id)
        ):
            self._tour(episode)
        elif episode is not None:
            self.say("Looking for the times of the one-liners…")
            self.run_worker(partial(self._time_and_tour, episode), thread=True, exit_on_error=False)

    def _time_and_tour(self, episode: Episode) -> None:
        self.look_into(episode.id)
        self.app.call_from_thread(self._tour, episode)

    def _tour(self, episode: Episode) -> None:
        self.did(self.session.tour.start(episode, self.session.quotes.kept(episode.id)))

    def _tour_list(self) -> None:
        from tui.services.tour import stops_of

        library, lead = self.session.library, self.session.settings.audio.quote_lead
        ids = self.episodes.from_here(_MOST)
        quotes = [quote for quote in map(library.quotes.rows(ids).get, ids) if quote is not None]
        episodes = library.episodes.rows({quote.episode_id for quote in quotes})
        stops = [
            stop
            for quote in quotes
            for stop in stops_of(
                episodes[quote.episode_id],
                self.session.quotes.kept(quote.episode_id)[quote.index : quote.index + 1],
                lead,
            )
        ]
        self.did(self.session.tour.start_at(stops))

    def leave_tour(self) -> bool:
        """Leave the tour; False where there is none."""
        if "tour" not in self.session.__dict__ or not self.session.tour.under_way:
            return False
        self.did(self.session.tour.stop())
        return True

    # --- copying

    def action_copy_quote(self) -> None:
        """Copy the one-liner chosen in its panel, else the one being spoken, with a link to its second."""
        from tui.services.quote_words import to_hand_on

        episode, quote = self.quote_meant()
        if episode is None or quote is None:
            key = self.key_of("copy_quote")
            self.did(f"Choose a one-liner in its panel, or press {key} while one is spoken.")
            return
        self.app.copy_to_clipboard(to_hand_on(quote, episode, self.session.secrets.shown))
        self.did(f"Copied with its link: “{quote.text}”")

    def quote_meant(self) -> tuple[Episode | None, Quote | None]:
        """Return the one-liner a key is about, and its episode."""
        playback = self.session.playback
        # Looked up by its id: its module is imported only when the panel is first shown.
        panel = cast("QuotesPanel | None", next(iter(self.query("#quotes")), None))
        if panel is None or not panel.has_focus:
            now = spoken(playback.quotes, playback.position, self.session.settings.audio.quote_lead)
            if playback.episode is not None and now is not None:
                return playback.episode, playback.quotes[now]
        return self.chosen, panel.chosen if panel is not None else None

    # --- the sleep timer

    def action_sleep(self) -> None:
        """Ask when playing is to stop; with a timer set, take it back."""
        from tui.app.screens.sleep import SleepScreen

        if self.session.sleep.on:
            self.did(self.session.sleep.cancel())
        else:
            touring = "tour" in self.session.__dict__ and self.session.tour.under_way
            self.app.push_screen(SleepScreen(touring=touring), self._sleep)

    def _sleep(self, until: "Until | None") -> None:
        if until is not None:
            self.did(f"{self.session.sleep.start(until)} {self.key_of('sleep')} takes that back.")
