"""Chapters from a file of their own: fetched once when played, kept, and never in the way."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.net_server import Resource, Server, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.model.episode import Chapter, Enclosure, Episode
from tui.model.events import ChaptersFound, Event
from tui.services.session import Session

FILE = json.dumps({"chapters": [{"startTime": 0, "title": "Welcome"}, {"startTime": 60, "title": "Fog"}]})
CHAPTERS = (Chapter(0.0, "Welcome"), Chapter(60.0, "Fog"))


@pytest.fixture
def server() -> Iterator[Server]:
    with serve({"/chapters.json": Resource(FILE.encode(), type="application/json+chapters")}) as running:
        more = (
            f'<podcast:chapters url="{running.url("/chapters.json")}" type="application/json+chapters"/>'
            "<podcast:season>3</podcast:season><podcast:episode>14</podcast:episode>"
            '<podcast:alternateEnclosure type="audio/opus" length="9">'
            '<podcast:source uri="https://example.org/a.opus"/></podcast:alternateEnclosure>'
            "<podcast:person>Ada Finch</podcast:person>"
            '<podcast:soundbite startTime="73.5" duration="30">Fog</podcast:soundbite></item>'
        )
        items = [item("Keepers", audio="https://example.org/a.mp3").replace("</item>", more)]
        running.resources["/feed.xml"] = Resource(feed("Coast", items), type="application/rss+xml")
        yield running


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def episode(server: Server, session: Session) -> Episode:
    session.subscriptions.add(server.url("/feed.xml"))
    return session.library.episodes.page(None, limit=1)[0]


def test_they_are_fetched_once_and_kept(server: Server, session: Session, episode: Episode) -> None:
    assert session.library.episodes.detail(episode.id).chapters == ()
    assert session.chapters.get(episode.id) == CHAPTERS
    asked = len(server.requests)
    assert session.chapters.get(episode.id) == CHAPTERS
    assert len(server.requests) == asked
    assert session.library.episodes.detail(episode.id).chapters == CHAPTERS


def test_a_file_that_is_not_there_stops_nothing(server: Server, session: Session, episode: Episode) -> None:
    server.resources["/chapters.json"] = Resource(status=404)
    assert session.chapters.get(episode.id) == ()
    server.resources["/chapters.json"] = Resource(FILE.encode())
    assert session.chapters.get(episode.id) == CHAPTERS


def test_the_player_learns_them_and_goes_from_one_to_the_next(session: Session, episode: Episode) -> None:
    found = threading.Event()

    def hear(event: Event) -> None:
        if isinstance(event, ChaptersFound):
            found.set()

    playback = session.playback
    session.bus.subscribe(hear)
    playback.place(episode)
    assert found.wait(10)
    assert playback.chapters == CHAPTERS
    assert playback.next_chapter() == CHAPTERS[1]
    assert playback.position == 60.0
    assert playback.next_chapter() is None
    assert playback.previous_chapter() == CHAPTERS[0]


def test_all_that_a_feed_says_of_an_episode_is_kept(session: Session, episode: Episode) -> None:
    detail = session.library.episodes.detail(episode.id)
    assert (detail.season, detail.number) == (3, 14)
    assert detail.alternates == (Enclosure("https://example.org/a.opus", "audio/opus", 9),)
    assert [person.name for person in detail.persons] == ["Ada Finch"]
    assert [bite.start for bite in detail.soundbites] == [73.5]


def test_the_times_of_the_notes_are_chapters_where_the_show_has_none(tmp_path: Path) -> None:
    notes = "A walk.\n\nChapters:\n0:00 Lamps\n12:30 Charts\n"
    (tmp_path / "plain.xml").write_bytes(
        feed("Plain", [item("Walk", notes=notes), item("One", notes="1:00 Hm")])
    )
    with session_in(tmp_path / "plain") as session:
        session.subscriptions.add(str(tmp_path / "plain.xml"))
        found = session.chapters.get(session.library.episodes.find("Walk").id)
        assert [(chapter.start, chapter.title) for chapter in found] == [(0.0, "Lamps"), (750.0, "Charts")]
        assert session.chapters.get(session.library.episodes.find("One").id) == ()
