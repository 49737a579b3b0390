"""A part of the main screen whose heading is drawn by the pages it stands on."""

from typing import Self

from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget


class Headed(Widget):
    """Its border title is the heading's words, its border subtitle what stands at the heading's end."""

    _heading = ("", "")

    class HeadingChanged(Message):
        """Title or subtitle is another."""

    @property
    def heading(self) -> tuple[str, str]:
        """The words of the heading and those at its end, as they are shown."""
        # What the properties give is markup, and not always what can be read as such: "[/" alone is not.
        return _plain(self._border_title), _plain(self._border_subtitle)

    def head(self, words: str | None = None, end: str | None = None) -> None:
        """Put these words into the heading, and at its end; None leaves them. Nothing below is drawn anew."""
        before = self.heading
        if words is not None:
            self._border_title = Content(words)
        if end is not None:
            self._border_subtitle = Content(end)
        if self.heading != before:
            self._heading = (self.border_title or "", self.border_subtitle or "")
            self.post_message(self.HeadingChanged())

    @property
    def has_nothing(self) -> bool:
        """Whether it only says what would appear there."""
        return False

    def rows_wanted(self, width: int) -> int:
        """Return how many rows would show all of it at a width."""
        return 0

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw anew; where the heading has changed meanwhile, say so."""
        if self.is_attached:
            heading = (self.border_title or "", self.border_subtitle or "")
            if heading != self._heading:
                self._heading = heading
                self.post_message(self.HeadingChanged())
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


def _plain(words: Content | None) -> str:
    return words.plain if words is not None else ""
