"""Ogg pages, after RFC 3533: finding them, reading them, and making them."""

import zlib
from collections.abc import Iterator, Sequence

from msgspec import Struct

MARK = b"OggS"
_HEAD = 27
LONGEST_PAGE = _HEAD + 255 + 255 * 255
CONTINUED, FIRST, LAST = 1, 2, 4
"""Bits of a page's flags: begins in the middle of a packet, begins the stream, ends it."""
NO_PACKET_ENDS = -1
"""The granule position of a page on which no packet ends."""

_BITS_REVERSED = bytes(int(f"{value:08b}"[::-1], 2) for value in range(256))


def checksum(data: bytes) -> int:
    """Return Ogg's CRC-32 of `data`: zlib's, but for the order of bits and what it starts and ends with."""
    mirrored = zlib.crc32(data.translate(_BITS_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(mirrored.to_bytes(4, "little").translate(_BITS_REVERSED), "big")


class Page(Struct, frozen=True):
    """One page: its header's fields, the lengths of its segments, and what they hold."""

    flags: int
    granule: int
    serial: int
    number: int
    lacing: bytes
    body: bytes

    @property
    def length(self) -> int:
        """Bytes of the whole page."""
        return _HEAD + len(self.lacing) + len(self.body)

    def encode(self) -> bytes:
        """Return the page's bytes, its checksum made anew."""
        head = b"".join(
            (
                MARK,
                bytes([0, self.flags]),
                self.granule.to_bytes(8, "little", signed=True),
                self.serial.to_bytes(4, "little"),
                self.number.to_bytes(4, "little"),
            )
        )
        rest = bytes([len(self.lacing)]) + self.lacing + self.body
        return head + checksum(head + bytes(4) + rest).to_bytes(4, "little") + rest

    def packets(self) -> list[bytes]:
        """Return the parts of packets on the page, whole or not; see `starts_inside` and `ends_inside`."""
        found, start, end = [], 0, 0
        for length in self.lacing:
            end += length
            if length < 255:
                found.append(self.body[start:end])
                start = end
        return [*found, self.body[start:]] if self.ends_inside else found

    @property
    def starts_inside(self) -> bool:
        """Whether the first part goes on a packet of the page before."""
        return bool(self.flags & CONTINUED)

    @property
    def ends_inside(self) -> bool:
        """Whether the last part goes on in the next page."""
        return self.lacing[-1:] == b"\xff"


def page_at(data: bytes, position: int) -> Page | None:
    """Return the page at `position`, None where there is none, or not all of it, or its checksum is wrong."""
    head = data[position : position + _HEAD]
    if len(head) < _HEAD or not head.startswith(MARK) or head[4] != 0:
        return None
    lacing = data[position + _HEAD : position + _HEAD + head[26]]
    start = position + _HEAD + head[26]
    body = data[start : start + sum(lacing)]
    if len(lacing) < head[26] or len(body) < sum(lacing):
        return None
    if checksum(head[:22] + bytes(4) + head[26:] + lacing + body) != int.from_bytes(head[22:26], "little"):
        return None
    return Page(
        flags=head[5],
        granule=int.from_bytes(head[6:14], "little", signed=True),
        serial=int.from_bytes(head[14:18], "little"),
        number=int.from_bytes(head[18:22], "little"),
        lacing=lacing,
        body=body,
    )


def pages(data: bytes, position: int = 0) -> Iterator[tuple[int, Page]]:
    """Give each whole page in `data` with its place; bytes between pages are passed over."""
    while (position := data.find(MARK, position)) >= 0:
        page = page_at(data, position)
        if page is None:
            position += 1
            continue
        yield position, page
        position += page.length


def wrap(packets: Sequence[bytes], *, flags: int, serial: int, number: int) -> bytes:
    """Return header packets as pages of their own, granule position 0."""
    lacing = b"".join(bytes([255] * (len(packet) // 255) + [len(packet) % 255]) for packet in packets)
    body = b"".join(packets)
    made: list[bytes] = []
    while lacing:
        part, lacing = lacing[:255], lacing[255:]
        content, body = body[: sum(part)], body[sum(part) :]
        made.append(Page(flags, 0, serial, number + len(made), part, content).encode())
        flags = CONTINUED if part[-1] == 255 else 0
    return b"".join(made)
