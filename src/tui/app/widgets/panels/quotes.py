"""The panel with the one-liners, each with the second it is spoken at."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.keys.actions import QUOTE_ACTIONS, keys_of
from tui.app.messages import QuoteChosen, QuoteMarked
from tui.app.widgets.options import Options
from tui.app.widgets.panels.panel import EpisodePanel, EpisodeView
from tui.app.widgets.panels.quote_rows import QuoteRows
from tui.model.notes import Made, Quote, is_made

_EMPTY = "One-liners and their seconds appear here, where show notes quote any. {} finds times by listening."
_BESIDE = 3
"""Columns of a panel that its words cannot have: one on each side, one for the scroll bar."""


class QuotesPanel(Options, EpisodePanel, inherit_bindings=False):
    """The one-liners with the second each is spoken at, and how that is known."""

    DEFAULT_CSS = """
        QuotesPanel {
            & > .option-list--option-highlighted { background: $surface-lighten-1; }
            & > .option-list--option-disabled { color: $text-muted; }
            &:focus {
                background-tint: transparent;
                & > .option-list--option-highlighted {
                    background: $block-cursor-background; color: $block-cursor-foreground; text-style: none;
                }
            }
        }
    """

    BORDER_TITLE = "One-liners"
    KEY_WORDS: ClassVar[dict[str, str]] = {
        "choose": "jump",
        "nudge(-0.5)": "earlier",
        "nudge(0.5)": "later",
        "toggle_pin": "pin",
        "copy_quote": "copy",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys_of(down="cursor_down", up="cursor_up", page_down="page_down", page_up="page_up"),
        *keys_of(first="first", last="last", choose="select"),
        *(action.binding() for action in QUOTE_ACTIONS),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._quotes: tuple[Quote, ...] = ()
        self._said = ""
        """The words that stand where quotes would; "" while there are quotes."""
        self._spoken: int | None = None
        self._note = ""
        self._problem = ""
        self._known = False
        """Whether the notes have been read."""
        self._made: Made | None = None
        self._width = 0
        self._airy = False

    def on_mount(self) -> None:
        """Say what will appear."""
        self._say(_EMPTY.format(self.key("listen")))

    def show_episode(self, view: EpisodeView) -> None:
        """Show the quotes of the episode, as far as they are known now."""
        made = view.notes.made if view.notes else None
        self._problem = view.problem
        self._known = view.notes is not None
        if view.notes is None and not view.quotes:
            self._say("Reading the show notes…")
        else:
            self.show(view.quotes, made)

    def show(self, quotes: Sequence[Quote], made: Made | None = None) -> None:
        """Show these quotes, the cursor staying where it was when they are the same ones."""
        if self._quotes and (tuple(quotes), made) == (self._quotes, self._made):
            self.listening(self._note)
            return
        same = [quote.text for quote in quotes] == [quote.text for quote in self._quotes]
        place = self.highlighted if same else None
        self._quotes, self._spoken, self._made = tuple(quotes), None, made
        if self._quotes:
            self._lay_out(place)
        else:
            self._say(_EMPTY.format(self.key("listen")))
        self.listening(self._note)

    @property
    def has_nothing(self) -> bool:
        """Whether it is known that there are no quotes."""
        return self._known and not self._quotes

    def rows_wanted(self, width: int) -> int:
        """Return how many rows show all quotes at a width, with a line between them."""
        rows = self._rows(width - _BESIDE)
        heights = [rows.rows(index, now=False).plain.count("\n") + 2 for index in range(len(self._quotes))]
        return max(2, sum(heights) - 1)

    def on_click(self, event: events.Click) -> None:
        """Only choose with the right button, which asks what can be done: Textual would jump there."""
        option = event.style.meta.get("option")
        if event.button != 1:
            event.prevent_default()
            if option is not None and self._quotes:
                self.highlighted = option

    def on_resize(self) -> None:
        """Lay the quotes out for the new width, with a line between them where there is room."""
        if self._quotes and (self._inner_width, self._has_air()) != (self._width, self._airy):
            self._lay_out(self.highlighted)

    def _lay_out(self, highlighted: int | None) -> None:
        self._width, self._airy, self._said = self._inner_width, self._has_air(), ""
        top = self.scroll_offset.y
        self.clear_options()
        self.add_options(Option(self._content(index)) for index in range(len(self._quotes)))
        self.highlighted = highlighted
        self.scroll_to(y=top, animate=False)

    def _say(self, words: str) -> None:
        if words == self._said:
            return
        self._quotes, self._said = (), words
        self.clear_options()
        self.add_option(Option(Content.styled(words, "dim"), disabled=True))

    @property
    def _inner_width(self) -> int:
        return self.scrollable_content_region.width

    def _has_air(self) -> bool:
        return self.size.height >= self.rows_wanted(self.size.width + 2)

    def _rows(self, width: int) -> QuoteRows:
        return QuoteRows(self._quotes, width, self._made_by)

    def _made_by(self, quote: Quote) -> str:
        return self._made.source if self._made and is_made(quote, self._made) else ""

    @property
    def chosen(self) -> Quote | None:
        """The one-liner under the cursor."""
        return None if self.highlighted is None or not self._quotes else self._quotes[self.highlighted]

    def listening(self, words: str) -> None:
        """Put words of ours below the panel; "" goes back to how many quotes are timed."""
        self._note = words
        self.head(end=words or self._tally())

    def heard(self, second: float | None, quote: int | None) -> None:
        """Mark the quote that is being spoken."""
        self.mark_spoken(quote)

    def mark_spoken(self, index: int | None) -> None:
        """Mark the quote that is being spoken, and no other."""
        if index == self._spoken:
            return
        before, self._spoken = self._spoken, index
        for changed in (before, index):
            if changed is not None and changed < len(self._quotes):
                self.replace_option_prompt_at_index(changed, self._content(changed))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which quote was chosen."""
        event.stop()
        self.post_message(QuoteChosen(event.option_index))

    def action_first(self) -> None:
        """Move the cursor to the top."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Move the cursor to the end."""
        self.highlighted = self.option_count - 1

    def action_select(self) -> None:
        """Choose the one-liner under the cursor; without a cursor, the first."""
        if self.highlighted is None and self._quotes:
            self.highlighted = 0
        super().action_select()

    def action_nudge(self, seconds: float) -> None:
        """Move the chosen quote's time."""
        self._mark("nudge", seconds)

    def action_toggle_pin(self) -> None:
        """Pin the chosen quote's time, or give it up."""
        self._mark("pin")

    def action_set_here(self) -> None:
        """Set the chosen quote's time to what is heard now."""
        self._mark("here")

    def action_remove_quote(self) -> None:
        """Take the chosen quote out, if it is the listener's own."""
        self._mark("remove")

    def _mark(self, mark: str, seconds: float = 0.0) -> None:
        if self._quotes:
            self.post_message(QuoteMarked(mark, self.highlighted, seconds))

    def _tally(self) -> str:
        """Return how many quotes are timed, and what is wrong with the times."""
        timed = sum(quote.start is not None for quote in self._quotes)
        words = [f"{timed} of {len(self._quotes)} timed" if self._quotes else "", self._problem]
        looked_up = [quote for quote in self._quotes if quote.source in ("transcript", "speech")]
        words += map(self._source, self._quotes)
        if looked_up and not any(quote.sure for quote in looked_up):
            keys = " ".join(filter(None, map(self.key, ("shift_times(-1)", "shift_times(1)"))))
            words.append(f"times may be off{keys and f': {keys} moves them'}")
        elif self._quotes and not self._problem:
            words.append(self._rows(self._width).shared)
        return " · ".join(dict.fromkeys(filter(None, words)))

    def _source(self, quote: Quote) -> str:
        if is_made(quote, self._made):
            return self._made.source if self._made and self._made.model else "excerpts · made here"
        return "yours" if quote.source == "user" else "show notes"

    def _content(self, index: int) -> Content:
        content = self._rows(self._width).rows(index, now=index == self._spoken)
        last = index == len(self._quotes) - 1
        return content if last or not self._airy else Content("\n").join((content, Content("")))
