"""The items of a list under a heading, with bullets or without."""

import re
from collections.abc import Iterator, Sequence

from tui.notes.lines import Line
from tui.notes.names import split_pair
from tui.notes.sentences import goes_on
from tui.notes.words import words

_COMMAS = re.compile(r"\s*[,،、，;；•|｜·]\s*|\s+/\s+|\s\s+")
_NARROW = str.maketrans("（）", "()")
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S+\W*$", re.I)
_LONG = 400
_FEWEST_DASHES = 2
_FEWEST_SEMICOLONS = 2
"""So many part a list whose members may have commas of their own."""
_COUNTED = re.compile(r"\s*[;,.]?\s*(?:\((?:\d|[a-h]|i{1,3}|iv|v|vi{0,3})|(?<!\S)\d)\)\s+")


def items_of(lines: Sequence[Line]) -> list[Line]:
    """Return the items of a list: the outermost bullets, else the lines of the first block, else its blocks.

    The list ends at prose after the bullets, at a pointer to a page, or at a much longer paragraph.
    """
    bullets = [line for line in lines if line.kind == "item"]
    if bullets:
        return _bullets(lines, min(line.level for line in bullets))
    items: list[Line] = []
    one_block = len(lines) > 1 and not lines[1].opens
    for line in lines:
        if (items and one_block and line.opens) or len(line.text) > _LONG or is_pointer(line):
            break
        items.append(line)
    return items


def _bullets(lines: Sequence[Line], level: int) -> list[Line]:
    items: list[Line] = []
    for line in lines:
        if line.kind == "item":
            if line.level == level:
                items.append(line)
        elif items and line.opens and line.kind == "paragraph":
            break
    return items


def is_pointer(line: Line) -> bool:
    """Whether a line only leads elsewhere: one sentence that ends in an address."""
    if "://" not in line.text and "www." not in line.text.lower():
        return False
    match = _ADDRESS_END.search(line.text)
    return match is not None and not goes_on(line.text, match.start())


def counted(line: Line) -> list[str]:
    """Return the members of "(1) one; (2) two" or "- one - two - three", [] for other lines."""
    if line.text.startswith("- ") and line.text.count(" - ") >= _FEWEST_DASHES:
        return line.text[2:].split(" - ")
    first, *members = _COUNTED.split(line.text)
    if line.number:
        members.insert(0, first)
    return [member.rstrip(" .;") for member in members] if len(members) > 1 else []


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the commas of `text`; those in brackets part nothing: "Ann (pilot, Oslo)"."""
    begin = counted_to = depth = 0
    narrow = text.translate(_NARROW)
    for comma in _COMMAS.finditer(text):
        depth += narrow.count("(", counted_to, comma.start()) - narrow.count(")", counted_to, comma.start())
        counted_to = comma.start()
        if depth <= 0:
            yield text[begin : comma.start()]
            begin = comma.end()
    yield text[begin:]


def split_line(text: str) -> list[str]:
    """Return the members of a list written on one line: "A, B and C"."""
    if text.startswith("#") and all(tag.startswith("#") for tag in text.split()):
        return text.replace("#", " ").split()
    if text.count(";") >= _FEWEST_SEMICOLONS:
        return [part.strip(" .") for part in text.split(";") if part.strip(" .")]
    opened = text.count("(") + text.count("（")
    closed = opened and opened == text.count(")") + text.count("）")
    pieces = _pieces(text) if closed else _COMMAS.split(text)
    parts = [part.strip(" .") for part in pieces if part.strip(" .")]
    if not parts:
        return []
    conjunctions = words().conjunctions
    first = parts[-1].split(" ", 1)
    if len(parts) > 1 and len(first) == 2 and first[0].casefold() in conjunctions:
        parts[-1] = first[1].strip()
    elif len(parts) > 1 and max(part.count(" ") for part in parts) <= 2:
        parts[-1:] = split_pair(parts[-1])
    return parts
