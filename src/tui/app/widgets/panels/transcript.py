"""The panel with what was said: the word being spoken, the sentence chosen, one-liners and finds marked."""

from collections.abc import Iterable
from textwrap import wrap
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.app.keys.actions import LIST_ACTIONS, TRANSCRIPT_ACTIONS
from tui.app.keys.in_force import keys_for
from tui.app.messages import FollowSpoken, JumpTo, WordsWanted
from tui.app.widgets.pages import Pages
from tui.app.widgets.panels.panel import EpisodeView
from tui.app.widgets.panels.searched_text import SearchedText
from tui.app.widgets.row_list import fit
from tui.app.widgets.transcript_lines import SHEET, Lines, Marks, Span, span_of, widths_of
from tui.model.notes import Quote
from tui.services.transcript_text import TranscriptText

READING = "Reading what was said…"
_LOOKS = ("text", "time", "speaker", "quote", "chosen", "find", "here", "spoken", "mark", "message", "foot")
_MESSAGE_ROWS = 8
_FOLLOW = TRANSCRIPT_ACTIONS[0]
_LEAD = 0.3
"""Seconds before a word at which playing it begins: times inside a cue are reckoned."""


class TranscriptPanel(SearchedText, can_focus=True):
    """A transcript of any length, of which only the lines in sight are drawn.

    It goes along with what is spoken until the listener goes elsewhere in it. The end of its heading is
    the line in which a search is typed: there is room for it at every size, and nothing moves.
    """

    DEFAULT_CSS = SHEET

    BORDER_TITLE = "Transcript"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"transcript--{part}" for part in _LOOKS}
    BINDINGS: ClassVar[list[BindingType]] = [
        action.binding() for action in (*LIST_ACTIONS, *TRANSCRIPT_ACTIONS)
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.episode_id: int | None = None
        """Whose transcript it is."""
        self._lines: Lines | None = None
        self._widths: list[int] = []
        self._foot = ""
        """What the last line says where there is no heading to say it."""
        self._known: tuple[Quote, ...] = ()
        self._message = ""
        self._source = ""
        self._spoken: int | None = None
        self._quotes: list[Span] = []

    # --- what it shows

    def show_episode(self, view: EpisodeView) -> None:
        """Ask for what was said in an episode, and again when its one-liners have changed."""
        if view.episode_id != self.episode_id:
            self.episode_id = view.episode_id
            self.show_message(READING if view.episode_id is not None else "")
        elif view.quotes == self._known:
            return
        self._known = view.quotes
        self.post_message(WordsWanted())

    def heard(self, second: float | None, quote: int | None) -> None:
        """Mark no word where another episode is heard."""
        if second is None and self._spoken is not None:
            self._spoken = None
            self.refresh()

    @property
    def has_nothing(self) -> bool:
        """Whether it is known that there is no transcript."""
        return self.text is None and self._message != READING

    def rows_wanted(self, width: int) -> int:
        """Ask for all there is."""
        return len(self._lines) if self._lines is not None else _MESSAGE_ROWS

    def show(self, text: TranscriptText, quotes: Iterable[Quote], source: str) -> None:
        """Show a transcript; where the words are those shown, nothing the listener did there goes.

        `source` says in a few words where it is from and what its times are worth.
        """
        same = self.text is not None and self.text.words == text.words
        self.text, self._source, self._message, self._spoken = text, source, "", None
        if not same:
            self.following, self._word = True, 0
            self.drop_search()
            self._widths = widths_of(text.words)
        self._fit()
        if not same:
            self.scroll_to(y=0, animate=False, force=True)
        self._quotes = [span for quote in quotes if (span := span_of(quote, text)) is not None]
        self._quotes.sort()
        self.refresh()
        self.note()

    def show_message(self, message: str) -> None:
        """Show words of ours in place of a transcript."""
        self.text, self._lines, self._message, self._source = None, None, message, ""
        self._spoken, self._quotes = None, []
        self.drop_search()
        self.virtual_size = Size(self.scrollable_content_region.width, 0)
        self.refresh()
        self.note()

    def speak(self, second: float) -> float | None:
        """Mark the word spoken at a second; returns the second of the next word, None after the last."""
        text = self.text
        if text is None or not text.words:
            return None
        word = text.word_at(second)
        if word != self._spoken:
            before, self._spoken = self._spoken, word
            if self.following and word is not None:
                self.choose(word, margin=True)
            for changed in (before, word):
                if changed is not None:
                    self._refresh_span((changed, changed + 1))
        following = 0 if word is None else word + 1
        return text.start_of(following) if following < len(text.words) else None

    def follow(self) -> None:
        """Go back to what is spoken, and along with it."""
        self.following = True
        if self._spoken is not None:
            self.choose(self._spoken, margin=True)
        self.note()

    @property
    def chosen(self) -> Quote | None:
        """The sentence chosen, as a one-liner."""
        return self.text.quote(self._word) if self.text is not None and self.text.words else None

    def note(self) -> None:
        """Bring the end of the heading up to date: the search, whether it follows, where it is from."""
        words = []
        if self.is_searched:
            words += self.search_words()
        elif self.text is not None and not self.following:
            again = "".join(f": {key} follows again" for key in keys_for(self, _FOLLOW)[:1])
            words.append(f"following paused{again}")
        self._foot = " · ".join(words)
        text = " · ".join(filter(None, (*words, self._source)))
        if text != self.heading[1]:
            self.head(end=text)
            if self._is_bare:
                self.refresh()

    # --- keys and mouse

    def action_move(self, by: int) -> None:
        """Choose the next sentence, or the one before."""
        if self.text is not None and self.text.words:
            self._leave_to(self.text.beside(self._word, by))

    def action_page(self, pages: int) -> None:
        """Go on by what is in sight."""
        if self._lines:
            line = self._lines.line_of(self._word)
            line += pages * max(1, self.scrollable_content_region.height - 1)
            self._leave_to(self._lines.span(max(0, min(line, len(self._lines) - 1)))[0])

    def action_first(self) -> None:
        """Go to the beginning."""
        self._leave_to(0)

    def action_last(self) -> None:
        """Go to the end."""
        if self.text is not None and self.text.words:
            self._leave_to(len(self.text.words) - 1)

    def action_choose(self) -> None:
        """Play from the find, or from the sentence chosen."""
        if self.text is not None and self.text.words:
            on_find = self.find is not None and self.find[0] == self._word
            self._jump(self._word if on_find else self.text.sentence(self._word)[0])

    def action_follow(self) -> None:
        """Go back to what is spoken."""
        self.post_message(FollowSpoken())

    def on_click(self, event: events.Click) -> None:
        """Play from the word clicked."""
        if self._lines is None or event.button != 1:
            return
        line = event.y - self.gutter.top + self.scroll_offset.y
        word = self._lines.word_under(line, event.x - self.gutter.left)
        if word is not None:
            self._jump(word)

    def on_mouse_scroll_down(self) -> None:
        """Pause following: the listener has gone elsewhere."""
        self._pause_following()

    def on_mouse_scroll_up(self) -> None:
        """Pause following: the listener has gone elsewhere."""
        self._pause_following()

    def on_resize(self) -> None:
        """Wrap the words anew, the chosen one staying in sight."""
        if self.text is not None:
            self._fit()
            self._bring_into_sight(margin=True)

    def _jump(self, word: int) -> None:
        assert self.text is not None
        self.choose(word)
        self.following = True
        self.note()
        self.post_message(JumpTo(max(0.0, self.text.start_of(word) - _LEAD)))

    def _leave_to(self, word: int) -> None:
        self._pause_following()
        self.choose(word)

    def _pause_following(self) -> None:
        if self.following and self.text is not None:
            self.following = False
            self.note()

    def choose(self, word: int, *, margin: bool = False) -> None:
        """Choose the sentence of a word, bringing that into sight."""
        if self.text is None or not self.text.words:
            return
        before, after = self.text.sentence(self._word), self.text.sentence(word)
        self._word = word
        if before != after:
            self._refresh_span(before)
            self._refresh_span(after)
        self._bring_into_sight(margin=margin)

    def _bring_into_sight(self, *, margin: bool) -> None:
        """Scroll to the word chosen where it is out of sight, or with `margin` near its edge."""
        if self.text is None or not self._lines:
            return
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        height -= self._is_bare and bool(self._foot)
        first, end = (self._word, self._word + 1) if margin else self.text.sentence(self._word)
        low, high = self._lines.line_of(first), self._lines.line_of(end - 1)
        spare = min(2, height // 4) if margin else 0
        if low - spare < top:
            y = low - height // 3 if margin else low
        elif high + spare >= top + height:
            y = low - height // 3 if margin else min(low, high - height + 1)
        else:
            return
        self.scroll_to(y=max(0, y), animate=False, force=True)

    # --- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        width = self.scrollable_content_region.width
        if self._is_bare and self._foot and y == self.scrollable_content_region.height - 1:
            return Strip([Segment(fit(f" {self._foot}", width), self._style("foot"))])
        if self._lines is None:
            return Strip(self._message_line(y, width)).adjust_cell_length(width, self._style("text"))
        line = y + self.scroll_offset.y
        parts = self._lines.parts(line, self._marks) if line < len(self._lines) else []
        plain = self._style("text")
        segments = [Segment(text, self._style(name) if name else plain) for text, name in parts]
        return Strip(segments).adjust_cell_length(width, plain)

    def _message_line(self, y: int, width: int) -> list[Segment]:
        room = max(10, width - 2)
        lines = [part for each in self._message.split("\n") for part in wrap(each, room) or [""]]
        return [Segment(f" {lines[y]}" if y < len(lines) else "", self._style("message"))]

    @property
    def _marks(self) -> Marks:
        assert self.text is not None
        return Marks(
            quotes=self._quotes,
            chosen=self.text.sentence(self._word),
            finds=self._finds,
            find=self.find,
            spoken=self._spoken,
        )

    @property
    def _is_bare(self) -> bool:
        """Whether it is too low here for headings."""
        pages = self.parent
        return isinstance(pages, Pages) and not pages.arrangement.headings

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"transcript--{name}")

    def _fit(self) -> None:
        if self.text is not None:
            width = self.scrollable_content_region.width
            self._lines = Lines(self.text, self._widths, width)
            self.virtual_size = Size(width, len(self._lines) + self._is_bare)

    def _refresh_span(self, span: Span) -> None:
        if self._lines is not None:
            low, high = self._lines.line_of(span[0]), self._lines.line_of(span[1] - 1)
            width, top = self.scrollable_content_region.width, self.scroll_offset.y
            self.refresh(Region(0, low - top, width, high - low + 1))
