"""Refreshing in a process of its own: the same outcome and events as in this one."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from support.net_server import Resource, Server, serve
from support.samples import feed, item
from tui import paths
from tui.model.events import Event, FeedRefreshed, Notice, RefreshFinished, RefreshGoesOn
from tui.services.session import Session


@pytest.fixture
def server() -> Iterator[Server]:
    pages = {
        f"/{n}.xml": Resource(
            feed(f"Show {n}", [item(f"One of {n}", notes="Some findable words")]), etag='"1"'
        )
        for n in range(3)
    }
    pages["/4.xml"] = Resource(b"nothing here", status=404)
    with serve(pages) as running:
        yield running


@pytest.fixture
def session(tmp_path: Path, server: Server) -> Iterator[Session]:
    with closing(Session(paths.under(tmp_path), refresh_apart=True)) as opened:
        for path in server.resources:
            opened.library.feeds.add(server.url(path)).result()
        yield opened


def test_feeds_are_refreshed_and_every_event_is_told(session: Session) -> None:
    heard: list[Event] = []
    session.bus.subscribe(heard.append)
    results = session.subscriptions.refresh()
    assert sorted((each.new, bool(each.error)) for each in results) == [
        (0, True),
        (1, False),
        (1, False),
        (1, False),
    ]
    assert [event for event in heard if isinstance(event, RefreshFinished)] == [RefreshFinished(4, 3, 1)]
    assert {event for event in heard if isinstance(event, FeedRefreshed)} == {*results}
    told = [event for event in heard if isinstance(event, RefreshGoesOn)]
    assert (told[-1].done, told[-1].feeds, told[-1].new) == (4, 4, 3)
    assert len(session.library.episodes.ids(None)) == 3
    assert len(session.library.search.search("findable")) == 3  # indexed before it returns
    only = [each for each in session.library.feeds.all() if each.title == "Show 0"]
    (again,) = session.subscriptions.refresh(only)
    assert (again.feed_id, again.unchanged) == (only[0].id, True)
    assert session.subscriptions.refresh(due_only=True) == ()


def slow(server: Server, seconds: float) -> None:
    for path, resource in server.resources.items():
        server.resources[path] = replace(resource, latency=seconds)


def test_a_refresh_can_be_stopped(session: Session, server: Server) -> None:
    slow(server, 8.0)
    heard: list[Event] = []
    session.bus.subscribe(heard.append)
    began = time.monotonic()
    thread = threading.Thread(target=session.subscriptions.refresh)
    thread.start()
    while not server.requests:
        time.sleep(0.01)
    session.subscriptions.stop()
    thread.join()
    assert time.monotonic() - began < 6
    assert [event.left_out for event in heard if isinstance(event, RefreshFinished)] == [4]
    assert [feed.error for feed in session.library.feeds.all()] == [""] * 4


def test_leaving_ends_a_refresh_at_once(session: Session, server: Server) -> None:
    slow(server, 8.0)
    heard: list[Event] = []
    session.bus.subscribe(heard.append)
    thread = threading.Thread(target=session.subscriptions.refresh)
    thread.start()
    while not server.requests:
        time.sleep(0.01)
    began = time.monotonic()
    session.halt()
    session.close()
    thread.join()
    assert time.monotonic() - began < 4
    assert not heard


def test_a_killed_process_is_told_of_and_the_next_refresh_goes_on(session: Session, server: Server) -> None:
    slow(server, 8.0)
    heard: list[Event] = []
    session.bus.subscribe(heard.append)
    thread = threading.Thread(target=session.subscriptions.refresh)
    thread.start()
    while not server.requests:
        time.sleep(0.01)
    (child,) = session.refreshing._children
    os.kill(child.pid, signal.SIGKILL)
    thread.join()
    finished, notice = heard
    assert finished == RefreshFinished(0, 0, 0)
    assert isinstance(notice, Notice)
    assert "cut short" in notice.text
    slow(server, 0.0)
    assert sum(each.new for each in session.subscriptions.refresh()) == 3
