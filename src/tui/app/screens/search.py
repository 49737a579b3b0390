"""Searching everything: titles, one-liners, show notes and what was said, answered as one types."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.app.keys.actions import SEARCH_ACTIONS, by_id
from tui.app.keys.in_force import first_key
from tui.app.screens.dialog import Dialog
from tui.app.widgets.found_list import FoundList, describe
from tui.app.widgets.row_list import RowList
from tui.library.library import Library
from tui.services.search import LEAST, Answer, Found, Search

_PAUSE = 0.04
"""Seconds without a key after which the question is asked."""
_HINT = "Titles, one-liners, notes and what was said, from the second letter on."


class Choice(NamedTuple):
    """What the listener leaves with: the question, the find chosen, and whether it is to be played."""

    question: str
    found: Found | None = None
    play: bool = False


class SearchScreen(Dialog[Choice]):
    """One line to ask in, the finds below; the player bar stays in sight."""

    DEFAULT_CSS = """
        SearchScreen {
            align: center top;
            background: $background 0%;
            #search {
                width: 1fr; height: 1fr; margin-bottom: 3;
                border: round $accent; padding: 0 1; background: $background;
            }
            &.-low #search { border: none; padding: 0; }
            Input { width: 1fr; background: $surface; }
            #found { height: 1fr; }
            #found-about { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
            &.-wide #found-about { display: none; }
            #search-keys {
                dock: bottom; height: 1; padding: 0 1;
                color: $text-muted; background: $background;
            }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "into_list", "To the finds", show=False),
        Binding("tab", "next_kind", "Next kind", show=False),
        Binding("slash", "ask", "To the question", show=False),
        *(action.binding() for action in SEARCH_ACTIONS),
    ]

    class Answered(Message):
        """The library has answered."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, library: Library, question: str = "") -> None:
        """`question` is what was asked last."""
        super().__init__()
        self._library = library
        self._question = question
        self._soon: Timer | None = None
        self._enter = False
        self._tallied = ""

    def compose(self) -> ComposeResult:
        """The question, the finds, and what the chosen one is."""
        with Vertical(id="search") as frame:
            frame.border_title = "Search everything"
            yield Input(self._question, placeholder="search everything", id="question", compact=True)
            yield FoundList(id="found")
            yield Static(id="found-about", markup=False)
        play, show = (first_key(self, by_id()[action]) for action in ("choose", "show_found"))
        keys = (f"{play} play", show and f"{show} only show", "tab next kind", "escape back")
        yield Static(Content(" · ".join(filter(None, keys))), id="search-keys")

    def on_mount(self) -> None:
        """Begin to listen to questions; what is not indexed yet is, meanwhile."""
        self._search = Search(self._library, self._hear)
        self._library.search.fill()
        self._tell(Answer(""))
        self.query_one(Input).focus()
        if self._question:
            self._search.ask(self._question)

    def on_unmount(self) -> None:
        """Ask no more."""
        self._search.close()

    # --- asking

    def _hear(self, answer: Answer) -> None:
        self.post_message(self.Answered(answer))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._question = event.value
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_PAUSE, self._ask)

    def _ask(self) -> None:
        self._search.ask(self._question)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._enter = True
        self._search.ask(self._question, ranked=True)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        if event.answer.question != self._question:
            return
        self.query_one(FoundList).show(event.answer)
        self._tell(event.answer)
        if event.answer.ranked and self._enter and event.answer.found:
            self.query_one(FoundList).focus()
        self._enter = False

    def _tell(self, answer: Answer) -> None:
        found = self.query_one(FoundList)
        asked = sum(map(str.isalnum, answer.question)) >= LEAST or not answer.question.isascii()
        found.empty = answer.problem or ("Nothing has all these words." if asked else _HINT)
        order = "best first" if answer.ranked else "newest first"
        self._tally(f"{found.tally} · {order}" if found.count else "")
        self._about()

    def _tally(self, words: str) -> None:
        frame = self.query_one("#search")
        if words != self._tallied:  # the frame is drawn for it, all round the finds
            self._tallied = words
            frame.border_subtitle = Content(words)

    @on(RowList.Moved)
    def _about(self) -> None:
        found = self.query_one(FoundList).found
        about = Content(f" {describe(found)}" if found else "")
        self.query_one("#found-about", Static).update(about, layout=False)

    # --- choosing

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self._leave(play=True)

    def action_show_found(self) -> None:
        """Only show the episode in its list."""
        self._leave(play=False)

    def action_into_list(self) -> None:
        """Go from the question to the finds."""
        if self.query_one(FoundList).count:
            self.query_one(FoundList).focus()

    def action_ask(self) -> None:
        """Go back to the question."""
        self.query_one(Input).focus()

    def action_next_kind(self) -> None:
        """Go to the first find of the next kind."""
        found = self.query_one(FoundList)
        if found.has_focus:
            found.next_kind()
        else:
            self.action_into_list()

    @on(Click, "#search-keys")
    def leave(self) -> None:
        """Leave with the question only."""
        self.action_back()

    def action_back(self) -> None:
        """Leave with the question only."""
        self.dismiss(Choice(self._question))

    def _leave(self, *, play: bool) -> None:
        found = self.query_one(FoundList).found
        if found is not None:
            self.dismiss(Choice(self._question, found, play))
