"""The panel with what to take away from the episode."""

from textual.content import Content

from tui.app.looks import glyphs
from tui.app.widgets.panels.panel import EpisodeView
from tui.app.widgets.panels.text_panel import TextPanel

_EMPTY = "What to take away from an episode appears here, where its show notes say it."
_BY_MODEL = " By your model: {}."


class TakeawaysPanel(TextPanel):
    """One line or two for each."""

    BORDER_TITLE = "Takeaways"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: tuple[tuple[str, ...], bool] | None = None

    def on_mount(self) -> None:
        """Say what will appear."""
        self.show_text(Content.styled(_EMPTY, "dim"))

    def show_episode(self, view: EpisodeView) -> None:
        """Show the takeaways of the notes, else those a model wrote."""
        notes = view.notes
        takeaways, source = (notes.takeaways, "show notes") if notes else ((), "")
        if notes and notes.made and not takeaways:
            takeaways, source = notes.made.takeaways, notes.made.source
        self.tell_source(source if takeaways else "")
        if (takeaways, view.transcript) == self._shown:
            return
        self._shown = (takeaways, view.transcript)
        offer = _BY_MODEL.format(self.key("summarise")) if view.transcript else ""
        lines = [Content(f"{glyphs.BULLET} {takeaway}") for takeaway in takeaways]
        self.show_text(Content("\n").join(lines or [Content.styled(_EMPTY + offer, "dim")]))
