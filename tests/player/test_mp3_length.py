"""The length of an mp3 whose header does not tell it."""

from pathlib import Path

import pytest

from support.player_ear import encode, signal
from tui.player.mp3_length import mp3_seconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mp3")


@pytest.mark.parametrize("name", ["cbr.mp3", "vbr.mp3", "vbr-no-toc.mp3"])
def test_one_file_is_as_long_as_its_sound(folder: Path, name: str) -> None:
    assert mp3_seconds(encode(signal(30), folder / name)) == pytest.approx(30, abs=0.2)


@pytest.mark.parametrize("name", ["cbr.mp3", "vbr.mp3"])
@pytest.mark.parametrize("tag", [b"", b"ID3\x04\x00\x00\x00\x00\x02\x00" + bytes(256)])
def test_parts_joined_are_all_counted(folder: Path, name: str, tag: bytes) -> None:
    part = encode(signal(30), folder / name).read_bytes()
    joined = folder / "joined.mp3"
    joined.write_bytes(tag + part + tag + part + b"TAG" + bytes(125))
    assert mp3_seconds(joined) == pytest.approx(60, abs=0.4)


def test_what_is_no_mp3_has_no_length(folder: Path) -> None:
    other = folder / "other.mp3"
    for content in (b"", b"\xff", b"no audio", bytes(300_000), b"\xff\xfb\x90" * 9):
        other.write_bytes(content)
        assert mp3_seconds(other) is None
