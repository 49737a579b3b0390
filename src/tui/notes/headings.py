"""How a heading is recognised, and the notes parted at their headings.

A line is a heading when one of these holds; the first that fits decides:

1. *Marked.* It is set off as a heading: by `#` or `<h2>`, in bold, in CAPITALS, in 【brackets】,
   or by a colon at its end. What its words name says which part begins; words that name nothing
   begin a part without a name.
2. *Label.* It begins with words that name a part and nothing else, then a colon (or in bold), and
   goes on with content: "Guests: A, B".
3. *Bare.* It is short and all its words name a part: "Key takeaways from this episode"; or it is
   Capitalised and ends with two or more such words: "Harbor Project Key Takeaways".

A line that carries a time is a chapter, never a heading.
"""

import re
from dataclasses import dataclass, field

from tui.notes.lines import Line
from tui.notes.timestamps import timed
from tui.notes.words import Title, words

_COLON = re.compile(r"\s*[:：]\s*")
_COLON_END = re.compile(r"[:：]\W*$")
_BRACKETED = re.compile(
    r"\W*(?:【(.+)】|「(.+)」|『(.+)』|\[(.+)\]|［(.+)］|〖(.+)〗|[=~*#—–-]{2,}\s*([^=~*#]+?)\s*[=~*#—–-]{2,})\W*$"
)
_QUOTED = re.compile(r"\W*[\"“”„«»「『]")
_SENTENCE_END = re.compile(r"[.!…。！]\W*$|\.\s")
_MOST_WORDS = 14
_MOST_LETTERS = 90
_LABEL_LETTERS = 48


@dataclass(slots=True)
class Section:
    """A heading with the lines under it; `parts` is empty where the heading names nothing we know."""

    parts: tuple[str, ...] = ()
    title: str = ""
    lines: list[Line] = field(default_factory=list)
    label: bool = False
    """Whether the content began on the line of the heading itself."""
    lead: bool = False
    """Whether it holds what stands before the first heading, or under a mere title."""

    def __contains__(self, part: str) -> bool:
        return part in self.parts


def sections_of(lines: list[Line]) -> list[Section]:
    """Part `lines` at the headings; a rule ends a section as well."""
    section = Section(lead=True)
    sections = [section]
    for line in lines:
        if line.kind == "rule":
            if section.lines:
                section = Section(lead=section.lead)
                sections.append(section)
            continue
        found = heading_of(line)
        if found is None:
            section.lines.append(line)
            continue
        section = found
        section.lead = not found.parts and sections[-1].lead and not sections[-1].lines
        section.lead = section.lead or (found.parts == ("neutral",) and sections[-1].lead)
        sections.append(section)
    return sections


def heading_of(line: Line) -> Section | None:
    """Return the section that `line` begins, or None where it is no heading."""
    text = line.text
    if timed(text) is not None:
        return None
    marked = _is_marked(line)
    if marked:
        found = words().title(text)
        if line.kind != "item" or found.parts:
            return Section(found.parts, text)
    label = _label(line)
    if label is not None:
        return label
    if not marked and line.kind == "paragraph" and len(text) <= _LABEL_LETTERS:
        bracketed = _BRACKETED.match(text)
        if bracketed is None and _QUOTED.match(text):
            return None
        found = words().title(text)
        if found.whole or (found.closing and text.istitle()):
            return Section(found.parts, text)
        if bracketed is not None and text[0] not in "「『[":
            return Section(found.parts, text)
    return None


def _is_marked(line: Line) -> bool:
    text = line.text
    if line.kind == "heading":
        return True
    if line.kind == "quote" or len(text) > _MOST_LETTERS * 2 or _QUOTED.match(text):
        return False
    if line.kind == "item":
        return bool(line.strong == text and text.endswith((":", "："))) and words().title(text).whole
    if _COLON_END.search(text):
        return len(text) <= _MOST_LETTERS or len(text.split()) <= _MOST_WORDS
    if len(text) > _MOST_LETTERS or _SENTENCE_END.search(text):
        return False
    if line.strong and len(line.strong) >= len(text) - 1:
        return True
    return text.isupper() and sum(char.isalpha() for char in text) > 3 and len(text.split()) <= 8


def _label(line: Line) -> Section | None:
    """Read "Guests: A, B", "**Summary** text" and "Host - A"."""
    colon = _COLON.search(line.text[:_LABEL_LETTERS])
    if colon is not None:
        head, rest = line.text[: colon.start()], line.text[colon.end() :]
    elif line.strong and len(line.strong) <= _LABEL_LETTERS and line.kind == "paragraph":
        head, rest = line.strong, line.text[len(line.strong) :].lstrip(" -–—.|:")
    else:
        return None
    if not rest or rest.startswith("//"):
        return None
    found: Title = words().title(head)
    if not found.whole or (line.kind == "item" and "key_figures" not in found.parts):
        return None
    content = Line(rest, "paragraph", 0, True)
    return Section(found.parts, head, [content], label=True)
