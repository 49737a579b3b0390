"""Blocks, spans and links: what show notes are made of once their markup is read."""

import html as entities
from typing import Literal

from msgspec import Struct

from tui.model.text import clean

CELL_GAP = "  "
"""What parts the cells of a table row; wider than the space between words, so that it still shows."""

BlockKind = Literal["paragraph", "heading", "item", "quote", "rule"]


class Span(Struct, frozen=True):
    """A run of text on one line; `link` is an index into `Document.links`.

    `seconds` is the time the text says, in documents that went through `with_times`.
    """

    text: str
    link: int | None = None
    strong: bool = False
    seconds: float | None = None


SpanLine = tuple[Span, ...]


class Block(Struct, frozen=True):
    """One block of the notes; `lines` holds more than one where the writer broke the line inside it."""

    kind: BlockKind
    lines: tuple[SpanLine, ...]
    level: int = 0
    """Level of a heading (1 to 6), depth of a list item or of a block quote (from 1); else 0."""
    number: str = ""
    """The number of an ordered item as written, without its full stop."""

    @property
    def text(self) -> str:
        """The words alone, lines parted by a newline."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)


class Document(Struct, frozen=True):
    """Notes as blocks in the order of the page; `links` are http, https or mailto addresses."""

    blocks: tuple[Block, ...]
    links: tuple[str, ...] = ()


class RawLine(Struct):
    """A line on its way to a block: `opens` marks the first line of a block."""

    spans: list[Span]
    kind: BlockKind = "paragraph"
    level: int = 0
    opens: bool = True
    number: str = ""
    indent: int = 0


def unescape(text: str) -> str:
    """Return one line of `text` with entities resolved; what they hide is cleaned like all foreign text."""
    return clean(entities.unescape(text)).replace("\n", " ") if "&" in text else text


class Links:
    """Numbers the addresses of a document; one address keeps one number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._written: dict[str, int | None] = {}

    def number(self, address: str) -> int | None:
        """Return the number of `address`, or None for what podtui does not open."""
        if address not in self._written:
            self._written[address] = self._number(address)
        return self._written[address]

    def _number(self, address: str) -> int | None:
        address = unescape(address).strip().replace(" ", "%20")
        if not address[:8].lower().startswith(("http://", "https://", "mailto:")):
            return None
        return self._numbers.setdefault(address, len(self._numbers))

    def all(self) -> tuple[str, ...]:
        """Return every address in the order of its number."""
        return tuple(self._numbers)
