"""Plain text and Markdown cut into lines: wrapped ones are joined, lost breaks found again."""

import re
from collections.abc import Iterator

from tui.notes.blocks import Links, RawLine, Span, unescape
from tui.notes.html import html_lines
from tui.notes.marks import has_mark, item_mark
from tui.notes.words import words

_TAG_SIGN = re.compile(r"</?[a-zA-Z]")
_NARROWEST, _NARROW, _WIDEST = 55, 72, 100
_LONG_LINE = 200
_RUN_ON = 3
_GLUED = 2
_GLUED_TIME = re.compile(r"(?<=[a-z.!?:])(?=(?:\d{1,2}:)?\d{1,2}:[0-5]\d\s?[A-Z])")
"""Where a time was joined to the word before it: "a thin layer08:55 Highlights"."""
_JOINED_WORD = re.compile(r"^\d[\d:]+\s.{2,60}?\b[a-z]{3,}(?=[A-Z][a-z]{2})")
"""The title behind such a time, up to where it was joined to the next word."""
_LOST_BREAK = re.compile(r"(?<![.!?:])\s{2,}|(?<=[a-z][.!?])(?=[A-Z][a-z])")
_GLUED_DASH = re.compile(r"(?<=[a-z.!?])(?=- [A-Z])")
_OPENERS = "(?:An?|The|It|If|In|When|How|Why|What|Who|You|Your|We|They|He|She|There|This|That|These|Not|No)"
_JOINED = re.compile(rf"(?<=[a-z]{{2}})(?={_OPENERS} [a-z])|(?<=[a-z?!]) (?={_OPENERS} [a-z])")
"""Where two sentences lost the break between them: "trustThe absence", "a route A good proxy"."""
_LAST_RULE = re.compile(r"\s+[-=_*~]{3,}$")
_JOINED_ADDRESS = re.compile(r"\S+\.[a-z]{2,8}(?=[A-Z][a-z])")


def text_lines(text: str, links: Links) -> Iterator[RawLine]:
    """Yield the lines of plain text or Markdown; lines that were only wrapped are joined again."""
    held: list[str] = []
    if "\n" not in text.strip() and len(text) > _LONG_LINE:
        text = _with_breaks(text.strip())
    for line in text.split("\n"):
        if line and not line.isspace():
            if "```" not in line or not line.lstrip().startswith("```"):
                held.append(line)
        elif held:
            yield from _paragraph(held, links)
            held = []
    yield from _paragraph(held, links)


def _with_breaks(text: str) -> str:
    """Return a text that lost its line breaks with them, where double spaces or joined words show them."""
    if len(_GLUED_DASH.findall(text)) >= _GLUED:
        text = _GLUED_DASH.sub("\n", text)
    if len(_GLUED_TIME.findall(text)) >= _GLUED:
        text = _GLUED_TIME.sub("\n\n", text)
        text = "\n".join(_JOINED_WORD.sub(r"\g<0>\n", line, count=1) for line in text.split("\n"))
    lines = _LOST_BREAK.split(_LAST_RULE.sub("", text))
    if len(lines) < _RUN_ON:
        return "\n".join(lines)
    pointer = re.compile(rf"\s+(?={'|'.join(map(re.escape, words().chrome))})", re.I)
    lines = [part for line in lines for part in pointer.split(line)]
    lines = [_JOINED_ADDRESS.sub(r"\g<0>\n\n", line) for line in lines]
    return "\n".join(part for line in lines for part in _JOINED.split(line))


def _paragraph(lines: list[str], links: Links) -> Iterator[RawLine]:
    opens = True
    for line in _unwrapped(lines) if len(lines) > 1 else lines:
        text = line.strip()
        indent = line.index(text[0])
        if "<" in text and _TAG_SIGN.search(text):
            for number, raw in enumerate(html_lines(text, links)):
                if number == 0:
                    raw.opens = opens or raw.kind != "paragraph"
                raw.indent = indent
                yield raw
                opens = False
            continue
        if "&" in text and not (text := unescape(text).strip()):
            continue
        yield RawLine([Span(text)], opens=opens, indent=indent)
        opens = False


def _unwrapped(lines: list[str]) -> list[str]:
    """Join each line with those before it that were broken only because the page was narrow."""
    narrow = _is_hard_wrapped(lines)
    current = lines[0]
    joined: list[str] = []
    for line in lines[1:]:
        text = line.strip()
        wrapped = narrow or (text[0].islower() and _goes_on(current.strip(), text))
        if (wrapped and not _begins_anew(text)) or _goes_on_inside(current, line, text):
            current = f"{current.rstrip()} {text}"
        else:
            joined.append(current)
            current = line
    joined.append(current)
    return joined


def _is_hard_wrapped(lines: list[str]) -> bool:
    """Whether a paragraph is wrapped: lines of nearly one length, some going on in small letters."""
    if len(lines) < 3:
        return False
    widths = [len(line.rstrip()) for line in lines[:-1]]
    return (
        min(widths) >= _NARROWEST
        and max(widths) <= _WIDEST
        and any(line.lstrip()[0].islower() for line in lines[1:])
    )


def _goes_on_inside(before: str, line: str, text: str) -> bool:
    """Whether `line`, indent and `text`, goes on inside the link or the item that `before` opened."""
    if "]" in line and before.rfind("[") > before.rfind("]"):
        return not has_mark(text)
    if not line[:2].isspace() or text[0].isdigit():
        return False
    return item_mark(before.lstrip()) is not None and not has_mark(text)


def _goes_on(before: str, text: str) -> bool:
    """Whether `text` goes on with a sentence that `before` broke off because the next word had no room."""
    if before[-1] == ",":
        return True
    return (
        _NARROWEST <= len(before) <= _WIDEST
        and len(before) + len(text.split(maxsplit=1)[0]) >= _NARROW
        and before[0] not in '"“„«'
        and before[-1] not in '.!?:;"”»…'
    )


def _begins_anew(text: str) -> bool:
    return text[0] in '"“„«「『[(-–—~' or text[0].isdigit() or has_mark(text)
