import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.player_mp3 import HEADER, LENGTH, SECONDS, frames, xing
from tui.player import mp3


def index_of(data: bytes, start: int = 0, step: int | None = None) -> mp3.FrameIndex:
    """Return an index that was given all of `data`, in steps of so many bytes."""
    index = mp3.FrameIndex(start)
    reach = start
    while reach < len(data):
        reach = min(len(data), reach + (step or len(data)))
        index.extend(data[index.end : reach], last=reach == len(data))
    return index


def test_reads_the_header_of_a_frame() -> None:
    assert mp3.frame_at(frames(1), 0) == mp3.Frame(LENGTH, 1152, 44_100)
    assert mp3.frame_at(b"\xff\xf3\x80\xc4", 0) == mp3.Frame(208, 576, 22_050)
    assert mp3.frame_at(b"\xff\xfb\x00\xc4", 0) is None, "free format"
    assert mp3.frame_at(b"\xff\xf1\x90\xc4", 0) is None, "ADTS"


def test_counts_the_time_of_all_frames() -> None:
    index = index_of(frames(1000))
    assert index.seconds == pytest.approx(1000 * SECONDS)
    assert index.end == 1000 * LENGTH


@pytest.mark.parametrize("step", [100, 1_000, 4_096, 50_000])
def test_grows_in_steps_to_the_same_index(step: int) -> None:
    data = frames(300)
    grown, whole = index_of(data, step=step), index_of(data)
    assert (grown.end, grown.seconds) == (whole.end, whole.seconds)
    assert grown.mark_before(5.0) == whole.mark_before(5.0)


def test_finds_the_frame_before_a_second_and_before_a_byte() -> None:
    index = index_of(frames(1000))
    byte, seconds = index.mark_before(10.0)
    assert byte % LENGTH == 0
    assert seconds == pytest.approx(byte // LENGTH * SECONDS)
    assert 10.0 - mp3.MARK_EVERY * SECONDS < seconds <= 10.0
    assert index.mark_before_byte(byte + 1) == (byte, seconds)


def test_damage_and_tags_take_no_time() -> None:
    damage = random.Random(1).randbytes(5_000).replace(b"\xff", b"\x00")
    index = index_of(frames(100) + damage + frames(100) + b"TAG" + bytes(125))
    assert index.seconds == pytest.approx(200 * SECONDS)


def test_passes_over_an_id3v2_tag() -> None:
    tag = b"ID3\x04\x00\x00" + bytes([0, 0, 7, 104]) + bytes(1000)
    assert mp3.id3_length(tag) == 1010
    assert mp3.id3_length(b"ID3") == 0
    assert mp3.id3_length(frames(1)) == 0


def test_the_header_frame_takes_no_time_and_the_delay_comes_before_zero() -> None:
    index = index_of(xing(frames=500, lame_delay=576) + frames(500))
    assert index.first == LENGTH
    assert index.seconds == pytest.approx(500 * SECONDS - (576 + 529) / 44_100)


def test_the_claimed_duration_counts_only_for_a_file_of_the_stated_size() -> None:
    size = 501 * LENGTH
    data = xing(frames=500, size=size) + frames(10)
    assert index_of(data).duration(size) == pytest.approx(500 * SECONDS)
    spliced = size * 2
    assert index_of(data).claimed_duration(spliced) is None
    assert index_of(data).duration(spliced) == pytest.approx(1001 * SECONDS, rel=0.01)


def test_estimates_by_the_table_of_contents() -> None:
    # The second half of the time lies in the last quarter of the bytes.
    toc = bytes(min(255, int(256 * (k / 100 * 1.5 if k < 50 else 0.75 + (k - 50) / 200))) for k in range(100))
    size = 1_000 * LENGTH
    index = index_of(xing(frames=2_000, size=size, toc=toc) + frames(5))
    assert index.estimate_byte(1_000 * SECONDS, size) == pytest.approx(0.75 * size, rel=0.02)


def test_estimates_by_the_rate_so_far_without_one() -> None:
    index = index_of(frames(100))
    assert index.estimate_byte(500 * SECONDS, None) == pytest.approx(500 * LENGTH, rel=0.001)


def test_the_length_the_feed_states_guides_an_estimate_where_it_is_believable() -> None:
    data = frames(100)
    size = 10_100 * LENGTH
    believable = mp3.FrameIndex(expected=10_000 * SECONDS)
    believable.extend(data, last=True)
    assert believable.estimate_byte(5_000 * SECONDS, size) == pytest.approx(5_050 * LENGTH, rel=0.002)
    spliced = mp3.FrameIndex(expected=8_000 * SECONDS)
    spliced.extend(data, last=True)
    assert spliced.estimate_byte(5_000 * SECONDS, size) == pytest.approx(5_000 * LENGTH, rel=0.002)


def test_reads_a_vbri_header() -> None:
    content = HEADER + bytes(32) + b"VBRI" + bytes(6) + (9_000).to_bytes(4, "big") + (77).to_bytes(4, "big")
    header = mp3.read_vbr_header(content + bytes(LENGTH - len(content)))
    assert header == mp3.VbrHeader(frames=77, size=9_000)


@pytest.mark.parametrize("name", ["cbr.mp3", "vbr.mp3", "vbr-no-toc.mp3"])
def test_agrees_with_the_encoder_on_real_files(audio, name: str) -> None:
    path: Path = audio(name)
    data = path.read_bytes()
    index = index_of(data, mp3.id3_length(data))
    assert index.seconds == pytest.approx(40.0, abs=0.06)
    if index.header:
        assert index.claimed_duration(len(data)) == pytest.approx(index.seconds, abs=0.03)


@given(st.binary(max_size=2_000), st.integers(1, 700))
def test_any_bytes_are_taken_in(data: bytes, step: int) -> None:
    index = index_of(data, step=step)
    assert index.end <= len(data)
    assert index.seconds >= -1.0


@given(st.binary(max_size=200))
def test_any_header_frame_is_read(content: bytes) -> None:
    mp3.read_vbr_header(HEADER + content)
