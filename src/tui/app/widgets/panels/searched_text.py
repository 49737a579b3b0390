"""A text in which one searches: letters typed, finds gone through by keys."""

from bisect import bisect_left

from textual import events
from textual.scroll_view import ScrollView

from tui.app.keys.actions import TRANSCRIPT_ACTIONS
from tui.app.keys.in_force import keys_for
from tui.app.widgets.panels.panel import EpisodePanel
from tui.app.widgets.transcript_lines import Span
from tui.model.text import clean_line
from tui.services.transcript_text import TranscriptText

_LONGEST = 200
_STEPS = tuple(action for action in TRANSCRIPT_ACTIONS if action.id in ("next_find", "previous_find"))


class SearchedText(ScrollView, EpisodePanel, can_focus=True):
    """What the transcript panel does while something is searched for in it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.text: TranscriptText | None = None
        self.following = True
        """Whether it goes along with what is spoken."""
        self._word = 0
        """The word the listener is at."""
        self._asked = ""
        self._typing = False
        self._finds: list[Span] = []
        self._find: int | None = None

    def choose(self, word: int, *, margin: bool = False) -> None:
        """Choose the sentence of a word."""
        raise NotImplementedError

    def note(self) -> None:
        """Bring the heading up to date."""
        raise NotImplementedError

    def action_search(self) -> None:
        """Take what is typed from now on as words to look for."""
        if self.text is not None:
            self._typing = True
            self._drop_finds()
            self.note()

    def leave_search(self) -> bool:
        """Let go of what was found; False when there was nothing."""
        had = self._typing or bool(self._finds)
        self.drop_search()
        self.refresh()
        self.note()
        return had

    @property
    def is_searched(self) -> bool:
        """Whether a search is typed, or has found something."""
        return self._typing or bool(self._finds)

    @property
    def find(self) -> Span | None:
        """The words of the find chosen."""
        return self._finds[self._find] if self._find is not None else None

    def search_words(self) -> list[str]:
        """Say what is searched for, how many finds there are, and which keys go on from here."""
        nth = f"{self._find + 1} of {len(self._finds)}" if self._find is not None else "not found"
        if self._typing:
            going_on = ["enter: next · escape: done"]
        else:
            keys = [key for action in _STEPS for key in keys_for(self, action)[:1]]
            steps = [f"{' '.join(keys)} next, before"] if len(keys) == 2 else []
            going_on = [*steps, f"{self.key('choose')} plays"]
        asked = f"/{self._asked}{'▏' if self._typing else ''}"
        return [asked, nth if len(self._asked) > 1 else "two letters or more", *going_on]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys that go through finds to others where there are none."""
        return bool(self._finds) if action in ("next_find", "previous_find") else True

    def action_next_find(self) -> None:
        """Go to the next place found, after the last to the first."""
        self._next_find(1)
        self.note()

    def action_previous_find(self) -> None:
        """Go to the place found before, before the first to the last."""
        self._next_find(-1)
        self.note()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say that a letter is for the search while that is typed, and no action."""
        return self._typing and character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Take letters while a search is typed."""
        if not self._typing:
            return
        match event.key:
            case "escape" | "tab":
                self._typing = False
            case "enter" | "down":
                self._next_find(1)
            case "up":
                self._next_find(-1)
            case "backspace":
                self._look_for(self._asked[:-1])
            case "ctrl+u":
                self._look_for("")
            case _ if event.is_printable and event.character:
                self._look_for(self._asked + event.character)
            case _:
                return
        self.note()
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into the search."""
        if self._typing:
            self._look_for(self._asked + clean_line(event.text))
            self.note()
            event.stop()

    def on_blur(self) -> None:
        """Keep what was found when the focus goes elsewhere."""
        self._typing = False
        self.note()

    def _look_for(self, words: str) -> None:
        """Find these words, choosing the first place from where the listener is."""
        self._asked = words[:_LONGEST]
        self._finds = self.text.find(self._asked) if self.text is not None else []
        self._find = None
        if self._finds:
            self._to_find(bisect_left(self._finds, (self._word, 0)) % len(self._finds))
        self.refresh()

    def _next_find(self, by: int) -> None:
        if self._finds:
            self._to_find(((self._find or 0) + by) % len(self._finds))
            self.refresh()

    def _to_find(self, find: int) -> None:
        self._find, self.following = find, False
        self.choose(self._finds[find][0], margin=True)

    def _drop_finds(self) -> None:
        self._asked, self._finds, self._find = "", [], None

    def drop_search(self) -> None:
        """Search for nothing any more."""
        self._typing = False
        self._drop_finds()
