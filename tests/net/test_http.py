"""The fetcher against a real server on loopback that does everything wrong."""

import threading
import time

import pytest

from support.net_server import Resource, Server, certificate, closed_port, serve
from tui.model.errors import HttpStatus, NetError, RefusedUrl
from tui.net.http import Fetcher, Limits, Request

QUICK = Limits(seconds=1.0, connect=0.5, read=0.4)
RSS = b"<rss><channel><title>A show</title></channel></rss>"


@pytest.fixture
def fetcher():
    fetcher = Fetcher(user_agent="podtui-tests")
    yield fetcher
    fetcher.close()


def failure(fetcher: Fetcher, url: str, limits: Limits = QUICK) -> NetError:
    with pytest.raises(NetError) as raised:
        fetcher.fetch(Request(url), limits=limits)
    message = str(raised.value)
    assert message.endswith(".")
    assert "\n" not in message
    return raised.value


def test_a_document_arrives_with_what_is_needed_to_ask_again(fetcher):
    feed = Resource(RSS, type="Application/RSS+xml; charset=utf-8", etag='"1"', last_modified="yesterday")
    with serve({"/feed": feed}) as server:
        got = fetcher.fetch(Request(server.url("/feed")))
        assert (got.status, got.body, got.url, got.moved_to) == (200, RSS, server.url("/feed"), "")
        assert (got.etag, got.last_modified, got.content_type) == ('"1"', "yesterday", "application/rss+xml")
        again = fetcher.fetch(Request(server.url("/feed"), etag=got.etag, last_modified=got.last_modified))
        assert (again.status, again.body) == (304, b"")
        assert server.requests[0].headers["user-agent"] == "podtui-tests"
        assert len({request.connection for request in server.requests}) == 1


def test_a_304_nobody_asked_for_is_an_error(fetcher):
    with serve({"/feed": Resource(status=304)}) as server:
        error = failure(fetcher, server.url("/feed"))
    assert isinstance(error, HttpStatus)
    assert error.status == 304


def test_user_agent_and_accept_of_the_request_win(fetcher):
    with serve({"/feed": Resource(RSS)}) as server:
        fetcher.fetch(Request(server.url("/feed"), user_agent="Own/1", accept="application/rss+xml"))
        assert server.requests[0].headers["user-agent"] == "Own/1"
        assert server.requests[0].headers["accept"] == "application/rss+xml"


@pytest.mark.parametrize("hops", [1, 10])
def test_redirects_are_followed(fetcher, hops):
    with serve({"/feed": Resource(RSS, redirects=hops)}) as server:
        got = fetcher.fetch(Request(server.url("/feed")))
    assert got.body == RSS
    assert got.moved_to == ""


def test_the_eleventh_redirect_is_one_too_many(fetcher):
    with serve({"/feed": Resource(RSS, redirects=11)}) as server:
        assert "redirects more than 10 times" in str(failure(fetcher, server.url("/feed")))


@pytest.mark.parametrize(
    ("first", "second", "moved"), [(301, 308, True), (301, 302, False), (307, 301, False)]
)
def test_an_address_moves_only_when_every_hop_says_for_good(fetcher, first, second, moved):
    pages = {
        "/old": Resource(redirect="/middle", redirect_status=first),
        "/middle": Resource(redirect="/new", redirect_status=second),
        "/new": Resource(RSS),
    }
    with serve(pages) as server:
        got = fetcher.fetch(Request(server.url("/old")))
        assert got.url == server.url("/new")
        assert got.moved_to == (server.url("/new") if moved else "")


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "javascript:alert(1)", "data:text/xml,<rss/>", "smb://x/y"]
)
def test_redirects_away_from_the_web_are_refused(fetcher, to):
    with serve({"/feed": Resource(redirect=to)}) as server:
        assert isinstance(failure(fetcher, server.url("/feed")), RefusedUrl)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "/etc/passwd", "ftp://a/b", "vlc://quit", "javascript:1", "data:,x", "smb://a/b",
     "http://", "http://a:b:c/", "http://[::1/", "http://a b/", "http://a:99999/", ""],
)  # fmt: skip
def test_other_addresses_are_refused(fetcher, url):
    assert isinstance(failure(fetcher, url), RefusedUrl)


def test_credentials_in_the_address_are_used_and_not_shown(fetcher):
    with serve({"/feed": Resource(RSS, login="ann:s3cret/ü"), "/no": Resource(status=404)}) as server:
        got = fetcher.fetch(Request(server.url("/feed", login="ann:s3cret%2F%C3%BC")))
        assert got.body == RSS
        assert "ann" not in got.url
        assert "s3cret" not in str(failure(fetcher, server.url("/no", login="ann:s3cret")))
        assert fetcher.fetch(Request(server.url("/feed"), username="ann", password="s3cret/ü")).status == 200
        error = failure(fetcher, server.url("/feed"))
    assert isinstance(error, HttpStatus)
    assert error.status == 401


def test_credentials_do_not_follow_to_another_host(fetcher):
    with serve({"/audio": Resource(RSS)}) as other:
        away = Resource(redirect=other.url("/audio", host="localhost"), login="a:b", redirects=0)
        with serve({"/feed": away, "/near": Resource(redirect="/end"), "/end": Resource(RSS)}) as server:
            fetcher.fetch(Request(server.url("/feed", login="a:b")))
            fetcher.fetch(Request(server.url("/near", login="a:b")))
            assert "authorization" not in other.requests[0].headers
            assert "authorization" in server.requests[-1].headers


def test_a_moved_private_feed_keeps_its_credentials(fetcher):
    pages = {"/old": Resource(redirect="/new", redirect_status=301), "/new": Resource(RSS, login="a:b")}
    with serve(pages) as server:
        got = fetcher.fetch(Request(server.url("/old", login="a:b")))
        assert got.moved_to == server.url("/new", login="a:b")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 503])
def test_other_statuses_are_errors_that_carry_them(fetcher, status):
    with serve({"/feed": Resource(b"sorry", status=status)}) as server:
        error = failure(fetcher, server.url("/feed"))
    assert isinstance(error, HttpStatus)
    assert error.status == status
    assert str(status) in str(error)


@pytest.mark.parametrize("value", ["120", "Fri, 31 Dec 2199 23:59:59 GMT", "soon", "-3"])
def test_retry_after_is_carried_along(fetcher, value):
    with serve({"/feed": Resource(status=429, headers={"Retry-After": value})}) as server:
        wait = failure(fetcher, server.url("/feed")).retry_after
    assert wait == {"120": 120.0, "Fri, 31 Dec 2199 23:59:59 GMT": 30 * 86400.0}.get(value)


@pytest.mark.parametrize(
    "resource",
    [
        pytest.param(Resource(RSS, silent=True), id="silent"),
        pytest.param(Resource(RSS, drip=0.05), id="drip"),
        pytest.param(Resource(RSS, stall_at=10), id="stalls"),
        pytest.param(Resource(RSS, drop_at=10), id="drops"),
        pytest.param(Resource(RSS, truncate=10), id="truncated"),
        pytest.param(Resource(RSS * 100, truncate=10, chunked=True), id="chunks-truncated"),
    ],
)
def test_what_does_not_arrive_whole_ends_in_time(fetcher, resource):
    started = time.monotonic()
    with serve({"/feed": resource}) as server:
        failure(fetcher, server.url("/feed"))
    assert time.monotonic() - started < 10


def test_a_long_body_that_keeps_coming_gets_more_time(fetcher):
    with serve({"/feed": Resource(bytes(100_000), rate=200_000)}) as server:
        limits = Limits(seconds=0.2, slowest=50_000)
        assert len(fetcher.fetch(Request(server.url("/feed")), limits=limits).body) == 100_000
        failure(fetcher, server.url("/feed"), Limits(seconds=0.2, slowest=5_000_000))


@pytest.mark.parametrize("chunked", [True, False])
def test_no_length_is_no_obstacle(fetcher, chunked):
    with serve({"/feed": Resource(RSS, length=False, chunked=chunked)}) as server:
        assert fetcher.fetch(Request(server.url("/feed"))).body == RSS


def test_gzip_is_undone(fetcher):
    with serve({"/feed": Resource(RSS, gzipped=True)}) as server:
        assert fetcher.fetch(Request(server.url("/feed"))).body == RSS


def test_a_gzip_bomb_is_refused(fetcher):
    with serve({"/feed": Resource(bytes(30_000_000), gzipped=True)}) as server:
        limits = Limits(decoded_bytes=1_000_000)
        assert "more than podtui takes" in str(failure(fetcher, server.url("/feed"), limits))


@pytest.mark.parametrize("length", [True, False])
def test_a_huge_document_is_refused(fetcher, length):
    with serve({"/feed": Resource(bytes(300_000), length=length)}) as server:
        limits = Limits(raw_bytes=100_000)
        assert "more than podtui takes" in str(failure(fetcher, server.url("/feed"), limits))


def test_a_body_that_is_not_the_gzip_it_claims_to_be(fetcher):
    with serve({"/feed": Resource(RSS, headers={"Content-Encoding": "gzip"})}) as server:
        assert "damaged" in str(failure(fetcher, server.url("/feed")))


def test_nobody_listening(fetcher):
    with closed_port() as port:
        assert "refuses connections" in str(failure(fetcher, f"http://127.0.0.1:{port}/"))


def test_a_name_that_does_not_exist(fetcher):
    assert "cannot be found" in str(failure(fetcher, "http://no-such-host.invalid/", Limits(seconds=15)))


def test_a_certificate_nobody_vouches_for(fetcher, tmp_path):
    with serve({"/feed": Resource(RSS)}, tls=certificate(tmp_path)) as server:
        assert "cannot prove" in str(failure(fetcher, server.url("/feed"), Limits()))


def test_speaking_tls_to_a_plain_server(fetcher):
    with serve({"/feed": Resource(RSS)}) as server:
        assert "secure connection" in str(
            failure(fetcher, server.url("/feed").replace("http:", "https:"), Limits())
        )


def test_setting_cancel_ends_a_fetch(fetcher):
    cancel = threading.Event()
    errors: list[NetError] = []

    def fetch(server: Server) -> None:
        try:
            fetcher.fetch(Request(server.url("/feed")), limits=Limits(seconds=60, read=60), cancel=cancel)
        except NetError as error:
            errors.append(error)

    with serve({"/feed": Resource(silent=True)}) as server:
        thread = threading.Thread(target=fetch, args=(server,))
        thread.start()
        assert server.wait_for_requests(1)
        cancel.set()
        thread.join(10)
        assert not thread.is_alive()
    assert "stopped" in str(errors[0])


def test_only_so_many_at_once_for_one_host(fetcher):
    with serve({"/feed": Resource(RSS, latency=0.1)}) as server:
        threads = [
            threading.Thread(target=fetcher.fetch, args=(Request(server.url("/feed")),)) for _ in range(9)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        times = sorted(request.time for request in server.requests)
    assert len(times) == 9
    assert all(times[index + 3] - times[index] >= 0.09 for index in range(6))


def test_a_connection_the_server_has_hung_up_is_replaced(fetcher):
    with serve({"/feed": Resource(RSS)}) as server:
        fetcher.fetch(Request(server.url("/feed")))
        server.hang_up_idle()
        assert fetcher.fetch(Request(server.url("/feed"))).status == 200
        assert len({request.connection for request in server.requests}) == 2


def test_a_secure_server_that_is_trusted(fetcher, tmp_path, monkeypatch):
    context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
    with serve({"/feed": Resource(RSS), "/slow": Resource(RSS, stall_at=9)}, tls=context) as server:
        assert fetcher.fetch(Request(server.url("/feed"))).body == RSS
        assert fetcher.fetch(Request(server.url("/feed"))).body == RSS
        assert len({request.connection for request in server.requests}) == 1
        failure(fetcher, server.url("/slow"), Limits(seconds=0.5))
