"""Letters over everything one can go to; pressing one goes there."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.screens.dialog import Dialog
from tui.app.spots import Spot, labels


class LabelsScreen(Dialog[None]):
    """Labels lie over the screen below; a capital for the last letter also chooses. Any other key leaves."""

    DEFAULT_CSS = """
        LabelsScreen {
            background: $background 30%;
            layers: labels;
            .label {
                position: absolute; width: 2; height: auto;
                background: $warning; color: $background; text-style: bold;
            }
            #labels-told { dock: bottom; width: 100%; height: 1; background: $surface; text-align: center; }
            &:ansi { background: transparent; }
            &:ansi .label, &:nocolor .label {
                text-style: bold reverse; background: $background; color: $foreground;
            }
        }
    """

    def __init__(self, spots: Sequence[Spot]) -> None:
        super().__init__()
        self._spots = dict(zip(labels(len(spots)), spots, strict=True))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A text for each column of labels: a widget for each label takes ten times as long."""
        for column in _columns(self._spots):
            text = Static(classes="label")
            text.styles.offset = column[0][1].x, column[0][1].y
            text.update(Content("\n").join(Content(f"{label:<2}") for label, _ in column))
            yield text
        yield Static(Content("letter: go · capital: choose · escape"), id="labels-told")

    async def on_key(self, event: events.Key) -> None:
        """Go where the letters say."""
        event.stop()
        typed = self._typed + (event.character or "")
        spot = self._spots.get(typed.lower()) if typed.isalpha() else None
        if spot is not None:
            self.dismiss()
            self.app.call_later(spot.choose if typed[-1].isupper() else spot.go)
        elif typed.isalpha() and any(label.startswith(typed.lower()) for label in self._spots):
            self._typed = typed.lower()
            for text, column in zip(self.query(".label").results(Static), _columns(self._spots), strict=True):
                text.update(Content("\n").join(Content(self._rest(label)) for label, _ in column))
        else:
            self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """A click leaves."""
        self.dismiss()

    def on_resize(self, event: events.Resize) -> None:
        """The labels would stand in the wrong places: leave."""
        if event.size != self.app.size:
            self.dismiss()

    def _rest(self, label: str) -> str:
        return f"{label.removeprefix(self._typed):<2}" if label.startswith(self._typed) else "  "


def _columns(spots: dict[str, Spot]) -> list[list[tuple[str, Spot]]]:
    """Put together the labels that stand one right below the other."""
    columns: list[list[tuple[str, Spot]]] = []
    for label, spot in spots.items():
        last = columns[-1][-1][1] if columns else None
        if last is not None and (last.x, last.y + 1) == (spot.x, spot.y):
            columns[-1].append((label, spot))
        else:
            columns.append([(label, spot)])
    return columns
