import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.player_rig import part, whole
from tui.player import ogg
from tui.player.ogg_codecs import Codec, Opus, opus_duration, read_opus, read_vorbis, vorbis_modes
from tui.player.ogg_sound import OggSound, open_ogg
from tui.player.source import Source
from tui.player.stamps import Absent, ForeignData, Stamp


def page(number: int, packets: list[bytes], granule: int = 0, flags: int = 0) -> ogg.Page:
    return ogg.Page(flags, granule, 7, number, bytes(len(packet) for packet in packets), b"".join(packets))


def made(audio, tmp_path: Path, name: str, *options: str) -> Path:
    """Return the reference signal in another kind of file."""
    path = tmp_path / name
    command = ["ffmpeg", "-loglevel", "error", "-i", str(audio("plain.wav")), *options, str(path)]
    subprocess.run(command, check=True)
    return path


def opened(path: Path) -> OggSound:
    sound = open_ogg(Source(path, whole(path)), 0)
    assert sound
    return sound


@pytest.mark.parametrize("name", ["opus.opus", "vorbis.ogg"])
def test_pages_are_written_as_they_were_read(audio, name: str) -> None:
    data = audio(name).read_bytes()
    assert b"".join(page.encode() for _, page in ogg.pages(data)) == data


def test_packets_longer_than_a_page_are_wrapped_in_several() -> None:
    packets = [bytes(70_000), b"", bytes(255), b"end"]
    pages = [page for _, page in ogg.pages(ogg.wrap(packets, flags=ogg.FIRST, serial=3, number=5))]
    assert [(page.number, page.flags) for page in pages] == [(5, ogg.FIRST), (6, ogg.CONTINUED)]
    assert pages[0].ends_inside
    assert pages[0].packets()[0] + pages[1].packets()[0] == packets[0]
    assert pages[1].packets()[1:] == packets[1:]


@given(st.data())
def test_damage_hides_pages_but_makes_none(data: st.DataObject) -> None:
    pages = [
        page(n, [bytes([n]) * size] * 2, n)
        for n, size in enumerate(data.draw(st.lists(st.integers(0, 200), max_size=9)))
    ]
    whole = bytearray(b"".join(one.encode() for one in pages))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=9)):
        if at < len(whole):
            whole[at] = value
    for at, found in ogg.pages(bytes(whole)):
        assert found in pages
        assert at == sum(one.length for one in pages[: found.number])


@given(st.binary(max_size=300))
def test_any_bytes_are_searched(data: bytes) -> None:
    list(ogg.pages(data + b"OggS" + data))


@pytest.mark.parametrize("duration", ["2.5", "5", "10", "20", "40", "60"])
def test_opus_packets_last_as_long_as_the_pages_say(audio, tmp_path: Path, duration: str) -> None:
    path = made(audio, tmp_path, "a.opus", "-c:a", "libopus", "-frame_duration", duration)
    assert_durations_fill_the_pages(path)


@pytest.mark.parametrize("options", [["-q:a", "0"], ["-q:a", "9", "-ar", "48000"], ["-ar", "8000"]])
def test_vorbis_packets_last_as_long_as_the_pages_say(audio, tmp_path: Path, options: list[str]) -> None:
    assert_durations_fill_the_pages(made(audio, tmp_path, "a.ogg", "-c:a", "libvorbis", *options))


def assert_durations_fill_the_pages(path: Path) -> None:
    codec = opened(path).codec
    pages = [page for _, page in ogg.pages(path.read_bytes())]
    packets: list[bytes] = []
    ends: list[tuple[int, int]] = []
    rest = b""
    for one in pages[2:]:
        parts = one.packets()
        if one.starts_inside:
            parts[0] = rest + parts[0]
        rest = parts.pop() if one.ends_inside else b""
        packets += parts
        ends.append((len(packets), one.granule))
    durations = codec.durations(packets)
    for (before, start), (after, end) in list(pairwise(ends))[:-1]:
        assert sum(durations[before:after]) == end - start


def test_damaged_packets_last_no_time() -> None:
    assert opus_duration(b"") == 0
    assert opus_duration(b"\x03") == 0
    assert opus_duration(b"\x1b\x3f") == 0, "longer than 120 ms"


@given(st.lists(st.binary(max_size=4), max_size=5), st.binary(max_size=40), st.binary(max_size=40))
def test_any_packets_have_a_duration(packets: list[bytes], head: bytes, setup: bytes) -> None:
    found: list[Codec | None] = [
        read_opus([b"OpusHead" + head, b"OpusTags"], packets[0] if packets else b""),
        read_vorbis([b"\x01vorbis" + head, b"\x03vorbis", b"\x05vorbis" + setup + b"\x00\x00\x80"]),
        Opus(b"OpusHead" + bytes(11), 960),
    ]
    for codec in found:
        assert codec is None or all(duration >= 0 for duration in codec.durations(packets))
    vorbis_modes(setup)


@pytest.mark.parametrize("name", ["opus.opus", "vorbis.ogg"])
def test_reads_the_headers_and_where_the_sound_ends(audio, name: str) -> None:
    path = audio(name)
    sound = opened(path)
    assert sound.first.sample == 0
    assert ogg.page_at(path.read_bytes(), sound.first.byte) is not None
    end = sound.end(Source(path, whole(path)))
    assert end is not None
    assert (end - sound.zero) / sound.rate == pytest.approx(40.0, abs=0.01)


def test_where_the_sound_ends_is_told_once_the_last_page_is_present(audio) -> None:
    path = audio("opus.opus")
    size = path.stat().st_size
    source = Source(path, part(path, (0, 30_000)))
    sound = open_ogg(source, 0)
    assert sound
    assert sound.end(source) is None
    source.update(part(path, (0, 30_000), (size - 65_536, size)))
    assert sound.end(source) is not None


def test_says_what_is_missing_of_the_headers(audio) -> None:
    path = audio("vorbis.ogg")
    with pytest.raises(Absent) as absent:
        open_ogg(Source(path, part(path, (0, 3000))), 0)
    assert absent.value.byte == 3000


def test_comments_with_pictures_are_read_past(audio, tmp_path: Path) -> None:
    data = audio("opus.opus").read_bytes()
    (_, head), (second, _), (third, _) = list(ogg.pages(data))[:3]
    tags = ogg.wrap([b"OpusTags" + bytes(300_000)], flags=0, serial=head.serial, number=1)
    path = tmp_path / "picture.opus"
    path.write_bytes(data[:second] + tags + data[third:])
    assert opened(path).first == Stamp(second + len(tags), 0)


def test_other_contents_are_not_taken_for_sound(audio, tmp_path: Path) -> None:
    path = made(audio, tmp_path, "flac.ogg", "-c:a", "flac")
    assert open_ogg(Source(path, whole(path)), 0) is None
    data = audio("opus.opus").read_bytes()
    other = ogg.Page(ogg.FIRST, 0, 99, 0, b"\x04", b"else").encode()
    path.write_bytes(other + data)
    assert open_ogg(Source(path, whole(path)), 0) is None
    path.write_bytes(data[:47] + other + data[47:])
    assert open_ogg(Source(path, whole(path)), 0) is None
    path.write_bytes(data[:300])
    assert open_ogg(Source(path, whole(path)), 0) is None


def test_a_second_stream_is_foreign(audio) -> None:
    sound = opened(audio("opus.opus"))
    with pytest.raises(ForeignData):
        sound.stamps(page(0, [b"x"]).encode(), last=True)


def test_a_stream_that_was_cut_out_begins_at_second_0(audio, tmp_path: Path) -> None:
    data = audio("opus.opus").read_bytes()
    pages = list(ogg.pages(data))
    path = tmp_path / "cut.opus"
    path.write_bytes(data[: pages[2][0]] + data[pages[12][0] :])
    sound = opened(path)
    assert sound.first.sample == pages[11][1].granule
    assert sound.zero == sound.first.sample + 312


@given(st.binary(max_size=120), st.integers(0, 26))
def test_any_headers_give_an_answer(data: bytes, flags: int) -> None:
    first = ogg.Page(flags, 0, 7, 0, b"\x13", b"OpusHead" + bytes(11)).encode()
    content = (
        first + b"".join(page(n, [data[n : n + 20]], granule=n - 1).encode() for n in range(1, 4)) + data
    )

    class Whole(Source):
        def __init__(self) -> None: ...

        size = len(content)

        def peek(self, offset: int, length: int) -> bytes:
            return content[offset : offset + length]

        def at_end(self, offset: int) -> bool:
            return offset >= len(content)

    open_ogg(Whole(), 0)
