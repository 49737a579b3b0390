import random
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.player_flac import RATE, frame, metadata
from tui.model.playback import AudioProgress
from tui.player import flac
from tui.player.source import Source
from tui.player.stamps import Absent, Stamp

INFO = flac.StreamInfo(4096, 4096, RATE, 1, 16, 0)


def source_of(path: Path, data: bytes, *ranges: tuple[int, int]) -> Source:
    """Return a source of these bytes, of which only `ranges` are present; all where there are none."""
    path.write_bytes(data)
    return Source(path, AudioProgress(len(data), ranges or ((0, len(data)),), False))


def read(data: bytes) -> tuple[flac.StreamInfo, list[tuple[int, flac.Frame]]]:
    """Return what a file says of itself, and its frames."""
    info = flac.read_stream_info(data[8:42])
    assert info
    return info, flac.frames(data, info, last=True)


def test_finds_every_frame_of_a_real_file(audio) -> None:
    info, found = read(audio("plain.flac").read_bytes())
    assert (info.rate, info.channels, info.total) == (44_100, 1, 40 * 44_100)
    assert found[0][1].sample == 0
    for (_, before), (_, after) in pairwise(found):
        assert before.sample + before.samples == after.sample
    assert found[-1][1].sample + found[-1][1].samples == info.total


@pytest.mark.parametrize("options", [["-ar", "96000", "-sample_fmt", "s32"], ["-ac", "2"], ["-ar", "12345"]])
def test_finds_every_frame_whatever_the_rate_and_the_channels(audio, tmp_path, options: list[str]) -> None:
    path = tmp_path / "other.flac"
    command = ["ffmpeg", "-loglevel", "error", "-i", str(audio("plain.flac")), "-t", "8", *options, str(path)]
    subprocess.run(command, check=True)
    info, found = read(path.read_bytes())
    assert sum(one.samples for _, one in found) == info.total


@pytest.mark.parametrize(
    "first", [0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x3FFFFFF, 0x7FFFFFFF, (1 << 36) - 1]
)
def test_reads_coded_numbers_of_every_length(first: int) -> None:
    data = frame(first, 1000, variable=True) + bytes(16)
    assert flac.frame_at(data, 0, INFO) == flac.Frame(first, 1000, b"")


def test_frames_that_are_numbered_are_of_one_size() -> None:
    data = frame(1000, 4096, variable=False) + bytes(16)
    assert flac.frame_at(data, 0, INFO) == flac.Frame(1000 * 4096, 4096, b"")


@pytest.mark.parametrize("place", range(8))
def test_a_header_with_one_bit_wrong_is_none(place: int) -> None:
    data = bytearray(frame(1000, 4096, variable=False) + bytes(16))
    data[place] ^= 0x04
    assert flac.frame_at(bytes(data), 0, INFO) is None


def test_a_header_of_another_stream_is_none() -> None:
    data = frame(10, 4096, variable=False) + bytes(16)
    for other in (
        INFO._replace(rate=48_000),
        INFO._replace(channels=2),
        INFO._replace(bits=24),
        INFO._replace(total=4096 * 10),
        INFO._replace(shortest=1024, longest=1024),
    ):
        assert flac.frame_at(data, 0, other) is None


def test_what_only_looks_like_a_frame_has_no_neighbour() -> None:
    alone = frame(900, 4096, variable=False)
    data = b"".join(frame(n, 4096, variable=False, filling=200) for n in range(5))
    place = data.index(frame(3, 4096, variable=False, filling=200))
    data = data[: place - 50] + alone + data[place - 50 + len(alone) :]
    assert [one.sample // 4096 for _, one in flac.frames(data, INFO, last=False)] == [0, 1, 2, 3, 4]


@given(st.data())
def test_damage_hides_frames_but_makes_none(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 4096), min_size=2, max_size=30))
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    made = [frame(at, size, variable=True, filling=size % 97) for at, size in zip(starts, sizes, strict=True)]
    whole = bytearray(b"".join(made))
    places = {sum(map(len, made[:n])): start for n, start in enumerate(starts)}
    for at, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=40)
    ):
        whole[at] = value
    found = flac.frames(bytes(whole), INFO._replace(shortest=16), last=True)
    for at, one in found:
        assert places.get(at) == one.sample


@given(st.binary(max_size=300))
def test_any_bytes_are_searched(data: bytes) -> None:
    flac.frames(data + b"\xff\xf8" + data, INFO, last=True)
    flac.read_stream_info(data)


def test_reads_past_padding_and_says_what_is_missing(tmp_path: Path) -> None:
    data = metadata(4096, 4096, total=4096 * 3, padding=70_000)
    sound = b"".join(frame(n, 4096, variable=False) for n in range(3))
    opened = flac.open_flac(source_of(tmp_path / "a", data + sound), 0)
    assert opened
    assert opened.first == Stamp(len(data), 0)
    with pytest.raises(Absent) as absent:
        flac.open_flac(source_of(tmp_path / "b", data + sound, (0, 1000)), 0)
    assert absent.value.byte == len(data)


@pytest.mark.parametrize(
    "data", [b"fLaC", b"fLaC" + bytes(100), b"fLaC\x04" + bytes(100), metadata(4096, 4096)]
)
def test_metadata_that_makes_no_sense_is_none(tmp_path: Path, data: bytes) -> None:
    assert flac.open_flac(source_of(tmp_path / "a", data), 0) is None


@given(st.binary(max_size=200))
def test_any_metadata_gives_an_answer(data: bytes) -> None:
    class Whole(Source):
        def __init__(self) -> None: ...

        def peek(self, offset: int, length: int) -> bytes:
            return data[offset : offset + length]

    flac.open_flac(Whole(), 0)


@pytest.mark.parametrize("variable", [False, True])
def test_the_tiny_frame_in_front_is_one_that_decoders_take(tmp_path: Path, variable: bool) -> None:
    """A decoder gives 16 samples of silence for it, and then the frames."""
    data = metadata(4096, 4096)
    sound = [frame(n * (4096 if variable else 1), 4096, variable=variable) for n in range(20)]
    opened = flac.open_flac(source_of(tmp_path / "a", data + b"".join(sound)), 0)
    assert opened
    low = Stamp(len(data) + 10 * len(sound[0]), 10 * 4096)
    begin = opened.begin(low, Stamp(low.byte + len(sound[10]), 11 * 4096), sound[10], 10 * 4096 + 100)
    assert begin.byte == low.byte
    assert 0 <= 10 * 4096 - begin.sample - 16 < 16
    command = ["ffmpeg", "-loglevel", "error", "-xerror", "-f", "flac", "-i", "-", "-f", "s16le", "-"]
    made = subprocess.run(
        command, input=begin.lead_in + b"".join(sound[10:]), stdout=subprocess.PIPE, check=True
    )
    assert len(made.stdout) == 2 * (16 + 10 * 4096)


def test_begins_with_the_nearer_frame(tmp_path: Path) -> None:
    opened = flac.Flac(INFO, metadata(4096, 4096)[8:42], Stamp(86, 0))
    data = frame(5, 4096, variable=False)
    low, high = Stamp(1000, 5 * 4096), Stamp(1000 + len(data), 6 * 4096)
    assert opened.begin(low, high, data, low.sample + 2000).byte == low.byte
    assert opened.begin(low, high, data, low.sample + 2100).byte == high.byte


def test_random_bytes_hold_no_frame() -> None:
    assert flac.frames(random.Random(4).randbytes(2_000_000), INFO, last=True) == []


def test_where_the_sound_ends_is_told_by_the_last_frame_where_the_metadata_do_not(tmp_path: Path) -> None:
    sound = [frame(n, 4096, variable=False, filling=9_000) for n in range(30)]
    data = metadata(4096, 4096) + b"".join(sound) + frame(30, 1000, variable=False)
    source = source_of(tmp_path / "a", data, (0, 100_000))
    opened = flac.open_flac(source, 0)
    assert opened
    assert opened.end(source) is None
    source.update(AudioProgress(len(data), ((0, len(data)),), True))
    assert opened.end(source) == 30 * 4096 + 1000
