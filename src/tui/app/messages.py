"""Messages of the app's own, and the lines it says."""

from typing import NamedTuple

from textual.message import Message

from tui.model.events import Event


class Said(NamedTuple):
    """A line that was said, and when: seconds since the epoch, UTC."""

    at: float
    text: str
    problem: bool = False

    def goes_on_from(self, before: "Said") -> bool:
        """Tell whether this is the same piece of news a little later: "Refreshing: 3 of 9" after "2 of 9"."""
        head, found, _ = self.text.partition(": ")
        return bool(found) and not (self.problem or before.problem) and before.text.startswith(f"{head}: ")


class FromService(Message):
    """An event of the services, brought onto the screen's thread."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class WordsWanted(Message):
    """The transcript panel wants what was said in its episode."""


class CoverWanted(Message):
    """The cover panel wants a picture, so many cells wide and high."""

    def __init__(self, episode_id: int, columns: int, rows: int) -> None:
        super().__init__()
        self.episode_id, self.columns, self.rows = episode_id, columns, rows


class FollowSpoken(Message):
    """The listener wants to see the words being spoken, whichever episode they are of."""


class QuoteChosen(Message):
    """A one-liner of the episode shown was chosen: its place, from 0."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class QuoteMarked(Message):
    """The listener marks a one-liner of the episode shown: `nudge` by seconds, `pin`, `here`, `remove`.

    Its place is None where none is chosen.
    """

    def __init__(self, mark: str, index: int | None, seconds: float = 0.0) -> None:
        super().__init__()
        self.mark, self.index, self.seconds = mark, index, seconds


class NameChosen(Message):
    """A key figure or topic was chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class JumpTo(Message):
    """Somebody chose a second of the episode whose panels are shown: play it from there."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds
