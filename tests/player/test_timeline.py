from pathlib import Path

import pytest

from support.player_mp3 import LENGTH, SECONDS, frames, xing
from tui.model.playback import AudioProgress
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


def test_other_formats_are_sought_by_libvlc() -> None:
    source = Source(Path("nowhere"), AudioProgress(None, (), False))
    assert timeline("ogg", source, 0).spot(12.5) == Spot(0, 0.0, 12.5)
    assert timeline("flac", source, 0).spot(0.01) == Spot(0, 0.0, 0.0)
