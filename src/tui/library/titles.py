"""Words as people type them, turned into a question for the full-text index."""

import re

_WORD = re.compile(r"[^\W_]+")


def question(text: str) -> str:
    """Return an FTS5 query: every word of `text` begins some word of the row; "" with no word to ask for.

    Single letters are left out, a whole library begins with them; single characters
    of other scripts stay, where one is a word.
    """
    words = [word for word in _WORD.findall(text) if len(word) > 1 or not word.isascii()]
    return " ".join(f'"{word}"*' for word in words)
