"""Plain text from fields that may carry HTML."""

import re
from html import unescape

from tui.model.text import clean, clean_line

_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|/blockquote)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->|<!\[CDATA\[|\]\]>", re.IGNORECASE | re.DOTALL)
_BLANK_RUN = re.compile(r"\s*\n\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")
_LONGEST = 20_000


def plain_line(text: str) -> str:
    """Return a title or a name as one clean line: entities resolved, inline HTML tags taken out.

    Other things in angle brackets stay: they are part of the title ("Vec<T> explained").
    """
    return clean_line(unescape(_INLINE.sub(" " if "<br" in text[:_LONGEST] else "", text[:_LONGEST])))


def plain_text(text: str) -> str:
    """Return a description as clean text in paragraphs, without any HTML."""
    text = _ANY_TAG.sub("", _BREAKS.sub("\n", text[:_LONGEST]))
    return _BLANK_RUN.sub("\n\n", _SPACES.sub(" ", clean(unescape(text)))).strip()
