"""How a heading is recognised, and the notes parted at their headings.

A line is a heading when one of these holds; the first that fits decides:

1. *Marked.* It is set off as a heading: by `#` or `<h2>`, in bold, in CAPITALS, in 【brackets】,
   or by a colon at its end. Which part begins is said by its words if they say nothing else ("Pointer
   Events" are no pointers), or by the phrase it begins or ends with where that is plain enough:
   "Jane's favourite quotes". Words that name nothing begin a part without a name.
2. *Label.* It begins with words that name a part and nothing else, in bold, in [brackets] or before
   a colon or a bar, and goes on with content: "Guests: A, B".
3. *Bare.* It is short and all its words name a part: "Key takeaways from this episode"; or it is
   Capitalised and ends with two or more such words: "Harbor Project Key Takeaways".

A line that carries a time is a chapter, never a heading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from tui.notes.lines import Line
from tui.notes.lists import split_line
from tui.notes.names import is_name, person, split_pair
from tui.notes.runon import parted
from tui.notes.sentences import ends_sentence, last_sentence
from tui.notes.timestamps import may_tell_time, timed
from tui.notes.words import Title, words

_COLON = re.compile(r"[:：](?!(?<=\d[:：])\d|in(?:nen)?\b)")
"""Not the one inside a time, nor that of "Gäst:innen"."""
_COLON_END = re.compile(r"[:：](?!-?[()])\W*$")
_BRACKETED = re.compile(
    r"\W*(?:【(.+)】|「(.+)」|『(.+)』|\[(.+)\]|［(.+)］|〖(.+)〗|[=~*#—–-]{2,}\s*([^=~*#]+?)\s*[=~*#—–-]{2,})\W*$"
)
_DECIMAL = re.compile(r"\W*\d+[.,:]\d")
_TAG = re.compile(r"\W*[【\[［〖「]([^【】\[\]［］〖〗「」]{1,24})[】\]］〗」]\s*(?=\S)")
_QUOTED = re.compile(r"\W*[\"“”„«»「『]")
_SENTENCE_END = re.compile(r"[.!…。！]\W*$|\.\s")
_FROM = re.compile(r"\b(?:by|from|von|de|di|par|van|av)\s+(\S.*)$", re.I)
_WHOSE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?['’]s\s")
_DASHES = (" — ", " – ", " - ", "/", "／")
_AS = re.compile(r"\s(?:as|als)\s.*")
_BAR = re.compile("[|｜]")
_COUNTED = re.compile(r"[:：]\s*(?:\(?1\)|-)\s")
_LETTERS = re.compile(r"(?:[^\W\d_].*?){4}")
_MOST_LETTERS = 90
_LABEL_LETTERS = 48
_LONGEST_BELOW_SIGN = 24
_EPISODE = re.compile(r"\W*(?:([^\W\d_]+)\.?\s*)?#?\d+(?:\s*[:：]\s*|\s+[–—-]\s+)(?=[^\W\d_])")
_PLAIN_FIRST = frozenset(
    ("quotes", "takeaways", "covered", "sponsors", "music", "links", "aside", "transcript")
)
_PLAIN_LAST = frozenset(("quotes", "takeaways", "sponsors", "music", "links"))
_BELOW_SIGNS = frozenset(
    ("summary", "key_figures", "topics", "covered", "quotes", "takeaways", "timestamps", "links")
)
_HEAD_LISTS = frozenset((part,) for part in ("topics", "covered", "quotes", "takeaways", "timestamps"))
_ONE_LINE = frozenset(("key_figures", "topics", "sponsors", "music", "links", "aside", "duration"))
"""Parts of which a label holds one line and no more."""


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
    ruled: bool = False
    """Whether a rule begins it, and no heading."""
    level: int = 0
    """That of the heading, from 1; 0 where a line of text is the heading."""


def sections_of(lines: Sequence[Line]) -> list[Section]:
    """Part `lines` at the headings; a rule ends a section as well."""
    section, above = Section(lead=True), True
    sections = [section]
    lines = parted(lines)
    for number, line in enumerate(lines):
        if line.kind == "rule":
            if section.lines:
                section = Section(lead=section.lead, ruled=True)
                sections.append(section)
            continue
        above_time = section.lines[-1].time if section.lines else None
        if above_time is not None and above_time.place == "alone" and line.kind != "heading":
            section.lines.append(line)
            continue
        if line.kind == "paragraph" and (":" in line.text or "：" in line.text):
            prose, line = _without_prose(line)
            section.lines += prose
        found = heading_of(line)
        if found is not None and found.label and line.kind == "item" and section.parts[:1] == ("links",):
            found = None
        elif found is None and line.kind == "item" and len(line.text) <= _LABEL_LETTERS and not line.number:
            found = _item_heading(lines, number)
        if found is None:
            if section.label and line.opens and line.kind == "paragraph" and _is_all_said(section):
                section = Section(lead=above)
                sections.append(section)
            section.lines.append(line)
            continue
        above = section.lead
        found.lead = section.lead and _is_mere_title(found, line)
        found.level = line.level if line.kind == "heading" else 0
        if _names_whose(found, section):
            found.parts = ("quotes",)
        sections.append(found)
        one_line = found.label or found.title[-1:].isdigit()
        if one_line and found.parts and found.parts[0] in _ONE_LINE:
            found = Section(lead=section.lead)
            sections.append(found)
        section = found
    return sections


def _is_all_said(section: Section) -> bool:
    """Whether a label holds all there is of its part: "TL;DR: Use less glue."."""
    return section.parts == ("takeaways",) and ends_sentence(section.lines[-1].text)


def _is_mere_title(section: Section, line: Line) -> bool:
    """Whether a heading is the title of the whole; "Executive producers:" begins an unknown part."""
    announces = line.kind == "paragraph" and _ends_in_colon(line.text)
    return section.parts == ("neutral",) or (not section.parts and not announces)


def speaker_in(title: str) -> str:
    """Return the speaker a heading names: "Quotes from Jane Doe", or "Jane Doe" below "Quotes"."""
    title = title.rstrip(":： ")
    if is_name(title) and len(title.split()) > 1 and not words().title(title).parts:
        return title
    match = _FROM.search(title)
    return match[1] if match and is_name(match[1]) and len(match[1].split()) > 1 else ""


def _names_whose(section: Section, above: Section) -> bool:
    """Whether a heading below that of quotes is the name of the one who said those that follow."""
    if section.parts or above.parts[:1] != ("quotes",) or not is_name(section.title.rstrip(":： ")):
        return False
    if section.level > above.level > 0:
        return True
    announces = section.level == 0 and _ends_in_colon(section.title) and " " in section.title
    beside = above.parts == ("quotes",) and is_name(above.title.rstrip(":： "))
    return section.level == above.level and (announces or beside)


def heading_of(line: Line) -> Section | None:
    """Return the section that `line` begins, or None where it is no heading."""
    if line.kind == "quote" or line.time is not None:
        return None
    return _marked(line) or _label(line) or _bare(line)


def _without_prose(line: Line) -> tuple[list[Line], Line]:
    """Part "We met Jane Doe. Topics:" into prose and announcement; a list "(1) …" or "- … - …" may follow."""
    runs_on = "1) " in line.text or (": - " in line.text and line.text.count(" - ") > 2)
    counted = _COUNTED.search(line.text) if runs_on else None
    if not (counted or _ends_in_colon(line.text)):
        return [], line
    cut = last_sentence(line.text, counted.start() if counted else None)
    if not cut:
        return [], line
    prose, rest = line.text[:cut].strip(), line.text[cut:]
    return [Line(prose, "paragraph", 0, line.opens)], Line(rest, "paragraph", 0, False)


def _marked(line: Line) -> Section | None:
    text = line.text
    if line.kind == "item":
        if not _ends_in_colon(text):
            return None
        title = words().title(text)
        return Section(title.parts, text) if title.whole else None
    if line.kind != "heading":
        if len(text) > _MOST_LETTERS or not (_ends_in_colon(text) or _stands_out(line)):
            return None
        if _QUOTED.match(text):
            return None
    return Section(_parts_named(text), text)


def _item_heading(lines: Sequence[Line], number: int) -> Section | None:
    """Read an item that names a part and heads what follows: "■ Guests", "- Guests -".

    Among other items it does so only in scripts without capitals, where such signs stand before headings
    and items alike, and where it is not the only one.
    """
    line = lines[number]
    text = line.text
    alone = _is_alone(lines, number) or text.endswith((" -", " –", " —"))
    first = not alone and not (number and lines[number - 1].kind == "item") and _is_first(lines, number)
    if not (alone or first) and (text.isascii() or len(text) > _LONGEST_BELOW_SIGN):
        return None
    if _has_colon(text) or not words().may_name(text):
        return None
    title = words().title(text)
    if not title.whole or line.time is not None:
        return None
    if first:
        first = title.parts[:1] in _HEAD_LISTS and not words().title(lines[number + 1].text).whole
    if alone or first or (_is_below_sign(line) and len(list(islice(filter(_is_below_sign, lines), 2))) > 1):
        return Section(title.parts, text.rstrip(" -–—"))
    return None


def _is_alone(lines: Sequence[Line], number: int) -> bool:
    """Whether an item has no other beside it but numbered ones, and a line below."""
    before, below = number - 1, number + 1
    if below == len(lines) or (lines[below].kind == "item" and not lines[below].number):
        return False
    return number == 0 or lines[before].kind != "item" or lines[before].number != ""


def _is_first(lines: Sequence[Line], number: int) -> bool:
    """Whether an item is the first of a list that nothing announces.

    The sign before a heading may be one that also stands before items: "📌 Topics" above "• Rope".
    """
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following is None or following.kind != "item" or following.level != lines[number].level:
        return False
    return not number or not _ends_in_colon(lines[number - 1].text)


def _is_below_sign(line: Line) -> bool:
    """Whether an item in a script without capitals names a part that has a panel, and nothing else."""
    text = line.text
    if line.kind != "item" or line.number or len(text) > _LABEL_LETTERS or text.upper() != text.lower():
        return False
    title = words().title(text)
    return title.whole and title.parts[0] in _BELOW_SIGNS


def _stands_out(line: Line) -> bool:
    """Whether a line is bold or in capitals, and no sentence."""
    text = line.text
    if len(line.strong) < len(text) - 1 and not (
        text.isupper() and _LETTERS.search(text) and len(text.split()) <= 8
    ):
        return False
    return _SENTENCE_END.search(text) is None


def _ends_in_colon(text: str) -> bool:
    return _has_colon(text) and _COLON_END.search(text) is not None


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def _parts_named(text: str) -> tuple[str, ...]:
    """Return the parts a marked heading names; none for the title of the episode or of a chapter."""
    numbered = _EPISODE.match(text)
    if numbered and (not numbered[1] or numbered[1].casefold() in words().counted):
        return ()
    title = words().title(text)
    if title.whole:
        return title.parts
    if title.last and (title.closing or title.last in _PLAIN_LAST):
        return (title.last,)
    if title.first in _PLAIN_FIRST:
        return (title.first,)
    return tuple(part for part in title.parts[:1] if part in ("sponsors", "music"))


def _host_behind_dash(text: str) -> Section | None:
    """Read "Host — Jane Doe, writer", "主播/马晓橙": such a sign parts words for people from a name."""
    for dash in _DASHES:
        if dash in text:
            break
    else:
        return None
    head, _, rest = text.partition(dash)
    if not head or not words().may_name(head):
        return None
    title = words().title(head)
    if not title.whole or title.parts != ("key_figures",) or words().title(rest).parts or not person(rest):
        return None
    return Section(title.parts, head, [Line(rest, "paragraph", 0, True)], label=True)


def _presented_by(line: Line) -> Section | None:
    """Read "Hosted by Jane Doe and Bob Tell": words for people, then full names and nothing else."""
    title, names = announced(line.text) if words().people_phrase(line.text) else ("", [])
    if names:
        return Section(("key_figures",), title, [Line(", ".join(names), "paragraph", 0, True)], label=True)
    return None


def announced(text: str) -> tuple[str, list[str]]:
    """Part "Starring Ann Reed as Elin" into what announces people and their full names, [] for others."""
    *head, rest = text.rstrip(".").split(None, words().people_phrase(text))
    members = [_AS.sub("", member) for member in split_line(rest)]
    names = [part for name in members for part in split_pair(name)]
    full = all(" " in name and is_name(name) and not name.isupper() for name in names)
    return " ".join(head), names if full else []


def _bar(text: str) -> re.Match[str] | None:
    """Return the bar that parts a label from its content: "Host | Ann Reed"."""
    return _BAR.search(text, 0, _LABEL_LETTERS) if "|" in text or "｜" in text else None


def _label(line: Line) -> Section | None:
    colon = _COLON.search(line.text[:_LABEL_LETTERS]) if _has_colon(line.text) else None
    if (tag := _TAG.match(line.text)) is not None:
        head, rest = tag[1], line.text[tag.end() :]
    elif (mark := colon or _bar(line.text)) is not None:
        head, rest = line.text[: mark.start()].rstrip(), line.text[mark.end() :].lstrip()
    elif line.strong and len(line.strong) <= _LABEL_LETTERS and line.kind == "paragraph":
        head, rest = line.strong, line.text[len(line.strong) :].lstrip(" -–—.|:")
    elif line.kind == "paragraph" and len(line.text) <= _MOST_LETTERS:
        return _host_behind_dash(line.text) or _presented_by(line)
    else:
        return None
    if not rest or rest.startswith("//") or not words().may_name(head):
        return None
    if (found_time := timed(rest)) is not None and found_time.place == "alone":
        return None
    found = words().title(head)
    if not found.whole or (line.kind == "item" and "key_figures" not in found.parts):
        return None
    if found.parts == ("covered",) and ends_sentence(rest) and not _COUNTED.search(line.text):
        return None
    if found.parts == ("timestamps",) and not may_tell_time(rest):
        return None
    return Section(found.parts, head, [Line(rest, "paragraph", 0, True)], label=True)


def _bare(line: Line) -> Section | None:
    text = line.text
    if line.kind != "paragraph" or len(text) > _LABEL_LETTERS:
        return None
    bracketed = None
    if not text[:1].isalpha():
        bracketed = _BRACKETED.match(text)
        if (bracketed is None and _QUOTED.match(text)) or _DECIMAL.match(text):
            return None
    table = words()
    whose = ("'s " in text or "’s " in text) and _WHOSE.match(text) is not None
    found = table.title(text) if whose or table.may_name(text) or text.istitle() else Title()
    if found.whole or (found.closing and text.istitle()):
        return Section(found.parts, text)
    if (found.first == "quotes" and speaker_in(text)) or (found.last == "quotes" and whose):
        return Section(("quotes",), text)
    if bracketed is not None and text[0] not in "「『[":
        return Section(_parts_named(text), text)
    return None
