"""The people of an episode, as the notes name them: guests, hosts, key figures."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from tui.notes.headings import Section, announced
from tui.notes.lines import Line
from tui.notes.lists import items_of, split_line
from tui.notes.names import is_name, is_role, person, presented, split_pair
from tui.notes.words import words

_NEXT_LABEL = re.compile(
    r"[،,;；。|｜·•]\s*(?=[^:：،,;；。|｜]{2,24}[:：])|\s+(?=[\u3040-\u30ff\u3400-\u9fff]{2,8}[:：])"
)
"""What stands before the next of several labels on one line: "Host: Ann, Guest: Bob"."""
_OPENING_BRACKETS = ("【", "［", "[")
_ROLE_IN_BRACKETS = re.compile(r"\s*[(（].*", re.S)
_AND_NEXT = re.compile(r",\s+(?:and|und|et|y|e|en|og|och|ja|a|i)\s+(?=[^\W\d_a-z])")
"""What parts "Ann Reed, pilot, and Bob Tell, poet"."""
_ADDRESS = re.compile(r"\s*\(?(?:https?://|www\.)\S+")
_JUST_ROLE = re.compile(r"[^\W\d_]*[a-z]{3}[^\W\d_]*")
"""One word behind a full name: "Ida Blom, Leuchtturmwärterin"."""
_LONGEST_CREDITS, _LONGEST_ROLE = 200, 4
_BEFORE_PLACES = frozenset(
    ("ved", "vid", "på", "hos", "bei", "beim", "an", "am", "chez", "à", "bij", "for", "för")
)
"""Small words before a place and not a person: "søvnforsker ved Københavns Universitet"."""
_FEWEST_HAN = 2
"""So many names of two to four Chinese characters may stand in a row with spaces alone between them."""
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_LABEL_INSIDE = re.compile(r"[.!?…]\s+([^\W\d_][^.,:;!?\d]{1,30}):\s+([^:!?]{3,160}?)(?=[.!?](?:\s|$)|$)")


def people_in(sections: Sequence[Section]) -> Iterator[str]:
    """Yield the names under headings for guests, hosts and key figures, and of people presented in prose."""
    above: Section | None = None
    for section in sections:
        if "key_figures" in section.parts[:2] and section.parts[0] != "quotes":
            yield from _listed_figures(section)
            above = None if section.lines else section
        elif section.parts:
            above = None
        else:
            above = above if above is not None and _is_below(section, above) else None
            if above is not None and (name := person(section.title)):
                yield name
            else:
                yield from _presented(section)


def _is_below(section: Section, above: Section) -> bool:
    """Whether a heading stands below another, as "Ann Reed" below "Guests"; what a rule parts does too."""
    if not section.title:
        return True
    return section.level > above.level if above.level else section.title[:1] in _OPENING_BRACKETS


def _listed_figures(section: Section) -> Iterator[str]:
    """Yield the names under a heading for people; where the lines are no list, those in bold."""
    names = list(_listed_people([_without_address(line) for line in section.lines], section))
    yield from names or (line.text for line in section.lines if _is_bold_name(line))


def _without_address(line: Line) -> Line:
    """Return "Ann Reed: https://…" as "Ann Reed"."""
    if "://" not in line.text and "www." not in line.text:
        return line
    bare = _ADDRESS.sub("", line.text).strip(" :：-–—|()")
    return Line(bare, line.kind, line.level, line.opens) if is_name(bare) else line


def _is_bold_name(line: Line) -> bool:
    return line.strong == line.text and " " in line.text and is_name(line.text)


def _listed_people(lines: Sequence[Line], section: Section) -> Iterator[str]:
    mixed = "topics" in section.parts
    above = list(takewhile(lambda line: line.kind != "item", lines))
    lines = items_of(above if above and person(above[0].text) else lines)
    if len(lines) == 1 or section.label:
        text = lines[0].text if lines else ""
        others = _LABEL_INSIDE.search(text)
        yield from _members(text[: others.start()] if others else text, mixed=mixed)
        yield from _labelled_inside(text)
    else:
        for line in lines:
            name = line.text if mixed else person(line.text) or presented(line.text, expected=True)
            name = name or (_named_last(line.text) if line.kind == "item" else "")
            if line.kind != "item" and (not name or (not name.isascii() and is_role(name))):
                return
            if mixed or not words().title(name).whole:
                yield name


def _presented(section: Section) -> Iterator[str]:
    """Yield a person presented in prose: "Name is a journalist", or named by the heading above."""
    above = _named_above(section.title) if section.title else ""
    for number, line in enumerate(section.lines):
        if line.kind == "paragraph":
            if name := presented(line.text, first=section.lead and number == 0):
                yield name
            elif number == 0 and above and line.text.casefold().startswith(above.casefold()):
                yield line.text[: len(above)]
            if ". " in line.text:
                if ": " in line.text:
                    yield from _labelled_inside(line.text)
                if len(line.text) <= _LONGEST_CREDITS:
                    yield from _credited(line.text)


def _credited(text: str) -> Iterator[str]:
    """Yield the names in "Hosted by Jane Doe. Produced by Bob Tell."."""
    for sentence in text.split(". "):
        if words().people_phrase(sentence):
            yield from announced(sentence)[1]


def _named_above(title: str) -> str:
    """Return the full name a heading consists of, or ends with: "About Jane Doe"."""
    first, _, rest = title.rstrip(":").partition(" ")
    if first.casefold() in words().about and " " in rest and is_name(rest):
        return rest
    return title if " " in title and is_name(title) else ""


def _labelled_inside(text: str) -> Iterator[str]:
    """Yield the names in labels behind the sentences of a paragraph ("A long night. Host: Jane Doe. …")."""
    for label in _LABEL_INSIDE.finditer(text):
        title = words().title(label[1])
        if title.whole and title.parts[:1] == ("key_figures",):
            yield from (name for name in _members(label[2], mixed=False) if len(name) > 2)


def _members(text: str, *, mixed: bool) -> Iterator[str]:
    """Yield the names on one line: "A, B and C", "A (role), B (role)", "Name, role", "A, Guest: B"."""
    first, *others = [text] if mixed else _NEXT_LABEL.split(text)
    yield from _listed_names(first, mixed=mixed)
    for other in others:
        head, rest = re.split("[:：]", other, maxsplit=1)
        if "key_figures" in words().title(head).parts:
            yield from _listed_names(rest.strip(), mixed=False)


def _listed_names(text: str, *, mixed: bool) -> Iterator[str]:
    row = text.split()
    callings = words().callings if len(row) <= _FEWEST_HAN else ()
    if (
        len(row) >= _FEWEST_HAN
        and all(_HAN_NAME.fullmatch(word) and not is_role(word) for word in row)
        and not row[-1].endswith(callings)
    ):
        yield from row
        return
    members = split_line(text)
    if len(members) == 2 and " " in members[0] and not mixed and _JUST_ROLE.fullmatch(members[1]):
        members = members[:1]
    if mixed:
        yield from members
        return
    members[-1:] = [part for member in members[-1:] for part in split_pair(member)]
    names = [
        person(member) or _named_last(member)
        for member in members
        if not is_role(_ROLE_IN_BRACKETS.sub("", member))
    ]
    if len(names) > 1 and all(names) and not any(map(is_role, names)):
        yield from names
        return
    for parted in (text.split("; "), _AND_NEXT.split(text)):
        names = [person(part) for part in parted]
        if len(names) > 1 and all(" " in name for name in names):
            yield from names
            return
    if name := person(text) or presented(text, expected=True) or _named_last(text):
        yield name


def _named_last(text: str) -> str:
    """Return the full name behind small words that say what somebody is: "l'historienne Anne Kerbrat"."""
    parts = text.strip(" .").split()
    first = next((number for number, part in enumerate(parts) if not part[0].islower()), len(parts))
    if not 0 < first <= _LONGEST_ROLE or parts[first - 1] in _BEFORE_PLACES:
        return ""
    name = " ".join(parts[first:])
    return name if " " in name and is_name(name) and parts[first - 1] not in words().filler else ""
