"""What people type as an address."""

from pathlib import Path

import pytest

from tui.model.errors import RefusedUrl
from tui.services.addresses import local_path, normalise


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://example.org/feed.xml", "https://example.org/feed.xml"),
        (" example.org/feed ", "https://example.org/feed"),
        ("feed://example.org/rss", "https://example.org/rss"),
        ("feed:https://example.org/rss", "https://example.org/rss"),
        ("pcast://example.org/rss", "https://example.org/rss"),
        ("localhost:8000/feed.xml", "https://localhost:8000/feed.xml"),
    ],
)
def test_web_addresses(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


def test_a_file_becomes_an_absolute_file_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my feed.xml").write_text("<rss/>")
    monkeypatch.chdir(tmp_path)
    url = normalise("my feed.xml")
    assert url.startswith("file:///")
    assert local_path(url) == tmp_path / "my feed.xml"
    assert normalise(url) == url


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "vlc://quit", "smb://host/share", "missing-file", "data:,x"]
)
def test_everything_else_is_refused(typed: str) -> None:
    with pytest.raises(RefusedUrl):
        normalise(typed)


def test_a_web_address_is_no_local_path() -> None:
    assert local_path("https://example.org/a") is None
