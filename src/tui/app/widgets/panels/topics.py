"""The panel with who and what the episode is about."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.model.notes import Notes


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
