"""How a one-liner is recognised.

*Said by somebody*: words in quotation marks, or a block quote, with an attribution after it: a dash,
a tilde or brackets and a name, and perhaps a time. The attribution may stand on the next line, and
one may serve two quotes. Without quotation marks a sentence counts only if the attribution has a time.

*Named as quotes*: under a heading such as "1-liners" or "Zitate" every item is one, with or without
marks and speaker; so is a block quote under a line that says "Quote of the week".

*A chapter that is a quote*: a time, then a whole sentence in quotation marks and nothing else.

Words in quotation marks that are no sentence (titles, songs, irony) never count, and nothing does
under headings such as Music, Sponsors or Links.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from msgspec.structs import replace

from tui.model.notes import Quote
from tui.notes.attribution import OPENING, Said, attributed, attribution, unquoted
from tui.notes.headings import Section, speaker_in
from tui.notes.lines import Line
from tui.notes.lists import is_pointer, items_of
from tui.notes.names import full_name, is_name, person
from tui.notes.sentences import ends_sentence, is_sentence
from tui.notes.timestamps import find_time
from tui.notes.units import Unit, units_of
from tui.notes.words import words

_SILENT = frozenset(("music", "sponsors", "links", "aside", "transcript"))
_MARK = re.compile(r"[❝\"“„‟«»”「『＂‘‚~〜@]")
_LONE_MARK = re.compile(r"(?:^|\s)'")
_DASHED = re.compile(r"\W*[-–—―−]")
_SPEAKS = re.compile(r"[^\W\d_][\w.' -]{0,40}:\s")
_NO_WORD = re.compile(r"^\W+")
_MOST_TURNS = 3
"""Of more `Name: words` in block quotes than this it is a conversation that is quoted."""
_ON = ("On ", "Über ", "Sur ", "Sobre ", "Su ", "Over ")
_IN_BRACKETS = re.compile(r"[(（\[].{8,}[)）\]]$", re.S)
_LONG_QUOTE = 60
_LONG_LABEL = 80
_SPONSORED = 160
_MOST_DOUBTFUL = 40


@dataclass(slots=True)
class QuoteReading:
    """The one-liners found, and by identity the lines they were read from."""

    quotes: list[Quote] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    """Lines that are nothing but a quote or its attribution."""
    spent: set[int] = field(default_factory=set)
    """Those of them whose time belongs to the quote and is no chapter."""


def read_quotes(sections: Sequence[Section], people: Sequence[str]) -> QuoteReading:
    """Read the one-liners of all sections in the order of the notes, each once.

    `people` are the full names known, against which initials are resolved.
    """
    reading = QuoteReading()
    seen: set[str] = set()
    doubtful: set[str] = set()
    for section in sections:
        if not _may_quote(section):
            continue
        for said in _SectionReader(section, reading).read():
            text = " ".join(said.text.split())
            if text and text not in seen:
                seen.add(text)
                reading.quotes.append(_quote(text, full_name(said.speaker, people), said.start))
                if said.speaker and said.start is None and section.parts[:1] != ("quotes",):
                    doubtful.add(said.speaker)
    if 0 < len(doubtful) <= _MOST_DOUBTFUL and (
        sponsors := {name for name in doubtful if _is_sponsor(name, sections)}
    ):
        reading.quotes = [quote for quote in reading.quotes if quote.speaker not in sponsors]
    return reading


def _is_sponsor(speaker: str, sections: Sequence[Section]) -> bool:
    """Whether a line that names `speaker` tells of sponsors: "brought to you by Slow Coffee"."""
    for section in sections:
        named = [line for line in section.lines if speaker in line.text]
        if any("sponsors" in words().title(line.text[:_SPONSORED]).parts for line in named):
            return True
        quoted = {id(line) for line in named if line.kind == "quote"}
        if quoted and not quoted.isdisjoint(_advertised(section.lines)):
            return True
    return False


def _may_quote(section: Section) -> bool:
    """Whether anything in a section has the marks of a one-liner; tells most sections off quickly."""
    if section.parts and section.parts[0] in _SILENT:
        return False
    return section.parts[:1] == ("quotes",) or any(
        line.kind == "quote" or _is_marked(line.text) for line in section.lines
    )


def _is_marked(text: str) -> bool:
    return (
        _MARK.search(text) is not None
        or _DASHED.match(text) is not None
        or ("'" in text and _LONE_MARK.search(text) is not None)
    )


def _quote(text: str, speaker: str, start: float | None) -> Quote:
    if start is None:
        return Quote(text, speaker)
    return Quote(text, speaker, start, source="notes", verdict="stated")


class _SectionReader:
    """Reads one section; `_waiting` holds quotes whose attribution may still come."""

    def __init__(self, section: Section, reading: QuoteReading) -> None:
        self._section = section
        self._named = section.parts[:1] == ("quotes",)
        self._listed = _listed(section.lines) if self._named else set()
        self._speaker = speaker_in(section.title) if self._named else ""
        self._names_above = self._named and bool(section.lines) and _is_full_name(section.lines[0].text)
        """Whether names stand above what was said, and not below."""
        self._is_about = not section.parts and section.title.startswith(_ON)
        """Whether the heading says what the words below are about: "On walking the same field"."""
        self._reading = reading
        spoken = [line for line in section.lines if line.kind == "quote" and _SPEAKS.match(line.text)]
        self._is_dialogue = len(spoken) > _MOST_TURNS
        self._advertised = _advertised(section.lines)
        self._waiting: list[tuple[str, Unit]] = []
        self._before: Unit | None = None
        self._found: list[Said] = []

    def read(self) -> list[Said]:
        for unit in units_of(self._section):
            if self._is_trap(unit):
                self._flush()
                continue
            if self._named and unit.is_item:
                unit.text = _without_subject(unit)
            if self._names_above and _is_full_name(unit.text):
                self._flush()
                self._take(unit, spent=False)
                self._speaker = unit.text.rstrip(":： ")
                continue
            quote = unquoted(unit.text)
            if not quote and (
                found := attributed(
                    unit.text, named=self._named, block=unit.is_block, timed=unit.start is not None
                )
            ):
                leads = found[0].speaker and unit.text.startswith(found[0].speaker)
                if leads or (self._named and unit.is_item):
                    self._flush()
                else:
                    self._share(found[0])
                self._attributed(found, unit)
            elif self._waiting and (said := self._following(unit)) is not None:
                self._take(unit, spent=True)
                self._share(said)
            elif (signed := self._signed(unit)) is not None:
                self._found.append(signed)
            else:
                self._unattributed(quote, unit)
            self._before = unit
        self._flush()
        return self._found

    def _is_trap(self, unit: Unit) -> bool:
        """Whether a block quote advertises or is a conversation, or a linked page has words for a title."""
        if unit.is_block:
            return self._is_dialogue or id(unit.lines[0]) in self._advertised
        if not self._named and unit.lines[0].only_link and unit.text[:1] not in OPENING:
            return True
        return (
            not self._named
            and unit.text[:1] in OPENING
            and any(unit.text.startswith(text) for text in unit.lines[0].link_texts if text[:1] in OPENING)
        )

    def _attributed(self, found: list[Said], unit: Unit) -> None:
        """Take the quotes of a unit with the times it gives them."""
        head = _NO_WORD.sub("", unit.text)
        before = unit.text.partition(found[0].text[:20])[0]
        only_said = head.startswith(_NO_WORD.sub("", found[0].text[:20]))
        if not only_said and len(before) <= _LONG_LABEL and ". " not in before:
            led = found[0].speaker != "" and head.startswith(found[0].speaker)
            only_said = led or words().title(before).parts[:1] == ("quotes",)
        if self._named or only_said:
            self._take(unit, spent=self._named or any(said.start is not None for said in found))
        for said in found:
            if not self._named and (_is_linked_title(said.text, unit) or _is_asked(said, unit)):
                continue
            start = next((s for s in (said.start, unit.start, unit.inherited) if s is not None), None)
            self._found.append(replace(said, speaker=said.speaker or self._speaker, start=start))

    def _following(self, unit: Unit) -> Said | None:
        """Read a line that is nothing but the attribution of the quote above."""
        if unit.start is not None or len(unit.text) > 100:
            return None
        if unit.is_item and not self._named:
            # "- Name" below a quote looks like a list of one item.
            marked = self._waiting[-1][1].text[0] in OPENING
            name = person(unit.text) if marked and not unit.listed and not unit.lines[0].linked else ""
            return Said("", name) if name else None
        beside = not unit.lines[0].opens and " " in unit.text and not words().title(unit.text).parts
        return attribution(unit.text, named=self._named or unit.is_block or beside)

    def _signed(self, unit: Unit) -> Said | None:
        """Read "~ Name (2:00)" below a sentence without marks."""
        before = self._before
        if before is None or before.start is not None or unit.start is not None or unit.text[:1].isalpha():
            return None
        said = attribution(unit.text) if find_time(unit.text) else None
        if said is None or not said.speaker or not is_sentence(before.text):
            return None
        self._take(before, spent=False)
        self._take(unit, spent=True)
        return replace(said, text=before.text)

    def _unattributed(self, quote: str, unit: Unit) -> None:
        """Keep a quote waiting for an attribution below; anything else but its translation ends the wait."""
        if self._waiting and self._is_translation(unit):
            self._take(unit, spent=False)
            return
        if not quote:
            line, time = unit.lines[0], unit.lines[0].time
            if id(line) in self._listed and is_sentence(time.label if time else line.text):
                quote, unit.start = (time.label, time.seconds) if time else (unit.text, unit.start)
            elif unit.is_block:
                quote = unit.text
        if not quote or unit.is_item:
            self._flush()
        if quote:
            self._waiting.append((quote, unit))

    def _is_translation(self, unit: Unit) -> bool:
        """Whether a sentence in brackets stands below words in quotation marks."""
        marked = self._waiting[-1][1].text[:1] in OPENING
        return marked and _IN_BRACKETS.match(unit.text) is not None and is_sentence(unit.text[1:-1])

    def _share(self, said: Said) -> None:
        """Give the quotes that wait the attribution found after them."""
        waiting, self._waiting = self._waiting, []
        for quote, unit in waiting:
            if self._named or unit.is_block or is_sentence(quote):
                self._take(unit, spent=self._named)
                start = next((s for s in (unit.start, said.start, unit.inherited) if s is not None), None)
                self._found.append(Said(quote, said.speaker, start))

    def _flush(self) -> None:
        """Let go of the quotes that wait: without attribution few count."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        for quote, unit in waiting:
            if self._named:
                self._take(unit, spent=True)
                self._found.append(Said(quote, self._speaker, unit.start))
            elif unit.announced:
                self._take(unit, spent=False)
                start = unit.inherited if unit.start is None else unit.start
                self._found.append(Said(quote, "", start))
            elif self._is_chapter(unit, quote) or (
                self._is_about and not unit.is_item and is_sentence(quote)
            ):
                self._take(unit, spent=False)
                self._found.append(Said(quote, "", unit.start))
            elif unit.under is not None and not unit.is_item and not unit.is_block and _is_said(quote):
                self._take(unit, spent=False)
                self._found.append(Said(quote, "", unit.under))

    def _is_chapter(self, unit: Unit, quote: str) -> bool:
        """Whether words in quotation marks are a chapter's name; what is asked in them is a topic."""
        return (
            unit.start is not None
            and not unit.is_block
            and is_sentence(quote)
            and not quote.endswith(("?", "？"))
        )

    def _take(self, unit: Unit, *, spent: bool) -> None:
        self._reading.lines.update(map(id, unit.lines))
        if spent:
            self._reading.spent.update(map(id, unit.lines))


def _advertised(lines: Sequence[Line]) -> set[int]:
    """Return the lines of block quotes that name a sponsor or offer something in any paragraph."""
    found: set[int] = set()
    for is_quote, run in groupby(lines, lambda line: line.kind == "quote"):
        block = list(run) if is_quote else []
        text = "\n".join(line.text for line in block)
        if text and ("sponsors" in words().title(text[:160]).parts or words().advertises(text)):
            found.update(map(id, block))
    return found


def _is_asked(said: Said, unit: Unit) -> bool:
    """Whether an item is what somebody asks, as in a list of letters."""
    return unit.is_item and said.start is None and unit.start is None and said.text.endswith(("?", "？"))


def _is_linked_title(quote: str, unit: Unit) -> bool:
    """Whether most of what stands in quotation marks leads elsewhere, and does not end as a sentence does."""
    if ends_sentence(quote):
        return False
    return any(2 * len(text) > len(quote) and text in quote for text in unit.lines[0].link_texts)


def _is_full_name(text: str) -> bool:
    name = text.rstrip(":： ")
    return " " in name and is_name(name) and not words().title(name).parts


def _without_subject(unit: Unit) -> str:
    """Return the text of an item without bold words that say what its quote is about."""
    strong = unit.lines[0].strong
    rest = unit.text[len(strong) :].lstrip(" :–—-") if strong and unit.text.startswith(strong) else ""
    return rest if rest[:1] in OPENING and rest and not is_name(strong.rstrip(":")) else unit.text


def _is_said(quote: str) -> bool:
    """Whether words in quotation marks under a chapter are more than the name of something."""
    return is_sentence(quote) and (quote[-1] in ".!…。！" or len(quote) >= _LONG_QUOTE)


def _listed(lines: Sequence[Line]) -> set[int]:
    """Return the lines of a list of quotes whose sentences are quotes even without quotation marks."""
    items = [line for line in items_of(lines) if not line.linked and not is_pointer(line)]
    if any(line.text[0] in OPENING for line in lines if line.text):
        items = [line for line in items if line.kind == "item"]
    return set(map(id, items))
