"""FLAC: where each frame lies and at which sample it stands, after RFC 9639.

A frame header carries the number of its first sample (or of the frame, where all are of one size) and a
checksum, so that a frame found anywhere in the file tells its time. Its length is not said: it ends where
the next one begins.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tui.player.source import Source
from tui.player.stamps import Begin, Stamp, require, tail

_MARK = b"fLaC"
_LONGEST_FRAME_HEADER = 16
_SYNC = re.compile(rb"\xff[\xf8\xf9]")
_INFO_LENGTH = 34
_TINY = 16
"""Samples in the smallest frame there may be."""
_MOST_BLOCKS = 1_000
_SIZES = {
    1: 192,
    **{code: 576 << code - 2 for code in range(2, 6)},
    **{code: 1 << code for code in range(8, 16)},
}
"""Samples in a frame by the code in its header."""
_RATES = {
    1: 88_200,
    2: 176_400,
    3: 192_000,
    4: 8_000,
    5: 16_000,
    6: 22_050,
    7: 24_000,
    8: 32_000,
    9: 44_100,
    10: 48_000,
    11: 96_000,
}
_BITS = {1: 8, 2: 12, 4: 16, 5: 20, 6: 24, 7: 32}


def _crc8_table() -> bytes:
    table = bytearray()
    for value in range(256):
        for _ in range(8):
            value = value << 1 ^ (0x107 if value & 0x80 else 0)
        table.append(value)
    return bytes(table)


_CRC8 = _crc8_table()


def crc8(data: bytes) -> int:
    """Return the checksum of a frame header (RFC 9639, 9.1.8)."""
    value = 0
    for byte in data:
        value = _CRC8[value ^ byte]
    return value


def crc16(data: bytes) -> int:
    """Return the checksum of a whole, short frame (RFC 9639, 9.3)."""
    value = 0
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = value << 1 ^ (0x1_8005 if value & 0x8000 else 0)
    return value


class Frame(NamedTuple):
    """What a frame header says: its first sample and how many there are."""

    sample: int
    samples: int
    rate_bytes: bytes
    """How the header spells an unusual rate."""


class StreamInfo(NamedTuple):
    """What the first metadata block says of the whole stream (RFC 9639, 8.2)."""

    shortest: int
    """Samples in the smallest frame but the last."""
    longest: int
    """Samples in the largest."""
    rate: int
    channels: int
    bits: int
    total: int
    """Samples in all, 0 when not known."""


def read_stream_info(block: bytes) -> StreamInfo | None:
    """Return what the metadata block says, None where it makes no sense."""
    if len(block) < _INFO_LENGTH:
        return None
    packed = int.from_bytes(block[10:18], "big")
    info = StreamInfo(
        shortest=int.from_bytes(block[0:2], "big"),
        longest=int.from_bytes(block[2:4], "big"),
        rate=packed >> 44,
        channels=(packed >> 41 & 7) + 1,
        bits=(packed >> 36 & 31) + 1,
        total=packed & (1 << 36) - 1,
    )
    return info if info.rate and 16 <= info.shortest <= info.longest else None


def frame_at(data: bytes, position: int, info: StreamInfo) -> Frame | None:
    """Return what the frame header at `position` says, None where there is none that fits the stream."""
    head = data[position : position + _LONGEST_FRAME_HEADER]
    if len(head) < 6 or head[0] != 0xFF or head[1] & 0xFE != 0xF8 or head[3] & 1:
        return None
    coded = _read_number(head, 4)
    if coded is None:
        return None
    number, at = coded
    size_code, rate_code = head[2] >> 4, head[2] & 15
    middle = at + {6: 1, 7: 2}.get(size_code, 0)
    end = middle + {12: 1, 13: 2, 14: 2}.get(rate_code, 0)
    if len(head) <= end or crc8(head[:end]) != head[end]:
        return None
    count = int.from_bytes(head[at:middle], "big") + 1 if middle > at else _SIZES.get(size_code, 0)
    rate = int.from_bytes(head[middle:end], "big") if end > middle else 0
    if not 0 < count <= info.longest or not _fits(head, rate, info):
        return None
    sample = number if head[1] & 1 else number * info.shortest
    return Frame(sample, count, head[middle:end]) if not info.total or sample < info.total else None


def _fits(head: bytes, stated: int, info: StreamInfo) -> bool:
    """Return whether rate, channels and sample size in a frame header are those of the stream."""
    rate_code, channels, bits = head[2] & 15, head[3] >> 4, head[3] >> 1 & 7
    rates = {0: info.rate, 12: stated * 1000, 13: stated, 14: stated * 10, **_RATES}
    return (
        rates.get(rate_code) == info.rate
        and channels <= 10
        and (channels + 1 if channels < 8 else 2) == info.channels
        and (_BITS.get(bits) if bits else info.bits) == info.bits
    )


def _read_number(data: bytes, at: int) -> tuple[int, int] | None:
    """Return the coded number at `at` and where it ends: UTF-8's scheme, stretched to seven bytes."""
    first = data[at]
    if first < 0x80:
        return first, at + 1
    more = 0
    while first & 0x40 >> more:
        more += 1
    if not 1 <= more <= 6 or len(data) < at + 1 + more:
        return None
    number = first & 0x3F >> more
    for byte in data[at + 1 : at + 1 + more]:
        if byte & 0xC0 != 0x80:
            return None
        number = number << 6 | byte & 0x3F
    return number, at + 1 + more


def _write_number(number: int) -> bytes:
    if number < 0x80:
        return bytes([number])
    more = 1
    while number >= 1 << 6 * more + 6 - more:
        more += 1
    first = 0xFF << 7 - more & 0xFF | number >> 6 * more
    return bytes([first, *(0x80 | number >> 6 * place & 0x3F for place in reversed(range(more)))])


def frames(data: bytes, info: StreamInfo, *, last: bool) -> list[tuple[int, Frame]]:
    """Return the frames in `data` with their places: those that have a neighbour where they begin or end.

    With `last`, nothing follows `data`, and one that stands alone counts too.
    """
    found = []
    for mark in _SYNC.finditer(data):
        frame = frame_at(data, mark.start(), info)
        if frame is not None:
            found.append((mark.start(), frame))
    starts = {frame.sample for _, frame in found}
    ends = {frame.sample + frame.samples for _, frame in found}
    linked = [(at, one) for at, one in found if one.sample in ends or one.sample + one.samples in starts]
    return linked or (found if last else [])


@dataclass(slots=True)
class Flac:
    """A FLAC file whose metadata has been read; see `Stamped`."""

    info: StreamInfo
    block: bytes
    """The metadata block that says what is in `info`."""
    first: Stamp
    preroll: int = 0
    _end: int | None = None

    @property
    def zero(self) -> int:
        """The first sample there is."""
        return self.first.sample

    @property
    def rate(self) -> int:
        """Samples per second."""
        return self.info.rate

    def stamps(self, data: bytes, *, last: bool) -> list[Stamp]:
        """Return where frames begin."""
        return [Stamp(at, frame.sample) for at, frame in frames(data, self.info, last=last)]

    def end(self, source: Source) -> int | None:
        """Return the number of samples the metadata states, else where the last frame ends."""
        if self._end is None and not self.info.total:
            found = frames(tail(source), self.info, last=True)
            self._end = found[-1][1].sample + found[-1][1].samples if found else None
        return self.info.total or self._end

    def begin(self, low: Stamp, high: Stamp, data: bytes, sample: int) -> Begin:
        """Return the nearer of the two frames."""
        near = low if sample - low.sample <= high.sample - sample else high
        frame = frame_at(data, 0, self.info)
        if frame is None or near.sample < _TINY:
            return Begin(near.byte, near.sample, _head(self.block))
        tiny, counted = self._tiny_frame(data[:4], frame.rate_bytes, near.sample)
        return Begin(near.byte, counted, _head(self.block) + tiny)

    def _tiny_frame(self, like: bytes, rate_bytes: bytes, before: int) -> tuple[bytes, int]:
        """Return a silent frame of 16 samples to stand before sample `before`, and where it says it stands.

        libVLC drops the first frame where its time is rounded up by a microsecond: it may drop this one.
        Where frames are numbered, 16 times its number is where it stands.
        """
        variable, info = like[1] & 1, self.info
        number = max(0, before - _TINY if variable else before // _TINY - 1)
        header = bytes([0xFF, like[1], 0x60 | like[2] & 0x0F, (info.channels - 1) << 4 | like[3] & 0x0F])
        header += _write_number(number) + bytes([_TINY - 1]) + rate_bytes
        frame = header + bytes([crc8(header)]) + bytes((info.channels * (8 + info.bits) + 7) // 8)
        return frame + crc16(frame).to_bytes(2, "big"), number if variable else number * _TINY


def _head(block: bytes) -> bytes:
    """Return what a FLAC file begins with: just the one metadata block, without a number of samples."""
    last, no_total = b"\x80\x00\x00", bytes([block[13] & 0xF0]) + bytes(4)
    return _MARK + last + bytes([len(block)]) + block[:13] + no_total + block[18:]


def open_flac(source: Source, start: int) -> Flac | None:
    """Read the metadata of the FLAC file at byte `start`; None where it makes no sense.

    Raises Absent until the bytes for it are present.
    """
    block = require(source, start + len(_MARK), 4 + _INFO_LENGTH)
    info = read_stream_info(block[4:])
    if info is None or block[0] & 0x7F:
        return None
    at = start + len(_MARK)
    for _ in range(_MOST_BLOCKS):
        head = require(source, at, 4)
        if len(head) < 4:
            return None
        at += 4 + int.from_bytes(head[1:], "big")
        if head[0] & 0x80:
            break
    data = require(source, at, _LONGEST_FRAME_HEADER)
    frame = frame_at(data, 0, info)
    return Flac(info, block[4:], Stamp(at, frame.sample)) if frame else None
