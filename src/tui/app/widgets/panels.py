"""The side panels: summary, key figures and topics, one-liners."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app.actions import LIST_ACTIONS, QUOTE_ACTIONS
from tui.app.widgets.notes_text import time_link
from tui.model.notes import Made, Notes, Quote, Timestamp, is_made
from tui.model.text import format_time
from tui.services.quote_words import found_words

_MOST_SHOWN = 30_000
"""Characters of notes laid out: a quarter of a megabyte would hold up the keys for a second."""
_NO_NOTES = "Nothing here: choose an episode, and what its show notes say appears."


class SummaryPanel(VerticalScroll):
    """Summary, deeper summary, takeaways and times as the show wrote them."""

    BORDER_TITLE = "Summary"

    def compose(self) -> ComposeResult:
        """One text for the whole panel: a widget for each paragraph would be slower."""
        yield Static(Content(_NO_NOTES), id="summary-text")

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._notes: Notes | None = None
        self._plain = ""

    def show_made(self, made: Made | None) -> None:
        """Add what was made of the transcript meanwhile to the notes shown."""
        if self._notes is not None and made != self._notes.made:
            self.show(replace(self._notes, made=made), self._plain)

    def show(self, notes: Notes | None, plain: str = "") -> None:
        """Show the sections; `plain` stands in where the notes have no summary of their own."""
        self._notes, self._plain = notes, plain
        parts: list[Content] = []
        if notes is None:
            parts.append(Content.styled("Reading the show notes…", "dim"))
        else:
            summary = _shortened(notes.summary or plain)
            parts += [Content(part) for part in summary.split("\n") if part.strip()]
            if notes.takeaways:
                parts.append(Content.styled("Takeaways", "bold"))
                parts.append(Content("\n").join(Content(f"• {takeaway}") for takeaway in notes.takeaways))
            if notes.deeper_summary:
                parts.append(Content.styled("Deeper summary", "bold"))
                parts += [Content(part) for part in notes.deeper_summary.split("\n")]
            if notes.timestamps:
                parts.append(Content.styled("Times", "bold"))
                parts.append(Content("\n").join(map(_time_line, notes.timestamps)))
            parts += _made_parts(notes.made)
            if not parts:
                parts.append(Content.styled("The show notes say nothing here.", "dim"))
        self.query_one("#summary-text", Static).update(Content("\n\n").join(parts))
        shown = bool(notes and (plain or replace(notes, made=None) != Notes()))
        made = notes.made if notes else None
        by_model = made.source if made and (made.summary or made.takeaways) else ""
        self.border_subtitle = Content(" · ".join(filter(None, ("show notes" if shown else "", by_model))))
        self.scroll_home(animate=False)


class TopicsPanel(VerticalScroll, can_focus=False):
    """Key figures and topics, each once."""

    BORDER_TITLE = "Key figures & topics"

    def compose(self) -> ComposeResult:
        """One text for all."""
        yield Static(Content.styled("None named.", "dim"), id="topics-text")

    def show(self, notes: Notes | None) -> None:
        """Show them with a dot between."""
        names = dict.fromkeys((*notes.key_figures, *notes.topics)) if notes else {}
        source = "show notes"
        if notes and notes.made and not names:
            names = dict.fromkeys((*notes.made.key_figures, *notes.made.topics))
            source = notes.made.source
        text = Content(" · ").join(Content(name.replace(" ", "\u00a0")) for name in names)
        self.query_one("#topics-text", Static).update(text if names else Content.styled("None named.", "dim"))
        self.border_subtitle = Content(f"{len(names)} · {source}" if names else "")


class QuotesPanel(OptionList):
    """The one-liners with the second each is spoken at, and how that is known."""

    BORDER_TITLE = "One-liners"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        *(action.binding() for action in LIST_ACTIONS if action.id in ("first", "last")),
        *(action.binding() for action in QUOTE_ACTIONS),
    ]

    class Marked(Message):
        """The listener marks a quote: `nudge` by seconds, `pin`, `here`, `remove`."""

        def __init__(self, mark: str, index: int, seconds: float = 0.0) -> None:
            super().__init__()
            self.mark, self.index, self.seconds = mark, index, seconds

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._quotes: tuple[Quote, ...] = ()
        self._spoken: int | None = None
        self._note = ""
        self.problem = ""
        """Two or three words about why times are missing."""
        self._made: Made | None = None

    def show(self, quotes: Sequence[Quote], made: Made | None = None) -> None:
        """Show these quotes, the cursor staying where it was when they are the same ones."""
        same = [quote.text for quote in quotes] == [quote.text for quote in self._quotes]
        place = self.highlighted if same else None
        self._quotes, self._spoken, self._made = tuple(quotes), None, made
        self.clear_options()
        self.add_options(Option(self._content(index)) for index in range(len(self._quotes)))
        if not self._quotes:
            self.add_option(
                Option(Content.styled("No one-liners in these show notes.", "dim"), disabled=True)
            )
        self.highlighted = place
        self.note(self._note)

    def note(self, words: str) -> None:
        """Put words of ours below the panel; "" goes back to how many quotes are timed."""
        self._note = words
        self.border_subtitle = Content(words or self._tally())

    def mark_spoken(self, index: int | None) -> None:
        """Mark the quote that is being spoken, and no other."""
        if index == self._spoken:
            return
        before, self._spoken = self._spoken, index
        for changed in (before, index):
            if changed is not None and changed < len(self._quotes):
                self.replace_option_prompt_at_index(changed, self._content(changed))

    def action_first(self) -> None:
        """Move the cursor to the top."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Move the cursor to the end."""
        self.highlighted = self.option_count - 1

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
        if self._quotes and self.highlighted is not None:
            self.post_message(self.Marked(mark, self.highlighted, seconds))

    def _tally(self) -> str:
        """Return how many quotes are timed, and what is wrong with the times."""
        timed = sum(quote.start is not None for quote in self._quotes)
        words = [f"{timed} of {len(self._quotes)} timed" if self._quotes else "", self.problem]
        looked_up = [quote for quote in self._quotes if quote.source in ("transcript", "speech")]
        if looked_up and not any(quote.sure for quote in looked_up):
            words.append("times may be off: ( ) moves them")
        elif self._quotes and not self.problem:
            words += dict.fromkeys(map(self._source, self._quotes))
        return " · ".join(filter(None, words))

    def _source(self, quote: Quote) -> str:
        if is_made(quote, self._made):
            return self._made.source if self._made and self._made.model else "excerpts · made here"
        return "yours" if quote.source == "user" else "show notes"

    def _content(self, index: int) -> Content:
        quote, now = self._quotes[index], index == self._spoken
        number = f"{index + 1} " if index < 9 else "  "
        head = Content.assemble(
            ("▶ " if now else number, "bold"),
            (describe_time(quote), "bold" if quote.start is not None else "dim"),
            (f" · {self._source(quote)}" if is_made(quote, self._made) else "", "dim"),
            (" · now" if now else "", "bold"),
        )
        words = Content.styled(f"“{quote.text}”", "bold" if now else "")
        parts = [head, words]
        if quote.speaker:
            parts.append(Content.styled(f"— {quote.speaker}", "dim"))
        return Content("\n").join((*parts, Content("")))


def describe_time(quote: Quote) -> str:
    """Return a quote's time, how sure it is and where it comes from, in words and not by colour alone."""
    if quote.start is None:
        return f"–:––  {found_words(quote) or 'no time known'}"
    return f"{format_time(quote.start)}  {found_words(quote)}"


def _made_parts(made: Made | None) -> list[Content]:
    """Return what a model wrote, under its name, with what it was asked and what that cost."""
    if made is None or not (made.summary or made.takeaways):
        return []
    parts = [Content.styled(f"Summary by {made.source}", "bold")]
    parts += [Content(part) for part in made.summary.split("\n") if part.strip()]
    if made.takeaways:
        parts.append(Content("\n").join(Content(f"• {takeaway}") for takeaway in made.takeaways))
    cost = f"Prompt: {made.prompt} · {made.tokens} tokens · made of the transcript"
    return [*parts, Content.styled(cost, "dim")]


def _time_line(stamp: Timestamp) -> Content:
    time = format_time(stamp.start)
    return Content.assemble(" " * (8 - len(time)), time_link(stamp.start, time), f"  {stamp.label}")


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…\n(These notes go on.)"
