"""Puts the picture of a screen together; of a small change only the rows that it touches."""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class NearCompositor(Compositor):
    """Textual's own asks every widget for all its lines, to show that two of one have changed."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        rows = self.size.region if crop is None else Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip).intersection(rows)
            if seen:
                inside = Region(seen.x - region.x, seen.y - region.y, seen.width, seen.height)
                yield seen, seen, widget.render_lines(inside)
