"""The reader process: hostile documents end it, not podtui."""

import os
import signal

import pytest

from support.samples import NOTES, feed, item
from tui.model.errors import FeedError
from tui.services.reader import Reader, ReaderGaveUp


def test_documents_are_read_in_the_child() -> None:
    reader = Reader()
    try:
        (parsed,) = reader.feed_parts(feed("Harbour", [item("one", audio="https://example.org/1.mp3")]))
        assert (parsed.title, len(parsed.episodes)) == ("Harbour", 1)
        assert reader.notes(NOTES).summary.startswith("Keepers, charts and fog")
    finally:
        reader.close()


def test_what_is_no_feed_is_an_error_and_the_reader_goes_on() -> None:
    reader = Reader()
    try:
        with pytest.raises(FeedError):
            next(reader.feed_parts(b""))
        assert [part.title for part in reader.feed_parts(feed("Harbour", []))] == ["Harbour"]
    finally:
        reader.close()


def test_a_reader_that_hangs_is_killed_and_replaced() -> None:
    reader = Reader()
    try:
        reader.notes("Summary: warm up")
        reader._seconds = 0.5
        child = reader._child
        assert child is not None
        os.kill(child.pid, signal.SIGSTOP)
        with pytest.raises(ReaderGaveUp):
            reader.notes("Summary: never read")
        reader._seconds = 20.0
        assert reader.notes("Summary: read again").summary == "read again"
    finally:
        reader.close()


def test_a_reader_that_was_killed_is_replaced() -> None:
    reader = Reader()
    try:
        reader.notes("Summary: warm up")
        child = reader._child
        assert child is not None
        child.kill()
        child.wait()
        assert reader.notes("Summary: read again").summary == "read again"
    finally:
        reader.close()


def test_a_feed_comes_in_parts_and_one_left_early_hurts_nothing() -> None:
    reader = Reader()
    try:
        document = feed("Harbour", [item(str(number)) for number in range(120)])
        assert [len(part.episodes) for part in reader.feed_parts(document)] == [50, 50, 20]
        parts = reader.feed_parts(document)
        assert len(next(parts).episodes) == 50
        parts.close()
        (newest,) = reader.feed_parts(document, newest=7)
        assert (len(newest.episodes), newest.more) == (7, True)
    finally:
        reader.close()
