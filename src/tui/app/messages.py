"""Messages of the app's own."""

from textual.message import Message

from tui.model.events import Event


class FromService(Message):
    """An event of the services, brought onto the screen's thread."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event
