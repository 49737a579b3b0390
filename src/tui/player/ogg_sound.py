"""Opus and Vorbis in Ogg: the granule position of a page says at which sample it ends.

A page lasts a second or more, so playing begins inside one: libVLC gets the header packets, a page made of
the target's packets, and then the file from the next page on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from tui.player import ogg
from tui.player.ogg import Page
from tui.player.ogg_codecs import Codec, Vorbis, read_opus, read_vorbis
from tui.player.source import Source
from tui.player.stamps import Begin, ForeignData, Stamp, require, tail

_HEAD = 16_384
_LONGEST_HEAD = 1 << 24
"""Comments may hold pictures."""
_COUNTS = {b"OpusHea": 2, b"\x01vorbis": 3}
"""How many header packets a stream has, by how the first begins."""


@dataclass(slots=True)
class OggSound:
    """An Ogg file with one stream of Opus or Vorbis whose headers have been read; see `Stamped`."""

    codec: Codec
    serial: int
    first: Stamp
    zero: int
    _end: int | None = None

    @property
    def rate(self) -> int:
        """Samples per second."""
        return self.codec.rate

    @property
    def preroll(self) -> int:
        """Samples from where decoding begins to where it is right."""
        return self.codec.preroll

    def stamps(self, data: bytes, *, last: bool) -> list[Stamp]:
        """Return where pages end, and with what sample."""
        found = []
        for at, page in ogg.pages(data):
            if page.serial != self.serial:
                raise ForeignData("an Ogg file with several streams")
            if page.granule != ogg.NO_PACKET_ENDS:
                found.append(Stamp(at + page.length, page.granule))
        return found

    def end(self, source: Source) -> int | None:
        """Return the granule position of the last page, once that is present."""
        if self._end is None:
            stamps = self.stamps(tail(source), last=True)
            self._end = stamps[-1].sample if stamps else None
        return self._end

    def begin(self, low: Stamp, high: Stamp, data: bytes, sample: int) -> Begin:
        """Return the packet that holds `sample`, on a page of its own with those after it."""
        page = next((page for _, page in ogg.pages(data) if page.granule != ogg.NO_PACKET_ENDS), None)
        if sample <= self.first.sample:
            return Begin(self.first.byte, self.zero, self._headers(middle=False))
        if page is None:
            return Begin(high.byte, low.sample + self.codec.silent, self._headers(middle=True))
        place, start = self._packet_holding(page, low, sample)
        return Begin(high.byte, start + self.codec.silent, self._headers(middle=True) + _cut(page, place))

    def _packet_holding(self, page: Page, low: Stamp, sample: int) -> tuple[int, int]:
        """Return which part of the page is the packet that holds `sample`, and where that packet begins."""
        parts = page.packets()
        skipped = int(page.starts_inside)
        durations = self.codec.durations(parts[skipped : len(parts) - int(page.ends_inside)])
        # The last page may end before its last packet does.
        start = low.sample if page.flags & ogg.LAST else page.granule - sum(durations)
        for place, duration in enumerate(durations, skipped):
            if start + duration > sample:
                return place, start
            start += duration
        return skipped + len(durations), start

    def _headers(self, *, middle: bool) -> bytes:
        first, *others = self.codec.headers(middle=middle)
        begin = ogg.wrap([first], flags=ogg.FIRST, serial=self.serial, number=0)
        return begin + ogg.wrap(others, flags=0, serial=self.serial, number=1)


def _cut(page: Page, place: int) -> bytes:
    """Return the page without the parts of packets before number `place`; nothing when none is left."""
    before = page.packets()[:place]
    lacing = page.lacing[sum(len(part) // 255 + 1 for part in before) :]
    body = page.body[sum(map(len, before)) :]
    return replace(page, flags=0, lacing=lacing, body=body).encode() if lacing else b""


def open_ogg(source: Source, start: int) -> OggSound | None:
    """Read the headers of the Ogg file at byte `start`; None where it is not one stream of Opus or Vorbis.

    Raises Absent until the bytes for it are present.
    """
    length = _HEAD
    while length <= _LONGEST_HEAD:
        data = require(source, start, length)
        sound = _read_head(data, start)
        if not isinstance(sound, _CutOff):
            return sound
        if source.at_end(start + len(data)):
            return None
        length += max(_HEAD, length // 4)
    return None


class _CutOff:
    """The headers go on behind the bytes looked at."""


def _read_head(data: bytes, start: int) -> OggSound | _CutOff | None:
    """Return the stream that the first pages in `data` begin."""
    headers: list[bytes] = []
    rest = b""
    count = 0
    serial = begins = None
    for at, page in ogg.pages(data):
        if serial is None:
            serial, count = page.serial, _COUNTS.get(page.body[:7], 0)
        elif page.flags & ogg.FIRST:
            return None
        if page.serial != serial or not count:
            return None
        if len(headers) >= count:
            begins = start + at if begins is None else begins
            if page.granule == ogg.NO_PACKET_ENDS:
                continue
            return _sound(headers[:count], page, begins)
        parts = page.packets()
        if parts and page.starts_inside:
            parts[0] = rest + parts[0]
        rest = parts.pop() if parts and page.ends_inside else b""
        headers += parts
    return None if serial is None else _CutOff()


def _sound(headers: Sequence[bytes], page: Page, byte: int) -> OggSound | None:
    """Return the stream with these headers, and `page` the first of sound on which a packet ends."""
    packets = page.packets()
    codec = read_opus(headers, packets[0] if packets else b"") if len(headers) == 2 else read_vorbis(headers)
    if codec is None:
        return None
    durations = codec.durations(packets[: len(packets) - int(page.ends_inside)])
    if isinstance(codec, Vorbis):
        # The first block brings nothing by itself.
        durations[:1] = [0]
    # A stream that was cut out of another does not begin at 0; the last page may end before its packets do.
    begins = 0 if page.flags & ogg.LAST else max(0, page.granule - sum(durations))
    return OggSound(codec, page.serial, Stamp(byte, begins), begins + codec.skip)
