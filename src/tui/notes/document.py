"""Show notes as blocks and links: what is shown as "original notes", and what sections are read from."""

import html as entities
from collections.abc import Iterable, Iterator
from typing import Literal

from tui.model.text import clean
from tui.notes.blocks import Block, Document, Links, RawLine, SpanLine
from tui.notes.html import html_lines, looks_like_html, without_comments
from tui.notes.marks import marked_lines, take_references
from tui.notes.plain import text_lines

Kind = Literal["auto", "html", "markdown", "text"]

LIMIT = 256 * 1024
"""Characters of notes that are read; what follows is left out."""


def read_document(text: str, *, kind: Kind = "auto") -> Document:
    """Read notes in HTML, Markdown, Markdown inside HTML or plain text.

    Never raises; the text is cleaned and cut at `LIMIT` characters. With "auto" the form is told
    by the tags found; HTML that was escaped once too often is read as HTML. Markdown and plain text
    are read alike, and marks of Markdown inside HTML as well. Comments and scripts are left out.
    """
    text = without_comments(clean(text[:LIMIT]))
    is_html = kind == "html"
    if kind == "auto":
        is_html = looks_like_html(text)
        if not is_html and "&lt;" in text:
            unescaped = clean(entities.unescape(text))
            is_html = looks_like_html(unescaped)
            text = unescaped if is_html else text
    links = Links()
    references: dict[str, str] = {}
    if is_html:
        raw = html_lines(text, links)
    else:
        text, references = take_references(text)
        raw = text_lines(text, links)
    return Document(tuple(_blocks(marked_lines(raw, links, references))), links.all())


def _blocks(lines: Iterable[RawLine]) -> Iterator[Block]:
    """Join the lines that belong to one block."""
    head: RawLine | None = None
    body: list[SpanLine] = []
    for line in lines:
        if head is not None and (line.opens or line.kind != head.kind or line.kind in ("heading", "rule")):
            yield Block(head.kind, tuple(body), head.level, head.number)
            head = None
        if head is None:
            head, body = line, []
        if line.spans:
            body.append(tuple(line.spans))
    if head is not None:
        yield Block(head.kind, tuple(body), head.level, head.number)
