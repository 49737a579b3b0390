"""FLAC files made by hand: frames of any size, numbered or counted by samples, that hold silence."""

from tui.player.flac import crc8, crc16

RATE = 44_100


def number(value: int) -> bytes:
    """Return a coded number, as UTF-8 would write it."""
    if value < 0x80:
        return bytes([value])
    tail: list[int] = []
    limit = 0x40
    while value >= limit or not tail:
        tail.insert(0, 0x80 | value & 0x3F)
        value >>= 6
        limit = 0x20 >> len(tail) - 1
    return bytes([0xFF << 7 - len(tail) & 0xFF | value, *tail])


def frame(first: int, samples: int, *, variable: bool, filling: int = 0) -> bytes:
    """Return a mono frame of 16 bits; `first` is its number, or its first sample where sizes vary.

    With `filling` it is so many bytes longer, which a decoder would call damage and a finder not.
    """
    head = bytes([0xFF, 0xF9 if variable else 0xF8, 0x79, 0x08]) + number(first)
    head += (samples - 1).to_bytes(2, "big")
    whole = head + bytes([crc8(head)]) + bytes(3 + filling)
    return whole + crc16(whole).to_bytes(2, "big")


def metadata(shortest: int, longest: int, *, total: int = 0, padding: int = 0) -> bytes:
    """Return the mark, the block about the stream, and one of so many bytes of padding."""
    packed = RATE << 44 | 0 << 41 | 15 << 36 | total
    info = shortest.to_bytes(2, "big") + longest.to_bytes(2, "big") + bytes(6) + packed.to_bytes(8, "big")
    blocks = b"\x00\x00\x00\x22" + info + bytes(16)
    return b"fLaC" + blocks + b"\x81" + padding.to_bytes(3, "big") + bytes(padding)
