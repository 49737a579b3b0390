"""Marking one episode or many: one write, one line, and all of it can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.library_made import NOW, episode, feed
from support.sessions import session_in
from tui.model.episode import Enclosure
from tui.model.events import EpisodesChanged, Event
from tui.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in(tmp_path) as opened:
        added = opened.library.feeds.add("https://example.org/feed").result()
        nowhere = Enclosure("http://127.0.0.1:9/a.mp3", "audio/mpeg")
        items = [episode(number, enclosure=nowhere) for number in range(5, 0, -1)]
        opened.library.feeds.store(added.id, feed(*items), fetched_at=NOW).result()
        yield opened


@pytest.fixture
def ids(session: Session) -> list[int]:
    return list(session.library.episodes.ids(None))


def _played(session: Session) -> list[bool]:
    rows = session.library.episodes.rows(session.library.episodes.ids(None))
    return [rows[number].played for number in session.library.episodes.ids(None)]


def test_many_are_marked_and_taken_back_with_their_places(session: Session, ids: list[int]) -> None:
    heard: list[Event] = []
    session.bus.subscribe(heard.append)
    session.library.playback.save(ids[1], 30.0, 1.0).result()
    session.library.playback.played(ids[0], True).result()
    assert session.episode_marks.toggle_played(ids[:3]) == "3 episodes marked as played."
    assert _played(session) == [True, True, True, False, False]
    assert session.undo.undo() == "Undone: 3 episodes marked as played."
    assert _played(session) == [True, False, False, False, False]
    assert session.library.episodes.get(ids[1]).position == 30.0
    assert heard == [EpisodesChanged(tuple(ids[:3]))] * 2


def test_all_played_become_not_played(session: Session, ids: list[int]) -> None:
    session.episode_marks.toggle_played(ids[:2])
    assert session.episode_marks.toggle_played(ids[:2]) == "2 episodes marked as not played."
    assert not any(_played(session))


def test_one_is_called_by_its_title(session: Session, ids: list[int]) -> None:
    assert session.episode_marks.toggle_played(ids[:1]) == "“Episode 5” marked as played."


def test_queueing_many_keeps_their_order_and_leaves_those_queued(session: Session, ids: list[int]) -> None:
    queue = session.library.playback.queue
    queue.add(ids[2]).result()
    assert session.episode_marks.toggle_queued(ids[:4]) == "3 queued; 4 to play after this."
    assert queue.all() == (ids[2], ids[0], ids[1], ids[3])
    assert session.episode_marks.toggle_queued(ids[:2]) == "2 taken out of the queue."
    assert queue.all() == (ids[2], ids[3])
    session.undo.undo()
    session.undo.undo()
    assert queue.all() == (ids[2],)


def test_moving_in_the_queue_stops_at_either_end(session: Session, ids: list[int]) -> None:
    marks, queue = session.episode_marks, session.library.playback.queue
    queue.add_all(ids[:3]).result()
    assert marks.shift_in_queue(ids[0], 1) == "Now 2 of 3 in the queue."
    assert marks.shift_in_queue(ids[1], -1) == "It is the next to be played."
    assert marks.shift_in_queue(ids[2], 1) == "It is the last in the queue."
    assert marks.shift_in_queue(ids[4], 1) == "This episode is not in the queue."
    session.undo.undo()
    assert queue.all() == tuple(ids[:3])


def test_keeping_many_and_letting_go(session: Session, ids: list[int]) -> None:
    assert "2 episodes kept" in session.episode_marks.toggle_kept(ids[:2])
    assert list(session.library.lists.ids("kept")) == ids[:2]
    assert "2 episodes no longer kept" in session.episode_marks.toggle_kept(ids[:2])
    session.undo.undo()
    assert list(session.library.lists.ids("kept")) == ids[:2]
    session.undo.undo()
    assert list(session.library.lists.ids("kept")) == []


def test_more_than_can_be_fetched_are_not_kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.services.episode_marks.MOST_KEPT", 3)
    ids = list(session.library.episodes.ids(None))
    assert "At most 3 episodes" in session.episode_marks.toggle_kept(ids)
    assert session.undo.count == 0
