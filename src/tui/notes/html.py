"""HTML notes to lines: a walker in one pass, so that hostile markup costs no more than its length.

The tokens are cut here and not by `html.parser`, which needs seconds for `'<a ' * 50_000`.
"""

import re
from collections.abc import Iterator

from tui.notes.blocks import CELL_GAP, BlockKind, Links, RawLine, Span, unescape

_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>|<[!?][^<>]*+>"
)
_HREF = re.compile(r"href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_BLOCK_SIGN = re.compile(
    r"<(?:p|br|div|ul|ol|li|h[1-6]|blockquote|table|tr|td|dl|dt|section)\b[^<>]{0,2000}>", re.I
)
_MARKDOWN_SIGN = re.compile(r"^ {0,3}(?:#{1,6} |[-*+] |> |\d{1,3}\. )", re.M)
_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n")

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "address",
        "details",
        "summary",
        "center",
        "hr",
        "body",
        "html",
    ]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "head",
        "title",
        "svg",
        "math",
        "textarea",
        "select",
        "object",
    ]
)
_LISTS = frozenset(("ul", "ol", "dl"))
_CELLS = frozenset(("td", "th"))


def looks_like_html(text: str) -> bool:
    """Whether the tags in `text` lay it out, so that its newlines mean nothing.

    A few tags in a text whose lines carry the marks of Markdown do not.
    """
    tags = sum(1 for _ in _BLOCK_SIGN.finditer(text))
    return tags > 0 and tags >= sum(1 for _ in _MARKDOWN_SIGN.finditer(text))


def without_comments(text: str) -> str:
    """Return `text` without HTML comments; one that is never closed stays as written."""
    parts, position = [], 0
    while (begin := text.find("<!--", position)) >= 0 and (end := text.find("-->", begin + 4)) >= 0:
        parts.append(text[position:begin])
        position = end + 3
    return "".join(parts) + text[position:] if parts else text


def html_lines(text: str, links: Links) -> Iterator[RawLine]:
    """Yield the lines of an HTML fragment; unknown and unclosed tags do no harm."""
    walker = _Walker(links)
    position = 0
    for match in _TAG.finditer(text):
        if match.start() > position:
            walker.data(text[position : match.start()])
        position = match.end()
        name = match[2]
        if name is not None:
            if match[1]:
                walker.close(name.lower())
            else:
                walker.open(name.lower(), match[3])
        if walker.ready:
            yield from walker.take()
    walker.data(text[position:])
    walker.end_line(block=True)
    yield from walker.take()


class _Walker:
    """Where in the page we are, and the line being written."""

    def __init__(self, links: Links) -> None:
        self.ready: list[RawLine] = []
        self._links = links
        self._spans: list[Span] = []
        self._opens = True
        self._link: int | None = None
        self._strong = 0
        self._joined: int | None = None
        """Where the bold words begin that follow on the words before them without a space."""
        self._unseen = ""
        self._lists: list[int | None] = []
        self._quotes = 0
        self._quotation: int | None = None
        """Spans of the `<q>` the line begins with, 0 while it is open."""
        self._caption = False
        """Whether it is the caption of a block quote: who said it."""
        self._heading = 0
        self._item_opens = False
        self._last: tuple[BlockKind, int, str] = ("paragraph", 0, "")

    def take(self) -> list[RawLine]:
        """Return the lines that are finished."""
        done, self.ready = self.ready, []
        return done

    def data(self, text: str) -> None:
        """Take text between tags; a blank line parts paragraphs even where no tag does."""
        if self._unseen:
            return
        if "\n" in text and _BLANK_LINE.search(text):
            first, *others = _BLANK_LINE.split(text)
            self._write(first)
            for other in others:
                self.end_line(block=True)
                self._write(other)
        else:
            self._write(text)

    def _write(self, text: str) -> None:
        text = unescape(text)
        folded = " ".join(text.split())
        if not folded:
            if text and self._spans:
                self._space()
            return
        if text[0].isspace() and self._spans:
            self._space()
        tail = " " if text[-1].isspace() else ""
        self._spans.append(Span(folded + tail, self._link, self._strong > 0))

    def _space(self) -> None:
        if not self._spans[-1].text.endswith(" "):
            self._spans.append(Span(" "))

    def open(self, name: str, attributes: str) -> None:
        """Take an opening tag."""
        if self._unseen:
            return
        if name == "br":
            self.end_line(block=False)
        elif name in _BLOCKS:
            self._open_block(name)
        elif name == "a":
            href = _HREF.search(attributes)
            self._link = self._links.number(href[1] or href[2] or href[3] or "") if href else None
        elif name in ("b", "strong"):
            joined = bool(self._spans) and self._spans[-1].text[-1:] not in (" ", "(", "")
            self._joined = len(self._spans) if joined and not self._strong else None
            self._strong += 1
        elif name == "cite" and self._quotes:
            self.end_line(block=False)
        elif name in _CELLS and self._spans:
            self._spans.append(Span(CELL_GAP))
        elif name in _UNSEEN and not attributes.endswith("/"):
            self._unseen = name
        elif name == "q" and not self._spans:
            self._quotation = 0

    def _open_block(self, name: str) -> None:
        self.end_line(block=True)
        if name in _LISTS:
            self._lists.append(0 if name == "ol" else None)
        elif name == "li":
            self._item_opens = True
            if self._lists and self._lists[-1] is not None:
                self._lists[-1] += 1
        elif name == "blockquote":
            self._quotes += 1
        elif name == "figcaption":
            self._caption = self._last[0] == "quote"
            self._quotes += self._caption
        elif name[0] == "h" and name[1:].isdigit():
            self._heading = int(name[1:])
        elif name == "hr":
            self.ready.append(RawLine([], "rule"))

    def close(self, name: str) -> None:
        """Take a closing tag."""
        if self._unseen:
            if name == self._unseen:
                self._unseen = ""
            return
        if name == "a":
            self._link = None
        elif name in ("b", "strong"):
            self._strong = max(0, self._strong - 1)
            self._part_label()
        elif name == "q" and self._quotation == 0:
            self._quotation = len(self._spans)
        elif name in _BLOCKS:
            self.end_line(block=True)
            self._strong = 0
            if name in _LISTS and self._lists:
                self._lists.pop()
            elif name == "blockquote" or (name == "figcaption" and self._caption):
                self._quotes = max(0, self._quotes - 1)
                self._caption = False
            elif name[0] == "h" and name[1:].isdigit():
                self._heading = 0

    def _part_label(self) -> None:
        """Begin a line with the bold label that ends here, where it joins the words before it."""
        joined, self._joined = self._joined, None
        if joined is None or self._strong:
            return
        label = self._spans[joined:]
        if label and label[-1].text.rstrip().endswith((":", "：")):
            del self._spans[joined:]
            self.end_line(block=True)
            self._spans = label

    def end_line(self, *, block: bool) -> None:
        """Finish the line being written; with `block` the next one begins a new block."""
        spans, self._spans, self._joined = self._spans, [], None
        quotation, self._quotation = self._quotation, None
        while spans and not spans[-1].text.strip():
            spans.pop()
        if spans:
            last = spans[-1]
            if last.text[-1] == " ":
                spans[-1] = Span(last.text.rstrip(), last.link, last.strong)
            if self._opens:
                self._last = self._place()
            kind, level, number = self._last
            if quotation and _is_attribution(spans[quotation:]):
                kind, level = "quote", 1
            self.ready.append(RawLine(spans, kind, level, self._opens, number))
            self._opens = block
        else:
            self._opens = True

    def _place(self) -> tuple[BlockKind, int, str]:
        if self._heading:
            return "heading", self._heading, ""
        if self._quotes:
            return "quote", self._quotes, ""
        if self._item_opens:
            self._item_opens = False
            number = self._lists[-1] if self._lists else None
            return "item", max(1, len(self._lists)), str(number or "")
        return "paragraph", 0, ""


def _is_attribution(spans: list[Span]) -> bool:
    """Whether what follows a quotation can only say whose it is; nothing does too."""
    text = "".join([span.text for span in spans]).strip()
    return not text or text[0] in "-–—―~(（["
