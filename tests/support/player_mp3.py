"""Mp3 files made by hand: frames of one kind, and the header frame that encoders put in front."""

HEADER = b"\xff\xfb\x90\xc4"  # MPEG-1 layer III, 128 kbit/s, 44 100 Hz, mono, no CRC
LENGTH, SECONDS = 417, 1152 / 44_100


def frames(count: int) -> bytes:
    """Return so many frames of silence."""
    return (HEADER + bytes(LENGTH - 4)) * count


def xing(*, frames: int = 0, size: int = 0, toc: bytes = b"", lame_delay: int | None = None) -> bytes:
    """Return a frame with an Info header that states these things."""
    fields, flags = b"", 0
    for bit, value in ((1, frames), (2, size)):
        if value:
            fields, flags = fields + value.to_bytes(4, "big"), flags | bit
    if toc:
        fields, flags = fields + toc, flags | 4
    if lame_delay is not None:
        fields += b"LAME3.100" + bytes(12) + (lame_delay << 12).to_bytes(3, "big")
    content = HEADER + bytes(17) + b"Info" + flags.to_bytes(4, "big") + fields
    return content + bytes(LENGTH - len(content))
