"""Pictures of episodes: fetched when wanted, once, and only from where the feed may name them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from support.net_server import Resource, Server, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.model.errors import FeedError, PodtuiError
from tui.services import covers
from tui.services.session import Session

pytest.importorskip("PIL", reason="the extra podtui[art] is not installed")

from PIL import Image


def _png(colour: str) -> bytes:
    written = BytesIO()
    Image.new("RGB", (60, 60), colour).save(written, "PNG")
    return written.getvalue()


RED, BLUE = _png("red"), _png("blue")


@pytest.fixture
def server() -> Iterator[Server]:
    pictures = {"/show.png": Resource(RED, type="image/png"), "/one.png": Resource(BLUE, type="image/png")}
    with serve(pictures) as running:
        of_show = f'<itunes:image href="{running.url("/show.png")}"/>'
        of_episode = f'<itunes:image href="{running.url("/one.png")}"/></item>'
        items = [item("Own", day=2).replace("</item>", of_episode), item("None", day=1)]
        running.resources["/feed.xml"] = Resource(
            feed("Coast", [of_show, *items]), type="application/rss+xml"
        )
        yield running


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def ids(session: Session, server: Server) -> list[int]:
    session.subscriptions.add(server.url("/feed.xml"))
    return [row.id for row in session.library.episodes.page(None, limit=2)]


def _colour(session: Session, picture: bytes | None) -> bytes:
    assert picture is not None
    return session.covers.raster(picture, 1, 1).pixels


def test_an_episode_s_own_else_the_show_s_is_fetched_once_and_kept(
    session: Session, server: Server, ids: list[int]
) -> None:
    asked = len(server.requests)
    assert _colour(session, session.covers.get(ids[0])) == b"\0\0\xff"
    assert _colour(session, session.covers.get(ids[1])) == b"\xff\0\0"
    assert len(server.requests) == asked + 2
    session.__dict__.pop("covers")
    assert session.covers.get(ids[0]) is not None
    assert len(server.requests) == asked + 2
    assert len(list(session.paths.covers.iterdir())) == 2


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        (Resource(status=404), "404"),
        (Resource(b"<html>sign in", type="text/html"), "cannot be read"),
        (Resource(RED + bytes(10_000_001), type="image/png"), "more than podtui takes"),
    ],
)
def test_one_that_cannot_be_had_says_why_and_is_not_asked_for_again(
    session: Session, server: Server, ids: list[int], resource: Resource, words: str
) -> None:
    server.resources["/one.png"] = resource
    for _ in range(2):
        with pytest.raises(PodtuiError, match=words):
            session.covers.get(ids[0])
    assert sum(request.path == "/one.png" for request in server.requests) == 1


def test_no_more_are_kept_than_there_is_room_for(
    session: Session, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(covers, "_MOST_KEPT", 1)
    session.covers.get(ids[0])
    session.covers.get(ids[1])
    assert len(list(session.paths.covers.iterdir())) == 1
    assert session.covers.get(ids[0]) is not None


def test_a_feed_from_the_web_names_no_file_here(session: Session, server: Server, tmp_path: Path) -> None:
    (tmp_path / "mine.png").write_bytes(RED)
    own = f'<itunes:image href="{(tmp_path / "mine.png").as_uri()}"/></item>'
    server.resources["/feed.xml"] = Resource(feed("Coast", [item("One").replace("</item>", own)]))
    session.subscriptions.add(server.url("/feed.xml"))
    assert session.covers.get(session.library.episodes.find("One").id) is None


def test_a_feed_on_disk_may(session: Session, tmp_path: Path) -> None:
    (tmp_path / "mine.png").write_bytes(RED)
    (tmp_path / "coast.xml").write_bytes(feed("Coast", ['<itunes:image href="mine.png"/>', item("One")]))
    session.subscriptions.add(str(tmp_path / "coast.xml"))
    episode = session.library.episodes.find("One")
    assert _colour(session, session.covers.get(episode.id)) == b"\xff\0\0"
    (tmp_path / "mine.png").unlink()
    session.covers.get(episode.id)  # kept
    for kept in session.paths.covers.iterdir():
        kept.unlink()
    with pytest.raises(FeedError, match="cannot be read"):
        session.covers.get(episode.id)


def test_a_folder_has_the_picture_that_lies_in_it(session: Session, tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "one.mp3").write_bytes(b"no audio")
    session.subscriptions.add(str(tmp_path / "talks"))
    episode = session.library.episodes.find("one")
    assert session.covers.get(episode.id) is None
    (tmp_path / "talks" / "cover.png").write_bytes(BLUE)
    assert _colour(session, session.covers.get(episode.id)) == b"\0\0\xff"
