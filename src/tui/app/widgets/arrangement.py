"""Where every list and panel stands on a screen of any size: pure reckoning over cells."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

WIDE, MEDIUM = 140, 100
"""From so many columns on feeds, episodes and panels stand side by side; a list and the panels; one page."""
TWO_STACKS = 190
"""From so many columns on the panels stand in two stacks."""
_BARE = 8
"""Below so many rows headings are left out; the line of pages says what is shown."""
_AIRY = 40
"""From so many rows on there is an empty one above each heading but the first."""
_LEAST_ROWS = 4
_LEAST_COLUMNS = 14

GROUPS = (("cover", "summary", "topics", "takeaways"), ("quotes",), ("chapters",), ("transcript",))
"""Panels that share a page where only one page is seen; the first group is the first of two stacks."""
_GROWING = ("quotes", "transcript", "summary")
"""Who takes what is left when all have what they want: the first that has a use for it."""
_MOST: Mapping[str, float] = {
    "cover": 0.35,
    "summary": 0.4,
    "topics": 0.25,
    "takeaways": 0.25,
    "quotes": 0.6,
    "chapters": 0.3,
    "transcript": 0.55,
}
"""The share of its stack a panel takes before all the others have what they need."""


class Box(NamedTuple):
    """Cells of a part of the screen, its heading included."""

    x: int
    y: int
    width: int
    height: int


class Shares(Struct, frozen=True):
    """What the listener has set by hand, in shares of the whole; 0 stands for what podtui thinks best."""

    feeds: float = 0.0
    side: float = 0.0
    second: float = 0.0
    heights: Mapping[str, float] = field(default_factory=dict)

    def wider(self, column: str, cells: int, width: int, now: Mapping[str, Box]) -> "Shares":
        """Return the shares with a column so many cells wider; the episodes take theirs from the panels."""
        if column == "episodes":
            return self.wider("side", -cells, width, now)
        boxes = [box for name, box in now.items() if name not in ("feeds", "episodes")]
        if column == "feeds" and "feeds" in now:
            return replace(self, feeds=(now["feeds"].width + cells) / width)
        if not boxes:
            return self
        left, right = min(box.x for box in boxes), max(box.x + box.width for box in boxes)
        return replace(self, side=(right - left + cells) / width)

    def taller(self, panel: str, rows: int, now: Mapping[str, Box]) -> "Shares":
        """Return the shares with a panel so many rows taller."""
        if panel not in now:
            return self
        stack = [box for box in now.values() if box.x == now[panel].x]
        whole = max(box.y + box.height for box in stack)
        height = max(_LEAST_ROWS, now[panel].height + rows)
        return replace(self, heights={**self.heights, panel: height / whole})


_AS_IT_COMES = Shares()


class Arrangement(Struct, frozen=True):
    """What is seen and where; what has no box is not seen."""

    boxes: Mapping[str, Box]
    headings: bool = True
    single: bool = False
    """Whether one page is seen at a time."""


Wanted = Callable[[str, int], int]
"""Rows a panel wants, heading not counted, at a width in columns."""
Empty = Callable[[str], bool]
"""Whether a panel has nothing to show."""


def page_of(name: str) -> tuple[str, ...]:
    """Return the panels that share a page with one."""
    return next((group for group in GROUPS if name in group), (name,))


def arrange(
    width: int,
    height: int,
    page: str,
    panels: Sequence[str],
    wanted: Wanted,
    shares: Shares = _AS_IT_COMES,
    *,
    zoomed: bool = False,
    empty: Empty = lambda name: False,
) -> Arrangement:
    """Return where things stand: `page` has the focus, `panels` are those the listener wants."""
    if width <= 0 or height <= 0:
        return Arrangement({})
    if zoomed or width < MEDIUM:
        names = [page] if zoomed else [name for name in page_of(page) if name == page or name in panels]
        stack = Box(0, 0, width, height)
        headings = height >= _BARE
        return Arrangement(
            _stack(names, stack, page, wanted, empty, shares.heights, headings), headings, True
        )
    boxes: dict[str, Box] = {}
    side = _side_width(width, shares.side, bool(panels))
    if width >= WIDE:
        feeds = _between(_LEAST_COLUMNS, round(shares.feeds * width) or 30, width - side - 2 * _LEAST_COLUMNS)
        boxes["feeds"] = Box(0, 0, feeds, height)
        boxes["episodes"] = Box(feeds + 1, 0, width - feeds - 1 - side - bool(side), height)
    else:
        boxes["feeds" if page == "feeds" else "episodes"] = Box(0, 0, width - side - bool(side), height)
    stacks = _stacks(panels) if width >= TWO_STACKS else [list(panels)]
    left = width - side
    for number, names in enumerate(stacks):
        columns = side
        if len(stacks) == 2:
            first = _between(
                _LEAST_COLUMNS, round((1 - (shares.second or 0.5)) * side), side - _LEAST_COLUMNS
            )
            columns = first if number == 0 else side - first - 1
        boxes |= _stack(names, Box(left, 0, columns, height), page, wanted, empty, shares.heights, True)
        left += columns + 1
    return Arrangement(boxes)


def _side_width(width: int, share: float, panels: bool) -> int:
    if not panels:
        return 0
    usual = 0.57 if width >= TWO_STACKS else 0.46 if width >= WIDE else 0.54
    return _between(2 * _LEAST_COLUMNS, round((share or usual) * width), width - 3 * _LEAST_COLUMNS)


def _stacks(panels: Sequence[str]) -> list[list[str]]:
    first = [name for name in panels if name in GROUPS[0]]
    second = [name for name in panels if name not in GROUPS[0]]
    return [stack for stack in (first, second) if stack]


def _stack(
    names: Sequence[str],
    stack: Box,
    page: str,
    wanted: Wanted,
    empty: Empty,
    heights: Mapping[str, float],
    headings: bool,
) -> dict[str, Box]:
    """Return the boxes of panels one below the other; what finds no room is left out, but never the page."""
    kept = list(names)
    while len(kept) > 1 and len(kept) * _LEAST_ROWS > stack.height:
        kept.remove([name for name in kept if name != page][-1])
    if not kept:
        return {}
    air = int(stack.height >= _AIRY)
    rows = _rows(
        kept, stack.height - air * (len(kept) - 1), stack.width, wanted, empty, heights, int(headings)
    )
    boxes, y = {}, stack.y
    for name in kept:
        boxes[name] = Box(stack.x, y, stack.width, rows[name])
        y += rows[name] + air
    return boxes


def _rows(
    names: Sequence[str],
    height: int,
    width: int,
    wanted: Wanted,
    empty: Empty,
    heights: Mapping[str, float],
    heading: int,
) -> dict[str, int]:
    if len(names) == 1:
        return {names[0]: height}
    rows = dict.fromkeys(names, _LEAST_ROWS)
    free = height - sum(rows.values())
    wants = {name: wanted(name, width) + heading for name in names}
    by_hand = {name: round(heights[name] * height) for name in names if heights.get(name)}
    most = {name: int(_MOST.get(name, 1.0) * height) for name in names}
    growing = {name: height for name in _GROWING if name in names and name not in by_hand and not empty(name)}
    first = sorted(names, key=lambda name: name != "transcript")
    modest = {name: min(wants[name], most[name]) for name in first if name not in by_hand}
    full = {name: wants[name] for name in names if name not in by_hand}
    for limits in (by_hand, modest, full, growing):
        for name, limit in limits.items():
            more = _between(0, limit - rows[name], free)
            rows[name] += more
            free -= more
    return rows


def _between(least: int, value: int, most: int) -> int:
    return max(least, min(value, most))
