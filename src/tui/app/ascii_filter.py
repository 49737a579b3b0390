"""All that is drawn, in ASCII."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.app.glyphs import in_ascii


class AsciiFilter(LineFilter):
    """Puts ASCII in the place of every other character, cell by cell."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII, styles as they were."""
        return [Segment(in_ascii(text), style, control) for text, style, control in segments]
