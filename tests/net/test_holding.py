"""The bytes of one enclosure on disk, and what the map claims of them."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.errors import NetError
from tui.net.cache_index import read_map, take_slot
from tui.net.holding import Holding, OtherCopy, hold_local

URL = "https://example.org/a.mp3"


@pytest.fixture
def holding(tmp_path):
    slot = take_slot(tmp_path, URL)
    holding = Holding(slot.path, slot.map, slot)
    yield holding
    holding.close()


def test_only_present_bytes_are_read(holding):
    assert holding.write(100, b"hello") == 0
    assert holding.read(100, 50) == b"hello"
    assert holding.read(102, 2) == b"ll"
    assert holding.read(99, 10) == b""
    assert holding.ranges == ((100, 105),)


def test_the_same_bytes_again_are_counted_and_others_refused(holding):
    holding.write(0, b"hello")
    assert holding.write(3, b"lo world") == 2
    with pytest.raises(OtherCopy):
        holding.write(0, b"hallo")
    assert holding.read(0, 20) == b"hello world"


def test_waiting_ends_when_the_bytes_arrive(holding):
    assert not holding.wait(0, 5, 0)
    threading.Timer(0.05, holding.write, (0, b"hello")).start()
    assert holding.wait(0, 5, 10)
    assert not holding.wait(3, 500, 0)
    holding.learn(5, "", "")
    assert holding.wait(3, 500, 0)


def test_closing_wakes_whoever_waits(holding):
    waiting = threading.Thread(target=holding.wait, args=(0, 5, 600))
    waiting.start()
    holding.close()
    waiting.join(10)
    assert not waiting.is_alive()


def test_what_was_saved_is_found_again(holding, tmp_path):
    holding.learn(20, '"e"', "then")
    holding.write(10, b"abc")
    holding.learn(None, '"of another copy, perhaps"', "")
    holding.save()
    found = read_map(holding.path.parent)
    assert (found.size, found.ranges, found.etag, found.last_modified) == (20, ((10, 13),), '"e"', "then")


def test_another_copy_starts_empty_in_another_file(holding):
    holding.write(0, b"old")
    old = holding.path
    holding.start_another_copy()
    assert holding.path != old
    assert not old.exists()
    assert (holding.ranges, holding.size, holding.map.number) == ((), None, 2)
    holding.write(0, b"new")
    assert holding.read(0, 3) == b"new"


def test_after_closing_nothing_is_written(holding):
    holding.close()
    with pytest.raises(OSError, match="closed"):
        holding.write(0, b"late")
    assert holding.read(0, 4) == b""


def test_a_fingerprint_needs_the_size_and_both_ends_and_nothing_else(holding, tmp_path):
    data = bytes(range(256)) * 2000
    holding.write(0, data[:70_000])
    assert holding.fingerprint() is None
    holding.learn(len(data), "", "")
    assert holding.fingerprint() is None
    holding.write(len(data) - 65536, data[-65536:])
    (tmp_path / "whole").write_bytes(data)
    assert holding.fingerprint() == hold_local(tmp_path / "whole").fingerprint()
    (tmp_path / "other").write_bytes(data[:-1] + b"x")
    assert holding.fingerprint() != hold_local(tmp_path / "other").fingerprint()


def test_an_empty_local_file(tmp_path):
    (tmp_path / "empty").touch()
    assert hold_local(tmp_path / "empty").map.complete
    with pytest.raises(NetError):
        hold_local(tmp_path)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 1500)), max_size=10))
def test_pieces_in_any_order_make_the_whole(tmp_path_factory, pieces):
    data = bytes(index * 7 % 251 for index in range(5000))
    slot = take_slot(tmp_path_factory.mktemp("cache"), URL)
    holding = Holding(slot.path, slot.map, slot)
    for start, length in pieces:
        holding.write(start, data[start : start + length])
    for start, end in holding.ranges:
        assert holding.read(start, end - start) == data[start:end]
    holding.close()
    assert read_map(slot.folder).ranges == holding.ranges
