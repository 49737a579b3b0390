"""A tour, heard: each one-liner from its lead to its end, a breath between; the listener's keys in it."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from support.player_ear import Heard, encode, signal
from support.samples import feed, item
from support.sessions import session_in
from tui.model.events import Event, Touring
from tui.model.notes import Notes, Quote
from tui.model.playback import PlayState
from tui.notes import NOTES_VERSION
from tui.services.session import Session
from tui.services.tour import BREATH, TAIL, stops_of

SECONDS = 60
REFERENCE = signal(SECONDS)
LEAD = 0.7
QUOTES = (
    Quote("The second.", start=30.0, end=31.5),
    Quote("The first.", start=10.0, end=12.0),
    Quote("Never said.", verdict="not found"),
    Quote("Without an end.", start=50.0),
)
SPANS = [(9.3, 12.0), (29.3, 31.5), (49.3, 50.0 + 1.0 + 3 / 2.5)]
"""From the lead to the end of each, in the order they are spoken."""


class Tourist:
    """A session with two episodes, and what the tour said."""

    def __init__(self, session: Session, ear: Path) -> None:
        self.session, self.ear = session, ear
        self.said: list[Touring] = []
        session.bus.subscribe(self._hear)
        self.episodes = session.library.episodes.page(None, limit=2)
        for episode in self.episodes:
            session.library.notes.store_sections(episode.id, Notes(quotes=QUOTES), NOTES_VERSION).result()

    def _hear(self, event: Event) -> None:
        if isinstance(event, Touring):
            self.said.append(event)

    def start(self) -> str:
        return self.session.tour.start(self.episodes[0], QUOTES)

    def until(self, true: Callable[[], object], patience: float = 30.0) -> None:
        end = time.monotonic() + patience
        while not true():
            assert time.monotonic() < end, f"{self.session.playback.state}: {self.said}"
            time.sleep(0.01)

    @property
    def position(self) -> float:
        return self.session.playback.position

    @property
    def state(self) -> PlayState:
        return self.session.playback.state

    def playing_from(self, second: float) -> bool:
        return self.state is PlayState.PLAYING and second <= self.position < second + 2


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return encode(REFERENCE, tmp_path_factory.mktemp("audio") / "cbr.mp3").read_bytes()


@pytest.fixture
def tourist(tmp_path: Path, audio: bytes) -> Iterator[Tourist]:
    (tmp_path / "a.mp3").write_bytes(audio)
    items = [item(name, audio="a.mp3", day=day, duration="60") for name, day in (("New", 9), ("Old", 8))]
    (tmp_path / "coast.xml").write_bytes(feed("Coast", items))
    with session_in(tmp_path / "home", ear=tmp_path / "ear") as session:
        session.subscriptions.add(str(tmp_path / "coast.xml"))
        yield Tourist(session, tmp_path / "ear")


def _stretches(heard: Heard) -> list[tuple[float, float]]:
    """Return from when to when there was sound, gaps under a fifth of a second apart."""
    found: list[tuple[float, float]] = []
    for block in heard.blocks:
        if not block.count:
            continue
        if found and block.due - found[-1][1] < 0.2:
            found[-1] = found[-1][0], block.end
        else:
            found.append((block.due, block.end))
    return found


def test_what_is_heard_is_each_quote_from_lead_to_end_with_a_breath_between(tourist: Tourist) -> None:
    assert tourist.start() == ""
    tourist.until(lambda: tourist.said and tourist.said[-1].number == 0)
    time.sleep(0.5)
    heard = Heard(tourist.ear)
    stretches = _stretches(heard)
    assert len(stretches) == len(SPANS)
    for (begin, end), (lead, over) in zip(stretches, SPANS, strict=True):
        first = heard.second_at(begin + 0.05, REFERENCE, lead) - 0.05
        last = heard.second_at(end - 0.35, REFERENCE, over) + 0.35
        assert first == pytest.approx(lead, abs=0.12)
        assert over - 0.05 <= last <= over + 0.3
    silences = [later[0] - earlier[1] for earlier, later in pairwise(stretches)]
    assert np.all(np.array(silences) > BREATH - 0.15)
    assert np.all(np.array(silences) < BREATH + 0.6)
    assert [event.number for event in tourist.said] == [1, 2, 3, 0]


def test_after_the_last_one_the_listener_is_back_where_the_tour_began(tourist: Tourist) -> None:
    playback = tourist.session.playback
    playback.play(tourist.episodes[0], at=20.0)
    tourist.until(lambda: tourist.playing_from(20.0))
    tourist.start()
    tourist.until(lambda: tourist.playing_from(9.3))
    assert "over" in tourist.session.tour.step(1) + tourist.session.tour.step(1) + tourist.session.tour.step(
        1
    )
    tourist.until(lambda: tourist.state is PlayState.PAUSED)
    assert tourist.position == pytest.approx(20.0, abs=1.0)
    assert not tourist.session.tour.under_way


def test_there_and_back_within_the_tour(tourist: Tourist) -> None:
    tour = tourist.session.tour
    tourist.start()
    assert tour.words == "Tour: 1 of 3"
    assert "first" in tour.step(-1)
    tour.step(1)
    tourist.until(lambda: tourist.playing_from(29.3))
    assert tour.words == "Tour: 2 of 3"
    tour.step(-1)
    tourist.until(lambda: tourist.playing_from(9.3))


def test_a_pause_holds_the_tour_also_in_the_breath(tourist: Tourist) -> None:
    tour = tourist.session.tour
    tourist.start()
    tourist.until(lambda: tourist.playing_from(9.3))
    tour.toggle()
    tourist.until(lambda: tourist.state is PlayState.PAUSED)
    tour.toggle()
    tourist.until(lambda: tour.words == "Tour: 2 of 3")
    tour.toggle()
    time.sleep(BREATH + 0.4)
    assert tourist.state is PlayState.PAUSED
    assert tourist.position == pytest.approx(29.3, abs=0.1)
    tour.toggle()
    tourist.until(lambda: tourist.playing_from(29.3))


def test_leaving_it_plays_on_from_there(tourist: Tourist) -> None:
    tourist.start()
    tourist.until(lambda: tourist.playing_from(9.3))
    assert "plays on" in tourist.session.tour.stop()
    tourist.until(lambda: tourist.position > 12.0 + TAIL + 1.0)
    assert tourist.state is PlayState.PLAYING
    assert tourist.said[-1].number == 0


def test_a_jump_to_another_quote_goes_on_from_there_and_one_elsewhere_leaves(tourist: Tourist) -> None:
    tour = tourist.session.tour
    tourist.start()
    tourist.until(lambda: tourist.playing_from(9.3))
    tourist.session.playback.seek(49.5)
    tourist.until(lambda: tour.words == "Tour: 3 of 3")
    tourist.session.playback.seek(20.0)
    tourist.until(lambda: not tour.under_way)
    assert "elsewhere" in tourist.said[-1].words


def test_another_episode_ends_the_tour(tourist: Tourist) -> None:
    tourist.start()
    tourist.until(lambda: tourist.playing_from(9.3))
    tourist.session.playback.play(tourist.episodes[1])
    tourist.until(lambda: not tourist.session.tour.under_way)


def test_a_tour_may_go_through_several_episodes(tourist: Tourist) -> None:
    new, old = (stops_of(episode, QUOTES, LEAD) for episode in tourist.episodes)
    tourist.session.tour.start_at((new[0], old[1]))
    tourist.until(lambda: tourist.said[-1].number == 2)
    tourist.until(lambda: tourist.playing_from(29.3))
    playing = tourist.session.playback.episode
    assert playing is not None
    assert playing.id == tourist.episodes[1].id


def test_without_a_timed_quote_there_is_none(tourist: Tourist) -> None:
    assert "no" in tourist.session.tour.start(tourist.episodes[0], QUOTES[2:3]).lower()
    assert not tourist.session.tour.under_way
    assert tourist.session.tour.stop() == ""


def test_quotes_that_run_into_each_other_are_played_through(tourist: Tourist) -> None:
    quotes = (Quote("One.", start=10.0, end=11.5), Quote("Two.", start=11.8, end=13.0))
    tourist.session.tour.start(tourist.episodes[0], quotes)
    tourist.until(lambda: tourist.said and tourist.said[-1].number == 0)
    time.sleep(0.3)
    ((begin, end),) = _stretches(Heard(tourist.ear))
    assert end - begin == pytest.approx(13.0 + TAIL - 9.3, abs=0.4)


def test_killed_in_a_tour_the_place_is_the_one_before_it(tourist: Tourist) -> None:
    session, episode = tourist.session, tourist.episodes[0]
    session.playback.play(episode, at=40.0)
    tourist.until(lambda: tourist.playing_from(40.0))
    tourist.start()
    tourist.until(lambda: tourist.playing_from(9.3))
    session.playback.save()
    assert session.library.episodes.get(episode.id).position == pytest.approx(41.0, abs=1.5)
    assert session.tour.stop()
    tourist.until(lambda: session.library.episodes.get(episode.id).position == pytest.approx(10.0, abs=2.0))
