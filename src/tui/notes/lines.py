"""The notes line by line, as the readers of sections, one-liners and times want them."""

from msgspec import Struct

from tui.notes.blocks import BlockKind, Document, SpanLine
from tui.notes.timestamps import Timed, may_tell_time, timed
from tui.notes.words import words


class Line(Struct):
    """One line of the notes; `opens` where it begins a block."""

    text: str
    kind: BlockKind
    level: int
    opens: bool
    strong: str = ""
    """The bold words the line begins with."""
    linked: bool = False
    """Whether the line begins with a link."""
    only_link: bool = False
    """Whether the line is a link and nothing else."""
    link_texts: tuple[str, ...] = ()
    """The words of its links."""
    number: str = ""
    """The number of an ordered item."""
    time: Timed | None = None
    """The time and the label the line consists of, where it does."""

    def __post_init__(self) -> None:
        if may_tell_time(self.text):
            self.time = timed(self.text, heading=self.kind == "heading")


def lines_of(document: Document) -> list[Line]:
    """Return the lines of `document`; the page's own words round the notes part them as a rule does."""
    lines: list[Line] = []
    for block in document.blocks:
        if block.kind == "rule":
            lines.append(Line("", "rule", 0, True))
        opens = True
        for spans in block.lines:
            span = spans[0]
            alone = len(spans) == 1
            text = (span.text if alone else "".join([span.text for span in spans])).strip()
            if is_chrome(text):
                line = Line("", "rule", 0, True)
            else:
                line = Line(text, block.kind, block.level, opens, number=block.number)
                if not alone or span.strong or span.link is not None:
                    _note_marks(line, spans)
            lines.append(line)
            opens = False
    return lines


def _note_marks(line: Line, spans: SpanLine) -> None:
    line.strong = _strong_head(spans)
    line.linked = spans[0].link is not None
    line.only_link = line.linked and all(span.link is not None or not span.text.strip() for span in spans)
    line.link_texts = tuple(span.text for span in spans if span.link is not None)


def _strong_head(spans: SpanLine) -> str:
    strong = ""
    for span in spans if spans[0].strong else ():
        if not span.strong and span.text.strip():
            break
        strong += span.text
    return strong.strip()


def is_chrome(text: str) -> bool:
    """Whether `text` belongs to the page and not to the notes: "Manage episode …", "7 episodes"."""
    if not text:
        return False
    table = words()
    if text[0].isdigit() and len(text) < 24:
        number, _, rest = text.partition(" ")
        return number.rstrip("+kKmM").replace(",", "").isdigit() and rest.strip().casefold() in table.counted
    return text[:3].casefold() in table.chrome_heads and text[:48].casefold().startswith(table.chrome)
