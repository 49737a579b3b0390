"""What all dialogs have in common."""

from typing import TypeVar

from textual import events
from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Is left once, however many keys come in a burst: Textual would leave what lies below too."""

    def on_click(self, event: events.Click) -> None:
        """Leave by a click beside the dialog, or on the lower edge of its frame, which says how to leave."""
        clicked, region = self.get_widget_at(event.screen_x, event.screen_y)
        framed = bool(clicked.border_subtitle) or (clicked.parent is self and clicked.gutter.bottom > 0)
        if clicked is self or (framed and event.screen_y == region.bottom - 1):
            event.stop()
            self.leave()

    def leave(self) -> None:
        """Leave with nothing."""
        self.dismiss()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, unless it has been left already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def on_unmount(self) -> None:
        """Let go of what the dialog looked like.

        Textual 8 caches the colours of a widget by the widget's own rendered lines (its issue 6665), and so
        keeps each dialog that ever was: a quarter to a whole megabyte.
        """
        StylesCache.get_inner_outer.cache_clear()
