"""Fetching by way of the proxy that the environment names."""

import pytest

from support.net_server import Resource, certificate, serve
from tui.model.errors import NetError
from tui.net.addresses import parse
from tui.net.http import Fetcher, Request
from tui.net.proxies import Proxy, proxy_for


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def fetcher():
    fetcher = Fetcher(user_agent="podtui-tests")
    yield fetcher
    fetcher.close()


def test_no_proxy_unless_the_environment_names_one(monkeypatch):
    assert proxy_for(parse("http://shows.example/")) is None
    monkeypatch.setenv("HTTPS_PROXY", "http://ann:p%40w@proxy.example:3128")
    assert proxy_for(parse("http://shows.example/")) is None
    assert proxy_for(parse("https://shows.example/")) == Proxy("proxy.example", 3128, "Basic YW5uOnBAdw==")
    monkeypatch.setenv("ALL_PROXY", "proxy.example")
    assert proxy_for(parse("http://shows.example/")) == Proxy("proxy.example", 80)
    monkeypatch.setenv("NO_PROXY", "shows.example")
    assert proxy_for(parse("http://shows.example/")) is None


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_this_computer_is_reached_directly(monkeypatch, host):
    monkeypatch.setenv("ALL_PROXY", "proxy.example")
    assert proxy_for(parse(f"http://{host}:8000/")) is None


def test_a_proxy_of_another_kind_is_named_without_its_password(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://ann:secret@proxy.example")
    with pytest.raises(NetError) as raised:
        proxy_for(parse("http://shows.example/"))
    assert "socks5://***@proxy.example" in str(raised.value)


def test_a_plain_request_is_forwarded(monkeypatch, fetcher):
    with serve({"http://shows.example/feed": Resource(b"<rss/>")}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url("", login="ann:pw"))
        assert fetcher.fetch(Request("http://shows.example/feed")).body == b"<rss/>"
        assert proxy.requests[0].headers["host"] == "shows.example"
        assert proxy.requests[0].headers["proxy-authorization"] == "Basic YW5uOnB3"


def test_a_secure_request_goes_through_a_tunnel(monkeypatch, fetcher, tmp_path):
    with serve({"/": Resource()}, tls=certificate(tmp_path)) as secure, serve({}) as proxy:
        monkeypatch.setattr("tui.net.connections.proxy_for", lambda target: Proxy("127.0.0.1", proxy.port))
        with pytest.raises(NetError, match="cannot prove"):
            fetcher.fetch(Request(secure.url("/")))
        assert proxy.requests[0].path == f"127.0.0.1:{secure.port}"
