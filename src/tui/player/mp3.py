"""MPEG audio frames: where each second of an mp3 lies, in bytes.

Written after ISO 11172-3 and 13818-3 (frame headers, layers II and III), the MPEG-2.5 extension, and
the Xing/LAME and VBRI headers as encoders write them. Bytes that are no frame (tags, damage, splices)
take no time. Free-format frames have no length in their header and count as damage.
"""

from array import array
from bisect import bisect_right
from typing import NamedTuple

from msgspec import Struct

_BIT_RATES = {  # kbit/s by (MPEG version 1?, layer)
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SAMPLE_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_DECODER_DELAY = 529
"""Samples by which every layer III decoder is late; LAME's header counts only the encoder's part."""

LONGEST_FRAME = 2_881
_FEED_TOLERANCE = 0.03
"""Share by which the feed's length may differ from what the rate so far makes likely."""
_TOC_TOLERANCE = 3
"""256ths by which a table of contents may miss what was read before it is not believed any more."""
MARK_EVERY = 32
"""Frames between two entries of the index: 8 KB of memory for an hour, at most 31 frames to walk."""


class Frame(NamedTuple):
    """What a frame header says: its length in bytes, its samples, and samples per second."""

    length: int
    samples: int
    rate: int


def _read_header(second: int, third: int) -> Frame | None:
    version, layer = second >> 3 & 3, 4 - (second >> 1 & 3)
    bit_rate, sample_rate = third >> 4, third >> 2 & 3
    if (
        second & 0xE0 != 0xE0
        or version == 1
        or layer not in (2, 3)
        or bit_rate in (0, 15)
        or sample_rate == 3
    ):
        return None
    samples = 576 if layer == 3 and version != 3 else 1152
    rate = _SAMPLE_RATES[version][sample_rate]
    bits = _BIT_RATES[version == 3, layer][bit_rate - 1] * 1000
    return Frame(samples // 8 * bits // rate + (third >> 1 & 1), samples, rate)


_FRAMES = [_read_header(key >> 8, key & 0xFF) for key in range(1 << 16)]
"""What each pair of second and third header byte means: a table makes the walk three times as fast."""


def frame_at(data: bytes, position: int) -> Frame | None:
    """Return what the frame header at `position` says, None where there is none."""
    if position + 4 > len(data) or data[position] != 0xFF:
        return None
    return _FRAMES[data[position + 1] << 8 | data[position + 2]]


def find_frame(data: bytes, position: int = 0) -> int | None:
    """Return where the first frame at or after `position` starts: one with two more of its kind behind it."""
    while (position := data.find(b"\xff", position)) >= 0:
        if _chain(data, position):
            return position
        position += 1
    return None


def _chain(data: bytes, position: int) -> bool:
    first = frame_at(data, position)
    following = first
    for _ in range(2):
        if first is None or following is None or following[1:] != first[1:]:
            return False
        position += following.length
        following = frame_at(data, position)
    return following is not None and first is not None and following[1:] == first[1:]


def id3_length(head: bytes) -> int:
    """Return the length in bytes of the ID3v2 tag that `head` starts with, 0 without one."""
    if len(head) < 10 or head[:3] != b"ID3":
        return 0
    size = (head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F
    return size + (20 if head[5] & 0x10 else 10)


class VbrHeader(Struct, frozen=True):
    """What a Xing, Info or VBRI header in the first frame claims about the whole file."""

    frames: int = 0
    size: int = 0
    """Bytes from the header's own frame to the end; 0 when not said."""
    toc: tuple[int, ...] = ()
    """Byte positions in 256ths of `size` at each hundredth of the time."""
    delay: int = 0
    """Samples at the start that a decoder leaves out, its own delay included."""


def read_vbr_header(frame: bytes) -> VbrHeader | None:
    """Return the Xing/Info or VBRI header that `frame` holds in place of sound, None when it is sound."""
    if frame[36:40] == b"VBRI":
        return VbrHeader(size=_number(frame, 46), frames=_number(frame, 50))
    mpeg1, mono = frame[1] >> 3 & 3 == 3, frame[3] >> 6 == 3
    at = 4 + ((17 if mono else 32) if mpeg1 else (9 if mono else 17))
    if frame[at : at + 4] not in (b"Xing", b"Info"):
        return None
    flags, at = _number(frame, at + 4), at + 8
    frames = size = 0
    toc: tuple[int, ...] = ()
    if flags & 1:
        frames, at = _number(frame, at), at + 4
    if flags & 2:
        size, at = _number(frame, at), at + 4
    if flags & 4:
        toc, at = tuple(frame[at : at + 100]), at + 100
    if flags & 8:
        at += 4
    delay = 0
    if frame[at : at + 4] in (b"LAME", b"Lavf", b"Lavc") and len(frame) >= at + 24:
        delay = (_number(frame, at + 21) >> 20) + _DECODER_DELAY
    return VbrHeader(frames, size, toc if len(toc) == 100 else (), delay)


def _number(data: bytes, position: int) -> int:
    return int.from_bytes(data[position : position + 4], "big")


class FrameIndex:
    """The frames from the start of an mp3 as far as its bytes are known, in seconds of sound.

    Second 0 is the first sample a decoder gives out: where a LAME header says how many samples
    encoder and decoder put in front, they lie before it.
    """

    def __init__(self, start: int = 0, expected: float | None = None) -> None:
        """`start` is the byte after the ID3v2 tag, `expected` the length the feed states, in seconds."""
        self._expected = expected
        self.end = start
        """The byte up to which the file has been read: give `extend` what follows."""
        self.seconds = 0.0
        """The time at which the frame at `end` starts."""
        self.header: VbrHeader | None = None
        self.first: int | None = None
        """The byte of the first frame with sound, None until it was read."""
        self.frame: Frame | None = None
        """The header of the first frame with sound."""
        self._times = array("d")
        self._bytes = array("Q")
        self._count = 0

    def extend(self, data: bytes, *, last: bool = False) -> None:
        """Read on in `data`, the bytes from `end`; `last` says that nothing follows.

        What may be cut off at the end of `data` is left for the next call.
        """
        position = 0
        if self.first is None:
            position = self._begin(data)
            if self.first is None:
                self.end += position
                return
        self.end += self._walk(data, position, last=last)

    def _begin(self, data: bytes) -> int:
        """Find the first frame and pass over a VBR header; return how many bytes are done with."""
        position = find_frame(data)
        if position is None:
            return max(0, len(data) - 3 * LONGEST_FRAME)
        frame = frame_at(data, position)
        assert frame is not None
        self.header = read_vbr_header(data[position : position + frame.length])
        if self.header:
            position += frame.length
            self.seconds = -self.header.delay / frame.rate
        self.first, self.frame = self.end + position, frame
        return position

    def _walk(self, data: bytes, position: int, *, last: bool) -> int:
        seconds, base, table = self.seconds, self.end, _FRAMES
        safe = len(data) - (4 if last else LONGEST_FRAME)
        count = self._count
        while position <= safe:
            frame = table[data[position + 1] << 8 | data[position + 2]] if data[position] == 0xFF else None
            if frame is None:
                found = find_frame(data, position)
                if found is None:
                    position = len(data) if last else max(position, len(data) - 3 * LONGEST_FRAME)
                    break
                position = found
                continue
            if count % MARK_EVERY == 0:
                self._times.append(seconds)
                self._bytes.append(base + position)
            count += 1
            position += frame.length
            seconds += frame.samples / frame.rate
        self.seconds, self._count = seconds, count
        return position

    def mark_before(self, seconds: float) -> tuple[int, float]:
        """Return the byte and the time of an indexed frame at most 31 frames before `seconds`."""
        place = max(0, bisect_right(self._times, seconds) - 1)
        return self._bytes[place], self._times[place]

    def mark_before_byte(self, byte: int) -> tuple[int, float]:
        """Return the byte and the time of an indexed frame at most 31 frames before `byte`."""
        place = max(0, bisect_right(self._bytes, byte) - 1)
        return self._bytes[place], self._times[place]

    def estimate_byte(self, seconds: float, size: int | None) -> int:
        """Return about where `seconds` lies when it is beyond what was read; `size` is the file's.

        A straight line from the end of what was read to the end of the file, or on at the rate so far.
        A table of contents counts in 256ths of the file, 14 seconds of an hour, so it only bounds the line.
        """
        assert self.first is not None
        length = self.claimed_duration(size) or self._believable_length(size)
        rate = self.bytes_per_second(size)
        if size and length and length > self.seconds:
            rate = (size - self.end) / (length - self.seconds)
        line = self.end + int((seconds - self.seconds) * rate)
        low, high = self._toc_bounds(seconds, size) or (line, line)
        return max(self.end, min(max(line, low), high))

    def _believable_length(self, size: int | None) -> float | None:
        """Return the length the feed states where it agrees with the rate so far: ads may be spliced in."""
        if not self._expected or not size or self.first is None:
            return None
        ratio = (size - self.first) / self._expected / self.bytes_per_second(size)
        return self._expected if abs(ratio - 1) < _FEED_TOLERANCE else None

    def bytes_per_second(self, size: int | None) -> float:
        """Return the average rate: what the header claims for this size, else what was read so far."""
        assert self.first is not None
        assert self.frame is not None
        if size and (claimed := self.claimed_duration(size)):
            return (size - self.first) / claimed
        if self.seconds > 1:
            return (self.end - self.first) / self.seconds
        return self.frame.length * self.frame.rate / self.frame.samples

    def duration(self, size: int | None) -> float | None:
        """Return the length in seconds: exact once all was read, before that claimed or estimated."""
        if self.first is None or size is None:
            return None
        if self.end >= size:
            return self.seconds
        return self.claimed_duration(size) or self.seconds + (size - self.end) / self.bytes_per_second(size)

    def claimed_duration(self, size: int | None) -> float | None:
        """Return the header's duration in seconds, None where it was written for a file of another size.

        Hosts splice advertisements into a file without touching its header, so a header is believed
        only when the size it states is the file's own (give or take tags).
        """
        if not self.header or not self.header.frames or self.frame is None or self.first is None:
            return None
        if size and self.header.size and abs(size - self.first - self.header.size) > 65_536:
            return None
        return (self.header.frames * self.frame.samples - self.header.delay) / self.frame.rate

    def _toc_bounds(self, seconds: float, size: int | None) -> tuple[int, int] | None:
        """Return the bytes between which the table puts `seconds`, None without one that can be believed."""
        claimed = self.claimed_duration(size)
        if not size or not claimed or not self.header or not self.header.toc or self.first is None:
            return None
        unit = (self.header.size or size - self.first) / 256
        for hundredth in range(100):
            second = claimed * hundredth / 100
            if second >= self.seconds:
                break
            known = (self.mark_before(second)[0] - self.first) / unit
            if abs(known - self.header.toc[hundredth]) > _TOC_TOLERANCE:
                return None
        hundredths = min(max(seconds / claimed * 100, 0.0), 99.99)
        before = self.header.toc[int(hundredths)]
        after = (*self.header.toc, 256)[int(hundredths) + 1]
        place = before + (after - before) * (hundredths % 1)
        # Encoders round up or down.
        return self.first + int((place - 1) * unit), self.first + int((place + 1) * unit)
