from pathlib import Path

import pytest
from msgspec.structs import replace

from support.player_mp3 import LENGTH, SECONDS, frames, xing
from tui.model.playback import AudioProgress
from tui.net import ranges as spans
from tui.player import ogg
from tui.player.formats import Format
from tui.player.source import Source
from tui.player.timeline import Spot, Wanted, timeline

COUNT = 4_000
LEAD_IN = SECONDS
"""Seconds that the silent frame in front takes."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "audio.mp3"
    path.write_bytes(frames(COUNT))
    return path


def growing(path: Path, *ranges: tuple[int, int]) -> Source:
    return Source(path, AudioProgress(path.stat().st_size, ranges, False))


def complete(path: Path) -> Source:
    return Source(path, AudioProgress(None, (), True))


def test_finds_the_frame_that_holds_a_second(path: Path) -> None:
    spot = timeline("mp3", complete(path), 0).spot(60.0)
    assert isinstance(spot, Spot)
    number = int(60.0 / SECONDS)
    assert spot.byte == number * LENGTH
    assert spot.zero == pytest.approx(number * SECONDS - LEAD_IN)
    assert spot.exact


@pytest.mark.parametrize("seconds", [0.0, 0.01])
def test_finds_the_first_frame(path: Path, seconds: float) -> None:
    spot = timeline("mp3", complete(path), 0).spot(seconds)
    assert isinstance(spot, Spot)
    assert spot.byte == 0


def test_beyond_the_end_is_the_last_frame(path: Path) -> None:
    spot = timeline("mp3", complete(path), 0).spot(1e6)
    assert isinstance(spot, Spot)
    assert spot.byte == pytest.approx(COUNT * LENGTH, abs=LENGTH)


def test_wants_the_first_bytes_first(path: Path) -> None:
    assert timeline("mp3", growing(path), 0).spot(0.0) == Wanted(0)
    assert timeline("mp3", growing(path, (0, 500)), 0).spot(0.0) == Wanted(500)


def test_estimates_beyond_what_is_present_and_stays_with_the_estimate(path: Path) -> None:
    source = growing(path, (0, 100 * LENGTH))
    line = timeline("mp3", source, 0)
    wanted = line.spot(80.0)
    assert isinstance(wanted, Wanted)
    assert wanted.byte == pytest.approx(80.0 / SECONDS * LENGTH, rel=0.01)
    source.update(AudioProgress(path.stat().st_size, ((0, 200 * LENGTH),), False))
    assert line.spot(80.0) == wanted


def test_corrects_the_estimate_when_the_bytes_before_have_come(tmp_path: Path) -> None:
    path = tmp_path / "vbr.mp3"
    short = b"\xff\xfb\x50\xc4" + bytes(204)  # 64 kbit/s: half as long
    path.write_bytes(frames(1_000) + short * 3_000)
    size = path.stat().st_size
    source = growing(path, (0, 100 * LENGTH), (1_100 * LENGTH, size))
    line = timeline("mp3", source, 0)
    spot = line.spot(40.0)
    assert isinstance(spot, Spot)
    assert not spot.exact
    assert spot.zero == 40.0
    assert line.zero_of(spot) is None
    source.update(AudioProgress(size, ((0, size),), True))
    while line.advance():
        pass
    number = 1_000 + (spot.byte - 1_000 * LENGTH) / len(short)
    assert number == int(number), "a spot starts with a frame"
    assert line.zero_of(spot) == pytest.approx(number * SECONDS)


def test_knows_the_duration_by_the_header_then_by_counting(tmp_path: Path) -> None:
    path = tmp_path / "claims.mp3"
    path.write_bytes(xing(frames=2_000) + frames(1_000))
    source = growing(path, (0, 50 * LENGTH))
    line = timeline("mp3", source, 0)
    assert line.duration() is None
    line.advance()
    assert line.duration() == pytest.approx(2_000 * SECONDS)
    source.update(AudioProgress(None, (), True))
    while line.advance():
        pass
    assert line.duration() == pytest.approx(1_000 * SECONDS)
    assert line.claimed_duration() == pytest.approx(2_000 * SECONDS)


@pytest.mark.parametrize("kind", ["mov", "wav", "aac"])
def test_other_formats_are_sought_by_libvlc(kind: Format) -> None:
    source = Source(Path("nowhere"), AudioProgress(None, (), False))
    spot = timeline(kind, source, 0).spot(12.5)
    assert isinstance(spot, Spot)
    assert (spot.byte, spot.whole) == (0, True)
    assert spot.skip == pytest.approx(12.5, abs=0.02)


STAMPED: list[tuple[str, Format]] = [("plain.flac", "flac"), ("opus.opus", "ogg"), ("vorbis.ogg", "ogg")]


@pytest.mark.parametrize(("name", "kind"), STAMPED)
def test_finds_the_frame_or_packet_of_a_second(audio, name: str, kind: Format) -> None:
    line = timeline(kind, complete(audio(name)), 0)
    bytes_before = []
    for seconds in (0.0, 0.05, 7.3, 20.0, 39.7):
        spot = line.spot(seconds)
        assert isinstance(spot, Spot)
        assert spot.zero == pytest.approx(seconds, abs=0.06)
        assert spot.exact
        assert not spot.whole
        bytes_before.append(spot.byte)
    assert bytes_before == sorted(bytes_before)
    assert line.duration() == pytest.approx(40.0, abs=0.02)


@pytest.mark.parametrize(("name", "kind"), STAMPED)
def test_waits_for_few_bytes_and_finds_the_same(audio, name: str, kind: Format) -> None:
    path = audio(name)
    size = path.stat().st_size
    ranges = spans.add((), 0, 20_000)
    source = growing(path, *ranges)
    line = timeline(kind, source, 0, expected=40.0)
    waits = 0
    while isinstance(spot := line.spot(30.0), Wanted):
        assert not source.present_from(spot.byte)
        ranges = spans.add(ranges, spot.byte, min(size, spot.byte + 40_000))
        source.update(AudioProgress(size, ranges, False))
        waits += 1
    assert waits <= 5
    assert spot == timeline(kind, complete(path), 0).spot(30.0)


@pytest.mark.parametrize(("name", "kind"), STAMPED)
def test_finds_it_while_the_size_is_unknown(audio, name: str, kind: Format) -> None:
    path = audio(name)
    line = timeline(kind, Source(path, AudioProgress(None, ((0, path.stat().st_size),), False)), 0)
    assert line.spot(30.0) == timeline(kind, complete(path), 0).spot(30.0)


def test_flac_behind_a_tag_is_found(audio, tmp_path: Path) -> None:
    data = audio("plain.flac").read_bytes()
    path = tmp_path / "tagged.flac"
    path.write_bytes(bytes(3000) + data)
    plain, tagged = (
        timeline("flac", complete(one), at) for one, at in ((audio("plain.flac"), 0), (path, 3000))
    )
    expected = plain.spot(21.0)
    assert isinstance(expected, Spot)
    assert tagged.spot(21.0) == expected._replace(byte=expected.byte + 3000)


def test_a_chained_file_is_left_to_libvlc(audio, tmp_path: Path) -> None:
    first, second = audio("opus.opus").read_bytes(), bytearray()
    for _, page in ogg.pages(first):
        second += replace(page, serial=page.serial ^ 1).encode()
    path = tmp_path / "chained.opus"
    path.write_bytes(first + second)
    line = timeline("ogg", complete(path), 0)
    spot = line.spot(60.0)
    assert isinstance(spot, Spot)
    assert (spot.byte, spot.skip, spot.whole) == (0, 60.0, True)
    assert line.duration() is None


def test_damage_in_the_middle_costs_only_what_it_hit(audio, tmp_path: Path) -> None:
    for name, kind in STAMPED:
        data = bytearray(audio(name).read_bytes())
        place = len(data) // 2
        data[place : place + 9_000] = bytes(9_000)
        path = tmp_path / name
        path.write_bytes(data)
        damaged, whole = timeline(kind, complete(path), 0), timeline(kind, complete(audio(name)), 0)
        for seconds in (5.0, 35.0):
            assert damaged.spot(seconds) == whole.spot(seconds)
        assert isinstance(spot := damaged.spot(20.0), Spot)
        assert not spot.whole
        assert spot.zero == pytest.approx(20.0, abs=4.0)


@pytest.mark.parametrize("kind", ["flac", "ogg"])
def test_what_makes_no_sense_is_left_to_libvlc(tmp_path: Path, kind: Format) -> None:
    path = tmp_path / "odd"
    path.write_bytes(b"fLaCOggS" + bytes(100_000))
    assert timeline(kind, complete(path), 0).spot(3.0) == Spot(0, 0.0, 3.0, whole=True)
