"""The main screen's keys for playing: going on, jumping, speed and volume."""

from textual import on

from tui.app.messages import JumpTo
from tui.app.screens.main.quote_keys import QuoteKeys
from tui.app.widgets.player_bar import PlayerBar
from tui.app.widgets.row_list import RowList


class PlayKeys(QuoteKeys):
    """What the main screen does to the player."""

    @on(RowList.Chosen, "#episodes")
    def play_chosen(self) -> None:
        """Play the episode under the cursor from where the listener left it, a one-liner from its second."""
        if self.chosen is not None:
            quote = self.episodes.quote
            at = max(0.0, quote.start - self.session.settings.audio.quote_lead) if quote else None
            self.session.playback.play(self.chosen, at=at)
            self.time_quotes(self.chosen.id)

    def action_play_or_pause(self) -> None:
        """Play or pause; with nothing in the player, play the episode under the cursor."""
        if self.session.playback.episode is None:
            self.play_chosen()
        else:
            self.did(self.remote.play_or_pause())

    def action_jump(self, seconds: float | None) -> None:
        """Play the episode under the cursor from a time its notes name; None for no time."""
        if self.chosen is not None and seconds is not None:
            self.session.playback.play(self.chosen, at=seconds)
            self.time_quotes(self.chosen.id)

    @on(JumpTo)
    def _chosen_second(self, event: JumpTo) -> None:
        self.action_jump(event.seconds)

    @on(PlayerBar.SeekTo)
    def _clicked_line(self, event: PlayerBar.SeekTo) -> None:
        self.session.playback.seek(event.seconds)

    @on(PlayerBar.QuoteClicked)
    def _clicked_quote(self, event: PlayerBar.QuoteClicked) -> None:
        self.did(self.remote.to_quote(event.index + 1))

    def action_seek_by(self, seconds: int) -> None:
        """Jump by seconds."""
        self.did(self.remote.seek_by(seconds))

    def action_next_chapter(self) -> None:
        """Jump to the next chapter."""
        self.did(self.remote.next_chapter())

    def action_previous_chapter(self) -> None:
        """Jump to the beginning of the chapter, or to the one before."""
        self.did(self.remote.previous_chapter())

    def action_change_rate(self, by: float) -> None:
        """Play faster or slower."""
        self.did(self.remote.change_rate(by))

    def action_usual_rate(self) -> None:
        """Play as recorded, or as fast as before."""
        self.did(self.remote.usual_rate())

    def action_change_volume(self, by: int) -> None:
        """Play louder or quieter."""
        self.did(self.remote.change_volume(by))
