"""Asking for the address of a feed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Label

from tui.app.screens.dialog import Dialog


class AddFeedScreen(Dialog[str]):
    """Gives back the address typed; "" when the user thinks better of it."""

    DEFAULT_CSS = """
        AddFeedScreen {
            align: center middle;
            #add-feed {
                width: 72; max-width: 95%; height: auto;
                border: round $accent; padding: 1 2; background: $surface;
            }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel", "Back")]

    def compose(self) -> ComposeResult:
        """One line to type in."""
        with Vertical(id="add-feed") as frame:
            frame.border_title = "Add a feed"
            frame.border_subtitle = "enter: add · escape: back"
            yield Label("Web address of an RSS or Atom feed, a file, or a folder of audio:")
            yield Input(placeholder="https://example.org/podcast.xml", id="address")

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give back what was typed."""
        self.dismiss(event.value.strip())

    def leave(self) -> None:
        """Give back nothing."""
        self.dismiss("")

    def action_cancel(self) -> None:
        """Give back nothing."""
        self.dismiss("")
