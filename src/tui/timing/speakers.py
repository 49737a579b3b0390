"""Who speaks: names and signs that transcripts put before a turn, none of which is spoken."""

import re
from collections import Counter
from collections.abc import Iterable

_PREFIX = re.compile(
    r"\s*(?P<bold>\*\*|__)?(?P<name>[^\W_][^:：*_\[\]()<>!?\"“„\n]{0,39})(?:\*\*|__)?"
    r"(?::(?:\*\*|__)?(?:\s+|$)|：(?:\*\*|__)?)"
)
_TURN_SIGN = re.compile(r"^[ \t]*(?:[-–—]+(?![ \t]*\d)|>{2,3})[ \t]*", re.MULTILINE)
_SIGN = re.compile("[-–—>]")
_SENTENCE_MARK = re.compile("[,;!?。，；！？、]")
_MOST_WORDS = 4
_LONGEST_NAME = 40


def without_turn_signs(text: str) -> str:
    """Return `text` without the dashes and `>>` that open a turn at the head of a line."""
    return _TURN_SIGN.sub("", text) if _SIGN.search(text) else text


def speaker_names(lines: Iterable[str]) -> frozenset[str]:
    """Return the names that open lines as `Name:`, told from words before a colon.

    A name is at most four words, none of them in lower case, and stands there
    twice, or in capitals, or in bold.
    """
    counts: Counter[str] = Counter()
    for line in lines:
        match = _prefix(line)
        if match and looks_like_name(match["name"]):
            name = match["name"].strip()
            counts[name] += 2 if match["bold"] or (name.isupper() and len(name) > 3) else 1
    return frozenset(name for name, count in counts.items() if count >= 2)


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
    return _PREFIX.match(line) if ":" in line or "：" in line else None
