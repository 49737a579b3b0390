"""What every panel about an episode has in common."""

from msgspec import Struct

from tui.app.keys.actions import by_id
from tui.app.keys.in_force import first_key
from tui.app.widgets.headed import Headed
from tui.model.episode import Chapter
from tui.model.notes import Notes, Quote


class EpisodeView(Struct, frozen=True):
    """What is known of the episode whose panels are shown; it grows as more is read and found."""

    episode_id: int | None = None
    notes: Notes | None = None
    """None until the notes have been read."""
    plain: str = ""
    """The notes as plain text, where they have no summary of their own."""
    transcript: bool = False
    """Whether there is one, or one is offered, so that a model could be asked for a summary."""
    quotes: tuple[Quote, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    problem: str = ""
    """Two or three words about why times are missing."""
    deeper: bool = False
    """Whether the deeper summary is wanted, where there is one."""


class EpisodePanel(Headed):
    """A panel about the episode under the cursor."""

    def show_episode(self, view: EpisodeView) -> None:
        """Show what is known of the episode."""
        raise NotImplementedError

    def heard(self, second: float | None, quote: int | None) -> None:
        """Mark what is heard: the second, and the place of the one-liner; None for another episode."""

    def listening(self, words: str) -> None:
        """Tell how listening to the episode goes; "" where nobody listens."""

    def key(self, action: str) -> str:
        """Return the key an action of the registry has now, as people write it."""
        return first_key(self, by_id()[action])

    def tell_source(self, *words: str) -> None:
        """Name where the content comes from, at the end of the heading."""
        self.head(end=" · ".join(filter(None, words)))
