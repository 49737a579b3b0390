"""What looks like a person's name, in any script."""

import re
from collections.abc import Sequence

from tui.notes.words import normalise, words

_ROLE = re.compile(
    r"\s*(?:[,，،(（【|｜丨/:：;]|(?<=.)@|\s[-–—]\s|\s\s"
    r"|\s(?:on|about|from|at|of|via|in|as|über|als|sur|comme|sobre|como|su|over|som|в|у|на|из|з|про|w|z|na)\s).*$",
    re.S,
)
_NOT_IN_NAMES = re.compile(
    r"[\d!?:：…。、“”«»#%=<>\[\]{}]|(?<![\u05d0-\u05ea])\"|\"(?![\u05d0-\u05ea])|\.\s+\S+\s+\S+\s|https?:"
)
_PRESENTED = re.compile(
    r"(?P<name>[^\s,.:;!?]+(?:\s[^\s,.:;!?]+){1,3}?)(?:\s\([^()]{1,60}\))?,?\s(?:is|was|ist|war|est|è|es|é|er|är|jest)\s(?P<role>[^.!?]{3,80})"
)
_IS = re.compile(r"[ \u00a0](?:is|was|ist|war|est|è|es|é|er|är|jest)[ \u00a0]")
_DOES = re.compile(
    r"(?P<name>[^\s,.:;!?]+(?:\s[^\s,.:;!?]+){1,2})\s(?:has|had|works|worked|lives|grew|spent|wrote|writes|teaches|runs|leads"
    r"|studies|studied|joined|started|founded|began|makes|serves|served|holds|hat|arbeitet|lebt|leitet|schreibt)\s"
)
_TOPIC_MARK = re.compile(r"(?P<name>[^\W\d_\u3400-\u9fff\u3040-\u309f]{2,24})は[、，]")
"""How Japanese prose begins to say something of somebody."""
_APPOSED = re.compile(r"(?P<name>[^\s,.:;!?]+(?:\s[^\s,.:;!?]+){1,2}),\s[^,.!?A-Z]{3,60},\s[^\s,.A-Z]+")
_SENTENCES = re.compile(r"[.!?]\s+")
_NO_NAME_ENDS = ("所属", "在籍", "勤務", "です", "ます", "ました", "でした", "では")
"""How Japanese says to what somebody belongs, or something else; no name ends so."""
_FIRMS = ("株式会社", "合同会社", "社団法人", "取締役", "有限公司")
_FULL_STOP = re.compile(r"(?<=\w{2})\.$")
_FROM_WORK = re.compile(r"《[^《》]{1,20}》[^\s。！？,，;；]{0,10}")
_SAYS = re.compile(r"(?=.{7})[\u3040-\u30ff\u3400-\u9fff].*(?:は|を|から|して|する|です|ます)")
_ROLE_FIRST = re.compile(
    r"([^/／|｜:：]{1,16}?)\s*(?:[/／|｜:：・]|\s[-–—]\s|(?<=[\u3040-\u9fff])\s+(?=[\u3040-\u9fff]))\s*(\S.*)$"
)
_HAN_NAME = re.compile(r"([\u3400-\u9fff]{2,4})\s+([\u3400-\u9fff]{2,12})$")
"""A Chinese name and what somebody is, a space alone between them."""
_HAN = re.compile(r"[\u3400-\u9fff]+")
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")
"""Capitalised words and nothing else: most names, told quickly."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?\s?){2,3}$")


def is_name(text: str) -> bool:
    """Whether `text` could be a name: one to four words with capitals, in scripts that have them."""
    if not text or not (text[0].isalpha() or text[0] == "@") or len(text) > 60 or _NOT_IN_NAMES.search(text):
        return False
    parts = text.split()
    if (
        (len(parts) > 5 and not _is_short(parts))
        or (len(text) > 4 and _HAN.fullmatch(text))
        or _SAYS.match(text)
    ):
        return False
    if not text.isascii() and (text.endswith(_NO_NAME_ENDS) or any(firm in text for firm in _FIRMS)):
        return False
    table = words()
    if len(parts) > 1 and parts[0].casefold() in table.filler:
        return False
    particles = table.particles
    capitals = 0
    for part in parts:
        letter = next((char for char in part if char.isalpha()), "")
        if not letter:
            return False
        if letter.islower():
            if part.startswith("@"):
                capitals += 1
            elif part.casefold() not in particles:
                return False
        else:
            capitals += 1
    cased = any(char.islower() or char.isupper() for char in text)
    return (0 < capitals <= 4 and (cased or len(text) <= 24) and not text.endswith((".", ",", ":"))) or (
        _INITIALS.match(text) is not None and text.isupper()
    )


def _is_short(parts: Sequence[str]) -> bool:
    """Whether few words are left of a long name without its small ones: "Ana del Carmen Ortiz de la Vega"."""
    particles = words().particles
    return len(parts) <= 8 and sum(part not in particles for part in parts) <= 5


def person(text: str) -> str:
    """Return the name in "Name, role", "Name (role)", "Name on something", "role / Name", else "".

    A work in Chinese marks for titles speaks for itself: 《书》, 《书》中的船工.
    """
    text = text.strip().strip("*~-–—―〜[]()（）【】:：").strip()
    if _PLAIN.fullmatch(text) and is_name(text):
        return text
    if _FROM_WORK.fullmatch(text):
        return text
    if (turned := _ROLE_FIRST.match(text)) and _is_role_before(turned[1], turned[2]):
        text = turned[2]
    elif (spaced := _HAN_NAME.match(text)) and spaced[2].endswith(words().callings):
        text = spaced[1]
    name = _FULL_STOP.sub("", _ROLE.sub("", text).strip())
    both = split_pair(name)
    return name if is_name(name) or (len(both) > 1 and all(map(is_name, both))) else ""


def is_role(text: str) -> bool:
    """Whether `text` says what somebody is: "CEO of Lampworks"."""
    named = normalise(text).split()
    return not words().roles.isdisjoint(named) or any(map(_is_calling, named))


def _is_role_before(head: str, rest: str) -> bool:
    """Whether `head` says what the one named in `rest` is: "poet / Jane", "Host - Jane", "少女：林之遥"."""
    if is_role(head) or words().title(head).parts == ("key_figures",):
        return True
    surnames = words().surnames
    return rest[0] in surnames and head[0] not in surnames and len(rest) <= 4 and not is_role(rest)


def _is_calling(word: str) -> bool:
    """Whether a Chinese word ends as callings do; three characters after a family name are a person."""
    if len(word) < 3 or not word.endswith(words().callings) or not _HAN.fullmatch(word):
        return False
    return len(word) > 3 or word[0] not in words().surnames


def split_pair(text: str) -> list[str]:
    """Return the two members of "A and B", or `text` alone."""
    tokens = text.split()
    for position in range(1, len(tokens) - 1):
        if tokens[position].casefold() in words().conjunctions:
            first = " ".join(tokens[:position])
            if first.count("(") <= first.count(")"):
                return [first, " ".join(tokens[position + 1 :])]
    return [text]


def full_name(name: str, people: Sequence[str]) -> str:
    """Return the one of `people` that `name` gives the initials of, else `name`."""
    if not _INITIALS.match(name) or not name.replace(".", "").replace(" ", "").isupper():
        return name
    letters = [char for char in name if char.isalpha()]
    fitting = [other for other in people if [part[0] for part in other.split()] == letters]
    return fitting[0] if len(fitting) == 1 else name


def presented(text: str, *, first: bool = False, expected: bool = False) -> str:
    """Return the name of the person whom a paragraph or one of its sentences presents, else "".

    "Name is a journalist" counts wherever a sentence begins, "Name, watchmaker, tells" only in the
    `first` paragraph of the notes. Where a person is `expected`, "Name is …" need not say what, and
    "Name has …" will do.
    """
    says_what = _IS.search(text, 0, 2000) is not None
    begins = [0, *(end.end() for end in _SENTENCES.finditer(text, 0, 2000))] if says_what else []
    for begin in begins:
        match = _PRESENTED.match(text, begin, 2000)
        if match and is_name(match["name"]) and (expected or is_role(match["role"])):
            return match["name"]
    match = _APPOSED.match(text) if first else None
    if expected:
        match = _DOES.match(text) or _TOPIC_MARK.match(text)
    if match is None or not is_name(match["name"]) or normalise(match["name"].split()[0]) in words().filler:
        return ""
    return match["name"]
