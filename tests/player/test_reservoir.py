import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.player import mp3, reservoir

FRAME = 1152


def decode(data: bytes) -> np.ndarray:
    command = ["ffmpeg", "-loglevel", "quiet", "-f", "mp3", "-i", "-", "-f", "f32le", "-ac", "1", "-"]
    sound = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=False).stdout
    return np.frombuffer(sound, "<f4")


def starts(data: bytes) -> list[int]:
    """Return where each frame of an mp3 starts."""
    position = mp3.find_frame(data) or 0
    found = []
    while (frame := mp3.frame_at(data, position)) is not None:
        found.append(position)
        position += frame.length
    return found


@pytest.mark.parametrize("name", ["cbr.mp3", "vbr-no-toc.mp3"])
def test_the_first_frame_sounds_as_if_all_before_it_had_been_decoded(audio, name: str) -> None:
    path: Path = audio(name)
    data = path.read_bytes()
    frames = starts(data)
    whole = decode(data[frames[0] :])
    for number in (200, 501, 903):
        byte = frames[number]
        lead_in = reservoir.lead_in(data[frames[number - 12] : byte], data[byte : byte + 2_000])
        sound = decode(lead_in + data[byte : frames[number + 10]])
        # The frame's first half overlaps with the silence before it, and the filters lag by as much again.
        heard = sound[FRAME * 7 // 4 : FRAME * 9 // 4]
        likeness = [
            np.corrcoef(heard, whole[start : start + len(heard)])[0, 1]
            for start in range(number * FRAME - 2 * FRAME, number * FRAME + 2 * FRAME)
        ]
        assert max(likeness) > 0.999


def test_without_it_the_first_frame_is_silent(audio) -> None:
    data = audio("vbr-no-toc.mp3").read_bytes()
    byte = starts(data)[200]
    assert np.abs(decode(data[byte:])[:FRAME]).max() < 0.001


def test_layer_2_borrows_nothing() -> None:
    assert reservoir.lead_in(b"", b"\xff\xfd\x90\xc4" + bytes(400)) == b""


@given(st.binary(max_size=500), st.binary(max_size=60))
def test_any_bytes_give_a_frame(before: bytes, side: bytes) -> None:
    frame = b"\xff\xfb\x90\xc4" + side + bytes(500)
    lead_in = reservoir.lead_in(before, frame)
    header = mp3.frame_at(lead_in, 0)
    assert header is not None
    assert header.length == len(lead_in)
