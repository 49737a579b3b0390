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
        parsed = reader.feed(feed("Harbour", [item("one", audio="https://example.org/1.mp3")]))
        assert (parsed.title, len(parsed.episodes)) == ("Harbour", 1)
        assert reader.notes(NOTES).summary.startswith("Keepers, charts and fog")
    finally:
        reader.close()


def test_what_is_no_feed_is_an_error_and_the_reader_goes_on() -> None:
    reader = Reader()
    try:
        with pytest.raises(FeedError):
            reader.feed(b"")
        assert reader.feed(feed("Harbour", [])).title == "Harbour"
    finally:
        reader.close()


def test_a_reader_that_hangs_is_killed_and_replaced() -> None:
    reader = Reader(seconds=0.5)
    try:
        reader.notes("Summary: warm up")
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
