"""One request and its answer: redirects by hand, every hop checked, failures in plain words."""

import http.client
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from tui.model.errors import NetError, RefusedUrl
from tui.net import sentences
from tui.net.addresses import Target, join, safe_url
from tui.net.connections import Connection, Connections
from tui.net.guard import Ended, Guard, Timeouts

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_DRAINED = 16 * 1024
"""A redirect's own body is read up to this many bytes, to use the connection again."""

_FAILURES = (OSError, UnicodeError, HTTPError, http.client.HTTPException, Ended, ValueError)
"""What dialling, urllib3 and http.client raise; ValueError comes from header lines gone wrong."""


class Answer:
    """What a server answered; the body is still on the wire."""

    def __init__(
        self, connections: Connections, target: Target, connection: Connection, response: HTTPResponse
    ) -> None:
        self.target = target
        self.moved = False
        """Whether there were redirects on the way here, all of them permanent ones."""
        self._connections = connections
        self._connection = connection
        self._response = response
        self.status = self._response.status
        self.headers: Mapping[str, str] = {
            name.lower(): _printable(value) for name, value in self._response.headers.items()
        }

    @property
    def length(self) -> int | None:
        """Bytes of the body as announced, None when the server does not say."""
        value = self.headers.get("content-length", "")
        chunked = "transfer-encoding" in self.headers
        return int(value) if value.isascii() and value.isdigit() and not chunked else None

    def read(self, most: int = 65536) -> bytes:
        """Return the next bytes of the body as they came over the wire, b"" at its end.

        Raises NetError when the connection breaks, falls silent or is ended by its guard.
        """
        try:
            data = self._response.read1(most, decode_content=False)
            if not data:
                # Without a length, being shut down looks like the end of the body.
                self._connection.guard.check()
            return data
        except _FAILURES as error:
            self._connection.close()
            raise failure(error, self._connection.guard, self.target.host) from error

    def close(self) -> None:
        """Keep the connection when the body was read to its end, hang up otherwise."""
        guard = self._connection.guard
        if self._response.closed:
            guard.release()
            if not guard.ending:
                self._connections.keep(self.target, self._connection)
                return
        self._response.close()
        self._connection.close()

    def drain(self) -> None:
        """Read a short body to its end, then close."""
        with suppress(NetError):
            if (self.length or 0) <= _DRAINED:
                left = _DRAINED
                while left > 0 and (data := self.read(left)):
                    left -= len(data)
        self.close()


class Exchanger:
    """Asks servers. Safe to use from several threads, each with a guard of its own."""

    def __init__(self) -> None:
        self.connections = Connections()

    def ask(
        self,
        target: Target,
        headers: Mapping[str, str],
        guard: Guard,
        *,
        timeouts: Timeouts,
        redirects: int,
    ) -> Answer:
        """Send a GET and follow up to `redirects` redirects; return the answer of the last hop.

        User name and password go to their own origin only (and its https twin);
        those in a redirect's address go there. Raises NetError.
        """
        asked_host = target.host
        permanent = True
        for hop in range(redirects + 1):
            answer = self._ask_once(target, headers, guard, timeouts)
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not location:
                answer.moved = hop > 0 and permanent
                return answer
            permanent = permanent and answer.status in _PERMANENT
            answer.drain()
            target = _next_hop(target, location)
        raise NetError(f"{asked_host} redirects more than {redirects} times; check the address.")

    def post(
        self, target: Target, headers: Mapping[str, str], body: bytes, guard: Guard, *, timeouts: Timeouts
    ) -> Answer:
        """Send a POST, once, following no redirect: what costs something is not repeated. Raises NetError."""
        return self._ask_anew(target, headers, guard, timeouts, body)

    def warm(self, target: Target, guard: Guard, timeouts: Timeouts) -> None:
        """Open a connection to the target's origin and keep it ready. Raises NetError."""
        connection = self.connections.make(target, guard, timeouts)
        try:
            connection.connect()
        except _FAILURES as error:
            connection.close()
            raise failure(error, guard, target.host) from error
        guard.release()
        self.connections.keep(target, connection)

    def close(self) -> None:
        """Close the connections that are idle."""
        self.connections.close()

    def _ask_once(
        self, target: Target, headers: Mapping[str, str], guard: Guard, timeouts: Timeouts
    ) -> Answer:
        kept = self.connections.take_idle(target, guard)
        if kept is not None:
            try:
                return self._send(kept, target, headers)
            except _FAILURES as error:
                # The server may hang up on an idle connection at the very moment it is used again.
                kept.close()
                if guard.ending or isinstance(error, TimeoutError):
                    raise failure(error, guard, target.host) from error
        return self._ask_anew(target, headers, guard, timeouts)

    def _ask_anew(
        self,
        target: Target,
        headers: Mapping[str, str],
        guard: Guard,
        timeouts: Timeouts,
        body: bytes | None = None,
    ) -> Answer:
        fresh = self.connections.make(target, guard, timeouts)
        try:
            guard.check()
            return self._send(fresh, target, headers, body)
        except _FAILURES as error:
            fresh.close()
            raise failure(error, guard, target.host) from error

    def _send(
        self,
        connection: Connection,
        target: Target,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> Answer:
        lines = {name: _sendable(value) for name, value in headers.items() if value}
        lines["Host"] = target.host_and_port
        if target.username or target.password:
            pair = f"{target.username}:{target.password}".encode()
            lines["Authorization"] = "Basic " + b64encode(pair).decode("ascii")
        asked = target.path
        if connection.forwarder:
            asked = target.url
            if connection.forwarder.authorization:
                lines["Proxy-Authorization"] = connection.forwarder.authorization
        method = "GET" if body is None else "POST"
        connection.request(
            method, asked, body=body, headers=lines, preload_content=False, decode_content=False
        )
        response = connection.getresponse()
        # http.client takes a connection that ends among the headers for the end of the headers.
        connection.guard.check()
        return Answer(self.connections, target, connection, response)


def failure(error: BaseException, guard: Guard, host: str) -> NetError:
    """Return what to raise for `error`: the guard's reason where the guard caused it."""
    match guard.ending:
        case "late":
            return sentences.PassingTrouble(f"{host} takes too long or has fallen silent; try again later.")
        case "cancelled" | "stopped":
            return NetError(f"Fetching from {host} was stopped.")
    return sentences.of_failure(error, host)


def _next_hop(target: Target, location: str) -> Target:
    try:
        following = join(target, location)
    except RefusedUrl as error:
        raise sentences.refused_redirect(target.host, safe_url(location)) from error
    if following.username or following.host != target.host:
        return following
    to_https = target.scheme == "http" and following.scheme == "https"
    if to_https or following.origin == target.origin:
        return replace(following, username=target.username, password=target.password)
    return following


def _printable(value: str) -> str:
    return "".join(character for character in value if character.isprintable())


def _sendable(value: str) -> str:
    return _printable(value).encode("latin-1", "replace").decode("latin-1")
