"""Folders, maps and locks of the audio cache."""

import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.net_server import Resource, serve
from tui.net import cache_index
from tui.net.cache_index import CopyMap, read_map, slot_folder, take_slot, write_map

URL = "https://example.org/a.mp3"


def test_the_folder_does_not_tell_the_address_and_ignores_credentials(tmp_path):
    folder = slot_folder(tmp_path, "https://ann:pw@example.org/a.mp3")
    assert folder == slot_folder(tmp_path, URL)
    assert "example" not in folder.name


def test_a_locked_folder_is_left_to_its_owner(tmp_path):
    first, second = take_slot(tmp_path, URL), take_slot(tmp_path, URL)
    assert first.folder != second.folder
    assert not cache_index.remove(first.folder)
    first.release()
    assert take_slot(tmp_path, URL).folder == first.folder


def test_copies_a_crash_left_behind_are_removed(tmp_path):
    slot = take_slot(tmp_path, URL)
    slot.save(CopyMap(number=3))
    (slot.folder / "copy-2").write_bytes(b"old")
    (slot.folder / "copy-3").write_bytes(b"new")
    slot.release()
    take_slot(tmp_path, URL)
    assert [path.name for path in slot.folder.glob("copy-*")] == ["copy-3"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"version": 9}', '{"version": 1, "ranges": 7}',
     '{"version": 1, "ranges": [["a", 2]]}', '{"version": 1, "ranges": [], "size": "big"}',
     '{"version": 1, "ranges": [[0, 1, 2]]}'],
)  # fmt: skip
def test_a_map_that_makes_no_sense_counts_as_nothing_present(tmp_path, text):
    (tmp_path / "map.json").write_text(text)
    assert read_map(tmp_path) == CopyMap()


@given(st.binary(max_size=60))
def test_any_bytes_in_place_of_a_map(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("slot")
    (folder / "map.json").write_bytes(data)
    assert read_map(folder) == CopyMap()


def test_a_map_claims_no_more_than_the_file_holds(tmp_path):
    write_map(tmp_path, CopyMap(size=1000, ranges=((0, 400), (600, 1000))))
    (tmp_path / "copy-1").write_bytes(bytes(700))
    assert read_map(tmp_path).ranges == ((0, 400), (600, 700))
    (tmp_path / "copy-1").unlink()
    assert read_map(tmp_path).ranges == ()


def test_eviction_touches_nothing_of_others(tmp_path):
    (tmp_path / "somebody-elses").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    slot = take_slot(tmp_path, URL)
    slot.path.write_bytes(bytes(50_000))
    slot.save(CopyMap())
    slot.release()
    assert cache_index.evict(tmp_path, 0) >= 50_000
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "somebody-elses"]
    assert cache_index.evict(tmp_path / "absent", 0) == 0


FETCHING = """
import sys, time
from pathlib import Path

from tui.net import transfer
from tui.net.audio_cache import AudioCache
transfer._SAVE_EVERY = 0.01
audio = AudioCache(Path(sys.argv[1])).open(sys.argv[2])
audio.wait(0, int(sys.argv[3]), 30)
print("there", flush=True)
time.sleep(60)
"""


def test_killed_at_any_moment_the_map_claims_only_what_is_there(tmp_path):
    body = b"ID3\x04" + os.urandom(800_000)
    with serve({"/a": Resource(body, etag='"1"')}, rate=1_500_000) as server:
        for until in (100_000, 400_000, 700_000):
            child = subprocess.Popen(
                [sys.executable, "-c", FETCHING, str(tmp_path), server.url("/a"), str(until)],
                stdout=subprocess.PIPE,
            )
            assert child.stdout is not None
            assert child.stdout.readline() == b"there\n"
            child.send_signal(signal.SIGKILL)
            child.wait()
            folder = slot_folder(tmp_path, server.url("/a"))
            held = (folder / "copy-1").read_bytes()
            for start, end in read_map(folder).ranges:
                assert held[start:end] == body[start:end]
        assert read_map(folder).ranges


def test_ranges_in_disorder_are_put_in_order(tmp_path):
    (tmp_path / "copy-1").write_bytes(bytes(100))
    (tmp_path / "map.json").write_text('{"ranges": [[60, 900], [-5, 10], [50, 70], [30, 20]]}')
    assert read_map(tmp_path).ranges == ((0, 10), (50, 100))
