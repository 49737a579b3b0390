"""The panels there are, in their order; each module is imported when its panel is first shown."""

from importlib import import_module
from typing import NamedTuple

from tui.app.widgets.panels.panel import EpisodePanel


class PanelKind(NamedTuple):
    """A panel: its id, its name for lists and pages, its class, and whether it is shown at first."""

    id: str
    name: str
    place: str
    at_first: bool = True

    def make(self) -> EpisodePanel:
        """Return a new panel of the kind."""
        module, name = self.place.split(":")
        panel = getattr(import_module(f"tui.app.widgets.panels.{module}"), name)(id=self.id)
        assert isinstance(panel, EpisodePanel)
        return panel


PANELS = (
    PanelKind("cover", "Cover", "cover:CoverPanel", at_first=False),
    PanelKind("summary", "Summary", "summary:SummaryPanel"),
    PanelKind("topics", "Key figures & topics", "topics:TopicsPanel"),
    PanelKind("quotes", "One-liners", "quotes:QuotesPanel"),
    PanelKind("takeaways", "Takeaways", "takeaways:TakeawaysPanel"),
    PanelKind("chapters", "Chapters", "chapters:ChaptersPanel", at_first=False),
    PanelKind("transcript", "Transcript", "transcript:TranscriptPanel", at_first=False),
)
