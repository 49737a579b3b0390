import threading
from pathlib import Path

import pytest

from tui.model.playback import AudioProgress
from tui.player.source import ENDLESS, Cursor, Source


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "audio"
    path.write_bytes(bytes(range(100)))
    return path


def growing(path: Path, *ranges: tuple[int, int], size: int | None = 100) -> Source:
    return Source(path, AudioProgress(size, ranges, False))


def test_reads_only_what_is_present(path: Path) -> None:
    source = growing(path, (0, 10), (50, 60))
    assert source.read(4, 50) == bytes(range(4, 10))
    assert source.read(10, 5) == b""
    assert source.read(55, 50) == bytes(range(55, 60))


def test_peek_wants_all_of_it_but_not_more_than_the_file_has(path: Path) -> None:
    source = growing(path, (0, 10), (90, 100))
    assert source.peek(0, 10) == bytes(range(10))
    assert source.peek(0, 11) is None
    assert source.peek(95, 1_000) == bytes(range(95, 100))


def test_a_complete_file_is_all_there_whatever_the_ranges_say(path: Path) -> None:
    source = Source(path, AudioProgress(None, (), True))
    assert source.size == 100
    assert source.peek(0, 1_000) == bytes(range(100))


def test_a_file_that_is_not_there_yet_holds_nothing(tmp_path: Path) -> None:
    source = growing(tmp_path / "later", (0, 10), size=None)
    assert source.read(0, 10) == b""
    (tmp_path / "later").write_bytes(bytes(10))
    assert source.read(0, 10) == bytes(10)


def test_a_cursor_counts_from_its_start_and_ends_at_the_end(path: Path) -> None:
    cursor = Cursor(Source(path, AudioProgress(100, (), True)), 90, lambda offset: None)
    assert cursor.size == 10
    assert cursor.read(4) == bytes(range(90, 94))
    cursor.seek(8)
    assert cursor.read(50) == bytes([98, 99])
    assert cursor.read(50) == b""
    cursor.seek(0)
    assert cursor.read(1) == bytes([90])


def test_while_the_size_is_unknown_only_what_is_present_can_be_sought(path: Path) -> None:
    source = growing(path, (0, 10), (50, 60), size=None)
    cursor = Cursor(source, 0, lambda offset: None)
    assert cursor.seek(55)
    assert not cursor.seek(80)
    assert cursor.read(1) == bytes([55])
    source.update(AudioProgress(100, ((0, 10),), False))
    assert cursor.seek(80)


@pytest.mark.parametrize("size", [None, 100])
def test_at_the_end_that_no_file_has_nothing_is_waited_for(path: Path, size: int | None) -> None:
    cursor = Cursor(growing(path, (0, 10), size=size), 0, lambda offset: None)
    assert cursor.seek(ENDLESS - 65_307)
    assert cursor.read(50) == b""
    assert cursor.seek(3)
    assert cursor.read(1) == bytes([3])


def test_tells_where_the_run_around_a_byte_begins(path: Path) -> None:
    source = growing(path, (0, 10), (50, 60))
    assert [source.run_start(byte) for byte in (5, 10, 50, 59, 60)] == [0, 0, 50, 50, 0]


def test_a_cursor_reads_its_lead_in_first(path: Path) -> None:
    cursor = Cursor(Source(path, AudioProgress(100, (), True)), 98, lambda offset: None, b"abc")
    assert cursor.size == 5
    assert [cursor.read(2), cursor.read(2), cursor.read(9), cursor.read(9)] == [b"ab", b"c", b"bc", b""]
    cursor.seek(4)
    assert cursor.read(9) == b"c"


def test_a_read_waits_says_so_and_goes_on_when_the_bytes_come(path: Path) -> None:
    source = growing(path, (0, 10))
    wanted = threading.Event()
    offsets: list[int] = []

    def on_wait(offset: int) -> None:
        offsets.append(offset)
        wanted.set()

    cursor = Cursor(source, 10, on_wait)
    got: list[bytes | None] = []
    reader = threading.Thread(target=lambda: got.append(cursor.read(100)))
    reader.start()
    assert wanted.wait(5)
    assert offsets == [10]
    source.update(AudioProgress(100, ((0, 40),), False))
    reader.join(5)
    assert got == [bytes(range(10, 40))]


def test_cancel_frees_a_waiting_read(path: Path) -> None:
    wanted = threading.Event()
    cursor = Cursor(growing(path), 0, lambda offset: wanted.set())
    got: list[bytes | None] = [b"nothing yet"]
    reader = threading.Thread(target=lambda: got.append(cursor.read(100)))
    reader.start()
    assert wanted.wait(5)
    cursor.cancel()
    reader.join(5)
    assert got[-1] is None
    assert cursor.read(1) is None
