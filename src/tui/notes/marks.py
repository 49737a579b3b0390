"""Plain text and Markdown to lines, and the marks of Markdown wherever they stand, also inside HTML."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tui.notes.blocks import CELL_GAP, Links, RawLine, Span, unescape
from tui.notes.html import html_lines
from tui.notes.words import words

_HEADING = re.compile(r"(#{1,6})(?:\s+|(?<=##)(?=[^\s#]))(.*?)\s*#*$")
_RULE = re.compile(r"[\s\-*_=~·•─━—–⸻+]+$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,})\s*$")
_BULLET = re.compile(
    r"(?:[-+]\s+|\*(?:\s+|(?=[^\s*][^*]*$))|[•◦‣⁃▪▫●○◆◇■□►▶▸▹➤➜➔➡→✅✔☑✓⭐★☆🔹🔸🔺👉📌・·]\ufe0f?\s*)"
    r"(?:\[[ xX]\]\s+)?(?=\S)|\[[ xX]\]\s+(?=\S)"
)
_NUMBER = re.compile(r"(?:\(?(\d{1,3})(?:[.)](?=\s|[^\s\d.:])|[、．])|(\d)\ufe0f?\u20e3|([①-⑳]))\s*(?=\S)")
_QUOTE = re.compile(r"((?:>\s?)+)(?=[^\s>])")
_BEGINS_QUOTED = frozenset("\"'“”„‟«»‘‚「『【《")
"""Characters no mark begins with; tells many lines off quickly."""
_EMPTY_QUOTE = re.compile(r"[>\s]*>\s*$")
_ROW = re.compile(r"\|(.+?)\|?\s*$")
_ROW_RULE = re.compile(r"[\s|:-]+$")
_TAG_SIGN = re.compile(r"</?[a-zA-Z]")
_NARROWEST, _NARROW, _WIDEST = 55, 72, 100
_LONG_LINE = 200
_RUN_ON = 3
_LOST_BREAK = re.compile(r"(?<![.!?:])\s{2,}|(?<=[a-z][.!?])(?=[A-Z][a-z])")
_OPENERS = "(?:An?|The|It|If|In|When|How|Why|What|Who|You|Your|We|They|He|She|There|This|That|These|Not|No)"
_JOINED = re.compile(rf"(?<=[a-z]{{2}})(?={_OPENERS} [a-z])|(?<=[a-z?!]) (?={_OPENERS} [a-z])")
"""Where two sentences lost the break between them: "trustThe absence", "a route A good proxy"."""
_LAST_RULE = re.compile(r"\s+[-=_*~]{3,}$")
_JOINED_ADDRESS = re.compile(r"\S+\.[a-z]{2,8}(?=[A-Z][a-z])")
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.M)

_INLINE_SIGN = re.compile(r"[\\`*_\[]")
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


def text_lines(text: str, links: Links) -> Iterator[RawLine]:
    """Yield the lines of plain text or Markdown; lines that were only wrapped are joined again."""
    held: list[str] = []
    if "\n" not in text.strip() and len(text) > _LONG_LINE:
        text = _with_breaks(text.strip())
    for line in text.split("\n"):
        if line.strip():
            if not line.lstrip().startswith("```"):
                held.append(line)
            continue
        if held:
            yield from _paragraph(held, links)
            held = []
    yield from _paragraph(held, links)


def _with_breaks(text: str) -> str:
    """Return a text that lost its line breaks with them, where double spaces or joined words show them."""
    lines = _LOST_BREAK.split(_LAST_RULE.sub("", text))
    if len(lines) < _RUN_ON:
        return "\n".join(lines)
    for pointer in words().chrome:
        lines = [
            part for line in lines for part in re.split(rf"\s+(?={re.escape(pointer)})", line, flags=re.I)
        ]
    lines = [_JOINED_ADDRESS.sub(r"\g<0>\n\n", line) for line in lines]
    return "\n".join(part for line in lines for part in _JOINED.split(line))


def take_references(text: str) -> tuple[str, dict[str, str]]:
    """Return `text` without its `[name]: address` lines, and the addresses by name."""
    if "]:" not in text:
        return text, {}
    references = {match[1].casefold(): match[2] for match in _REFERENCE.finditer(text) if ":" in match[2]}
    return _REFERENCE.sub(lambda match: "" if ":" in match[2] else match[0], text), references


def _paragraph(lines: list[str], links: Links) -> Iterator[RawLine]:
    opens = True
    for line in _unwrapped(lines):
        indent = len(line) - len(line.lstrip())
        if "<" not in line or not _TAG_SIGN.search(line):
            yield RawLine([Span(unescape(line.strip()))], opens=opens, indent=indent)
            opens = False
            continue
        for number, raw in enumerate(html_lines(line, links)):
            if number == 0:
                raw.opens = opens or raw.kind != "paragraph"
            raw.indent = indent
            yield raw
            opens = False


def _unwrapped(lines: list[str]) -> Iterator[str]:
    """Join each line with those before it that were broken only because the page was narrow."""
    if len(lines) < 2:
        yield from lines
        return
    narrow = _is_hard_wrapped(lines)
    current = lines[0]
    for line in lines[1:]:
        if _goes_on_inside(current, line) or ((narrow or _goes_on(current, line)) and not _begins_anew(line)):
            current = f"{current.rstrip()} {line.strip()}"
        else:
            yield current
            current = line
    yield current


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether a paragraph is wrapped: lines of nearly one length, some going on in small letters."""
    widths = [len(line.rstrip()) for line in lines[:-1]]
    return (
        len(lines) > 2
        and min(widths) >= _NARROWEST
        and max(widths) <= _WIDEST
        and any(line.lstrip()[0].islower() for line in lines[1:])
    )


def _goes_on_inside(before: str, line: str) -> bool:
    """Whether `line` goes on inside the link or the list item that `before` opened."""
    open_link = "]" in line and before.rfind("[") > before.rfind("]")
    if not (open_link or line[:2].isspace()) or _has_mark(line.lstrip()):
        return False
    indent = len(line) - len(line.lstrip())
    return open_link or (not line[indent].isdigit() and _item_mark(before.lstrip()) is not None)


def _goes_on(before: str, line: str) -> bool:
    """Whether `line` goes on with a sentence that `before` broke off because the next word had no room."""
    before, line = before.strip(), line.strip()
    if not line[0].islower():
        return False
    if before[-1] == ",":
        return True
    return (
        _NARROWEST <= len(before) <= _WIDEST
        and len(before) + len(line.split(maxsplit=1)[0]) >= _NARROW
        and before[0] not in '"“„«'
        and before[-1] not in '.!?:;"”»…'
    )


def _begins_anew(line: str) -> bool:
    line = line.lstrip()
    return line[0] in '"“„«「『[(-–—~' or line[0].isdigit() or _has_mark(line)


def _has_mark(line: str) -> bool:
    return line[0] in "#>|" or _item_mark(line) is not None or _is_underline(line)


def _item_mark(text: str) -> re.Match[str] | None:
    """Return the bullet or the number an item begins with."""
    if text[0].isdigit() or text[0] in "(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return _NUMBER.match(text)
    return None if text[0].isalpha() else _BULLET.match(text)


def _is_underline(text: str) -> bool:
    return (text[0] in "=-" or text[0].isspace()) and _UNDERLINE.match(text) is not None


def marked_lines(lines: Iterable[RawLine], links: Links, references: dict[str, str]) -> Iterator[RawLine]:
    """Yield `lines` with the marks of Markdown read and taken away."""
    before: RawLine | None = None
    for line in lines:
        if line.kind == "paragraph" and _is_underline(line.spans[0].text) and _is_title(before, line):
            assert before is not None
            before.kind, before.level = "heading", 2
            continue
        if line.kind == "paragraph":
            _mark(line)
        if line.kind != "rule":
            for span in line.spans:
                if "://" in span.text or _INLINE_SIGN.search(span.text):
                    line.spans = _resolved(line.spans, links, references)
                    break
            for span in line.spans:
                if span.text and not span.text.isspace():
                    break
            else:
                continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def _is_title(before: RawLine | None, line: RawLine) -> bool:
    return (
        before is not None
        and not line.opens
        and before.opens
        and before.kind == "paragraph"
        and sum(len(span.text) for span in before.spans) <= 60
    )


def _mark(line: RawLine) -> None:
    """Read the mark a paragraph line begins with: heading, rule, block quote, item or table row."""
    first = line.spans[0]
    text = first.text
    if first.link is not None or text[0].isalpha() or text[0] in _BEGINS_QUOTED:
        return
    alone = len(line.spans) == 1
    if text[0] == "#":
        if match := _HEADING.match(text):
            line.kind, line.level, line.opens = "heading", len(match[1]), True
            line.spans[0] = Span(match[2] if alone else text[match.start(2) :])
    elif text[0] == "|":
        if alone and (match := _ROW.match(text)):
            cells = [] if _ROW_RULE.match(text) else match[1].split("|")
            line.spans[0] = Span(CELL_GAP.join(cell.strip() for cell in cells))
    elif (text[0] == ">" or text[0].isspace()) and _mark_quote(line):
        pass
    elif alone and not text[0].isdigit() and _RULE.match(text):
        line.kind, line.spans, line.opens = "rule", [], True
    elif match := _item_mark(text):
        line.kind, line.level, line.opens = "item", 1 + line.indent // 2, True
        line.number = next(filter(None, match.groups()), "")
        line.spans[0] = Span(text[match.end() :], None, first.strong)


def _mark_quote(line: RawLine) -> bool:
    """Read the marks of a block quote; False where there are none."""
    first = line.spans[0]
    if _EMPTY_QUOTE.match(first.text):
        line.kind, line.level, line.spans = "quote", 1, [Span("")]
    elif match := _QUOTE.match(first.text):
        line.kind, line.level = "quote", match[1].count(">")
        line.spans[0] = Span(first.text[match.end() :], None, first.strong)
    return line.kind == "quote"


def _resolved(spans: Sequence[Span], links: Links, references: dict[str, str]) -> list[Span]:
    made: list[Span] = []
    for span in spans:
        if "://" in span.text or _INLINE_SIGN.search(span.text):
            made += inline(span, links, references)
        else:
            made.append(span)
    return made


def inline(span: Span, links: Links, references: dict[str, str]) -> Iterator[Span]:
    """Yield `span` with links, bold, emphasis and code of Markdown resolved."""
    text = span.text
    tokens = list(_tokens(text))
    kinds = [token.lastgroup for token in tokens]
    lone_strong, lone_emphasis = kinds.count("strong") == 1, kinds.count("emphasis") == 1
    strong = span.strong
    position = 0
    for token in tokens:
        kind = token.lastgroup
        if (lone_strong and kind == "strong") or (lone_emphasis and kind == "emphasis"):
            continue
        if token.start() > position:
            yield Span(text[position : token.start()], span.link, strong)
        position = token.end()
        if kind == "strong":
            strong = not strong
        elif kind not in ("code", "emphasis"):
            made, position = _token_span(token, span, strong, links, references)
            yield made
    if position < len(text):
        yield Span(text[position:], span.link, strong)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_INLINE` finds, trying it only where one of its forms can begin."""
    done = 0
    while (sign := _INLINE_BEGIN.search(text, done)) is not None:
        begin = sign.start()
        if text[begin] == ":":  # an address begins before it
            scheme = _SCHEME.search(text, max(done, begin - 5), begin + 3)
            begin = scheme.start() if scheme else begin
        token = _INLINE.match(text, begin)
        if token is not None:
            yield token
        done = token.end() if token else sign.end()


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
