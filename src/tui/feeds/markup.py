"""Plain text from fields that may carry HTML."""

import re
from html import unescape

from tui.model.text import clean, clean_line

_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|/blockquote)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][^<>]*>|<!--.*?-->|<!\[CDATA\[|\]\]>", re.IGNORECASE | re.DOTALL)
_BLANK_RUN = re.compile(r"\s*\n\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")
_LONGEST = 20_000


def plain_line(text: str) -> str:
    """Return a title or a name as one clean line: entities resolved, inline HTML tags taken out.

    Other things in angle brackets stay: they are part of the title ("Vec<T> explained").
    """
    text = _LINE_BREAK.sub(" ", text[:_LONGEST])
    return clean_line(_resolved(_INLINE.sub("", text)))


def plain_text(text: str) -> str:
    """Return a description as clean text in paragraphs, without any HTML."""
    text = _ANY_TAG.sub("", _BREAKS.sub("\n", text[:_LONGEST]))
    return _BLANK_RUN.sub("\n\n", _SPACES.sub(" ", clean(_resolved(text)))).strip()


def _resolved(text: str) -> str:
    """Resolve entities; not those without a semicolon, which `unescape` alone sees even in "R&notes"."""
    return _REFERENCE.sub(lambda found: unescape(found[0]), text)
