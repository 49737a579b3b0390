"""Fetching documents: feeds, transcripts, chapters. For audio see `audio_cache`."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.model.errors import NetError
from tui.net import sentences
from tui.net.addresses import Target, is_local, parse, safe_url
from tui.net.decode import ACCEPTED, Damaged, Decoder, TooMuch
from tui.net.guard import Guard, Timeouts, Watch
from tui.net.lazy import LazyExchanger

if TYPE_CHECKING:
    from tui.net.exchange import Answer

__all__ = ["FEED", "Fetcher", "Limits", "Request", "Response", "is_local", "safe_url"]

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for. With `etag` or `last_modified` an unchanged document costs no body (status 304)."""

    url: str
    etag: str = ""
    last_modified: str = ""
    username: str = ""
    password: str = field(default="", repr=False)
    user_agent: str = ""
    accept: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an answer may be; seconds and bytes."""

    seconds: float = 20.0
    """For the whole: names, connections, redirects and body, but not the wait for a host's turn."""
    slowest: float = 30_000.0
    """Bytes a second that earn a long body more time, so that a slow line gets large feeds too."""
    raw_bytes: int = 50 * _MB
    decoded_bytes: int = 64 * _MB
    redirects: int = 10
    connect: float = 6.0
    read: float = 10.0


FEED = Limits()


@dataclass(frozen=True, slots=True)
class Response:
    """A document, or the news that it has not changed."""

    status: int
    """200, or 304 when the document is the one that etag or last_modified name."""
    url: str
    """Where the body came from in the end, without user name and password."""
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """Decoded from gzip or deflate; not from its character set."""
    moved_to: str = ""
    """The address to store from now on, where every redirect on the way was a permanent one (301, 308)."""

    @property
    def etag(self) -> str:
        """The validator to send next time, "" when there is none."""
        return self.headers.get("etag", "")

    @property
    def last_modified(self) -> str:
        """The date to send next time, as the server wrote it, "" when there is none."""
        return self.headers.get("last-modified", "")

    @property
    def content_type(self) -> str:
        """The media type in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Fetcher:
    """Fetches documents over http and https, for use from a pool of threads."""

    def __init__(self, *, user_agent: str, per_host: int = 3) -> None:
        self._user_agent = user_agent
        self._turns = _Turns(per_host)
        self._watch = Watch()
        self._exchanger = LazyExchanger()

    def fetch(
        self, request: Request, *, limits: Limits = FEED, cancel: threading.Event | None = None
    ) -> Response:
        """Fetch one document; blocks, at the longest as `limits` says once the host's turn has come.

        Setting `cancel` ends it within a tenth of a second. Raises RefusedUrl for an
        address that is not http or https, HttpStatus for an answer other than 200
        and 304, NetError for everything else that can go wrong.
        """
        target = parse(request.url, username=request.username, password=request.password)
        with self._turns.taken(target.host, cancel), self._watch.over(limits.seconds, cancel) as guard:
            answer = self._ask(target, request, limits, guard)
            try:
                return _response(answer, request, limits, guard)
            finally:
                answer.close()

    def post_json(
        self,
        url: str,
        body: bytes,
        *,
        bearer: str = "",
        limits: Limits = FEED,
        cancel: threading.Event | None = None,
    ) -> bytes:
        """Send JSON and return the body of the answer; `bearer` goes along as an Authorization header.

        Sent once, without following redirects. Raises as `fetch` does.
        """
        target = parse(url)
        headers = {
            "User-Agent": self._user_agent,
            "Accept": "application/json",
            "Accept-Encoding": ACCEPTED,
            "Content-Type": "application/json",
            "Authorization": f"Bearer {bearer}" if bearer else "",
        }
        timeouts = Timeouts(limits.connect, limits.read)
        with self._turns.taken(target.host, cancel), self._watch.over(limits.seconds, cancel) as guard:
            answer = self._exchanger().post(target, headers, body, guard, timeouts=timeouts)
            try:
                return _response(answer, Request(url), limits, guard).body
            finally:
                answer.close()

    def close(self) -> None:
        """Close idle connections."""
        self._exchanger.close()

    def _ask(self, target: Target, request: Request, limits: Limits, guard: Guard) -> "Answer":
        headers = {
            "User-Agent": request.user_agent or self._user_agent,
            "Accept": request.accept or "*/*",
            "Accept-Encoding": ACCEPTED,
            "If-None-Match": request.etag,
            "If-Modified-Since": request.last_modified,
        }
        return self._exchanger().ask(
            target,
            headers,
            guard,
            timeouts=Timeouts(limits.connect, limits.read),
            redirects=limits.redirects,
        )


class _Turns:
    """Lets only so many fetches at once go to one host; the others wait."""

    def __init__(self, per_host: int) -> None:
        self._per_host = per_host
        self._changed = threading.Condition()
        self._busy: dict[str, int] = {}

    @contextmanager
    def taken(self, host: str, cancel: threading.Event | None) -> Iterator[None]:
        with self._changed:
            while self._busy.get(host, 0) >= self._per_host:
                if cancel is not None and cancel.is_set():
                    raise NetError(f"Fetching from {host} was stopped.")
                self._changed.wait(0.1 if cancel is not None else None)
            self._busy[host] = self._busy.get(host, 0) + 1
        try:
            yield
        finally:
            with self._changed:
                self._busy[host] -= 1
                if not self._busy[host]:
                    del self._busy[host]
                self._changed.notify_all()


def _response(answer: "Answer", request: Request, limits: Limits, guard: Guard) -> Response:
    if answer.status == 304 and (request.etag or request.last_modified):
        body = b""
        answer.drain()
    elif answer.status in (200, 203):
        body = _body(answer, limits, guard)
    else:
        answer.drain()
        wait = sentences.retry_after_seconds(answer.headers.get("retry-after", ""))
        raise sentences.of_status(answer.status, answer.target.host, retry_after=wait)
    return Response(
        status=304 if answer.status == 304 else 200,
        url=answer.target.url,
        headers=answer.headers,
        body=body,
        moved_to=_moved_to(answer, request),
    )


def _moved_to(answer: "Answer", request: Request) -> str:
    if not answer.moved:
        return ""
    login_in_address = bool(parse(request.url).username)
    return answer.target.url_with_credentials if login_in_address else answer.target.url


def _body(answer: "Answer", limits: Limits, guard: Guard) -> bytes:
    host = answer.target.host
    too_large = NetError(f"{host} sends more than podtui takes for one document; check the address.")
    if (answer.length or 0) > limits.raw_bytes:
        raise too_large
    body = bytearray()
    raw = 0
    try:
        decoder = Decoder(answer.headers.get("content-encoding", ""), limits.decoded_bytes)
        while data := answer.read():
            raw += len(data)
            if raw > limits.raw_bytes:
                raise too_large
            guard.allow(limits.seconds + raw / limits.slowest)
            body += decoder.feed(data)
        decoder.finish()
    except TooMuch:
        raise too_large from None
    except Damaged as error:
        raise NetError(f"{host} sent a damaged answer ({error}); try again later.") from error
    return bytes(body)
