"""An app that writes to its terminal only what has changed there."""

from typing import TYPE_CHECKING

from textual._compositor import CompositorUpdate
from textual.app import App

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from tui.app.terminal.cells import Shown


class ThriftyApp(App[None]):
    """Textual writes all it draws, whether it looks different or not: over ssh that is what one waits for."""

    _shown: "Shown | None" = None

    def write_changes_only(self) -> None:
        """From now on compare each picture with what stands on the terminal."""
        from tui.app.terminal.cells import Shown  # the first picture is not compared with anything

        self._shown = Shown()
        self.app_resume_signal.subscribe(self, lambda _app: self.draw_anew())

    def draw_anew(self) -> None:
        """Draw everything, whatever the terminal shows."""
        self.on_resize()
        self.screen.refresh()

    def on_resize(self) -> None:
        """A terminal of another size may show anything."""
        if self._shown is not None:
            self._shown.forget()

    def _display(self, screen: "Screen[object]", renderable: "RenderableType | None") -> None:
        if self._shown is not None and isinstance(renderable, CompositorUpdate):
            renderable = self._shown.changes(renderable, self.size)
        super()._display(screen, renderable)
