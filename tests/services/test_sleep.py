"""The sleep timer: fading out, stopping, and taking it back."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.player_ear import encode, signal
from support.samples import feed, item
from support.sessions import session_in
from tui.model.events import Event, Notice
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.services.session import Session
from tui.services.sleep import Until


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return encode(signal(20), tmp_path_factory.mktemp("audio") / "cbr.mp3").read_bytes()


@pytest.fixture
def session(tmp_path: Path, audio: bytes) -> Iterator[Session]:
    (tmp_path / "a.mp3").write_bytes(audio)
    items = [item(name, audio="a.mp3", day=day, duration="20") for name, day in (("New", 9), ("Old", 8))]
    (tmp_path / "coast.xml").write_bytes(feed("Coast", items))
    with session_in(tmp_path / "home", ear=tmp_path / "ear") as opened:
        opened.subscriptions.add(str(tmp_path / "coast.xml"))
        yield opened


def _until(true: Callable[[], object], patience: float = 20.0) -> None:
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def _play(session: Session, at: float = 0.0) -> None:
    session.playback.play(session.library.episodes.page(None, limit=1)[0], at=at)
    _until(lambda: session.playback.state is PlayState.PLAYING)


def _player_volume(session: Session) -> int:
    assert session.playback._player is not None
    return session.playback._player.volume


def test_it_fades_out_stops_and_leaves_the_volume_as_it_was(session: Session) -> None:
    said: list[Event] = []
    session.bus.subscribe(said.append)
    _play(session)
    session.sleep.start(1, minute=2.0, fade=1.2)
    assert session.sleep.words == "Sleep: 2 s"
    _until(lambda: _player_volume(session) < 40)
    assert session.playback.volume == 80
    _until(lambda: session.playback.state is PlayState.PAUSED)
    assert not session.sleep.on
    assert _player_volume(session) == 80
    assert [event for event in said if isinstance(event, Notice) and "Good night" in event.text]


def test_taken_back_while_it_fades_the_sound_is_as_loud_as_before(session: Session) -> None:
    _play(session)
    session.sleep.start(1, minute=1.5, fade=1.4)
    _until(lambda: _player_volume(session) < 60)
    assert session.sleep.cancel() == "The sleep timer is off."
    assert session.sleep.words == ""
    time.sleep(1.0)
    assert session.playback.state is PlayState.PLAYING
    assert _player_volume(session) == 80
    assert session.sleep.cancel() == ""


def test_minutes_left_are_told_and_a_new_timer_takes_the_place_of_the_old(session: Session) -> None:
    session.sleep.start(15)
    assert session.sleep.words == "Sleep: 15 min"
    session.sleep.start(60)
    assert session.sleep.words == "Sleep: 60 min"


@pytest.mark.parametrize(("until", "goes_on"), [("episode", False), (30, True)])
def test_at_the_end_of_the_episode_the_queue_waits(session: Session, until: Until, goes_on: bool) -> None:
    first, second = session.library.episodes.page(None, limit=2)
    session.library.playback.queue.add(second.id).result()
    _play(session, at=18.0)
    session.sleep.start(until)
    ended = session.playback
    if goes_on:
        _until(lambda: ended.episode is not None and ended.episode.id == second.id)
    else:
        _until(lambda: ended.state is PlayState.ENDED and not session.sleep.on)
    assert session.sleep.on is goes_on
    assert ended.episode is not None
    assert ended.episode.id == (second if goes_on else first).id
    assert session.playback.goes_on


def test_at_the_end_of_the_tour(session: Session) -> None:
    episode = session.library.episodes.page(None, limit=1)[0]
    session.tour.start(episode, (Quote("One.", start=5.0, end=5.5),))
    assert session.sleep.start("tour") == "Playing stops at the end of the tour."
    assert session.sleep.words == "Sleep: end of tour"
    _until(lambda: not session.sleep.on)
    _until(lambda: session.playback.state is PlayState.PAUSED)
