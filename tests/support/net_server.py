"""A web server on loopback that can do everything wrong that real ones do.

    with serve({"/feed.xml": Resource(b"<rss/>", type="application/rss+xml")}) as server:
        fetch(server.url("/feed.xml"))
        assert server.requests[0].headers["user-agent"]

What a resource does wrong is said by its fields. A resource may be replaced
while the server runs (`server.resources[path] = ...`): the file has changed.
"""

import base64
import gzip
import http.server
import re
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Resource:
    """What lies at a path, and how it is served. Sizes in bytes, times in seconds."""

    body: bytes = b""
    type: str = "audio/mpeg"
    status: int = 200
    etag: str = ""
    last_modified: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    ranges: bool = True
    """Honour `Range`."""
    length: bool = True
    """Send `Content-Length`; without it the end of the connection is the end of the body."""
    chunked: bool = False
    redirect: str = ""
    redirects: int = 0
    """Redirect to itself this often before answering (302)."""
    redirect_status: int = 302
    login: str = ""
    """`user:password` that has to be given as Basic authentication."""
    latency: float = 0.0
    """Wait before answering."""
    silent: bool = False
    """Never answer at all."""
    stall_at: int | None = None
    """Send this much of the body, then nothing more."""
    drop_at: int | None = None
    """Break the connection after this much of the body."""
    failures: int | None = None
    """Only the first so many answers drop or stall; None: all of them."""
    truncate: int | None = None
    """Announce the whole and end tidily after this much."""
    rate: float = 0.0
    """Bytes a second; 0: as fast as it goes."""
    drip: float = 0.0
    """Seconds between single bytes, header lines included."""
    gzipped: bool = False


@dataclass(frozen=True)
class Seen:
    """A request that reached the server; header names in lower case."""

    path: str
    headers: Mapping[str, str]
    time: float
    connection: int
    """Which TCP connection it came by: the port of the other end."""

    @property
    def range(self) -> tuple[int, int | None] | None:
        """The byte range asked for: first, last or None."""
        found = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("range", ""))
        return (int(found[1]), int(found[2]) if found[2] else None) if found else None


class Link:
    """A slow line that all connections share: latency per request and per new connection, bytes a second."""

    def __init__(self, latency: float = 0.0, rate: float = 0.0) -> None:
        self.latency = latency
        self.rate = rate
        self._lock = threading.Lock()
        self._free_at = 0.0

    def send(self, size: int) -> float:
        """Book `size` bytes on the line; return how long to wait until they have passed."""
        if not self.rate:
            return 0.0
        with self._lock:
            now = time.monotonic()
            self._free_at = max(self._free_at, now) + size / self.rate
            return self._free_at - now


class Server:
    """The server while it runs."""

    def __init__(
        self, resources: dict[str, Resource], link: Link, tls: ssl.SSLContext | None, address: str
    ) -> None:
        self.resources = resources
        self.requests: list[Seen] = []
        self.link = link
        self.stopping = threading.Event()
        self.changed = threading.Condition()
        self.counts: dict[str, int] = {}
        self.on_request: Callable[[], None] = lambda: None
        """Called at each request, before it is answered."""
        self._listener = _Listener((address, 0), _Handler)
        self._listener.owner = self
        self.scheme = "https" if tls else "http"
        if tls:
            self._listener.socket = tls.wrap_socket(self._listener.socket, server_side=True)

    @property
    def port(self) -> int:
        return int(self._listener.server_address[1])

    def url(self, path: str, *, host: str = "127.0.0.1", login: str = "") -> str:
        return f"{self.scheme}://{login + '@' if login else ''}{host}:{self.port}{path}"

    def wait_for_requests(self, count: int, timeout: float = 10.0) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: len(self.requests) >= count, timeout)

    def hang_up_idle(self) -> None:
        """Close every connection that is open now, as servers do after a while of silence."""
        for connection in tuple(self._listener.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def run(self) -> None:
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.stopping.set()
        self._listener.shutdown()
        self._listener.server_close()


@contextmanager
def serve(
    resources: Mapping[str, Resource],
    *,
    latency: float = 0.0,
    rate: float = 0.0,
    tls: ssl.SSLContext | None = None,
    address: str = "127.0.0.1",
) -> Iterator[Server]:
    """Run a server for the length of a `with` block; `latency` and `rate` shape its line.

    With `address="0.0.0.0"` it answers on all of 127.0.0.0/8, as many hosts.
    """
    server = Server(dict(resources), Link(latency, rate), tls, address)
    server.run()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def closed_port() -> Iterator[int]:
    """A port on which nobody listens, for as long as the block lasts."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


class _Listener(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    owner: Server

    def __init__(self, address: tuple[str, int], handler: type["_Handler"]) -> None:
        super().__init__(address, handler)
        self.connections: set[socket.socket] = set()

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server: _Listener

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)
        # One round trip for the TCP handshake, which loopback does not have.
        self._pause(self.server.owner.link.latency)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        with suppress(OSError):
            super().finish()

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        with suppress(OSError):
            self._answer()

    def do_CONNECT(self) -> None:
        """Be a proxy that tunnels."""
        self._note()
        host, _, port = self.path.rpartition(":")
        with suppress(OSError), socket.create_connection((host, int(port)), 10) as far:
            self.send_response_only(200)
            self.end_headers()
            threading.Thread(target=_relay, args=(far, self.connection), daemon=True).start()
            _relay(self.connection, far)
        self.close_connection = True

    def _note(self) -> Seen:
        owner = self.server.owner
        seen = Seen(
            self.path,
            {name.lower(): value for name, value in self.headers.items()},
            time.monotonic(),
            self.client_address[1],
        )
        with owner.changed:
            owner.requests.append(seen)
            owner.changed.notify_all()
        return seen

    def _answer(self) -> None:
        owner = self.server.owner
        seen = self._note()
        path = self.path.partition("?")[0]
        with owner.changed:
            owner.counts[path] = count = owner.counts.get(path, 0) + 1
        owner.on_request()
        resource = owner.resources.get(path, Resource(b"nothing here", type="text/plain", status=404))
        self._pause(owner.link.latency + resource.latency)
        if resource.silent:
            self._hang()
        elif resource.redirect or count <= resource.redirects:
            to = resource.redirect or self.path
            self._head(resource.redirect_status, {"Location": to, "Content-Length": "0"}, resource)
        elif resource.login and not self._logged_in(resource.login):
            self._head(401, {"WWW-Authenticate": 'Basic realm="x"', "Content-Length": "0"}, resource)
        elif resource.status != 200:
            self._whole(resource, resource.status, count)
        elif self._unchanged(resource):
            self._head(304, {"ETag": resource.etag} if resource.etag else {}, resource)
        else:
            self._content(resource, seen, count)

    def _content(self, resource: Resource, seen: Seen, count: int) -> None:
        asked = seen.range if resource.ranges and self._range_applies(resource) else None
        if asked is None:
            self._whole(resource, 200, count)
            return
        size = len(resource.body)
        first, last = asked[0], size - 1 if asked[1] is None else min(asked[1], size - 1)
        if first >= size:
            self._head(416, {"Content-Range": f"bytes */{size}", "Content-Length": "0"}, resource)
            return
        extra = {"Content-Range": f"bytes {first}-{last}/{size}"}
        self._send(resource, 206, resource.body[first : last + 1], extra, count)

    def _whole(self, resource: Resource, status: int, count: int) -> None:
        body = gzip.compress(resource.body) if resource.gzipped else resource.body
        extra = {"Content-Encoding": "gzip"} if resource.gzipped else {}
        self._send(resource, status, body, extra, count)

    def _send(self, resource: Resource, status: int, body: bytes, extra: dict[str, str], count: int) -> None:
        headers = {"Content-Type": resource.type, **extra}
        if resource.etag:
            headers["ETag"] = resource.etag
        if resource.last_modified:
            headers["Last-Modified"] = resource.last_modified
        if resource.ranges and status in (200, 206):
            headers["Accept-Ranges"] = "bytes"
        if resource.chunked:
            headers["Transfer-Encoding"] = "chunked"
        elif resource.length:
            headers["Content-Length"] = str(len(body))
        else:
            headers["Connection"] = "close"
        self._head(status, headers | dict(resource.headers), resource)
        failing = resource.failures is None or count <= resource.failures
        end = len(body)
        stops = [
            at
            for at in (resource.stall_at, resource.drop_at, resource.truncate)
            if at is not None and failing
        ]
        if stops:
            end = min(end, *stops)
        self._send_body(body[:end], resource)
        if not failing or not stops:
            if resource.chunked:
                self.wfile.write(b"0\r\n\r\n")
        elif resource.stall_at is not None and end == resource.stall_at:
            self._hang()
        elif end < len(body):
            self._hang_up(rudely=resource.drop_at is not None)
        if not resource.length and not resource.chunked:
            self.close_connection = True

    def _send_body(self, body: bytes, resource: Resource) -> None:
        link = self.server.owner.link
        rate = resource.rate or link.rate
        step = 1 if resource.drip else max(1024, min(65536, int(rate * 0.005))) if rate else 65536
        for start in range(0, len(body), step):
            piece = body[start : start + step]
            self._pause(
                resource.drip or link.send(len(piece)) + (len(piece) / resource.rate if resource.rate else 0)
            )
            if resource.chunked:
                piece = b"%x\r\n%b\r\n" % (len(piece), piece)
            self.wfile.write(piece)
            if self.server.owner.stopping.is_set():
                raise OSError("the server stops")

    def _head(self, status: int, headers: Mapping[str, str], resource: Resource) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if not resource.drip:
            self.end_headers()
            return
        lines = b"".join(self._headers_buffer) + b"\r\n"
        self._headers_buffer = []
        for index in range(len(lines)):
            self.wfile.write(lines[index : index + 1])
            self._pause(resource.drip)

    def _range_applies(self, resource: Resource) -> bool:
        condition = self.headers.get("If-Range", "")
        return not condition or condition in (resource.etag, resource.last_modified)

    def _unchanged(self, resource: Resource) -> bool:
        tag, date = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if tag:
            return bool(resource.etag) and tag == resource.etag
        return bool(date) and date == resource.last_modified

    def _logged_in(self, login: str) -> bool:
        return self.headers.get("Authorization") == "Basic " + base64.b64encode(login.encode()).decode()

    def _hang(self) -> None:
        self.server.owner.stopping.wait(60)
        self.close_connection = True

    def _hang_up(self, *, rudely: bool) -> None:
        self.close_connection = True
        if rudely:
            # Linger zero makes close() send RST, as a router that has lost the connection does.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            self.connection.close()

    def _pause(self, seconds: float) -> None:
        if seconds > 0 and self.server.owner.stopping.wait(seconds):
            raise OSError("the server stops")


def _relay(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


def certificate(folder: Path) -> ssl.SSLContext:
    """Return a TLS context with a certificate nobody trusts, made by openssl in `folder`."""
    import subprocess

    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=folder,
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context
