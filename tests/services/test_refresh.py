"""Refreshing over real HTTP: politeness, moves, ends, and long documents in parts."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.feeds_hostile import REFUSED
from support.net_server import Resource, Server, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.feeds import parse
from tui.model.events import Event, FeedRefreshed, RefreshFinished, RefreshGoesOn
from tui.model.feed import Feed
from tui.services import refresh
from tui.services.session import Session

RSS = "application/rss+xml"


def _coast(count: int, *, etag: str = '"1"', inside: str = "") -> Resource:
    items = [item(f"Episode {n}", audio=f"https://example.org/{n}.mp3", day=n % 28 + 1) for n in range(count)]
    return Resource(feed("Coast", [inside, *items]), type=RSS, etag=etag)


@pytest.fixture
def server() -> Iterator[Server]:
    with serve({"/feed.xml": _coast(3)}) as running:
        yield running


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def coast(server: Server, session: Session) -> Feed:
    return session.subscriptions.add(server.url("/feed.xml"))


def test_a_long_document_is_listed_newest_first_and_its_etag_kept_at_the_end(
    server: Server, session: Session, coast: Feed
) -> None:
    count = 3 * refresh.FIRST
    server.resources["/feed.xml"] = _coast(count, etag='"2"')
    heard: list[Event] = []
    listed: list[tuple[int, str]] = []

    def hear(event: Event) -> None:
        heard.append(event)
        if isinstance(event, FeedRefreshed):
            now = session.library.feeds.get(coast.id)
            listed.append((now.episodes, now.etag))

    session.bus.subscribe(hear)
    (result,) = session.subscriptions.refresh()
    assert result.new == count - 3
    assert listed[0][0] < count
    assert listed[0][1] == ""
    assert listed[-1] == (count, '"2"')
    assert RefreshGoesOn(1, 1, count - 3) in heard
    assert session.subscriptions.refresh()[0].unchanged


def test_no_etag_is_kept_while_the_newest_are_all_that_was_read(server: Server, session: Session) -> None:
    # The limit lies in another process: this many episodes are needed to pass it.
    server.resources["/long.xml"] = Resource(
        feed("Long", [item(str(n)) for n in range(parse.MOST_EPISODES + 5)]), type=RSS, etag='"1"'
    )
    added = session.subscriptions.add(server.url("/long.xml"))
    assert (added.episodes, added.etag) == (parse.MOST_EPISODES, "")
    (result,) = session.subscriptions.refresh()
    assert result.new == 5
    assert session.library.feeds.get(added.id).etag == '"1"'


def test_a_moved_feed_is_followed_once_its_target_has_parsed(
    server: Server, session: Session, coast: Feed
) -> None:
    moved = Resource(redirect=server.url("/new.xml"), redirects=99, redirect_status=301)
    server.resources |= {"/feed.xml": moved, "/new.xml": Resource(b"<html>login</html>", type="text/html")}
    assert session.subscriptions.refresh()[0].error
    assert session.library.feeds.get(coast.id).url == server.url("/feed.xml")
    server.resources["/new.xml"] = _coast(4, etag='"n"')
    assert session.subscriptions.refresh([session.library.feeds.get(coast.id)])[0].new == 1
    kept = session.library.feeds.get(coast.id)
    assert (kept.url, kept.episodes) == (server.url("/new.xml"), 4)


def test_a_new_feed_url_counts_only_where_there_is_a_feed(
    server: Server, session: Session, coast: Feed
) -> None:
    says = f"<itunes:new-feed-url>{server.url('/new.xml')}</itunes:new-feed-url>"
    server.resources["/feed.xml"] = _coast(3, etag='"2"', inside=says)
    session.subscriptions.refresh()
    kept = session.library.feeds.get(coast.id)
    assert (kept.url, kept.error) == (server.url("/feed.xml"), "")
    server.resources["/new.xml"] = _coast(5)
    server.resources["/feed.xml"] = replace(server.resources["/feed.xml"], etag='"3"')
    session.subscriptions.refresh()
    kept = session.library.feeds.get(coast.id)
    assert (kept.url, kept.episodes) == (server.url("/new.xml"), 5)


def test_a_feed_gone_for_good_is_kept_and_asked_again_only_by_name(
    server: Server, session: Session, coast: Feed
) -> None:
    server.resources["/feed.xml"] = Resource(status=410)
    (result,) = session.subscriptions.refresh()
    assert "gone for good" in result.error
    assert "not asked any more" in session.library.feeds.get(coast.id).error
    assert session.library.feeds.get(coast.id).episodes == 3
    asked = len(server.requests)
    assert session.subscriptions.refresh() == ()
    assert len(server.requests) == asked
    server.resources["/feed.xml"] = _coast(4, etag='"2"')
    assert session.subscriptions.refresh([coast])[0].new == 1
    assert len(session.subscriptions.refresh()) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_a_pause_gets_it(
    server: Server, session: Session, coast: Feed, status: int
) -> None:
    server.resources["/feed.xml"] = Resource(status=status, headers={"Retry-After": "3600"})
    session.subscriptions.refresh()
    asked = len(server.requests)
    (result,) = session.subscriptions.refresh([coast])
    assert "left alone until" in result.error
    assert len(server.requests) == asked
    polling = session.library.polling.all()[coast.id]
    assert polling.not_before == pytest.approx(time.time() + 3600, abs=60)


def test_due_leaves_alone_what_was_asked_just_now(server: Server, session: Session, coast: Feed) -> None:
    assert session.subscriptions.refresh(due_only=True) == ()
    server.resources["/other.xml"] = _coast(1)
    other = session.library.feeds.add(server.url("/other.xml")).result()
    (result,) = session.subscriptions.refresh(due_only=True)
    assert result.feed_id == other.id
    assert len(session.subscriptions.refresh()) == 2


def test_failures_in_a_row_are_counted_until_it_goes_well(
    server: Server, session: Session, coast: Feed
) -> None:
    server.resources["/feed.xml"] = Resource(status=500)
    session.subscriptions.refresh()
    session.subscriptions.refresh()
    assert session.library.polling.all()[coast.id].failures == 2
    server.resources["/feed.xml"] = _coast(3)
    session.subscriptions.refresh()
    assert session.library.polling.all()[coast.id].failures == 0


def test_leaving_podtui_is_no_failure_of_the_feed(server: Server, session: Session, coast: Feed) -> None:
    session.halt()
    assert session.subscriptions.refresh()[0].error
    assert session.library.feeds.get(coast.id).error == ""
    assert session.library.polling.all()[coast.id].failures == 0


def test_a_refresh_that_is_stopped_keeps_what_came_and_blames_no_feed(
    server: Server, session: Session, coast: Feed
) -> None:
    slow = [f"/slow{n}.xml" for n in range(3)]
    for path in slow:
        server.resources[path] = _coast(2)
        session.subscriptions.add(server.url(path))
        server.resources[path].silent = True
    server.resources["/feed.xml"] = _coast(5, etag='"2"')
    finished: list[RefreshFinished] = []

    def hear(event: Event) -> None:
        if isinstance(event, FeedRefreshed) and not finished:
            session.subscriptions.stop()
        elif isinstance(event, RefreshFinished):
            finished.append(event)

    session.bus.subscribe(hear)
    results = {result.feed_id: result for result in session.subscriptions.refresh()}
    assert results[coast.id].new == 2
    assert [result.error for result in results.values() if result.feed_id != coast.id] == [
        "Not asked: the refresh was stopped."
    ] * 3
    assert [(event.feeds, event.left_out) for event in finished] == [(1, 3)]
    assert [feed.error for feed in session.library.feeds.all()] == [""] * 4
    for path in slow:
        server.resources[path].silent = False
    assert [result.error for result in session.subscriptions.refresh()] == [""] * 4


@pytest.mark.parametrize(
    "attack", ["quadratic entities", "a million nested tags", "a body of 100 MB", "a gzip bomb"]
)
def test_a_feed_turned_hostile_keeps_its_episodes_and_shows_why(
    server: Server, session: Session, coast: Feed, attack: str
) -> None:
    server.resources["/feed.xml"] = Resource(REFUSED[attack](), type=RSS, etag='"2"')
    (result,) = session.subscriptions.refresh()
    kept = session.library.feeds.get(coast.id)
    assert (kept.episodes, kept.etag, kept.error) == (3, '"1"', result.error)
    assert re.search("refused|larger than|more than", kept.error)
    server.resources["/feed.xml"] = _coast(4, etag='"3"')
    assert session.subscriptions.refresh()[0].new == 1
    assert session.library.feeds.get(coast.id).error == ""
