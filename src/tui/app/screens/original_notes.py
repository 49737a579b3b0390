"""The show notes as the show wrote them, one key away from what podtui made of them."""

import os
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.app.keys.actions import keys_of
from tui.app.screens.dialog import Dialog
from tui.app.widgets.notes_text import notes_content, timed_lines
from tui.app.widgets.options import Options
from tui.app.widgets.prose import Prose, laid_out
from tui.model.episode import Episode
from tui.model.errors import PodtuiError
from tui.model.text import format_time
from tui.notes.blocks import Document
from tui.services.show_notes import ShowNotes


class OriginalNotesScreen(Dialog[float]):
    """Gives back the second chosen, by a click on a time or from the list of times; else nothing."""

    DEFAULT_CSS = """
        OriginalNotesScreen {
            align: center middle;
            #original { width: 100; max-width: 100%; height: 90%; background: $surface; }
            &.-narrow #original, &.-tiny #original { height: 100%; }
            #original-notes { height: 1fr; border: round $accent; padding: 0 1; background: $surface; }
            #original-times {
                height: auto; max-height: 40%; scrollbar-gutter: stable;
                border: round $foreground 30%; padding: 0; background: $surface;
                &:focus { border: round $accent; }
            }
        }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Back"),
        *keys_of(original_notes="dismiss", quit="dismiss"),
        Binding("tab,shift+tab", "other_part", "Times", show=False),
        *(Binding(str(number), f"link({number})", "Open a link", show=False) for number in range(10)),
        *keys_of(down="down", up="up", first="first", last="last"),
    ]

    def __init__(self, show_notes: ShowNotes, episode: Episode) -> None:
        super().__init__()
        self._show_notes = show_notes
        self._episode = episode
        self._times: list[float] = []
        self._labels: list[Content] = []
        self._links: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The notes, and below them the times they hold."""
        with Vertical(id="original"):
            with VerticalScroll(id="original-notes") as notes:
                notes.border_title = Content(f"Original notes · {self._episode.title}")
                notes.border_subtitle = self._hint()
                yield Prose(id="original-text")
            yield Options(id="original-times", markup=False)

    def on_mount(self) -> None:
        """Read the notes, which may take a while."""
        self.query_one("#original-times").display = False
        self.query_one("#original-text", Prose).show(Content.styled("Reading the show notes…", "dim"))
        self.run_worker(self._read, thread=True, exit_on_error=False)

    def _read(self) -> None:
        try:
            document = self._show_notes.document(self._episode.id)
        except PodtuiError as error:
            text = Content(str(error))
            self.app.call_from_thread(self.query_one("#original-text", Prose).show, text)
        else:
            self.app.call_from_thread(self._show, document)

    def _show(self, document: Document) -> None:
        text = notes_content(document)
        empty = Content.styled("The show wrote no notes for this episode.", "dim")
        self.query_one("#original-text", Prose).show(text if text.plain.strip() else empty)
        self._links = document.links
        lines = timed_lines(document)
        self._times = [line.seconds for line in lines]
        self._labels = [Content(f"{format_time(line.seconds):>8}  {line.label}"[:500]) for line in lines]
        if lines:
            times = self.query_one("#original-times", OptionList)
            times.display = True
            times.border_title = f"Times in these notes: {len(lines)}"
            times.border_subtitle = "enter: jump there"
            self._fill_times()
            self.call_after_refresh(self._fill_times)
        self.query_one("#original-notes").border_subtitle = self._hint()

    def on_resize(self) -> None:
        """Lay the times out for the new width."""
        self.call_after_refresh(self._fill_times)

    def _fill_times(self) -> None:
        times = self.query_one("#original-times", OptionList)
        place, width = times.highlighted, times.scrollable_content_region.width
        times.clear_options()
        times.add_options(Option(laid_out(label, width)) for label in self._labels)
        times.highlighted = place

    def _hint(self) -> str:
        keys = (
            f"1…{min(9, len(self._links))}: a link" if self._links else "",
            "0: its page" if self._episode.link else "",
            "tab: the times" if self._times else "",
            "escape: back",
        )
        return " · ".join(filter(None, keys))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._times[event.option_index])

    def action_jump(self, seconds: float) -> None:
        """Give back the second of a time that was clicked."""
        self.dismiss(seconds)

    def action_link(self, number: int) -> None:
        """Open the numbered link, or with 0 the episode's page; without a desktop copy its address."""
        links = (self._episode.link, *self._links)
        address = links[number] if number < len(links) else ""
        if not address.startswith(("http://", "https://", "mailto:")):
            return
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            self.app.open_url(address)
            done = "Opened"
        else:  # a browser for terminals would draw over this screen
            self.app.copy_to_clipboard(address)
            done = "Copied"
        self.query_one("#original-notes").border_subtitle = Content(f"{done}: {address}")

    def action_other_part(self) -> None:
        """Go from the notes to the times, or back."""
        times = self.query_one("#original-times", OptionList)
        part = self.query_one("#original-notes") if times.has_focus or not self._times else times
        part.focus()

    def action_down(self) -> None:
        """Go a line down, or a time."""
        times = self.query_one("#original-times", OptionList)
        if times.has_focus:
            times.action_cursor_down()
        else:
            self.query_one("#original-notes").scroll_relative(y=1, animate=False)

    def action_up(self) -> None:
        """Go a line up, or a time."""
        times = self.query_one("#original-times", OptionList)
        if times.has_focus:
            times.action_cursor_up()
        else:
            self.query_one("#original-notes").scroll_relative(y=-1, animate=False)

    def action_first(self) -> None:
        """Go to the top of the notes."""
        self.query_one("#original-notes").scroll_home(animate=False)

    def action_last(self) -> None:
        """Go to the end of the notes."""
        self.query_one("#original-notes").scroll_end(animate=False)
