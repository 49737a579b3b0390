"""Playback: a real server, a real cache, a real libVLC that plays to an ear, a real library."""

import os
import signal as signals
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.net_server import Resource, Server, serve
from support.player_ear import Heard, encode, signal
from support.samples import feed, item
from support.sessions import session_in
from tui.model.episode import Episode
from tui.model.events import CopyMet, Event, Notice, PlaybackChanged
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.services.session import Session

SECONDS = 60
REFERENCE = signal(SECONDS)


class Player:
    """A session with one feed of three episodes, and everything the services said."""

    def __init__(self, session: Session, ear: Path) -> None:
        self.session = session
        self.ear = ear
        self.heard: list[Event] = []
        session.bus.subscribe(self.heard.append)
        self.episodes = session.library.episodes.page(None, limit=9)

    @property
    def playback(self):  # type: ignore[no-untyped-def]
        return self.session.playback

    def until(self, true: Callable[[], object], patience: float = 30.0) -> None:
        end = time.monotonic() + patience
        while not true():
            assert time.monotonic() < end, f"{self.playback.state} at {self.playback.position}: {self.heard}"
            self.playback.tick()
            time.sleep(0.02)

    def until_state(self, state: PlayState) -> None:
        self.until(lambda: self.playback.state is state)

    def problems(self) -> list[str]:
        return [e.problem for e in self.heard if isinstance(e, PlaybackChanged) and e.problem]

    def kept(self, number: int = 0) -> Episode:
        return self.session.library.episodes.get(self.episodes[number].id)


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return encode(REFERENCE, tmp_path_factory.mktemp("audio") / "vbr.mp3").read_bytes()


@pytest.fixture
def server(audio: bytes) -> Iterator[Server]:
    items = [item(f"Part {n}", audio=f"/{n}.mp3", day=9 - n) for n in range(3)]
    resources = {f"/{n}.mp3": Resource(audio, etag='"1"') for n in range(3)}
    with serve({"/feed.xml": Resource(feed("Coast", items)), **resources}) as running:
        yield running


@pytest.fixture
def player(server: Server, tmp_path: Path) -> Iterator[Player]:
    with session_in(tmp_path / "home", ear=tmp_path / "ear") as session:
        session.subscriptions.add(server.url("/feed.xml"))
        yield Player(session, tmp_path / "ear")


def test_it_plays_before_all_is_fetched_and_jumps_beyond_what_is(player: Player, server: Server) -> None:
    server.resources["/0.mp3"].rate = 30_000
    player.playback.play(player.episodes[0])
    player.until_state(PlayState.PLAYING)
    called = time.monotonic()
    player.playback.seek(50.0)
    player.until(lambda: player.playback.state is PlayState.PLAYING and player.playback.position > 51.0)
    heard = Heard(player.ear)
    begin = heard.start_after(called)
    assert heard.second_at(begin, REFERENCE, 50.0) == pytest.approx(50.0, abs=0.5)
    assert any(
        seen.range and seen.range[0] > len(server.resources["/0.mp3"].body) / 2 for seen in server.requests
    )


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        (Resource(status=404), "404"),
        (Resource(status=403), "403"),
        (Resource(b"<!doctype html><html><body>Sign in</body></html>" * 50, type="text/html"), "web page"),
        (Resource(b""), "empty"),
        (Resource(b"this is no audio at all, only words " * 2000), "not audio"),
        (Resource(redirect="file:///etc/passwd"), "web address"),
    ],
)
def test_what_cannot_be_played_says_why_and_loses_nothing(
    player: Player, server: Server, audio: bytes, resource: Resource, words: str
) -> None:
    server.resources["/0.mp3"] = resource
    player.session.library.playback.save(player.episodes[0].id, 12.0, 1).result()
    player.playback.play(player.kept())
    player.until(lambda: player.problems() and player.playback.state is PlayState.FAILED)
    assert words in player.problems()[-1]
    assert player.playback.position == pytest.approx(12.0)
    player.playback.save()

    server.resources["/0.mp3"] = Resource(audio, etag='"2"')
    player.playback.toggle()
    player.until_state(PlayState.PLAYING)
    assert player.playback.position >= 11.9
    assert not player.kept().played


def test_a_dropped_connection_is_taken_up_again(player: Player, server: Server, audio: bytes) -> None:
    server.resources["/0.mp3"] = Resource(audio, etag='"1"', drop_at=60_000, failures=2)
    player.playback.play(player.episodes[0], at=50.0)
    player.until_state(PlayState.ENDED)
    assert player.problems() == []
    player.until(lambda: player.kept().played)


def test_audio_that_breaks_off_is_not_taken_for_its_end(player: Player, server: Server, audio: bytes) -> None:
    half = Resource(audio, etag='"1"', truncate=len(audio) // 2, ranges=False)
    server.resources["/0.mp3"] = half
    player.playback.play(player.episodes[0], at=20.0)
    player.until_state(PlayState.FAILED)
    assert "broke off" in player.problems()[-1]
    assert not player.kept().played
    assert player.playback.position == pytest.approx(25.0, abs=2.0)


def test_the_end_marks_it_played_and_goes_back_to_the_beginning(player: Player) -> None:
    player.playback.play(player.episodes[0], at=57.0)
    player.until_state(PlayState.ENDED)
    player.until(lambda: player.kept().played)
    player.playback.save()
    player.until(lambda: player.kept().position == 0.0)
    player.playback.toggle()
    player.until_state(PlayState.PLAYING)
    assert player.playback.position < 5.0


def test_the_queue_goes_on_without_a_gap(player: Player) -> None:
    player.session.library.playback.queue.add(player.episodes[2].id).result()
    player.playback.play(player.episodes[0], at=50.0)
    player.until(lambda: player.playback.episode.id == player.episodes[2].id)
    player.until(lambda: player.playback.position > 2.0)
    assert player.session.library.playback.queue.all() == ()
    heard = Heard(player.ear)
    gaps = [after.due - before.end for before, after in zip(heard.blocks, heard.blocks[1:], strict=False)]
    assert max(gaps) < 0.3


def test_one_chosen_in_the_middle_of_the_queue_goes_on_behind_it_and_does_not_come_again(
    player: Player,
) -> None:
    first, chosen, after = player.episodes[:3]
    queue = player.session.library.playback.queue
    queue.add_all([first.id, chosen.id, after.id]).result()
    player.playback.play(chosen, at=58.0)
    player.until(lambda: player.playback.episode.id == after.id)
    player.until(lambda: queue.all() == (first.id,))


def test_a_killed_child_is_replaced_at_the_same_place(player: Player) -> None:
    player.playback.play(player.episodes[0], at=20.0)
    player.until_state(PlayState.PLAYING)
    player.until(lambda: player.playback.position > 21.0)
    pid = player.playback._player.child_pid
    os.kill(pid, signals.SIGSEGV)
    player.until(lambda: any(isinstance(event, Notice) for event in player.heard))
    player.until_state(PlayState.PLAYING)
    assert player.playback.position == pytest.approx(21.5, abs=1.5)
    assert player.playback._player.child_pid != pid


def test_another_copy_on_the_server_is_never_mixed_with_the_first(
    player: Player, server: Server, audio: bytes
) -> None:
    server.resources["/0.mp3"].rate = 20_000
    player.playback.play(player.episodes[0])
    player.until_state(PlayState.PLAYING)
    server.resources["/0.mp3"] = Resource(audio[:-5000], etag='"2"')
    server.hang_up_idle()
    player.until(lambda: any(isinstance(event, Notice) for event in player.heard))
    player.until_state(PlayState.PLAYING)
    assert player.problems() == []


def test_the_next_quotes_are_fetched_ahead(player: Player, server: Server, audio: bytes) -> None:
    server.resources["/0.mp3"].rate = 12_000
    player.playback.play(player.episodes[0])
    player.until_state(PlayState.PLAYING)
    player.playback.quotes = (Quote("far on", start=45.0),)
    player.playback._saved = 0.0
    place = int(44.3 / SECONDS * len(audio))
    player.until(lambda: any(a <= place < b for a, b in player.playback._copy.progress.ranges))
    assert not player.playback._copy.progress.complete


def test_the_place_is_written_down_while_it_plays(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.services.playback.SAVE_EVERY", 0.5)
    player.playback.play(player.episodes[0], at=30.0)
    player.until(lambda: player.kept().position > 30.5)


def test_an_episode_without_audio_says_so(player: Player, server: Server) -> None:
    server.resources["/feed.xml"] = Resource(feed("Coast", [item("Only words", day=20)]))
    player.session.subscriptions.refresh()
    (newest,) = player.session.library.episodes.page(None, limit=1)
    player.playback.play(newest)
    assert "no audio" in player.problems()[-1]


def test_the_copy_that_plays_is_met_once_with_its_length(player: Player) -> None:
    player.playback.play(player.episodes[0])
    player.until(lambda: any(isinstance(event, CopyMet) for event in player.heard))
    player.until(lambda: player.kept().duration == pytest.approx(SECONDS, abs=1))
    assert player.session.library.copies.met(player.episodes[0].id)
    player.session.library.episodes.keep(player.episodes[0].id, False).result()  # writes are told in order
    met = [event for event in player.heard if isinstance(event, CopyMet)]
    player.playback.play(player.episodes[1])
    player.playback.play(player.kept())
    player.until_state(PlayState.PLAYING)
    player.playback.tick()
    again = [event for event in player.heard if isinstance(event, CopyMet)]
    assert [event for event in again if event.episode_id == player.episodes[0].id] == met
