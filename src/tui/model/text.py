"""Cleaning of foreign text, and times as people write them.

Everything that comes from outside passes `clean` or `clean_line` on its way in:
a feed's title can otherwise reach the terminal as a command.
"""

import re

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|[\]PX^_][^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC, DCS and kin, only when closed
    r"|[ -/]*[0-~])?"
    r"|\x9b[0-?]*[ -/]*[@-~]"
    r"|[\x90\x98\x9d-\x9f][^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)"
)
# LRM, RLM, ZWJ, ZWNJ stay: Persian, Hebrew and emoji need them and they move nothing outside their word.
_DROPPED = (
    range(0x09),
    range(0x0B, 0x20),
    range(0x7F, 0xA0),
    range(0x202A, 0x202F),  # bidi embeddings and overrides
    range(0x2066, 0x206A),  # bidi isolates
    range(0xD800, 0xE000),  # lone surrogates
    *(range(code, code + 1) for code in (0x200B, 0x061C, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001)),
)
_TABLE: dict[int, str | None] = {code: None for codes in _DROPPED for code in codes}
_TABLE |= {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
_CHANGED = re.compile(
    "[\u2028\u2029" + "".join(f"\\U{codes[0]:08x}-\\U{codes[-1]:08x}" for codes in _DROPPED) + "]"
)
"""What `clean` takes out or replaces, tabs aside: rare, and found faster than text is translated."""


def clean(text: str) -> str:
    """Return `text` without terminal escapes, control, surrogate and bidi-override characters.

    Newlines stay (CR LF and CR become one newline); a tab becomes a space.
    """
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return _ESCAPES.sub("", text).translate(_TABLE) if _CHANGED.search(text) else text


def clean_line(text: str, limit: int = 500) -> str:
    """Return `text` cleaned, on one line, white space folded, at most `limit` characters long."""
    return " ".join(clean(text[: limit * 4]).split())[:limit]


def format_time(seconds: float) -> str:
    """Return seconds as `m:ss`, or `h:mm:ss` from one hour on; part seconds are cut off."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"
