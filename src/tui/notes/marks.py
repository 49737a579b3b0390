"""The marks of Markdown, wherever they stand, also inside HTML."""

import re
from collections.abc import Iterable, Sequence

from tui.notes.blocks import CELL_GAP, Links, RawLine, Span

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?<=##)(?=[^\s#]))(.*?)\s*#*$")
_RULE = re.compile(r"[\s\-*_=~·•─━—–⸻+]+$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_BULLETS = "•◦‣⁃▪▫●○◆◇■□►▶▸▹➤➜➔➡→✅✔☑✓⭐★☆🔹🔸🔺👉📌・·"
_BULLET = re.compile(
    rf"(?:[-+]\s+|\*(?:\s+|(?=[^\s*][^*]*$))|[{_BULLETS}]\ufe0f?\s*)"
    r"(?:\[[ xX]\]\s+)?(?=\S)|\[[ xX]\]\s+(?=\S)"
)
_BEGINS_BULLET = frozenset(f"-+*[{_BULLETS}")
_NUMBER = re.compile(r"(?:\(?(\d{1,3})(?:[.)](?=\s|[^\s\d.:])|[、．])|(\d)\ufe0f?\u20e3|([①-⑳]))\s*(?=\S)")
_BEGINS_NUMBER = frozenset("(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_QUOTE = re.compile(r"((?:>\s?)+)(?=[^\s>])")
_BEGINS_QUOTED = frozenset("\"'“”„‟«»‘‚「『【《")
"""Characters no mark begins with; tells many lines off quickly."""
_EMPTY_QUOTE = re.compile(r"[>\s]*>\s*$")
_ROW = re.compile(r"\|(.+?)\|?\s*$")
_ROW_RULE = re.compile(r"[\s|:-]+$")
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.M)

_EMPHASISED = re.compile(r"(?<![\w*])\*([^\s*][^*]*)\*(?!\w)")
_INLINE_BEGIN = re.compile(r"[\\`*_!\[:]")
_SCHEME = re.compile(r"https?://$", re.I)
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<image>!?)\[(?P<label>[^\[\]]*+)\]\((?P<address>(?:[^()\s]|\([^()\s]*+\))*+)(?:\s+[\"'][^\"']*+[\"'])?\s?\)"
    r"|\[(?P<name>[^\[\]]*+)\]\[(?P<reference>[^\[\]]*+)\](?!\()"
    r"|(?P<bare>https?://[^\s<>\"“”»「」『』（）、。，]+)"
    r"|(?P<strong>\*{2,3}|(?<!\w)__|__(?!\w))"
    r"|(?P<emphasis>(?<![\w*_])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*_]))",
    re.I,
)


def take_references(text: str) -> tuple[str, dict[str, str]]:
    """Return `text` without its `[name]: address` lines, and the addresses by name."""
    if "]:" not in text:
        return text, {}
    references = {match[1].casefold(): match[2] for match in _REFERENCE.finditer(text) if ":" in match[2]}
    return _REFERENCE.sub(lambda match: "" if ":" in match[2] else match[0], text), references


def has_mark(text: str) -> bool:
    """Whether a line begins with a mark of Markdown: heading, block quote, table row, item or underline."""
    return text[0] in "#>|" or item_mark(text) is not None or _is_underline(text)


def item_mark(text: str) -> re.Match[str] | None:
    """Return the bullet or the number an item begins with."""
    first = text[0]
    if first.isdigit() or first in _BEGINS_NUMBER:
        return _NUMBER.match(text)
    return _BULLET.match(text) if first in _BEGINS_BULLET else None


def _is_underline(text: str) -> bool:
    return (text[0] in "=-" or text[0].isspace()) and _UNDERLINE.match(text) is not None


def marked_lines(lines: Iterable[RawLine], links: Links, references: dict[str, str]) -> list[RawLine]:
    """Return `lines` with the marks of Markdown read and taken away, those left empty dropped."""
    marked: list[RawLine] = []
    for line in lines:
        if line.kind == "paragraph":
            if not line.opens and marked and _is_title(marked[-1]) and _is_underline(line.spans[0].text):
                marked[-1].kind, marked[-1].level = "heading", 2
                continue
            _mark(line)
        if line.kind == "rule" or _resolve(line, links, references):
            marked.append(line)
    return marked


def _is_title(line: RawLine) -> bool:
    return line.opens and line.kind == "paragraph" and sum([len(span.text) for span in line.spans]) <= 60


def _mark(line: RawLine) -> None:
    """Read the mark a paragraph line begins with: heading, rule, block quote, item or table row."""
    span = line.spans[0]
    text, first = span.text, span.text[0]
    if span.link is not None or first.isalpha() or first in _BEGINS_QUOTED:
        return
    alone = len(line.spans) == 1
    if first == "#":
        if match := _HEADING.match(text):
            line.kind, line.level, line.opens = "heading", len(match[1]), True
            line.spans[0] = Span(match[2] if alone else text[match.start(2) :])
    elif first == "|":
        if alone and (match := _ROW.match(text)):
            cells = [] if _ROW_RULE.match(text) else match[1].split("|")
            line.spans[0] = Span(CELL_GAP.join(cell.strip() for cell in cells))
    elif (first == ">" or first.isspace()) and _mark_quote(line):
        pass
    elif alone and not first.isdigit() and _RULE.match(text):
        line.kind, line.spans, line.opens = "rule", [], True
    elif match := item_mark(text):
        line.kind, line.level, line.opens = "item", 1 + line.indent // 2, True
        line.number = next(filter(None, match.groups()), "")
        line.spans[0] = Span(text[match.end() :], None, span.strong)


def _mark_quote(line: RawLine) -> bool:
    """Read the marks of a block quote; False where there are none."""
    first = line.spans[0]
    if _EMPTY_QUOTE.match(first.text):
        line.kind, line.level, line.spans = "quote", 1, [Span("")]
    elif match := _QUOTE.match(first.text):
        line.kind, line.level = "quote", match[1].count(">")
        line.spans[0] = Span(first.text[match.end() :], None, first.strong)
    return line.kind == "quote"


def _resolve(line: RawLine, links: Links, references: dict[str, str]) -> bool:
    """Resolve the marks inside a line; False where no word is left."""
    text = line.spans[0].text if len(line.spans) == 1 else "".join([span.text for span in line.spans])
    if _may_be_marked(text):
        line.spans = _resolved(line.spans, links, references)
        text = "".join([span.text for span in line.spans])
    return bool(text) and not text.isspace()


def _may_be_marked(text: str) -> bool:
    # Six such looks cost a third of what one search by a pattern does.
    return "*" in text or "_" in text or "[" in text or "://" in text or "`" in text or "\\" in text


def _resolved(spans: Sequence[Span], links: Links, references: dict[str, str]) -> list[Span]:
    made: list[Span] = []
    for span in spans:
        if _may_be_marked(span.text):
            made += inline(span, links, references)
        else:
            made.append(span)
    return made


def inline(span: Span, links: Links, references: dict[str, str]) -> list[Span]:
    """Return `span` with links, bold, emphasis and code of Markdown resolved."""
    text, strong = span.text, span.strong
    tokens = _tokens(text)
    if not tokens:
        return [span]
    kinds = [token.lastgroup for token in tokens]
    lone_strong, lone_emphasis = kinds.count("strong") == 1, kinds.count("emphasis") == 1
    made: list[Span] = []
    position = 0
    for token, kind in zip(tokens, kinds, strict=True):
        if (lone_strong and kind == "strong") or (lone_emphasis and kind == "emphasis"):
            continue
        begin = token.start()
        if begin > position:
            made.append(Span(text[position:begin], span.link, strong))
        position = token.end()
        if kind == "strong":
            strong = not strong
        elif kind not in ("code", "emphasis"):
            one, position = _token_span(token, span, strong, links, references)
            made.append(one)
    if position < len(text):
        made.append(Span(text[position:], span.link, strong))
    return made


def _tokens(text: str) -> list[re.Match[str]]:
    """Return what `_INLINE` finds, trying it only where one of its forms can begin."""
    tokens: list[re.Match[str]] = []
    done = 0
    while (sign := _INLINE_BEGIN.search(text, done)) is not None:
        begin, done = sign.span()
        if text[begin] == ":":
            if not text.startswith("://", begin):
                continue
            scheme = _SCHEME.search(text, max(tokens[-1].end() if tokens else 0, begin - 5), begin + 3)
            begin = scheme.start() if scheme else begin
        token = _INLINE.match(text, begin)
        if token is not None:
            tokens.append(token)
            done = token.end()
    return tokens


def _token_span(
    token: re.Match[str], span: Span, strong: bool, links: Links, references: dict[str, str]
) -> tuple[Span, int]:
    """Return what one link, address or escaped character becomes, and where the text goes on."""
    kind = token.lastgroup
    if kind == "address":
        if token["image"]:
            return Span(""), token.end()
        label = _bare_label(token["label"])
        return Span(label, links.number(token["address"]), strong), token.end()
    if kind == "escaped":
        return Span(token["escaped"], span.link, strong), token.end()
    if kind == "bare":
        address = token["bare"].rstrip(".,;:!?'*_`")
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(")")
        link = span.link if span.link is not None else links.number(address)
        return Span(address, link, strong), token.start() + len(address)
    name, reference = token["name"], token["reference"].casefold() or token["name"].casefold()
    if reference not in references and reference != name.casefold():
        return Span(token[0], span.link, strong), token.end()
    return Span(_bare_label(name), links.number(references.get(reference, "")), strong), token.end()


def _bare_label(label: str) -> str:
    if "*" in label or "`" in label:
        label = _EMPHASISED.sub(r"\1", label.replace("**", "").replace("`", ""))
    return label
