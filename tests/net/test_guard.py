"""Guards wake whoever waits on a socket, and dialling keeps to its time."""

import socket
import threading
import time

import pytest

from support.net_server import closed_port
from tui.net.dial import dial
from tui.net.guard import Ended, Guard, Watch


@pytest.fixture
def silent():
    """A socket whose other end never says anything."""
    ours, theirs = socket.socketpair()
    yield ours
    ours.close()
    theirs.close()


def test_a_deadline_wakes_the_reader(silent):
    with Watch().over(0.1) as guard:
        guard.watch(silent)
        assert silent.recv(1) == b""
        assert guard.ending == "late"


def test_an_event_wakes_the_reader(silent):
    cancel = threading.Event()
    with Watch().over(None, cancel) as guard:
        guard.watch(silent)
        threading.Timer(0.05, cancel.set).start()
        assert silent.recv(1) == b""
        assert guard.ending == "cancelled"


def test_stopping_wakes_the_reader_even_before_the_socket_is_known(silent):
    guard = Guard(None)
    guard.stop()
    guard.watch(silent)
    assert silent.recv(1) == b""
    with pytest.raises(Ended):
        guard.check()


def test_renewing_moves_the_deadline():
    guard = Guard(0)
    guard.renew(60)
    guard.check()


def test_the_watch_stops_when_nothing_is_left_to_watch():
    watch = Watch()
    with watch.over(60):
        assert "net-watch" in {thread.name for thread in threading.enumerate()}
    deadline = time.monotonic() + 10
    while any(thread.name == "net-watch" for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_dialling_by_name_and_by_number():
    with socket.create_server(("127.0.0.1", 0)) as server:
        for host in ("127.0.0.1", "localhost"):
            with dial(host, server.getsockname()[1], Guard(None), 5) as sock:
                assert sock.gettimeout() == 5


def test_a_dead_address_does_not_hold_up_the_others(monkeypatch):
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_server(("127.0.0.1", 0), backlog=0) as full,
    ):
        # A full backlog ignores further connections, as a dead route does.
        held = [socket.create_connection(full.getsockname(), 1)]
        addresses = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", where.getsockname()) for where in (full, server)
        ]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: addresses)
        with dial("some.example", 1, Guard(None), 10) as sock:
            assert sock.getpeername() == server.getsockname()
        for sock in held:
            sock.close()


def test_refused_by_all_is_refused():
    with closed_port() as port, pytest.raises(ConnectionRefusedError):
        dial("127.0.0.1", port, Guard(None), 5)


def test_a_name_that_is_never_answered_ends_in_time(monkeypatch):
    def look_up(host, *rest, flags=0, **more):
        if flags:
            raise socket.gaierror
        threading.Event().wait(5)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(TimeoutError):
        dial("some.example", 80, Guard(None), 0.2)
    ended = Guard(None)
    ended.stop()
    with pytest.raises(Ended):
        dial("some.example", 80, ended, 30)


@pytest.mark.parametrize("host", ["a..b", "x" * 70 + ".example"])
def test_impossible_names(host):
    with pytest.raises((OSError, UnicodeError)):
        dial(host, 80, Guard(None), 5)
