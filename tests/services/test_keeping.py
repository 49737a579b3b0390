"""Kept episodes are fetched whole, stay when room is made, and can be let go again."""

import time
from collections.abc import Callable
from pathlib import Path

from support.net_server import Resource, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.model.events import Event, Notice
from tui.services.keeping import AT_ONCE, Keeping

AUDIO = b"ID3\x04" + bytes(range(256)) * 2_000


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_it_is_fetched_whole_and_stays(tmp_path: Path) -> None:
    items = [item("Kept", audio="/a.mp3", day=2), item("Other", audio="/b.mp3", day=1)]
    resources = {
        "/feed.xml": Resource(feed("Coast", items)),
        "/a.mp3": Resource(AUDIO),
        "/b.mp3": Resource(AUDIO),
    }
    with serve(resources) as server, session_in(tmp_path) as session:
        session.subscriptions.add(server.url("/feed.xml"))
        kept, _ = session.library.episodes.page(None, limit=2)
        keeping = Keeping(session.library, lambda: session.audio, session.bus)
        keeping.keep([kept], True)
        assert session.library.episodes.get(kept.id).kept
        _until(lambda: (there := session.audio.present(server.url("/a.mp3"))) and there.complete)
        keeping.close()

        session.audio._max_bytes = 1
        session.audio.evict()
        assert session.audio.present(server.url("/a.mp3"))

        keeping.keep([kept], False)
        assert not session.library.episodes.get(kept.id).kept
        _until(lambda: session.audio.evict() or session.audio.present(server.url("/a.mp3")) is None)


def test_what_cannot_be_fetched_says_so(tmp_path: Path) -> None:
    resources = {
        "/feed.xml": Resource(feed("Coast", [item("Gone", audio="/a.mp3")])),
        "/a.mp3": Resource(status=404),
    }
    with serve(resources) as server, session_in(tmp_path) as session:
        session.subscriptions.add(server.url("/feed.xml"))
        heard: list[Event] = []
        session.bus.subscribe(heard.append)
        keeping = Keeping(session.library, lambda: session.audio, session.bus)
        keeping.keep(session.library.episodes.page(None, limit=1), True)
        _until(lambda: any(isinstance(event, Notice) and "404" in event.text for event in heard))


def test_a_file_of_the_user_s_own_is_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(AUDIO)
    (tmp_path / "feed.xml").write_bytes(feed("Coast", [item("Mine", audio="a.mp3")]))
    with session_in(tmp_path / "home") as session:
        session.subscriptions.add(str(tmp_path / "feed.xml"))
        keeping = Keeping(session.library, lambda: session.audio, session.bus)
        (mine,) = session.library.episodes.page(None, limit=1)
        assert "file of yours" in keeping.why_not(mine)


def test_many_are_fetched_one_after_the_other(tmp_path: Path) -> None:
    items = [item(f"Kept {n}", audio=f"/{n}.mp3", day=n) for n in range(1, 8)]
    resources = {f"/{n}.mp3": Resource(AUDIO) for n in range(1, 8)}
    with (
        serve({"/feed.xml": Resource(feed("Coast", items)), **resources}) as server,
        session_in(tmp_path) as session,
    ):
        session.subscriptions.add(server.url("/feed.xml"))
        keeping = Keeping(session.library, lambda: session.audio, session.bus)
        keeping.keep(session.library.episodes.page(None, limit=9), True)
        assert len(keeping._fetching) <= AT_ONCE
        for n in range(1, 8):
            url = server.url(f"/{n}.mp3")
            _until(lambda url=url: (there := session.audio.present(url)) and there.complete)
        keeping.close()
