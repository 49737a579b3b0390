"""Opening a TCP connection: names looked up and addresses tried without waiting longer than asked."""

import errno
import os
import queue
import selectors
import socket
import threading
import time
from collections.abc import Sequence
from itertools import chain, zip_longest

from tui.net.guard import Guard

_HEAD_START = 0.25
"""How long one address may try alone before the next joins in, seconds (RFC 8305)."""
_POLL = 0.05

_Address = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


def dial(host: str, port: int, guard: Guard, seconds: float) -> socket.socket:
    """Return a socket connected to `host`, with `seconds` as its timeout.

    Raises OSError (gaierror, ConnectionRefusedError, TimeoutError after
    `seconds`, …), UnicodeError for an impossible name, Ended when the guard ends it.
    """
    until = time.monotonic() + seconds
    sock = _race(_look_up(host, port, guard, until), guard, until)
    sock.settimeout(seconds)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def _look_up(host: str, port: int, guard: Guard, until: float) -> Sequence[_Address]:
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except socket.gaierror:
        pass
    # getaddrinfo cannot be interrupted, so it waits in a thread that may be left behind.
    answers: queue.SimpleQueue[Sequence[_Address] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="net-names", daemon=True).start()
    while True:
        guard.check()
        try:
            answer = answers.get(timeout=_POLL)
        except queue.Empty:
            if time.monotonic() >= until:
                raise TimeoutError(errno.ETIMEDOUT, "the name was not looked up in time") from None
            continue
        if isinstance(answer, Exception):
            raise answer
        return _families_in_turn(answer)


def _families_in_turn(addresses: Sequence[_Address]) -> Sequence[_Address]:
    first = [address for address in addresses if address[0] == addresses[0][0]]
    others = [address for address in addresses if address[0] != addresses[0][0]]
    return [address for address in chain(*zip_longest(first, others)) if address is not None]


def _race(addresses: Sequence[_Address], guard: Guard, until: float) -> socket.socket:
    """Connect to the first address that answers; a dead IPv6 route costs little time."""
    failure = OSError(errno.EADDRNOTAVAIL, "the name has no address")
    waiting = list(addresses)
    next_start = 0.0
    with selectors.DefaultSelector() as attempts:
        try:
            while waiting or attempts.get_map():
                guard.check()
                now = time.monotonic()
                if now >= until:
                    raise TimeoutError(errno.ETIMEDOUT, "no connection in time")
                if waiting and (now >= next_start or not attempts.get_map()):
                    next_start = now + _HEAD_START
                    try:
                        attempts.register(_start(waiting.pop(0)), selectors.EVENT_WRITE)
                    except OSError as error:
                        failure = error
                    continue
                for key, _ in attempts.select(timeout=_POLL):
                    sock = key.fileobj
                    assert isinstance(sock, socket.socket)
                    attempts.unregister(sock)
                    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if code == 0:
                        return sock
                    sock.close()
                    failure = _os_error(code)
        finally:
            for key in list(attempts.get_map().values()):
                if isinstance(key.fileobj, socket.socket):
                    key.fileobj.close()
    raise failure


def _start(address: _Address) -> socket.socket:
    family, kind, protocol, _, where = address
    sock = socket.socket(family, kind, protocol)
    sock.setblocking(False)
    code = sock.connect_ex(where)
    if code not in (0, errno.EINPROGRESS):
        sock.close()
        raise _os_error(code)
    return sock


def _os_error(code: int) -> OSError:
    return OSError(code, os.strerror(code))
