"""Words in quotation marks, and the attribution that says whose they are and when they were said."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from tui.notes.blocks import CELL_GAP
from tui.notes.names import is_name, is_role, person
from tui.notes.sentences import ends_sentence, is_sentence, last_sentence
from tui.notes.timestamps import Found, find_time
from tui.notes.words import normalise, words

CLOSING = {
    '"': '"”“',
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": '”"',
    "'": "'",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "＂": "＂",
    "״": "״",
    "❝": "❞",
}
OPENING = "".join(CLOSING)
_MARKED = re.compile(
    r"\"([^\"]+(?:(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])[^\"]+)*)\"|“([^“”]+)[”\"]|„([^„“”\"]+)[“”\"]|‟([^„“”\"]+)[“”\"]|«([^«»]+)»|»([^«»]+)«|”([^“”]+)”"
    r"|「([^「」]+)」|＂([^＂]+)＂|״(?<!\w״)([^״]+(?:(?<=\w)״(?=\w)[^״]+)*)״"
    r"|‘((?:[^‘’]|’(?=\w))+)’"
)
_MOST_ABBREVIATIONS = 6
_ABBREVIATES = re.compile('[\u05d0-\u05ea]["״][\u05d0-\u05ea]')
_SIGN = re.compile(r"[❝\"“„‟«»”「『＂״‘‚~〜@]")
_ONLY_BETWEEN = re.compile(r"\W*(?:and|und|et|y|e|en|и|و)?\W*$", re.I)
_ANOTHER_INSIDE = re.compile(r"[\"”»」]\s*(?:[-–—―~〜(（\[@]|(?:[,;/|·&]|and|und|et|y)?\s*[\"“„«「])")
_DASH = re.compile(r"[\s,.;]*[-–—―−－~〜～|]+\s*")
_BRACKETS = re.compile(r"[\s,.]*[(（\[]([^()（）\[\]]{1,60})[)）\]][\s.]*")
_NO_WORDS_IN_BRACKETS = re.compile(r"[(（\[]\W*[)）\]]")
_TAIL = re.compile(
    r"[-–—―−－~〜～](?<=[\s.!?…。！？”\"»」].)(?:(?<=[~〜～])[~〜～]*|(?<![~〜～])[-–—―−]*)\s*(?=\S)"
)
"""The dash or tilde before a name; its first sign is looked for first, which is the quick way."""
_SPEAKER_FIRST = re.compile(
    r"([^:：\"“„«「]{2,60}?(?:[(\[@]\s*@?\d[\d:：]+\s*[)\]]?)?)\s*(?:[:：]|[-–—](?=\s*[\"“„«「]))\s*(\S.+)$",
    re.S,
)
_SPEAKER_BESIDE = re.compile(r"([^\s\"“„«「」、。]{1,12})\s?(「[^「」]+」)")
_FIRST_SIGN = "\U0001f000"
_AFTER_NAME = re.compile(r"(?:(?:\s+(?:on|via|at))?\s+#\w[\w-]*|\s*[\U0001f000-\U0001faff]\ufe0f?)+$")
"""Marks for finding posts, and signs, behind a name."""
_ENDS_QUOTE = frozenset('"”“»」')
_SAYS = re.compile(
    r"([^\W\d_][^\"“„«「:：]{1,80}?)\s(?:([^\W\d_]{2,12})[,:]?|[-–—])\s?([\"“„«「].+[\"”“»」])\W?", re.S
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
"""In brackets behind a title it says when that came out."""
_LISTEN = re.compile(r"[(\[]?\s*(?:[a-zà-ÿ]+\s?){1,3}\W*")
"""Small words before a time: "(listen from", "(starts at"."""
_LONGEST_ATTRIBUTION = 160
_BETWEEN = ",;:،，؛；/／|｜・·• "
"""What may part a name from the time behind it."""
_MINUTE = re.compile(
    r"(?:^|[\s,(（@/／])(?:((?:min(?:ut[eo]?|uut)?\.?|мин(?:ута|\.)?)\s?(\d{1,3}))|(\d)['’′](\d\d)[\"”″]?)[)）\s]*$",
    re.I,
)
_AT_TIME = re.compile(r"@\s*[(\[]?\d")
_TRANSLATED = re.compile(r"\s*[(（\[]\s*[\"“„«‘'][^()（）]{8,400}[\"”“»’']\W?[)）\]]")
"""What was said in another language: («…») behind words in quotation marks."""
_ABOUT = re.compile(
    r"\s(?:on(?!\s(?:x|twitter|threads|mastodon|bluesky|linkedin|reddit)\b)|about|über|sur|sobre|su|over|om|о|об|про)\s",
    re.I,
)


class Said(Struct, frozen=True):
    """Words, who said them and at which second, as far as the notes tell."""

    text: str = ""
    speaker: str = ""
    start: float | None = None


def attributed(text: str, *, named: bool, block: bool, timed: bool = False) -> list[Said]:
    """Return the quotes in `text` that carry an attribution.

    `named` where a heading already says that these are quotes, `block` for a block quote: then
    quotation marks are not needed, nor must the words be a whole sentence. `timed` where a time
    stands before the text. A text that stands wholly in quotation marks carries none.
    """
    text = text.strip()
    if not (named or block or text[:1] == "'" or _SIGN.search(text)):
        return []
    if named and CELL_GAP in text and (cells := _in_cells(text)):
        return [cells]
    begins_quoted = text[:1] in CLOSING
    if begins_quoted and ("(" in text or "（" in text):
        text = _without_translation(text)
    if begins_quoted and (found := _whole(text, named, block) or list(_inside(text))):
        return found
    said = _says(text) or _speaker_first(text, named, timed, block) or _tail(text, named, block)
    if said is not None:
        return [said]
    return [] if begins_quoted else list(_inside(text))


def _in_cells(text: str) -> Said | None:
    """Read a row of a table: a name, what was said, and perhaps a time, in any order."""
    quote = speaker = ""
    start: float | None = None
    for cell in text.split(CELL_GAP):
        if (bare := unquoted(cell)) or is_sentence(cell):
            quote = quote or bare or cell
        elif name := person(cell):
            speaker = speaker or name
        elif found := find_time(cell):
            start = found.seconds
    return Said(quote, speaker, start) if quote and speaker else None


def _without_translation(text: str) -> str:
    """Drop brackets of words in quotation marks behind the first words in quotation marks."""
    first = _MARKED.match(text)
    translated = _TRANSLATED.match(text, first.end()) if first else None
    return text[: translated.start()] + text[translated.end() :] if translated else text


def unquoted(text: str) -> str:
    """Return the words of a text that stands wholly in quotation marks, else ""."""
    text = text.strip()
    closing = CLOSING.get(text[:1])
    if closing is None:
        return ""
    text = text.rstrip(".,;")
    if len(text) < 3 or text[-1] not in closing or _ANOTHER_INSIDE.search(text[1:-1]):
        return ""
    return text[1:-1].strip()


def attribution(text: str, *, named: bool = False) -> Said | None:
    """Read what follows a quote: "- Name, role @ 12:28", "(Name)", "~ Name (2:00)" or a time alone.

    A full name may also follow a comma; where the quote is `named` as one, a name needs no mark at all.
    """
    text = text.strip()
    if text[:1] in CLOSING and not text[1:2].isdigit():
        return None
    share = words().share
    while (bare := text.rstrip(" )]")).casefold().endswith(share):
        ending = next(ending for ending in share if bare.casefold().endswith(ending))
        text = bare[: -len(ending)].rstrip(" [(|-–—")
    if not text or len(text) > _LONGEST_ATTRIBUTION:
        return None
    if "#" in text or text[-1] > _FIRST_SIGN:
        text = _AFTER_NAME.sub("", text)
    said = _attribution(text, named)
    if said is None:
        return None
    if not named and said.start is None and not words().press.isdisjoint(normalise(said.speaker).split()):
        return None
    folded = text.casefold()
    return None if any(word in folded for word in words().praise) else said


def _attribution(text: str, named: bool) -> Said | None:
    found = find_time(text) or _whole_minute(text)
    start = found.seconds if found else None
    beside = found is not None and text[: found.begin][-2:-1].isalpha() and text[found.begin - 1] == " "
    if found is not None:
        text = f"{_without_lead(text[: found.begin])} {text[found.end :]}"
        text = _NO_WORDS_IN_BRACKETS.sub(" ", text).rstrip(f" @([（-–—|{_BETWEEN}").lstrip(" @")
        if not any(char.isalnum() for char in text):
            return Said(start=start)
    dash = _DASH.match(text)
    brackets = _BRACKETS.fullmatch(text)
    if brackets is not None and found is None and _YEAR.search(text):
        return None
    if found is not None and dash is None and _LISTEN.fullmatch(text):
        return Said(start=start)
    if named and (verb := words().saying(text[dash.end() if dash else 0 :].lstrip(" ,"))):
        text, dash, brackets = verb, None, None
    if dash is None and brackets is None:
        name = text.strip(" .,;")
        name = person(name) if "," in name else name
        may_be = named or (text[0] == "," and " " in name)
        return Said("", name, start) if may_be and is_name(name) else None
    name = person(brackets[1].rstrip(_BETWEEN) if brackets else text[dash.end() :] if dash else "")
    first, _, rest = name.partition(" ")
    if " " in rest and words().title(first).parts == ("key_figures",):
        name = rest
    if beside and normalise(name) in words().scripture:
        return None
    return Said("", name, start) if name else None


def _whole_minute(text: str) -> Found | None:
    """Find a minute at the end of an attribution where no line begins with such: "Name, minute 14", 3'20."""
    match = _MINUTE.search(text) if text[-3:].strip(' )）"”″')[-1:].isdigit() else None
    if match is None:
        return None
    if match[2]:
        return Found(match.start(1), match.end(2), int(match[2]) * 60.0)
    return Found(match.start(3), match.end(4), int(match[3]) * 60.0 + int(match[4]))


def _without_lead(text: str) -> str:
    """Return what stands before a time without a small word at its end: "Name, minute" 12:30."""
    head, _, last = text.rstrip().rpartition(" ")
    return head if not last[:1].isupper() and normalise(last) in words().leads else text


def is_cited(text: str) -> bool:
    """Whether `text` is words in quotation marks with a dash after them, whoever is named there."""
    closing = CLOSING.get(text[:1])
    if closing is None:
        return False
    end = _last_mark(text, closing)
    return end > 0 and _DASH.match(text, end + 1) is not None


def _last_mark(text: str, closing: str) -> int:
    """Return where the last of the marks `closing` stands in `text`; in a Hebrew abbreviation it is none."""
    end = max([text.rfind(mark) for mark in closing])
    for _ in range(0 if text.isascii() else _MOST_ABBREVIATIONS):
        if end <= 0 or not _ABBREVIATES.match(text, end - 1):
            break
        end = max([text.rfind(mark, 0, end) for mark in closing])
    return end


def _whole(text: str, named: bool, block: bool) -> list[Said]:
    """Read `"words" - Name`, also `"words" and "words" - Name`."""
    end = _last_mark(text, CLOSING[text[0]])
    if end <= 1:
        return []
    said = attribution(text[end + 1 :], named=named)
    if said is None:
        return []
    inner = text[1:end].strip()
    if not _ANOTHER_INSIDE.search(inner):
        rest = text[end + 1 :]
        timed = said.speaker != "" and said.start is not None and ("@" in rest or "~" in rest)
        counts = named or block or is_sentence(inner, timed=timed or rest[:1] == ".")
        return [Said(inner, said.speaker, said.start)] if counts else []
    pieces = list(_MARKED.finditer(text))
    gaps = [text[a.end() : b.start()] for a, b in pairwise(pieces)]
    if not all(_ONLY_BETWEEN.match(gap) for gap in gaps):
        return []
    return [Said(_words(piece), said.speaker, said.start) for piece in pieces]


def _speaker_first(text: str, named: bool, timed: bool, block: bool) -> Said | None:
    """Read `Name (12:30): "words"`; under a heading for quotes and in a block quote also `Name: words`."""
    match = _SPEAKER_FIRST.match(text) or (_SPEAKER_BESIDE.fullmatch(text) if named else None)
    if match is None:
        return None
    head, tail = match[1], match[2]
    found = find_time(head)
    titled = tail[0] in CLOSING and words().title(head).parts[:1] == ("quotes",)
    on = _ABOUT.search(head) if tail[0] in CLOSING else None
    of_somebody = on is not None and " " in head[: on.start()] and is_name(head[: on.start()])
    expects = named or timed or block or titled or of_somebody or found is not None
    if not expects and _time_behind(tail) is None:
        return None
    if found is not None:
        head = _NO_WORDS_IN_BRACKETS.sub(" ", f"{head[: found.begin]} {head[found.end :]}")
    name = person(head)
    start = found.seconds if found else None
    if parts := words().title(head).parts:
        if parts[0] != "quotes":
            return None
        quote = unquoted(tail)
        if quote or tail[0] not in CLOSING:
            return Said(quote, "", start) if is_sentence(quote) else None
        return next(iter(_whole(tail, True, block)), None)
    if name and tail[0] in CLOSING:
        end = _last_mark(tail, CLOSING[tail[0]])
        after = attribution(tail[end + 1 :])
        quote = tail[1:end].strip()
        if not quote or not (named or is_sentence(quote)):
            return None
        return Said(quote, name, after.start if after and start is None else start)
    expected = named or (block and " " in name)
    return Said(tail, name, start) if name and expected and is_sentence(tail) else None


def _says(text: str) -> Said | None:
    """Read a whole line `Name says "words"` or `Name, role — "words"`."""
    # Few lines end so, and the pattern costs much where it does not fit.
    match = _SAYS.fullmatch(text) if text[-1:] in _ENDS_QUOTE or text[-2:-1] in _ENDS_QUOTE else None
    if match is None:
        return None
    head, quote = match[1], unquoted(match[3])
    if match[2] is None:
        head, comma, role = head.partition(",")
        if not comma or not is_role(role):
            return None
    elif match[2].casefold() not in words().verbs:
        return None
    full = is_name(head) and quote != "" and ends_sentence(quote) and is_sentence(quote)
    return Said(quote, head) if full else None


def _time_behind(text: str) -> Found | None:
    """Return the time that is all there is behind words in quotation marks."""
    closing = CLOSING.get(text[:1], "")
    end = _last_mark(text, closing) if closing else 0
    said = attribution(text[end + 1 :]) if end > 0 else None
    return find_time(text, end) if said is not None and not said.speaker else None


def _tail(text: str, named: bool, block: bool) -> Said | None:
    """Read `words - Name`: anywhere with a tilde or `@` and a time, freely where quotes are expected."""
    marks = list(_TAIL.finditer(text, max(0, len(text) - 2 * _LONGEST_ATTRIBUTION)))
    if not marks:
        return None
    mark = marks[-1]
    said = attribution(text[mark.start() :])
    quote = text[: mark.start()].strip()
    if said is None or not said.speaker or not quote:
        return None
    expected = named or block
    at_time = _AT_TIME.search(text, mark.end()) is not None
    timed = said.start is not None and ("~" in mark[0] or "〜" in mark[0] or at_time)
    if not is_sentence(quote) or not (expected or timed):
        return None
    return Said(unquoted(quote) or quote, said.speaker, said.start)


def _inside(text: str) -> Iterator[Said]:
    """Read `… “Words.” (Name) …` and `"Words." - Name @ 1:20 "Words." - Name` on one line."""
    pieces = [piece for piece in _MARKED.finditer(text) if _is_said(_words(piece))]
    for number, piece in enumerate(pieces):
        quote = _words(piece)
        end = pieces[number + 1].start() if number + 1 < len(pieces) else len(text)
        rest = text[piece.end() : end]
        brackets = _BRACKETS.match(rest)
        said = attribution(brackets[0] if brackets else rest)
        if said is not None and is_name(said.speaker) and not _is_song(text[: piece.start()]):
            yield Said(quote, said.speaker, said.start)


def _is_song(before: str) -> bool:
    """Whether words in quotation marks are a piece of music by what stands before: "Closing song:"."""
    label = before[last_sentence(before) :].rstrip() if before.rstrip().endswith(":") else ""
    return "music" in words().title(label).parts


def _is_said(quote: str) -> bool:
    return ends_sentence(quote) and is_sentence(quote) and quote[0] not in "-–—,"


def _words(piece: re.Match[str]) -> str:
    return next(group for group in piece.groups() if group).strip()
