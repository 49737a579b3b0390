"""Text to the tokens a speaker would have said, the same for a quote and for a transcript.

A word of a language that parts words by spaces is one token. Scripts that run
words together (Chinese, Japanese, Thai and their like) give one token per character.
"""

import re
import unicodedata
from collections.abc import Sequence

from tui.timing.numbers import number_words, ordinal_words

_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
_VOWEL_POINTS = re.compile("[\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
"""Hebrew and Arabic points and the tatweel: nearly always left out, so never compared."""
_UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_INDIC = "\u0900-\u0963\u0966-\u0dff"
"""Here vowels are combining marks, which `\\w` does not take for a part of the word."""
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_TOKEN = re.compile(
    rf"(?P<character>[{_UNSPACED}])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<fraction>\d+))?(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"|(?P<percent>%)"
    rf"|(?P<word>(?:(?![{_UNSPACED}\d_])[\w{_INDIC}])+(?:'(?:(?![{_UNSPACED}\d_])[\w{_INDIC}])+)*)"
)
_NOT_SPOKEN = re.compile(r"\\?\[[^\[\]]{0,80}\]|[♪♫]")
"""Editors' insertions in square brackets (also as Markdown escapes them), and notes of music."""
_PIECE = re.compile(rf"[{_UNSPACED}](?:[^\w\s]+(?=\s|$|[{_UNSPACED}]))?|[^\s{_UNSPACED}]+")

_LONE = re.compile(rf"[{_UNSPACED}]")
_OPENERS, _CLOSERS = "\"'“”‘«»„([*", "\"'“”’»)]"
_MOSTLY = 0.5

_HESITATIONS = "um uh er ah erm hm hmm mhm mm eh euh ahm ehm"
_CURRENCIES = "dollar dollars euro euros pound pounds"
"""Writers put a sign before the number for what is said after it."""
_SILENT = frozenset(f"{_HESITATIONS} {_CURRENCIES}".split())
_CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "kinda": "kind of",
    "okay": "ok",
    "alright": "all right",
}
_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_BEFORE_IS = frozenset({"it", "that", "there", "here", "he", "she", "what", "who", "where", "when", "how"})


def spoken_text(text: str) -> str:
    """Return `text` without what stands in square brackets and without notes of music."""
    return _NOT_SPOKEN.sub(" ", text)


def split_words(text: str) -> list[str]:
    """Return the spoken words of `text` as written, punctuation kept on them.

    Where a script runs words together, every character stands for a word.
    """
    if text.isascii() and "[" not in text:
        return text.split()
    return _PIECE.findall(spoken_text(text))


def run_together(before: str, after: str) -> bool:
    """Whether no space parts two of these words where they are written one after the other."""
    return not before.isascii() and bool(_LONE.match(before) and _LONE.match(after))


def name_marks(words: Sequence[str]) -> list[bool]:
    """Return for each word whether it is written as a name: large, though no sentence begins with it.

    Nothing is told from words that are mostly large, as in a title.
    """
    large = [word.lstrip(_OPENERS)[:1].isupper() for word in words]
    if sum(large) > _MOSTLY * len(words):
        return [False] * len(words)
    begins = [True, *(word.rstrip(_CLOSERS).endswith((".", "?", "!", ":", "…")) for word in words)]
    return [
        is_large and not is_first and _word_tokens(_fold(word.strip(_OPENERS)))[:1] != ["i"]
        for word, is_large, is_first in zip(words, large, begins, strict=False)
    ]


def spoken_tokens(text: str) -> list[str]:
    """Return the tokens of `text` in order: folded case, no accents, numbers and contractions in full."""
    tokens: list[str] = []
    for match in _TOKEN.finditer(_ACRONYM.sub(_join_acronym, _fold(text))):
        if match["word"]:
            tokens += _word_tokens(match["word"])
        elif match["character"]:
            tokens.append(match["character"])
        elif match["percent"]:
            tokens.append("percent")
        else:
            tokens += _number_tokens(match)
    return tokens


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _VOWEL_POINTS.sub("", _LATIN_ACCENTS.sub("", decomposed)))


def _join_acronym(match: re.Match[str]) -> str:
    return match[0].replace(".", "")


def _number_tokens(match: re.Match[str]) -> list[str]:
    digits = match["number"].replace(",", "")
    if match["ordinal"]:
        return ordinal_words(digits)
    words = number_words(digits, grouped="," in match["number"])
    if match["fraction"]:
        words += ["point", *(word for digit in match["fraction"] for word in number_words(digit))]
    return words


def _word_tokens(word: str) -> list[str]:
    if not word or word in _SILENT:
        return []
    if word in _CONTRACTIONS:
        return _CONTRACTIONS[word].split()
    if "'" not in word:
        return [word]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return [*_word_tokens(word[: -len(ending)]), full]
    if word.endswith("'s"):
        stem = word[:-2]
        return [stem, "is"] if stem in _BEFORE_IS else [stem]
    # An elision, as in l'avion: two words.
    return word.split("'")
