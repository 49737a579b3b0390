"""What is read at once when one-liners are looked for: a line, a block quote, or words over several lines."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.notes.attribution import CLOSING, OPENING, unquoted
from tui.notes.headings import Section
from tui.notes.lines import Line
from tui.notes.names import is_name
from tui.notes.words import words

_DASHES = ("-", "–", "—")

_MOST_LINES = 8
"""Lines over which words in quotation marks may run."""
_BEFORE_QUOTED = frozenset("-–—")
_SIGNS = "\u25ff"
"""The signs that decorate a line come after this one, and scripts without spaces."""
_LEAD = re.compile(
    r"(?:[-–—]|([🗣💬🗨])\ufe0f?|[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)\s*(?=[\"“„«»「『‘])"
)
"""A dash or a sign used as a bullet, or the sign of one who speaks, before words in quotation marks."""


class Unit(Struct):
    """What is read at once: a line, or the lines of a block quote."""

    lines: list[Line]
    text: str
    start: float | None
    """The time the unit begins with."""
    inherited: float | None
    """The time of the item or chapter it stands in."""
    under: float | None
    """The time of the chapter whose line stands right above."""
    announced: bool
    """Whether the line above says that a quote comes."""
    listed: bool
    """Whether it is one of several items."""

    @property
    def is_block(self) -> bool:
        """Whether it is a block quote."""
        return self.lines[0].kind == "quote"

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.lines[0].kind == "item"


def units_of(section: Section) -> Iterator[Unit]:
    """Cut a section into what is read at once, each with the time it stands under."""
    chapter: float | None = None
    above: tuple[int, float | None] = (0, None)
    before = section.title
    announced = False
    under: float | None = None
    for group, following in _groups(section.lines):
        line = group[0]
        found = line.time if line.kind != "quote" else None
        if found is not None and (found.place == "alone" or line.kind == "heading"):
            chapter = found.seconds
        announced = line.kind == "quote" and (announced or "quotes" in words().title(before).parts)
        nested = line.kind == "quote" or (line.kind == "item" and line.level > above[0] > 0)
        text = line.text if len(group) == 1 else "\n".join([part.text for part in group])
        start, speaks = None, False
        if found is not None and found.place == "before":
            text, start = found.label, found.seconds
        if (text[:1] in _BEFORE_QUOTED or text[:1] > _SIGNS) and (mark := _LEAD.match(text)):
            text = text[mark.end() :]
            speaks = mark[1] is not None
        yield Unit(
            group,
            text,
            start,
            inherited=above[1] if nested and above[1] is not None else chapter,
            under=under,
            announced=announced or speaks,
            listed=following is not None and following.kind == "item",
        )
        if not nested:
            above = (line.level, found.seconds) if found is not None and line.kind == "item" else (0, None)
        before = text
        under = found.seconds if found is not None and unquoted(found.label) == "" else None


def _groups(lines: Sequence[Line]) -> Iterator[tuple[list[Line], Line | None]]:
    """Yield each line alone, but block quotes whole, with the line that follows."""
    position = 0
    while position < len(lines):
        group = [lines[position]]
        position += 1
        if group[0].kind == "paragraph" and group[0].text[:1] in OPENING and position < len(lines):
            group += _rest_of_quote(group[0], lines[position : position + _MOST_LINES])
            position += len(group) - 1
        while group[0].kind == "quote" and position < len(lines) and _belongs(group[-1], lines[position]):
            group.append(lines[position])
            position += 1
        yield group, lines[position] if position < len(lines) else None


def _rest_of_quote(first: Line, below: Sequence[Line]) -> list[Line]:
    """Return the lines that go on with words in quotation marks up to the closing mark, [] without one."""
    closing = tuple(CLOSING[first.text[0]])
    if first.time is not None or any(mark in first.text[1:] for mark in closing):
        return []
    rest: list[Line] = []
    for line in below:
        if line.opens or line.kind != "paragraph" or line.time is not None or line.text[0] in OPENING:
            return []
        rest.append(line)
        if any(mark in line.text for mark in closing):
            return rest if line.text.endswith(closing) else []
    return []


def _belongs(before: Line, line: Line) -> bool:
    """Whether a line goes on with the block quote above it; a name alone is its attribution."""
    if line.kind != "quote" or line.opens:
        return False
    return before.text.endswith(_DASHES) or not is_name(line.text)
