"""Which demuxer may read a file, decided by its first bytes alone.

libVLC guesses by name and content and would follow a playlist it finds; podtui
tells it the one demuxer to use, and refuses what is not audio.
"""

from typing import Literal

from tui.player import mp3

Format = Literal["mp3", "mov", "ogg", "flac", "wav", "aac"]
"""Names of avformat's demuxers."""

HEAD = 16_384
"""Bytes that `recognise` wants to see."""

_MOV_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip")


def recognise(head: bytes) -> Format | None:
    """Return the format of a file that starts with `head` (after any ID3v2 tag), None when it is not audio.

    `head` should be `HEAD` bytes long unless the file is shorter.
    """
    if head.startswith(b"OggS"):
        return "ogg"
    if head.startswith(b"fLaC"):
        return "flac"
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] in _MOV_BOXES:
        return "mov"
    if _is_adts(head):
        return "aac"
    if mp3.find_frame(head) is not None:
        return "mp3"
    return None


def _is_adts(head: bytes) -> bool:
    """Return whether `head` is AAC in ADTS frames (ISO 13818-7, 6.2): three headers in a row."""
    position = 0
    for _ in range(3):
        if len(head) < position + 7 or head[position] != 0xFF or head[position + 1] & 0xF6 != 0xF0:
            return False
        length = (head[position + 3] & 3) << 11 | head[position + 4] << 3 | head[position + 5] >> 5
        if length < 7:
            return False
        position += length
    return True
