"""The panel with the summary: the short one, or the deeper one on a key."""

from textual.content import Content

from tui.app.widgets.panels.panel import EpisodeView
from tui.app.widgets.panels.text_panel import TextPanel
from tui.model.notes import Made

_MOST_SHOWN = 30_000
"""Characters of notes laid out: a quarter of a megabyte would hold up the keys for a second."""
_NOTHING_CHOSEN = "What an episode is about appears here when you choose one."
_EMPTY = "The show notes say nothing here."
_BY_MODEL = " A summary by your model: {}."


class SummaryPanel(TextPanel):
    """The summary as the show wrote it; without one the notes as they are, and named so.

    A model's words stand under its name, and in place of notes that have no summary.
    """

    BORDER_TITLE = "Summary"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._view = EpisodeView()

    def on_mount(self) -> None:
        """Say what will appear."""
        self.show_text(Content.styled(_NOTHING_CHOSEN, "dim"))

    def show_episode(self, view: EpisodeView) -> None:
        """Show the summary of the episode."""
        before, self._view = self._view, view
        same_text = (before.episode_id, before.deeper) == (view.episode_id, view.deeper)
        known = (before.notes, before.plain, before.transcript)
        if not same_text or known != (view.notes, view.plain, view.transcript):
            self._show(keep=same_text)

    def _show(self, *, keep: bool) -> None:
        notes = self._view.notes
        if notes is None:
            self.tell_source()
            self.show_text(Content.styled("Reading the show notes…", "dim"))
            return
        deeper, made = self._view.deeper, _made_parts(notes.made)
        wanted = notes.deeper_summary if deeper else notes.summary
        whole = "" if wanted or (made and not deeper) else _shortened(self._view.plain).strip()
        text = wanted or notes.summary
        said = [whole] if whole else [part for part in _shortened(text).split("\n") if part.strip()]
        parts = [*map(Content, said), *made]
        self.show_text(Content("\n\n").join(parts or [self._nothing]), keep=keep)
        other = "short" if deeper else "deeper" if notes.deeper_summary else "whole"
        key = f"{self.key('toggle_deeper')} {other}" if notes.summary or made else ""
        by_model = notes.made.source if notes.made and notes.made.summary else ""
        self.head("Show notes" if whole else "Deeper summary" if wanted and deeper else "Summary")
        source = "show notes" if text else "no summary in them" if whole else ""
        self.tell_source("whole" if whole and text else source, by_model, key)

    @property
    def _nothing(self) -> Content:
        offer = _BY_MODEL.format(self.key("summarise")) if self._view.transcript else ""
        return Content.styled(_EMPTY + offer, "dim")


def _made_parts(made: Made | None) -> list[Content]:
    """Return what a model wrote, under its name, with what it was asked and what that cost."""
    if made is None or not made.summary:
        return []
    parts = [Content.styled(f"Summary by {made.source}", "bold")]
    parts += [Content(part) for part in made.summary.split("\n") if part.strip()]
    cost = f"Prompt: {made.prompt} · {made.tokens} tokens · made of the transcript"
    return [*parts, Content.styled(cost, "dim")]


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[:_MOST_SHOWN] + "…\n(These notes go on.)"
