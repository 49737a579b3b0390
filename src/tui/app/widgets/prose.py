"""Foreign text broken into lines as its script wants it: Textual breaks at spaces alone."""

import re
from unicodedata import east_asian_width

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

_HEAD = re.compile(r"\s*(?:[•◦▪*-]|\d{1,2}[.)]|[(\[]?\d{1,3}:\d\d(?::\d\d)?[)\]]?)\s+(?=\S)")
"""A bullet, a number or a time a line begins with: what follows goes on beside it, not below."""
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
)
_NEVER_FIRST = frozenset(
    "、。，．,.:;!?！？：；・）」』】〕〉》〗’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々…‥〜～)]}"
)
_NEVER_LAST = frozenset("（「『【〔〈《〖‘“([{")


class Prose(Static):
    """A `Static` whose text is laid out by `laid_out` at the width it has."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._written = Content()
        self._laid_out_for = 0

    def show(self, text: Content) -> None:
        """Show this text."""
        self._written = text
        self._laid_out_for = self.content_size.width
        self.update(laid_out(text, self._laid_out_for))

    def on_resize(self) -> None:
        """Lay the text out for the new width."""
        if self.content_size.width != self._laid_out_for:
            self.show(self._written)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows the text takes at a width."""
        return laid_out(self._written, width).get_height({}, width)


def laid_out(text: Content, width: int) -> Content:
    """Return `text` with breaks in those of its lines that Textual would break badly at `width` cells.

    Words of Chinese, Japanese and Korean may part anywhere but before and behind some marks, and
    what does not fit beside a bullet or a time is indented.
    """
    if width < 8 or not (_WIDE.search(text.plain) or any(map(_HEAD.match, text.plain.split("\n")))):
        return text
    lines = text.split("\n", allow_blank=True)
    return Content("\n").join(part for line in lines for part in wrapped(line, width))


def wrapped(line: Content, width: int) -> list[Content]:
    """Return one line of text as the lines it takes at `width` cells."""
    head = _HEAD.match(line.plain)
    if cell_len(line.plain) <= width:
        return [line]
    indent = min(cell_len(head[0]), width // 3) if head else 0
    if not indent and not _WIDE.search(line.plain):
        return line.wrap(width)
    pieces = line.divide(_breaks(line.plain, width, indent, head.end() if head else 0))
    rest = [Content.assemble(" " * indent, piece.rstrip()) for piece in pieces[1:]]
    return [pieces[0].rstrip(), *rest]


def _breaks(text: str, width: int, indent: int, head: int) -> list[int]:
    """Return where `text` is cut so that each piece fits; later ones have `indent` cells less.

    Its first `head` characters stay with what follows them.
    """
    cuts: list[int] = []
    used, begin, fitting = 0, 0, 0
    for place, char in enumerate(text):
        if place > max(begin, head) and _may_part(text[place - 1], char):
            fitting = place
        size = cell_len(char)
        # A sign wider than a whole row has it for itself: there is nothing before it to cut off.
        while place > begin and used + size > width - (indent if cuts else 0) and char != " ":
            cut = fitting if fitting > begin else place
            cuts.append(cut)
            begin, used = cut, cell_len(text[cut:place])
        used += size
    return cuts


def _may_part(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if before in _NEVER_LAST or after in _NEVER_FIRST or after == " ":
        return False
    return east_asian_width(before) in "WF" or east_asian_width(after) in "WF"
