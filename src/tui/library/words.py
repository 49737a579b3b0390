"""Words: as people type them in a search, and where they stand in a text."""

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile('"([^"]+)"|' + _WORD.pattern)
_TAG = re.compile(r"<[^<>]*>")


def question(text: str, *, digits: bool = False) -> str:
    """Return an FTS5 query: every word of `text` begins some word of the row; "" with no word to ask for.

    Words in double quotes must stand side by side. Single letters are left out, a whole library
    begins with them; single characters of other scripts stay, where one is a word, and with `digits`
    single digits, which tell titles apart.
    """
    asked = []
    for match in _ASKED.finditer(text):
        phrase = _WORD.findall(match[1] or "")
        if phrase:
            asked.append(f'"{" ".join(phrase)}"')
        elif not match[1] and _asks(match[0], digits):
            asked.append(f'"{match[0]}"*')
    return " ".join(asked)


def phrase(text: str) -> str:
    """Return an FTS5 query for the words of `text` side by side; "" when there are none."""
    words = _WORD.findall(text)
    return f'"{" ".join(words)}"' if words else ""


def _asks(word: str, digits: bool) -> bool:
    return len(word) > 1 or not word.isascii() or (digits and word.isdigit())


def as_number(text: str) -> int | None:
    """Return the id somebody typed, or None when it is no number an id could be."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def asked_words(text: str) -> tuple[str, ...]:
    """Return the words of a search as `places` wants them."""
    return tuple(dict.fromkeys(_WORD.findall(folded(text))))


class _Plain(dict[int, str]):
    """Each character without case and accents, one for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        plain = parts[0] if all(map(unicodedata.combining, parts[1:])) else chr(code)
        self[code] = plain.lower()[0]
        return self[code]


_PLAIN = _Plain()


def folded(text: str) -> str:
    """Return `text` as the index sees it: without case and accents, as long as it was."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def readable(notes: str) -> str:
    """Return show notes without markup, on one line."""
    import html  # its table of names is large, and no start reads notes

    return " ".join(html.unescape(_TAG.sub(" ", notes)).split())


def places(text: str, asked: Sequence[str]) -> list[int]:
    """Return where in `text` each asked word first begins a word; those missing are left out."""
    plain = folded(text)
    found = (re.search(rf"(?<![^\W_]){re.escape(word)}", plain) for word in asked)
    return [match.start() for match in found if match]


def excerpt(text: str, asked: Sequence[str], width: int = 160) -> str:
    """Return about `width` characters of `text` round the first asked word, cut between words."""
    if len(text) <= width:
        return text
    middle = min(places(text, asked), default=0)
    start = max(0, min(middle - width // 3, len(text) - width))
    end = start + width
    if start:
        start = text.find(" ", start, middle) + 1 or start
    if end < len(text):
        end = text.rfind(" ", middle, end) if text.rfind(" ", middle, end) > middle else end
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
