"""HTML and TTML transcripts to lines of text, which `marked_text` then reads.

The podcast namespace's form is `<cite>` for the speaker, `<time>` and `<p>`; in the
wild the times stand in headings, spans and attributes just as well.
"""

import html
import re

_BLOCK_NAMES = """
    address article aside blockquote body br cite dd div dl dt figure footer h1 h2 h3 h4 h5 h6 head header
    hr html li main nav ol p pre section table td th time title tr tt ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = {"<?xml": "?>", "<!--": "-->", "<script": "</script>", "<style": "</style>", "<head>": "</head>"}
_UNSEEN_START = re.compile("|".join(map(re.escape, _UNSEEN)), re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]{0,2000})>")
_BEGIN = re.compile(
    r"(?<=\s)(?P<name>begin|data-start|data-begin|data-time|data-timestamp|data-m|start|t)\s*=\s*[\"']?"
    r"(?P<time>[\d:.]{1,16})(?P<unit>ms|t\b)?",
    re.IGNORECASE,
)
_MILLISECONDS = frozenset({"t", "data-m"})
"""Attributes of YouTube and Hyperaudio that count them."""
_TICKS = 1e7
"""To a second, where TTML counts them."""
_TIMED = frozenset({"sync", "text", "p", "span", "div", "li", "section", "s"})
"""Elements on which a mere `start` or `t` is a time."""


def html_lines(markup: str) -> str:
    """Return the text of `markup`, one line per block, without what a browser does not show.

    A `begin` attribute, as TTML has it, becomes a time in brackets before its text.
    """
    return html.unescape(_TAG.sub(_tag, without_unseen(markup)))


def without_unseen(markup: str) -> str:
    """Return `markup` without comments, scripts, styles and head; one never closed takes the rest along."""
    kept: list[str] = []
    lower, position = markup.lower(), 0
    while opening := _UNSEEN_START.search(markup, position):
        kept.append(markup[position : opening.start()])
        closing = _UNSEEN[opening[0].lower()]
        end = lower.find(closing, opening.end())
        if end < 0:
            return "".join(kept)
        position = end + len(closing)
    return "".join([*kept, markup[position:]])


def _tag(match: re.Match[str]) -> str:
    closes, name, attributes = match[1], match[2].lower(), match[3]
    if time := _begin(name, attributes):
        return f"\n[{time}] "
    if closes and name == "cite":
        return ":\n"
    return "\n" if name in _BLOCKS else ""


def _begin(name: str, attributes: str) -> str:
    """Return when an element begins, as a clock shows it; "" where its attributes do not say."""
    begin = _BEGIN.search(attributes)
    if begin is None or (begin["name"].lower() in ("start", "t") and name not in _TIMED):
        return ""
    if ":" in begin["time"]:
        # Behind the seconds of a third colon, frames are counted.
        return ":".join(begin["time"].split(":")[:3])
    try:
        time = float(begin["time"])
    except ValueError:
        return ""
    if begin["unit"] == "t":
        time /= _TICKS
    elif begin["unit"] or begin["name"].lower() in _MILLISECONDS or name == "sync":
        time /= 1000
    minutes, secs = divmod(time, 60)
    return f"{int(minutes)}:{secs:06.3f}"
