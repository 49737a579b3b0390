from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.player import formats


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cbr.mp3", "mp3"),
        ("moov-first.m4a", "mov"),
        ("moov-last.m4a", "mov"),
        ("opus.opus", "ogg"),
        ("vorbis.ogg", "ogg"),
        ("plain.flac", "flac"),
        ("plain.wav", "wav"),
        ("plain.aac", "aac"),
    ],
)
def test_recognises_what_it_can_play(audio, name: str, kind: str) -> None:
    path: Path = audio(name)
    head = path.read_bytes()
    start = 0 if kind != "mp3" else head.index(b"\xff\xfb")
    assert formats.recognise(head[start : start + formats.HEAD]) == kind


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        b"<html>" * 400,
        b"\xff\xfb" * 4000,
        b"RIFF....AVI ",
        b"MThd",
    ],
)
def test_refuses_what_it_cannot(head: bytes) -> None:
    assert formats.recognise(head) is None


@given(st.binary(max_size=300))
def test_any_bytes_give_an_answer(head: bytes) -> None:
    assert formats.recognise(head) in (None, "mp3", "mov", "ogg", "flac", "wav", "aac")
