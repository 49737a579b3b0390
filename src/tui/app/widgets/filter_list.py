"""A list that is narrowed while one types, and says so on its border."""

import re
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.app.keys.actions import FILTER_ACTIONS
from tui.app.widgets.row_list import RowList, fit
from tui.model.text import clean_line

_DEBOUNCE = 0.06
"""Seconds without a key after which the list is narrowed."""
_LONGEST = 200


class FilterList(RowList):
    """Takes words on its lower border; sends `Filtered` for somebody, or itself, to show what has them.

    The border is the line one types in, so that nothing moves; where there is no room for borders or
    headings, it is the last line of the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [action.binding() for action in FILTER_ACTIONS]

    class Filtered(RowList.Moved):
        """Other words are asked for; "" means all rows."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.words = ""
        """What the rows shown are to have."""
        self.total = 0
        """How many rows there are without a filter."""
        self._typing = False
        self._noted = ""
        self._waits: Timer | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether there are words, or some are being typed."""
        return self._typing or bool(self.words)

    def facts(self) -> Sequence[str]:
        """Return what else stands on the lower border."""
        return ()

    def note(self) -> None:
        """Bring the lower border up to date."""
        parts = []
        if self.is_narrowed:
            parts.append(f"filter: {self.words}{'▏' if self._typing else ''}")
            parts.append(f"{self.count} of {self.total}")
        text = " · ".join((*parts, *filter(None, self.facts())))
        if text != self._noted:
            self._noted = text
            self.head(end=text)
        foot = int(self.is_narrowed and self._bare)
        if foot != self.foot:
            self.foot = foot
            self._fit()
            self._bring_into_sight()
            self.refresh()

    def narrow(self, words: str) -> None:
        """Ask for the rows that have these words."""
        self.words = words
        self._ask()

    @property
    def _bare(self) -> bool:
        """Whether there is no line above the list for its heading."""
        return (
            isinstance(self.parent, Widget) and self.region.y == self.parent.region.y and not self.gutter.top
        )

    def render_line(self, y: int) -> Strip:
        """Draw a row, or what is typed."""
        if not self.foot or y != self.scrollable_content_region.height - 1:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        return Strip([Segment(fit(f" {self._noted}", width), self._style("mark"))], width)

    def action_filter(self) -> None:
        """Take what is typed from now on as words to look for."""
        self._typing = True
        self.note()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to others where there is nothing here to let go of."""
        return self.lets_go() if action == "let_go" else super().check_action(action, parameters)

    def lets_go(self) -> bool:
        """Whether there is something for escape to take away."""
        return self.is_narrowed

    def action_let_go(self) -> None:
        """Take the filter away."""
        self._typing = False
        self.narrow("")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Say that a letter is for the filter while that is typed, and no action."""
        return self._typing and character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Take letters while the filter is being typed; keys that move go on working."""
        if not self._typing:
            return
        words = self.words
        if event.key == "enter":
            self._stop_typing()
        elif event.key == "escape":
            self.action_let_go()
        elif event.key == "backspace":
            self._type(words[:-1])
        elif event.key == "ctrl+u":
            self._type("")
        elif event.key == "ctrl+w":
            self._type(re.sub(r"\S*\s*$", "", words))
        elif event.is_printable and event.character:
            self._type(words + event.character)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted words into the filter."""
        if self._typing:
            self._type(self.words + clean_line(event.text))
            event.stop()

    def on_resize(self) -> None:
        """Fit the rows, and what is typed, to the new size."""
        super().on_resize()
        self.note()

    def on_blur(self) -> None:
        """Keep what was typed when the focus goes elsewhere."""
        if self._typing:
            self._stop_typing()

    def _stop_typing(self) -> None:
        self._typing = False
        if self._waits is not None:
            self._ask()
        self.note()

    def _type(self, words: str) -> None:
        self.words = words[:_LONGEST]
        self.note()
        if self._waits is not None:
            self._waits.stop()
        self._waits = self.set_timer(_DEBOUNCE, self._ask)

    def _ask(self) -> None:
        if self._waits is not None:
            self._waits.stop()
            self._waits = None
        self.note()
        self.post_message(self.Filtered(self))
