"""Open connections: urllib3's, dialled under a guard, and kept for the next request to the same origin."""

import logging
import socket
import ssl
import threading
import time
from functools import cached_property

from urllib3.connection import HTTPConnection, HTTPSConnection

from tui.net.addresses import Target
from tui.net.dial import dial
from tui.net.guard import Guard, Timeouts
from tui.net.proxies import Proxy, proxy_for

# Its warnings quote whole addresses, secrets and all.
logging.getLogger("urllib3").setLevel(logging.CRITICAL)

_IDLE_SECONDS = 50.0
"""Servers commonly hang up after a minute of silence."""
_IDLE_AT_MOST = 24

_Origin = tuple[str, str, int]


class Connection(HTTPConnection):
    """A connection that is dialled under a guard; `guard` and `connect_seconds` are set for each request."""

    guard: Guard
    connect_seconds: float
    forwarder: Proxy | None = None
    """The proxy that forwards what is asked, in place of tunnelling to where it goes."""

    def _new_conn(self) -> socket.socket:
        sock = dial(self._dns_host, self.port, self.guard, self.connect_seconds)
        self.guard.watch(sock)
        return sock


class SecureConnection(Connection, HTTPSConnection):
    """The same with TLS."""


class Connections:
    """Keeps idle connections, a few for each origin. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[_Origin, float, Connection]] = []
        self._closed = False

    def take_idle(self, target: Target, guard: Guard) -> Connection | None:
        """Return a connection that is open already, put under `guard`; None when there is none."""
        while (connection := self._newest(target.origin)) is not None:
            if connection.is_connected and connection.sock is not None:
                connection.guard = guard
                guard.watch(connection.sock)
                return connection
            connection.close()
        return None

    def make(self, target: Target, guard: Guard, timeouts: Timeouts) -> Connection:
        """Return a new connection, not yet dialled. Raises NetError for a proxy of an unknown kind."""
        proxy = proxy_for(target)
        host, port = (proxy.host, proxy.port) if proxy else (target.host, target.port)
        connection: Connection
        if target.scheme == "https":
            connection = SecureConnection(host, port, timeout=timeouts.read, ssl_context=self._tls)
            if proxy:
                login = {"Proxy-Authorization": proxy.authorization} if proxy.authorization else None
                connection.set_tunnel(target.host, target.port, headers=login)
        else:
            connection = Connection(host, port, timeout=timeouts.read)
            connection.forwarder = proxy
        connection.guard, connection.connect_seconds = guard, timeouts.connect
        return connection

    def keep(self, target: Target, connection: Connection) -> None:
        """Keep an open connection whose last answer was read to its end."""
        with self._lock:
            self._idle.append((target.origin, time.monotonic(), connection))
            self._drop_old(at_most=0 if self._closed else _IDLE_AT_MOST)

    def count_idle(self, target: Target) -> int:
        """Count the connections to the target's origin that lie ready."""
        with self._lock:
            self._drop_old()
            return sum(origin == target.origin for origin, _, _ in self._idle)

    def close(self) -> None:
        """Close what is idle, and whatever is handed back from now on."""
        with self._lock:
            self._closed = True
            self._drop_old(at_most=0)

    def _newest(self, origin: _Origin) -> Connection | None:
        with self._lock:
            self._drop_old()
            for index, (kept_for, _, connection) in reversed(list(enumerate(self._idle))):
                if kept_for == origin:
                    del self._idle[index]
                    return connection
        return None

    def _drop_old(self, at_most: int = _IDLE_AT_MOST) -> None:
        too_old = time.monotonic() - _IDLE_SECONDS
        while self._idle and (len(self._idle) > at_most or self._idle[0][1] < too_old):
            self._idle.pop(0)[2].close()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        # Shared: reading the system's certificates takes longer than a handshake.
        return ssl.create_default_context()
