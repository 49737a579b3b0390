"""Show notes as the show wrote them, laid out for the screen: blocks, numbered links, times to click."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.style import Style

from tui.app.looks import glyphs

if TYPE_CHECKING:
    from tui.notes.blocks import Block, Document, Span, SpanLine

_BULLETS = (glyphs.BULLET, glyphs.INNER_BULLET, glyphs.INMOST_BULLET)
_STRONG = Style(bold=True)


class TimedLine(NamedTuple):
    """A time in the notes, in seconds, and the line it stands on, without the time where that is its head."""

    seconds: float
    label: str


def notes_content(document: "Document") -> Content:
    """Return the whole document as one text, its links listed at the end with their addresses."""
    parts: list[Content] = []
    before = ""
    for block in document.blocks:
        if parts:
            parts.append(Content("\n" if before == block.kind == "item" else "\n\n"))
        parts.append(_block(block, document.links))
        before = block.kind
    if document.links:
        lines = [Content.assemble(f"[{n}] ", _link(url, url)) for n, url in enumerate(document.links, 1)]
        parts += [Content("\n\n"), Content.styled("Links", "bold"), Content("\n"), Content("\n").join(lines)]
    return Content("").join(parts)


def timed_lines(document: "Document") -> list[TimedLine]:
    """Return every time in the document with its line, in the order of the notes."""
    return [
        TimedLine(span.seconds, "".join(other.text for other in line).removeprefix(span.text).strip(" -–—:"))
        for block in document.blocks
        for line in block.lines
        for span in line
        if span.seconds is not None
    ]


def time_link(seconds: float, text: str) -> Content:
    """Return `text` as something to click, which calls the screen's `action_jump` with the seconds."""
    click = Style.from_meta({"@click": f"screen.jump({seconds!r})"})
    return Content.styled(text, click + Style(underline=True))


def _block(block: "Block", links: tuple[str, ...]) -> Content:
    if block.kind == "rule":
        return Content.styled(glyphs.RULE * 20, "dim")
    indent = "  " * max(0, block.level - 1)
    head, rest = "", ""
    if block.kind == "item":
        bullet = f"{block.number}." if block.number else _BULLETS[max(0, block.level - 1) % len(_BULLETS)]
        head, rest = f"{indent}{bullet} ", f"{indent}{' ' * (len(bullet) + 1)}"
    elif block.kind == "quote":
        head = rest = f"{indent}{glyphs.QUOTED} "
    style = _STRONG if block.kind == "heading" else Style.null()
    lines = [
        Content.assemble(rest if number else head, *_line(line, links)).stylize(style)
        for number, line in enumerate(block.lines)
    ]
    return Content("\n").join(lines)


def _line(line: "SpanLine", links: tuple[str, ...]) -> Iterator[Content]:
    for place, span in enumerate(line):
        yield _span(span, links)
        following = line[place + 1].link if place + 1 < len(line) else None
        if span.link is not None and span.link != following:
            yield Content.styled(f" [{span.link + 1}]", "dim")


def _span(span: "Span", links: tuple[str, ...]) -> Content:
    if span.seconds is not None:
        text = time_link(span.seconds, span.text)
    elif span.link is not None:
        text = _link(span.text, links[span.link])
    else:
        text = Content(span.text)
    return text.stylize(_STRONG) if span.strong else text


def _link(text: str, address: str) -> Content:
    # The terminal opens it, as it opens every link; the address stands in full at the end of the notes.
    return Content.styled(text, Style(underline=True, link=address))
