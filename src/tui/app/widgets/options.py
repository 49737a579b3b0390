"""A list to choose from."""

from textual.widgets import OptionList


class Options(OptionList):
    """An `OptionList` that stays where it is while it has no room for a row: there Textual's pages fail."""

    def action_page_up(self) -> None:
        """Move the cursor up one page."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Move the cursor down one page."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
