"""What all that is drawn goes through on some screens: ASCII only, or nothing dim."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.app.looks.glyphs import in_ascii

_NOT_DIM = Style(dim=False)


class AsciiFilter(LineFilter):
    """Puts ASCII in the place of every other character, cell by cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII, styles as they were."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]


class NotDimFilter(LineFilter):
    """Shows at full strength what is dim elsewhere: high contrast has no shades."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, none of them dim."""
        return [
            Segment(text, style + _NOT_DIM if style is not None and style.dim else style, control)
            for text, style, control in segments
        ]
