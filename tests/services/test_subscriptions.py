"""Subscribing and refreshing, over real HTTP, through the real reader, into a real library."""

from pathlib import Path

import pytest

from support.net_server import Resource, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.model.errors import FeedError, PodtuiError
from tui.model.events import Event, FeedRefreshed, RefreshFinished, RefreshGoesOn

RSS = "application/rss+xml"


def _resource(*titles: str, etag: str = '"1"') -> Resource:
    items = [
        item(title, audio=f"https://example.org/{title}.mp3", day=day) for day, title in enumerate(titles, 1)
    ]
    return Resource(feed("Harbour Talk", items), type=RSS, etag=etag)


def test_add_fetches_and_keeps_the_episodes(tmp_path: Path) -> None:
    with serve({"/feed.xml": _resource("one", "two")}) as server, session_in(tmp_path) as session:
        added = session.subscriptions.add(server.url("/feed.xml"))
        assert (added.title, added.episodes, added.error) == ("Harbour Talk", 2, "")
        assert [e.title for e in session.library.episodes.page(added.id, limit=9)] == ["two", "one"]


def test_adding_twice_gives_the_same_feed(tmp_path: Path) -> None:
    with serve({"/feed.xml": _resource("one")}) as server, session_in(tmp_path) as session:
        first = session.subscriptions.add(server.url("/feed.xml"))
        assert session.subscriptions.add(server.url("/feed.xml")).id == first.id
        assert len(session.library.feeds.all()) == 1


def test_what_is_no_feed_is_not_added(tmp_path: Path) -> None:
    page = Resource(b"<!doctype html><html><body>hello</body></html>", type="text/html")
    with serve({"/": page}) as server, session_in(tmp_path) as session:
        with pytest.raises(FeedError):
            session.subscriptions.add(server.url("/"))
        assert session.library.feeds.all() == ()


def test_an_unchanged_feed_is_asked_for_conditionally_from_the_second_time_on(tmp_path: Path) -> None:
    with serve({"/feed.xml": _resource("one")}) as server, session_in(tmp_path) as session:
        session.subscriptions.add(server.url("/feed.xml"))
        (result,) = session.subscriptions.refresh()
        assert result.unchanged
        assert not result.error
        assert server.requests[-1].headers["if-none-match"] == '"1"'


def test_a_refresh_brings_what_is_new_and_keeps_what_is_gone(tmp_path: Path) -> None:
    with serve({"/feed.xml": _resource("one", "two")}) as server, session_in(tmp_path) as session:
        added = session.subscriptions.add(server.url("/feed.xml"))
        server.resources["/feed.xml"] = _resource("two", "three", etag='"2"')
        (result,) = session.subscriptions.refresh()
        titles = {e.title for e in session.library.episodes.page(added.id, limit=9)}
        assert titles == {"one", "two", "three"}
        assert result.new == 1


def test_one_bad_feed_stops_no_other_and_keeps_its_episodes(tmp_path: Path) -> None:
    resources = {"/good.xml": _resource("one"), "/bad.xml": _resource("old")}
    with serve(resources) as server, session_in(tmp_path) as session:
        good = session.subscriptions.add(server.url("/good.xml"))
        bad = session.subscriptions.add(server.url("/bad.xml"))
        server.resources["/bad.xml"] = Resource(status=500)
        server.resources["/good.xml"] = _resource("one", "two", etag='"2"')
        heard: list[Event] = []
        session.bus.subscribe(heard.append)

        results = {result.feed_id: result for result in session.subscriptions.refresh()}

        assert results[good.id].new == 1
        assert results[bad.id].error
        kept = session.library.feeds.get(bad.id)
        assert kept.error == results[bad.id].error
        assert kept.episodes == 1
        assert {type(event) for event in heard} == {FeedRefreshed, RefreshGoesOn, RefreshFinished}

        server.resources["/bad.xml"] = _resource("old", etag='"3"')
        session.subscriptions.refresh()
        assert session.library.feeds.get(bad.id).error == ""


def test_a_feed_in_a_file_and_its_relative_audio(tmp_path: Path) -> None:
    (tmp_path / "shows").mkdir()
    file = tmp_path / "shows" / "feed.xml"
    file.write_bytes(feed("On disk", [item("local", audio="audio/a b.mp3")]))
    with session_in(tmp_path / "home") as session:
        added = session.subscriptions.add(str(file))
        (episode,) = session.library.episodes.page(added.id, limit=9)
        assert episode.enclosure is not None
        assert episode.enclosure.url.startswith("file:///")
        assert session.subscriptions.refresh()[0].unchanged


def test_opml_goes_out_and_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    with serve({"/feed.xml": _resource("one")}) as server:
        with session_in(tmp_path / "one") as session:
            session.subscriptions.add(server.url("/feed.xml"))
            assert session.subscriptions.export_opml(file) == 1
        with session_in(tmp_path / "two") as session:
            assert session.subscriptions.import_from(file) == (1, ())
            assert session.subscriptions.import_from(file)[0] == 0
            session.subscriptions.refresh()
            (kept,) = session.library.feeds.all()
            assert (kept.title, kept.episodes) == ("Harbour Talk", 1)


def test_an_opml_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with session_in(tmp_path) as session, pytest.raises(PodtuiError, match="nowhere"):
        session.subscriptions.import_from(tmp_path / "nowhere.opml")


def test_groups_go_out_and_come_back(tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    with session_in(tmp_path / "one") as session:
        session.library.feeds.add("https://example.org/a", "A", "News/Local").result()
        session.subscriptions.export_opml(file)
    with session_in(tmp_path / "two") as session:
        session.subscriptions.import_from(file)
        assert [(feed.title, feed.group) for feed in session.library.feeds.all()] == [("A", "News/Local")]
