"""Who speaks: names and signs that transcripts put before a turn, none of which is spoken."""

import re
from collections import Counter
from collections.abc import Iterable

_PREFIX = re.compile(
    r"\s*(?P<bold>\*\*|__)?(?P<name>[^\W_][^:：*_\[\]()<>!?\"“„\n]{0,39})(?:\*\*|__)?"
    r"(?::(?:\*\*|__)?(?:\s+|$)|：(?:\*\*|__)?)"
)
_BRACKETED = re.compile(r"\s*[(\[](?P<name>[^\W_][^()\[\]:\n]{0,39})[)\]](?P<colon>:?)(?=\s+\S)\s+")
_NOISE = """
applause background beep cheering chuckle chuckles clapping crosstalk foreign inaudible indistinct intro
jingle laughing laughs laughter music noise outro pause sfx sighs silence singing sound unintelligible
applaus gelächter lachen musik musique rires música risas aplausos musica risate applausi
"""
_NOISES = frozenset(_NOISE.split())
"""What stands in brackets without having said anything."""
_BARE = 0.1
"""Share of the lines that must open with a name in mere brackets, which as well may hold a noise."""
_TURN_SIGN = re.compile(r"^[ \t]*(?:[-–—]+(?![ \t]*\d)|>{2,3})[ \t]*", re.MULTILINE)
_SIGN = re.compile("[-–—>]")
_SENTENCE_MARK = re.compile("[,;!?。，；！？、]")
_MOST_WORDS = 4
_LONGEST_NAME = 40


def without_turn_signs(text: str) -> str:
    """Return `text` without the dashes and `>>` that open a turn at the head of a line."""
    return _TURN_SIGN.sub("", text) if _SIGN.search(text) else text


def speaker_names(lines: Iterable[str]) -> frozenset[str]:
    """Return the names that open lines as `Name:`, `(Name)` or `[Name]`.

    A name is at most four words, none of them in lower case, and stands there
    twice, or in capitals, or in bold, or in brackets before a colon.
    """
    counts: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    listed = list(lines)
    for line in listed:
        match = _prefix(line)
        if match and looks_like_name(match["name"]):
            name = match["name"].strip()
            if match.re is _BRACKETED and not match["colon"]:
                bare[name] += 1
            else:
                counts[name] += 2 if match.re is _BRACKETED or _stands_out(match, name) else 1
    if bare.total() >= _BARE * len(listed):
        counts += bare
    return frozenset(name for name, count in counts.items() if count >= 2)


def _stands_out(match: re.Match[str], name: str) -> bool:
    return bool(match["bold"]) or (name.isupper() and len(name) > 3)


def looks_like_name(text: str) -> bool:
    """Return whether `text` is one to four words, none in lower case, without a sentence's punctuation."""
    words = text.split()
    return (
        1 <= len(words) <= _MOST_WORDS
        and len(text) <= _LONGEST_NAME
        and not any(word[0].islower() for word in words)
        and any(char.isalpha() for char in text)
        and not _SENTENCE_MARK.search(text)
    )


def split_speaker(line: str, names: frozenset[str]) -> tuple[str, str]:
    """Return the speaker, "" where none of `names` opens the line, and what is spoken."""
    match = _prefix(line) if names else None
    if match and match["name"].strip() in names:
        return match["name"].strip(), line[match.end() :]
    return "", line


def _prefix(line: str) -> re.Match[str] | None:
    if line.lstrip()[:1] in ("(", "["):
        match = _BRACKETED.match(line)
        return match if match and _NOISES.isdisjoint(match["name"].lower().split()) else None
    return _PREFIX.match(line) if ":" in line or "：" in line else None
