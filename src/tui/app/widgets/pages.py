"""The lists and panels of the main screen, between them hairlines and headings that the mouse can move."""

from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.containers import Container
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.looks import glyphs
from tui.app.widgets.arrangement import Arrangement, Shares, arrange
from tui.app.widgets.headed import Headed
from tui.app.widgets.row_list import fit


class Seam(NamedTuple):
    """A line the mouse can move: the right edge of a column, or the lower edge of a panel."""

    name: str
    upright: bool


class _PagesLayout(Layout):
    """Places what the arrangement has a box for; all else is not seen."""

    name = "pages"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        assert isinstance(parent, Pages)
        arrangement = parent.arranged(size)
        below = int(arrangement.headings)
        placements = []
        for child in children:
            box = arrangement.boxes.get(child.id or "")
            if box is not None:
                region = Region(box.x, box.y + below, box.width, box.height - below)
                placements.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child))
        return placements


class Pages(Container):
    """Everything but the player bar: a child with an id for each list and panel."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pages--line",
        "pages--heading",
        "pages--focus",
        "pages--source",
    }

    def __init__(self, *children: Widget, id: str) -> None:  # noqa: A002
        super().__init__(*children, id=id)
        self._layout = _PagesLayout()
        self.page = "episodes"
        """The list or panel that has, or last had, the focus."""
        self.panels: tuple[str, ...] = ()
        """The panels the listener wants to see, in their order."""
        self.shares = Shares()
        self.zoomed = False
        self.arrangement = Arrangement({})
        self._moved: Seam | None = None
        self._under: Seam | None = None

    class Moved(Message):
        """The mouse has moved a seam."""

    class HeadingClicked(Message):
        """A heading was clicked, or clicked twice."""

        def __init__(self, name: str, *, twice: bool) -> None:
            super().__init__()
            self.name, self.twice = name, twice

    @property
    def layout(self) -> Layout:
        """Places by the arrangement, whatever the style sheet says."""
        return self._layout

    def arranged(self, size: Size) -> Arrangement:
        """Return where everything stands in this size."""
        before, self.arrangement = self.arrangement, self._arranged(size)
        if self.arrangement != before:
            # What is between the children was drawn, and kept by Textual, for where they stood before.
            self.call_later(self._draw_moved, before)
        return self.arrangement

    def arrange_again(self) -> None:
        """Place everything anew where something has changed that makes a difference."""
        if not self.size or self._arranged(self.size) != self.arrangement:
            # Textual keeps where children stand until one of them asks to be placed anew.
            self.children[0].refresh(layout=True, repaint=False)

    def _arranged(self, size: Size) -> Arrangement:
        return arrange(
            *size, self.page, self.panels, self._wanted, self.shares, zoomed=self.zoomed, empty=self._empty
        )

    def _draw_moved(self, before: Arrangement) -> None:
        """Draw what is between the children, where that has changed."""
        now = self.arrangement
        columns = [{(box.x, box.width) for box in each.boxes.values()} for each in (before, now)]
        if columns[0] != columns[1] or before.headings != now.headings:
            self.refresh()
            return
        boxes = {*before.boxes.items()} ^ {*now.boxes.items()}
        # Of what has moved the heading shows here, and the empty row above it.
        rows = [Region(max(0, box.x - 1), max(0, box.y - 1), box.width + 1, 2) for _, box in boxes]
        if rows:
            self.refresh(*rows)

    def render_line(self, y: int) -> Strip:
        """Draw what is between the lists and panels: headings and hairlines."""
        width, arrangement = self.size.width, self.arrangement
        pieces: list[tuple[int, int, list[Segment]]] = []
        if arrangement.headings:
            line, focus = self._style("line"), self._style("focus")
            for x in self._uprights():
                pieces.append((x, 1, [Segment(self._joint(x, y), focus if self._lit(x) else line)]))
            for name, box in arrangement.boxes.items():
                if box.y == y:
                    pieces.append((box.x, box.width, self._heading(name, box.width)))
        segments: list[Segment] = []
        used = 0
        for x, length, piece in sorted(pieces, key=lambda each: each[0]):
            segments += [Segment(" " * (x - used), self.rich_style), *piece]
            used = x + length
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    # --- what changes the headings

    @on(Headed.HeadingChanged)
    def _heading_changed(self) -> None:
        self._draw_headings()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show which has the focus."""
        self._draw_headings()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Show that it has the focus no longer."""
        self._draw_headings()

    def _draw_headings(self) -> None:
        self.refresh(*(Region(box.x, box.y, box.width, 1) for box in self.arrangement.boxes.values()))

    # --- the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a seam."""
        self._moved = self._seam_at(event)
        if self._moved is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the seam that is held, or show the one under the pointer."""
        if self._moved is not None:
            self._move(self._moved, event.screen_x - self.region.x, event.screen_y - self.region.y)
            return
        under = self._seam_at(event)
        if under != self._under:
            self._under = under
            self.refresh()

    def on_mouse_up(self) -> None:
        """Let go of the seam."""
        if self._moved is not None:
            self._moved = None
            self.release_mouse()
            self.post_message(self.Moved())

    def on_leave(self) -> None:
        """No seam is under the pointer."""
        if self._under is not None:
            self._under = None
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell whose heading was clicked."""
        x, y = event.screen_x - self.region.x, event.screen_y - self.region.y
        for name, box in self.arrangement.boxes.items():
            if self.arrangement.headings and y == box.y and box.x <= x < box.x + box.width:
                self.post_message(self.HeadingClicked(name, twice=event.chain == 2))

    def _seam_at(self, event: events.MouseEvent) -> Seam | None:
        if self.arrangement.single:
            return None
        x, y = event.screen_x - self.region.x, event.screen_y - self.region.y
        for name, box in self.arrangement.boxes.items():
            if x == box.x + box.width and x < self.size.width:
                return Seam(name, True)
        above = [
            (other.y, name)
            for box in self.arrangement.boxes.values()
            if box.y == y > 0 and box.x <= x < box.x + box.width
            for name, other in self.arrangement.boxes.items()
            if other.x == box.x and other.y < y
        ]
        return Seam(max(above)[1], False) if above else None

    def _move(self, seam: Seam, x: int, y: int) -> None:
        boxes = self.arrangement.boxes
        if seam.name not in boxes:
            return
        box, width = boxes[seam.name], self.size.width
        if not seam.upright:
            shares = self.shares.taller(seam.name, y - box.y - box.height, boxes)
        elif seam.name in ("feeds", "episodes") and not (seam.name == "feeds" and "episodes" in boxes):
            shares = replace(self.shares, side=(width - x - 1) / width)
        elif seam.name == "feeds":
            shares = replace(self.shares, feeds=x / width)
        else:
            left = min(box.x for name, box in boxes.items() if name not in ("feeds", "episodes"))
            shares = replace(self.shares, second=max(0.1, (width - x - 1) / max(1, width - left)))
        if shares != self.shares:
            self.shares = shares
            self.arrange_again()

    # --- drawing

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"pages--{name}")

    def _headed(self, name: str) -> Headed | None:
        found = (child for child in self.children if child.id == name and isinstance(child, Headed))
        return next(found, None)

    def _wanted(self, name: str, width: int) -> int:
        child = self._headed(name)
        return child.rows_wanted(width) if child is not None else 0

    def _empty(self, name: str) -> bool:
        child = self._headed(name)
        return child is None or child.has_nothing

    def _uprights(self) -> set[int]:
        return {box.x - 1 for box in self.arrangement.boxes.values() if box.x > 0}

    def _lit(self, x: int) -> bool:
        seam = self._moved or self._under
        box = self.arrangement.boxes.get(seam.name) if seam is not None and seam.upright else None
        return box is not None and box.x + box.width == x

    def _joint(self, x: int, y: int) -> str:
        left = any(box.y == y and box.x + box.width == x for box in self.arrangement.boxes.values())
        right = any(box.y == y and box.x == x + 1 for box in self.arrangement.boxes.values())
        if left and right:
            return "┬" if y == 0 else "┼"
        return "├" if right else "┤" if left else glyphs.QUOTED

    def _heading(self, name: str, width: int) -> list[Segment]:
        child = next((child for child in self.children if child.id == name), None)
        if not isinstance(child, Headed):
            return [Segment(" " * width, self.rich_style)]
        title, source = child.heading
        focused = child.has_focus or child.has_focus_within
        held = self._moved or self._under
        lit = focused or (held is not None and not held.upright and self._is_below(name, held.name))
        style = self._style("focus" if lit else "line")
        rule = glyphs.HEARD if focused else glyphs.TO_COME
        title = f" {title} "
        room = width - cell_len(title) - 4
        end = f" {fit(source, min(cell_len(source), room))} " if source and room > 3 else ""
        dashes = max(0, width - 1 - cell_len(title) - cell_len(end) - bool(end))
        parts = [
            Segment(rule, style),
            Segment(title, self._style("focus" if focused else "heading")),
            Segment(rule * dashes, style),
            Segment(end, self._style("source")),
            Segment(rule if end else "", style),
        ]
        return list(Strip(parts).adjust_cell_length(width, self.rich_style))

    def _is_below(self, name: str, above: str) -> bool:
        boxes = self.arrangement.boxes
        if name not in boxes or above not in boxes:
            return False
        return boxes[name].x == boxes[above].x and boxes[name].y >= boxes[above].y + boxes[above].height
