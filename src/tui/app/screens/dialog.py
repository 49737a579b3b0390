"""What all dialogs have in common."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Is left once, however many keys come in a burst: Textual would leave what lies below too."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave with a result, unless it has been left already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
