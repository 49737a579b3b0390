"""What podtui has to know of the two codecs that come in Ogg: how long each packet sounds.

Opus after RFC 6716 (3.1) and RFC 7845, Vorbis after the Vorbis I specification.
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

_SILK, _HYBRID, _CELT = (480, 960, 1920, 2880), (480, 960), (120, 240, 480, 960)
_OPUS_FRAMES = (*_SILK * 3, *_HYBRID * 2, *_CELT * 4)
"""Samples in a frame by the upper five bits of an Opus packet's first byte."""
_OPUS_CONVERGES = 3_840
"""Samples after which a decoder that started in the middle is right (RFC 7845, 4.6): 80 ms."""
_LONGEST_OPUS_PACKET = 5_760
_MODE_BITS = 41
"""Bits of one mode in Vorbis's setup header (4.2.4)."""
_MOST_MODES = 64


class Codec(Protocol):
    """One stream's codec, its headers read."""

    @property
    def rate(self) -> int:
        """Samples per second, as granule positions count them."""

    @property
    def skip(self) -> int:
        """Samples at the beginning that are not to be heard."""

    @property
    def preroll(self) -> int:
        """Samples before a target at which decoding has to begin."""

    @property
    def silent(self) -> int:
        """Samples after that beginning which libVLC does not count."""

    def durations(self, packets: Sequence[bytes]) -> list[int]:
        """Return how many samples each of these packets brings; they follow each other."""

    def headers(self, *, middle: bool) -> list[bytes]:
        """Return the header packets, with empty tags, for a start at the beginning or in the `middle`."""


class Opus(Struct, frozen=True):
    """Opus, counted at 48 kHz whatever was recorded."""

    head: bytes
    packet: int
    """Samples in a packet, as a rule."""
    rate: int = 48_000

    @property
    def skip(self) -> int:
        """What the header calls pre-skip."""
        return int.from_bytes(self.head[10:12], "little")

    @property
    def preroll(self) -> int:
        """Whole packets, since libVLC leaves out whole packets."""
        return -(-_OPUS_CONVERGES // self.packet) * self.packet

    @property
    def silent(self) -> int:
        """The whole preroll: it is given to libVLC as pre-skip."""
        return self.preroll

    def durations(self, packets: Sequence[bytes]) -> list[int]:
        """Return the samples of each packet."""
        return [opus_duration(packet) for packet in packets]

    def headers(self, *, middle: bool) -> list[bytes]:
        """Return the header, with the preroll as pre-skip, and empty tags."""
        skip = self.preroll if middle else self.skip
        return [self.head[:10] + skip.to_bytes(2, "little") + self.head[12:], b"OpusTags" + bytes(8)]


def opus_duration(packet: bytes) -> int:
    """Return the samples in an Opus packet, 0 for one that is damaged."""
    if not packet:
        return 0
    count = (1, 2, 2, packet[1] & 0x3F if len(packet) > 1 else 0)[packet[0] & 3]
    samples = count * _OPUS_FRAMES[packet[0] >> 3]
    return samples if samples <= _LONGEST_OPUS_PACKET else 0


def read_opus(headers: Sequence[bytes], first: bytes) -> Opus | None:
    """Return the codec of a stream with these two header packets and that first packet of sound."""
    head, tags = headers
    fits = head[:8] == b"OpusHead" and len(head) >= 19 and head[8] < 16 and tags[:8] == b"OpusTags"
    packet = opus_duration(first)
    return Opus(head, packet) if fits and packet else None


class Vorbis(Struct, frozen=True):
    """Vorbis: blocks of two sizes, each of which overlaps with half of the one before."""

    head: bytes
    setup: bytes
    rate: int
    blocks: tuple[int, int]
    """Samples in a short block and in a long one."""
    long: tuple[bool, ...]
    """Which modes have long blocks."""
    skip: int = 0
    silent: int = 0

    @property
    def preroll(self) -> int:
        """One block: it brings nothing by itself but for the next."""
        return self.blocks[1] // 2

    def durations(self, packets: Sequence[bytes]) -> list[int]:
        """Return the samples of each packet; where the block before the first is not known, it is short."""
        found = []
        before = self.blocks[0]
        for packet in packets:
            block, says_before = self._block(packet)
            found.append((says_before or before) // 4 + block // 4 if block else 0)
            before = block or before
        return found

    def _block(self, packet: bytes) -> tuple[int, int]:
        """Return the size of a packet's block, and that of the one before where it says so (0 else)."""
        if not packet or packet[0] & 1:
            return 0, 0
        bits = (len(self.long) - 1).bit_length()
        mode = packet[0] >> 1 & (1 << bits) - 1
        if mode >= len(self.long):
            return 0, 0
        if not self.long[mode]:
            return self.blocks[0], 0
        before = int.from_bytes(packet[:2], "little") >> 1 + bits & 1
        return self.blocks[1], self.blocks[before]

    def headers(self, *, middle: bool) -> list[bytes]:
        """Return the three headers, the second without any comments."""
        return [self.head, b"\x03vorbis" + bytes(8) + b"\x01", self.setup]


def read_vorbis(headers: Sequence[bytes]) -> Vorbis | None:
    """Return the codec of a stream with these three header packets."""
    head, comments, setup = headers
    if (head[:7], comments[:7], setup[:7]) != (b"\x01vorbis", b"\x03vorbis", b"\x05vorbis") or len(head) < 30:
        return None
    rate = int.from_bytes(head[12:16], "little")
    short, long = 1 << (head[28] & 15), 1 << (head[28] >> 4)
    modes = vorbis_modes(setup)
    if not rate or not 64 <= short <= long <= 8192 or not modes:
        return None
    return Vorbis(head, setup, rate, (short, long), modes)


def vorbis_modes(setup: bytes) -> tuple[bool, ...]:
    """Return for each mode of a setup header whether its blocks are long; empty where none are found.

    What comes before the modes can only be read by decoding all of it, so they are read from the end: a
    flag for the end, before it each mode in 41 bits, 32 of which are 0, before them their number.
    """
    bits = int.from_bytes(setup, "little")
    end = bits.bit_length() - 1
    found: list[bool] = []
    modes: tuple[bool, ...] = ()
    while len(found) < _MOST_MODES and end >= _MODE_BITS + 6:
        end -= _MODE_BITS
        mode = bits >> end
        if mode >> 1 & 0xFFFF_FFFF or mode >> 33 & 0xFF >= _MOST_MODES:
            break
        found.insert(0, bool(mode & 1))
        if bits >> end - 6 & 0x3F == len(found) - 1:
            modes = tuple(found)
    return modes
