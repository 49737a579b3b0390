"""The table of words, `words.toml`, ready for looking things up: which part of the notes a title names."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

_SEPARATORS = re.compile(r"[^\w']+|_+")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+(?:['’][^\W_]+)*)")
_STRETCHED = re.compile(r"([^\W\d_])\1{3,}")
"""A letter four times or more, as in "SIIIIICK PIIIICKS"."""
_SCRIPT_WITHOUT_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LISTS = frozenset(
    (
        "filler",
        "and",
        "calling",
        "surnames",
        "share",
        "chrome",
        "counted",
        "clock",
        "particles",
        "roles",
        "lead",
        "plug",
        "praise",
        "about",
        "scripture",
        "saying",
        "press",
        "announce",
        "points",
    )
)


_LONGEST_HEAD = 16
_OF_SOMEBODY = ("quotes", "takeaways")
"""Parts that a word for people says whose they are: "Guest quotes"."""


class Title(Struct, frozen=True):
    """What the words of a title say: the parts it names, in order, and whether it says nothing else."""

    parts: tuple[str, ...] = ()
    whole: bool = False
    first: str = ""
    """The part named by the phrase it begins with, small words aside."""
    last: str = ""
    """The part named by the phrase it ends with, small words aside."""
    closing: bool = False
    """Whether the phrase it ends with has two or more words."""


class Words:
    """The table in memory: `parts` maps a phrase to the part of the notes it names, `alone` a whole title."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        self.parts: dict[str, str] = {}
        self.alone: dict[str, str] = {}
        for part, languages in table.items():
            if part not in _LISTS:
                self.alone |= {normalise(phrase): part for phrase in languages.pop("alone", ())}
                for phrase in _all(languages):
                    self.parts.setdefault(normalise(phrase), part)
        self._reach = _reach(phrase.split() for phrase in self.parts)
        self._people = {
            phrase for phrase, part in self.parts.items() if part == "key_figures" and " " in phrase
        }
        self.points = frozenset(_all(table["points"]))
        self._announce = frozenset(_all(table["announce"]))
        self._people_heads = {phrase.partition(" ")[0] for phrase in self._people} | self._announce
        self.filler = frozenset(normalise(word) for name in ("filler", "and") for word in _all(table[name]))
        self._reach_inside = _reach(phrase for phrase in (*self.parts, *self.filler) if 0 < len(phrase) <= 8)
        self._vocabulary = {
            word for phrase in self.parts | self.alone for word in phrase.split()
        } | self.filler
        self.conjunctions = frozenset(_all(table["and"]))
        self.chrome = tuple(_all(table["chrome"]))
        self.chrome_heads = frozenset(phrase[:3] for phrase in self.chrome)
        self.plugs = tuple(_all(table["plug"]))
        self.praise = tuple(_all(table["praise"]))
        self.about = frozenset(_all(table["about"]))
        self.counted = frozenset(_all(table["counted"]))
        self.press = frozenset(_all(table["press"]))
        self.verbs = frozenset(table["saying"]["verbs"])
        self._saying = frozenset(_all(table["saying"]))
        self.scripture = frozenset(_all(table["scripture"]))
        self.leads = frozenset(_all(table["lead"]))
        self.durations = frozenset(phrase[0] for phrase, part in self.parts.items() if part == "duration")
        """What the words for how long something is begin with."""
        self.clock = frozenset(_all(table["clock"]))
        self.callings = tuple(_all(table["calling"]))
        self.surnames = frozenset(_all(table["surnames"]))
        self.share = tuple(_all(table["share"]))
        self.roles = frozenset(_all(table["roles"]))
        self.particles = frozenset(_all(table["particles"]))
        self.title = lru_cache(4096)(self._title)
        """Return the parts named in a text; the longest phrase wins at each place.

        A show's headings come again in each of its episodes, so what was found is kept.
        """

    def may_name(self, text: str) -> bool:
        """Tell quickly that `text` cannot name a part: its first word is in no phrase of the table."""
        match = _FIRST_WORD.match(text)
        if match is None:
            return False
        first = match[1]
        return not first.isascii() or first.lower() in self._vocabulary or first.isdigit()

    def advertises(self, text: str) -> bool:
        """Whether `text` asks for something or offers it, in words of the table."""
        folded = text.casefold()
        return any(plug in folded for plug in self.plugs)

    def opening(self, text: str) -> str:
        """Return the part whose phrase of two or more words `text` begins with, else ""."""
        words = normalise(text[:80]).split()
        reach = min(self._reach.get(words[0], 0), len(words)) if words else 0
        phrases = (" ".join(words[:length]) for length in range(reach, 1, -1))
        return next((self.parts[phrase] for phrase in phrases if phrase in self.parts), "")

    def saying(self, text: str) -> str:
        """Return what stands behind a word such as "says" or "by" that `text` begins with, else ""."""
        first, _, rest = text.partition(" ")
        return rest.strip() if first.casefold() in self._saying else ""

    def people_phrase(self, text: str) -> int:
        """Return how many words `text` begins with that announce people ("hosted by", "starring"), or 0."""
        first, _, rest = text.partition(" ")
        if len(first) > _LONGEST_HEAD or first.lower() not in self._people_heads:
            return 0
        second, _, third = rest.partition(" ")
        longer = " ".join((first, second, third.partition(" ")[0])).casefold()
        if longer in self._people:
            return 3
        if f"{first} {second}".casefold() in self._people:
            return 2
        return 1 if first.lower() in self._announce else 0

    def _title(self, text: str) -> Title:
        folded = _STRETCHED.sub(r"\1", normalise(text))
        words = folded.split()
        plain = " ".join(word for word in words if word not in self.filler and not word.isdigit())
        if (part := self.alone.get(folded) or self.alone.get(plain)) is not None:
            return Title((part,), True)
        return self._scan(words)

    def _scan(self, words: list[str]) -> Title:
        found: list[str] = []
        first, last, closing, whole = "", "", False, True
        position = 0
        while position < len(words):
            word = words[position]
            for length in range(min(self._reach.get(word, 0), len(words) - position), 0, -1):
                part = self.parts.get(" ".join(words[position : position + length]))
                if part is not None:
                    first = first or (part if whole else "")
                    last, closing = part, length > 1
                    found.append(part)
                    position += length
                    break
            else:
                inner, covered = self._scan_characters(word)
                if not (covered or word in self.filler or word.isdigit()):
                    whole = False
                    last, closing = "", False
                found += inner
                position += 1
        named = [part for part in found if part != "neutral"] or found
        if whole and named[:1] == ["key_figures"] and named[-1] in _OF_SOMEBODY:
            named = named[-1:]
        return Title(tuple(dict.fromkeys(named)), whole and bool(found), first, last, closing)

    def _scan_characters(self, word: str) -> tuple[list[str], bool]:
        """Do the same inside a word of Chinese or Japanese, which parts nothing with spaces."""
        if not _SCRIPT_WITHOUT_SPACES.search(word):
            return [], False
        found: list[str] = []
        whole = True
        position = 0
        while position < len(word):
            reach = self._reach_inside.get(word[position], 0)
            for length in range(min(reach, len(word) - position), 0, -1):
                piece = word[position : position + length]
                part = self.parts.get(piece)
                if part is not None or piece in self.filler:
                    found += [part] if part else []
                    position += length
                    break
            else:
                whole = whole and word[position].isdigit()
                position += 1
        return found, whole


def normalise(text: str) -> str:
    """Return `text` in small letters, its words parted by one space, without marks and emoji."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("\u200c", " ")
    words = _SEPARATORS.sub(" ", text).split()
    if "'" in text:
        return " ".join(filter(None, (word.strip("'") for word in words)))
    return " ".join(words)


@cache
def words() -> Words:
    """Return the table, read when first asked for."""
    return Words(tomllib.loads(files("tui.notes").joinpath("words.toml").read_text("utf-8")))


def _reach(phrases: Iterable[Sequence[str]]) -> dict[str, int]:
    """Return the length of the longest phrase by what the phrases begin with."""
    reach: dict[str, int] = {}
    for phrase in phrases:
        reach[phrase[0]] = max(reach.get(phrase[0], 0), len(phrase))
    return reach


def _all(languages: dict[str, list[str]]) -> list[str]:
    return [phrase for phrases in languages.values() for phrase in phrases]
