"""The panel with the summary, and with what else the show notes say at length."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app import glyphs
from tui.app.widgets.notes_text import time_link
from tui.model.notes import Made, Notes, Timestamp
from tui.model.text import format_time

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
                parts.append(
                    Content("\n").join(Content(f"{glyphs.BULLET} {takeaway}") for takeaway in notes.takeaways)
                )
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


def _made_parts(made: Made | None) -> list[Content]:
    """Return what a model wrote, under its name, with what it was asked and what that cost."""
    if made is None or not (made.summary or made.takeaways):
        return []
    parts = [Content.styled(f"Summary by {made.source}", "bold")]
    parts += [Content(part) for part in made.summary.split("\n") if part.strip()]
    if made.takeaways:
        parts.append(
            Content("\n").join(Content(f"{glyphs.BULLET} {takeaway}") for takeaway in made.takeaways)
        )
    cost = f"Prompt: {made.prompt} · {made.tokens} tokens · made of the transcript"
    return [*parts, Content.styled(cost, "dim")]


def _time_line(stamp: Timestamp) -> Content:
    time = format_time(stamp.start)
    return Content.assemble(" " * (8 - len(time)), time_link(stamp.start, time), f"  {stamp.label}")


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…\n(These notes go on.)"
