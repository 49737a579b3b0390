"""Answers no server should give."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model.errors import NetError
from tui.net.http import Fetcher, Limits, Request

GOOD = b'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 6\r\nETag: "x"\r\n\r\n<rss/>'
QUICK = Limits(seconds=2, connect=1, read=1, raw_bytes=100_000, decoded_bytes=100_000)

NONSENSE = {
    "nothing": b"",
    "empty lines": b"\r\n\r\n",
    "no status": b"HTTP/1.1\r\n\r\n",
    "status in letters": b"HTTP/1.1 abc OK\r\n\r\n",
    "status too large": b"HTTP/1.1 999999999 OK\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH\r\n",
    "too many headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n<rss/>",
    "header too long": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n<rss/>",
    "chunk size in letters": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<rss/>",
    "negative chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n<rss/>",
    "broken redirect": b"HTTP/1.1 301 Moved\r\nLocation: http://[::1\r\n\r\n",
    "redirect to nowhere": b"HTTP/1.1 302 Found\r\nLocation: \r\nContent-Length: 0\r\n\r\n",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n<rss/>",
    "a part unasked": b"HTTP/1.1 206 Part\r\nContent-Range: bytes 0-5/6\r\nContent-Length: 6\r\n\r\n<rss/>",
}


@contextmanager
def answering(data: bytes) -> Iterator[str]:
    """A server that answers every request with the same bytes and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(65536)
                        connection.sendall(data)

        threading.Thread(target=run, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        server.shutdown(socket.SHUT_RDWR)


def outcome(data: bytes) -> bytes | str:
    fetcher = Fetcher(user_agent="podtui-tests")
    try:
        with answering(data) as url:
            return fetcher.fetch(Request(url, etag="x"), limits=QUICK).body
    except NetError as error:
        return str(error)
    finally:
        fetcher.close()


@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_is_an_error_in_one_sentence(data):
    said = outcome(data)
    assert isinstance(said, str)
    assert said.endswith(".")
    assert "\n" not in said


def test_the_good_answer_is_good():
    assert outcome(GOOD) == b"<rss/>"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(GOOD)), st.binary(max_size=4)), min_size=1, max_size=4),
    st.integers(1, len(GOOD)),
)
def test_a_garbled_answer_is_a_document_or_a_net_error(changes, length):
    data = GOOD
    for at, inserted in changes:
        data = data[:at] + inserted + data[at + len(inserted) :]
    outcome(data[:length])
