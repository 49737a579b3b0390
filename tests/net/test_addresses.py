"""Web addresses: refused kinds, redirects, and what is shown of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.errors import RefusedUrl
from tui.net.addresses import is_local, join, local_path, parse, safe_url


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://Example.ORG", "http://example.org/"),
        ("HTTPS://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org:8080/a b/ü?q=ö&x=%20", "http://example.org:8080/a%20b/%C3%BC?q=%C3%B6&x=%20"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://ann:s%3A@example.org/", "http://example.org/"),
        (" http://example.org/a\n", "http://example.org/a"),
    ],
)
def test_an_address_becomes_what_is_asked_for(url, asked):
    assert parse(url).url == asked


def test_credentials_are_taken_out_and_can_be_put_back():
    target = parse("https://ann%40x:s%3A%2F@example.org/feed")
    assert (target.username, target.password) == ("ann@x", "s:/")
    assert "s:/" not in repr(target)
    assert target.url_with_credentials == "https://ann%40x:s%3A%2F@example.org/feed"


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        ("/new", "https://example.org/new"),
        ("next?x=1", "https://example.org/shows/next?x=1"),
        ("//cdn.example.net/a", "https://cdn.example.net/a"),
        ("http://example.net", "http://example.net/"),
        ("/caf\xc3\xa9", "https://example.org/caf%C3%A9"),
        ("?page=2", "https://example.org/shows/feed?page=2"),
    ],
)
def test_redirects_are_read_as_seen_from_where_they_were_sent(location, leads_to):
    assert join(parse("https://example.org/shows/feed?page=1"), location).url == leads_to


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "javascript:1", "http://", "data:,x", "http://[x"]
)
def test_redirects_to_other_things_are_refused(location):
    with pytest.raises(RefusedUrl):
        join(parse("https://example.org/"), location)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ann:secret@example.org/feed", "https://***@example.org/feed"),
        ("https://ann:sec/ret@example.org/feed", "https://***@example.org/feed"),
        ("https://example.org/rss?auth=abc&page=2", "https://example.org/rss?auth=***&page=2"),
        ("https://example.org/rss?u=aB3dE6gH9jK2mN5p", "https://example.org/rss?u=***"),
        ("https://example.org/rss?show=a-quiet-hour", "https://example.org/rss?show=a-quiet-hour"),
        ("https://example.org/f/aB3dE6gH9jK2mN5pQ8rS/rss", "https://example.org/f/***/rss"),
        ("https://example.org/2024-05-01-a-long-title-of-an-episode.mp3",) * 2,
        ("https://medium.example/@ann/feed",) * 2,
        ("https://example.org/\x1b]0;x\x07a", "https://example.org/a"),
    ],
)
def test_secrets_are_not_shown(url, shown):
    assert safe_url(url) == shown


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_refused_and_can_be_shown(text):
    safe_url(text)
    is_local(text)
    for candidate in (text, "http://" + text, "https://x/" + text):
        try:
            target = parse(candidate)
        except RefusedUrl:
            continue
        assert target.url.isascii()
        assert " " not in target.url


@given(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9]{8,20}", fullmatch=True))
def test_a_password_never_shows(user, password):
    assert password not in safe_url(f"https://{user}:{password}@h.example/a")


@pytest.mark.parametrize(
    ("address", "local"),
    [("/a/b.mp3", True), ("b.mp3", True), ("~/b.mp3", True), ("file:///a", True), ("FILE:/a", True),
     ("http://a/", False), ("smb://a/b", False), ("javascript:x", False)],
)  # fmt: skip
def test_local_addresses(address, local):
    assert is_local(address) is local


def test_local_paths():
    assert local_path("file:///a%20b/%C3%BC.mp3") == Path("/a b/ü.mp3")
    assert local_path("file://localhost/a") == Path("/a")
    assert local_path("~/x") == Path.home() / "x"
    with pytest.raises(RefusedUrl):
        local_path("file://other.example/a")
