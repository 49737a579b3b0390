"""Private feeds: what is secret goes to their server and nowhere else."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from support.net_server import Resource, Server, serve
from support.player_ear import encode, signal
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.sessions import session_in
from tui.cli.commands import podtui
from tui.services.secrets import Opened, Secrets

PASSWORD = "open sesame/7"
TOKEN = "q9WZ4hTs81LmXc"
LOGIN = "ada%40finch:open%20sesame%2F7"


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return encode(signal(4), tmp_path_factory.mktemp("audio") / "cbr.mp3").read_bytes()


@pytest.fixture
def server(audio: bytes) -> Iterator[Server]:
    with serve({}) as running:
        for name, login, query in (("basic", "ada@finch:" + PASSWORD, ""), ("token", "", "?auth=" + TOKEN)):
            at = running.url(f"/{name}")
            items = [
                item(f"Keepers {name}", notes=NOTES, audio=f"{at}.mp3{query}", transcript=f"{at}.vtt{query}")
            ]
            running.resources |= {
                f"/{name}.xml": Resource(feed(f"Coast {name}", items), type="text/xml", login=login),
                f"/{name}.mp3": Resource(audio, login=login),
                f"/{name}.vtt": Resource(vtt([(1.0, 2.0, QUOTES[0])]), type="text/vtt", login=login),
            }
        yield running


def _address(server: Server, name: str) -> str:
    if name == "basic":
        return server.url("/basic.xml", login=LOGIN)
    return server.url(f"/token.xml?auth={TOKEN}")


def _leaks(folder: Path, secrets_file: Path) -> list[str]:
    """Return the files in which a secret stands, but for the one that is meant to hold them."""
    forms = [form.encode() for form in (PASSWORD, "open%20sesame", "YWRhQGZpbmNo", TOKEN)]
    files = [path for path in folder.rglob("*") if path.is_file() and path != secrets_file]
    assert files
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.mark.parametrize("name", ["basic", "token"])
def test_a_private_feed_works_and_its_secret_is_on_no_disk(server: Server, tmp_path: Path, name: str) -> None:
    home = tmp_path / "home"
    with session_in(home) as session:
        added = session.subscriptions.add(_address(server, name))
        assert added.episodes == 1
        assert session.subscriptions.refresh()[0].error == ""
        if name == "token":
            assert {seen.path.partition("?")[2] for seen in server.requests} == {f"auth={TOKEN}"}
        (episode,) = session.library.episodes.page(None, limit=9)
        assert session.quotes.timed(episode.id)[0].start == pytest.approx(1.0, abs=0.5)
        assert episode.enclosure is not None
        copy = session.audio.open(episode.enclosure.url)
        assert copy.wait(0, 1000, 10)
        copy.close()
        if name == "token":
            assert server.requests[-1].path == f"/token.mp3?auth={TOKEN}"
        assert session.audio.present(episode.enclosure.url) is not None
        session.subscriptions.export_opml(tmp_path / "out.opml")
        session.library.backup(tmp_path / "home" / "copy.db")
        server.resources = {
            path: replace(each, status=403, login="") for path, each in server.resources.items()
        }
        said = session.subscriptions.refresh()[0].error
        assert "403" in said
        assert TOKEN not in said
        secrets_file = session.paths.secrets
    assert secrets_file.stat().st_mode & 0o777 == 0o600
    assert _leaks(tmp_path, secrets_file) == []


def test_the_shell_says_and_exports_nothing_secret_unless_asked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PODTUI_HOME", str(tmp_path / "home"))
    plain, full = tmp_path / "plain.opml", tmp_path / "full.opml"
    said = ""
    for arguments in (
        ("add", _address(server, "basic"), _address(server, "token")),
        ("feeds", "--json"),
        ("feeds",),
        ("refresh", "--json"),
        ("episodes", "--json"),
        ("quotes", "Keepers token", "--json"),
        ("export", str(plain)),
        ("add", server.url("/nothing.xml?auth=" + TOKEN)),
        ("add", "--private", server.url(f"/{TOKEN}/nothing.xml")),
        ("doctor",),
        ("remove", "Coast basic"),
    ):
        said += CliRunner().invoke(podtui, arguments).output
    assert "Coast token" in said
    for secret in (PASSWORD, "sesame", TOKEN):
        assert secret not in said
        assert secret not in plain.read_text()
    CliRunner().invoke(podtui, ["export", "--with-secrets", str(full)])
    assert TOKEN in full.read_text()
    assert full.stat().st_mode & 0o777 == 0o600
    kept = json.loads((tmp_path / "home" / "podtui-secrets.json").read_text())
    assert kept["logins"] == {}
    assert list(kept["tokens"].values()) == [TOKEN]


def test_a_login_stays_on_its_site(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path / "s.json")
    public = secrets.hide("https://ada:finch@a.example/feed")
    assert public == "https://a.example/feed"
    assert secrets.open("https://a.example/1.mp3") == Opened("https://a.example/1.mp3", "ada", "finch")
    for other in ("https://b.example/1.mp3", "http://a.example/1.mp3", "https://a.example.b.example/1.mp3"):
        assert secrets.open(other) == Opened(other)


def test_tokens_come_back_after_a_restart_and_go_with_the_feed(tmp_path: Path) -> None:
    url = f"https://a.example/feed?id=7&token={TOKEN}#x"
    first = Secrets(tmp_path / "s.json")
    public = first.hide(url)
    assert TOKEN not in public
    assert public.startswith("https://a.example/feed?id=7&token=private-")
    assert first.hide(url) == public == first.hide(public)
    again = Secrets(tmp_path / "s.json")
    assert again.open(public).url == url
    assert again.mask(f"see {url}") == f"see {public}"
    assert TOKEN not in again.shown(public)
    again.forget(public)
    assert TOKEN not in (tmp_path / "s.json").read_text()


def test_a_token_that_is_a_word_is_hidden_in_its_address_alone(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path / "s.json")
    public = secrets.hide("https://a.example/feed?key=podcast")
    assert "podcast" not in public
    assert secrets.open(public).url == "https://a.example/feed?key=podcast"
    assert secrets.mask_bytes(b"<podcast:person>") == b"<podcast:person>"
    assert secrets.mask("a podcast") == "a podcast"


def test_two_podtuis_at_once_lose_nothing(tmp_path: Path) -> None:
    one, other = Secrets(tmp_path / "s.json"), Secrets(tmp_path / "s.json")
    addresses = [f"https://{n}.example/feed?token={TOKEN}{n}" for n in range(6)]
    public = [(one, other)[n % 2].hide(address) for n, address in enumerate(addresses)]
    for secrets in (one, other):
        assert [secrets.open(address).url for address in public] == addresses


def test_thorough_takes_long_parts_of_the_path_too(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path / "s.json")
    url = f"https://a.example/rss/{TOKEN}/feed.xml"
    assert secrets.hide(url) == url
    public = secrets.hide(url, thorough=True)
    assert TOKEN not in public
    assert secrets.open(public).url == url


def test_a_damaged_file_of_secrets_stops_nothing(tmp_path: Path) -> None:
    for content in ("{", "[]", '{"logins": 7}', "\x00"):
        (tmp_path / "s.json").write_text(content)
        assert Secrets(tmp_path / "s.json").open("https://a.example/").username == ""


class _Keyring(ModuleType):
    """Stands for the desktop's: the package's own in-memory and failing ones need the package."""

    priority = 5.0

    def __init__(self, *, works: bool) -> None:
        super().__init__("keyring")
        self.works = works
        self.kept: dict[tuple[str, str], str] = {}

    def get_keyring(self) -> "_Keyring":
        return self

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        if not self.works:
            raise RuntimeError("locked")
        self.kept[service, name] = text


@pytest.mark.parametrize("works", [True, False])
def test_a_keyring_is_used_where_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    keyring = _Keyring(works=works)
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    file = tmp_path / "s.json"
    Secrets(file).hide("https://ada:finch@a.example/feed")
    assert file.exists() is not works
    assert Secrets(file).open("https://a.example/feed").password == "finch"
    if works:
        assert json.loads(keyring.kept["podtui", str(file)])["logins"]


def test_a_login_in_an_address_with_a_token_is_found_and_forgotten_with_it(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path / "secrets.json")
    public = secrets.hide("https://ann:pass@example.org/feed?token=0123456789abc")
    other = secrets.hide("https://ben:word@example.org/other")
    assert secrets.open(public) == Opened("https://example.org/feed?token=0123456789abc", "ann", "pass")
    secrets.forget(other)
    secrets.forget(public)
    assert secrets.open(public) == Opened(public)
    kept = (tmp_path / "secrets.json").read_text()
    assert "pass" not in kept
    assert "0123456789abc" not in kept
