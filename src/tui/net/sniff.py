"""Is it audio? What the first bytes say counts; servers state any media type for anything."""

import re

HEAD = 512
"""How many bytes of the beginning are looked at."""

_AUDIO = (
    b"ID3",
    b"OggS",
    b"fLaC",
    b"RIFF",
    b"FORM",
    b"#!AMR",
    b"\x1aE\xdf\xa3",
    b"\x30\x26\xb2\x75",
    b"MThd",
    b"ADIF",
)
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|\?xml|!--|rss|feed|error)", re.IGNORECASE
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]\s*[\"{\[\]}]")
_PLAYLIST = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:#EXTM3U|\[playlist\]|https?://)", re.IGNORECASE)


def is_audio(head: bytes) -> bool:
    """Return whether a file that begins with `head` is audio of a kind podtui knows."""
    if head.startswith(_AUDIO) or head[4:8] == b"ftyp":
        return True
    # MPEG audio and ADTS frames begin with eleven or twelve set bits.
    return len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0


def why_not_audio(head: bytes, content_type: str, host: str) -> str:
    """Return one sentence saying what was sent in place of audio, "" when it may well be."""
    kind = _kind(head, content_type.partition(";")[0].strip().lower())
    return (
        f"{host} sent {kind} where the audio should be; open the episode's page to see why." if kind else ""
    )


def _kind(head: bytes, content_type: str) -> str:
    if is_audio(head):
        return ""
    if _MARKUP.match(head):
        return "a web page"
    if _PLAYLIST.match(head):
        return "a playlist"
    if _JSON.match(head):
        return "data (JSON)"
    if content_type in ("text/html", "application/xhtml+xml"):
        return "a web page"
    if content_type == "application/json":
        return "data (JSON)"
    return "a picture" if content_type.startswith("image/") else ""
