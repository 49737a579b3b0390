"""An episode is timed by listening: heard in parts by a stand-in for the engine, stopped, gone on with."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.samples import feed, item, vtt
from support.sessions import session_in
from support.timing_speech import babble
from tui.model.episode import Episode
from tui.model.errors import SpeechError
from tui.model.events import Event, Listening, QuotesTimed
from tui.services.power import on_battery
from tui.services.recogniser import Recogniser
from tui.services.session import Session
from tui.services.speech import Speech
from tui.settings import Speech as SpeechSettings

STUB = (sys.executable, str(Path(__file__).parents[1] / "support" / "timing_stub_worker.py"))
PATIENCE = 30.0


def _words(first: int, count: int = 9) -> str:
    return " ".join(f"w{number}" for number in range(first, first + count))


EARLY, LATE, NEVER = _words(100), _words(1300), "Nobody has ever tuned a harpsichord by moonlight in here."
NOTES = "1-liners:\n" + "\n".join(f'"{quote}" - Ada Finch' for quote in (EARLY, LATE, NEVER))


class Coast:
    """A session with one episode of 700 "seconds" (three chunks), as the stub hears it."""

    def __init__(self, folder: Path, session: Session) -> None:
        self.audio = folder / "talk.mp3"
        self.audio.write_text("700")
        self.mood("good")
        self.heard: list[Event] = []
        self.session = session
        session.bus.subscribe(self.heard.append)
        recogniser = Recogniser(SpeechSettings(), session.paths.speech, worker=STUB)
        session.__dict__["speech"] = Speech(
            session.library, lambda: session.audio, session.quotes, recogniser, session.bus
        )

    def mood(self, mood: str) -> None:
        Path(f"{self.audio}.mood").write_text(mood)

    def asked(self) -> list[int]:
        log = Path(f"{self.audio}.asked")
        return sorted(map(int, log.read_text().split())) if log.exists() else []

    @property
    def episode(self) -> Episode:
        return self.session.library.episodes.page(None, limit=1)[0]

    def starts(self) -> list[float | None]:
        return [quote.start for quote in self.session.quotes.kept(self.episode.id)]

    def wait(self, true: Callable[[Event], bool]) -> None:
        """Wait for an event from now on."""
        came = threading.Event()
        self.session.bus.subscribe(lambda event: came.set() if true(event) else None)
        assert came.wait(PATIENCE)


@pytest.fixture
def coast(tmp_path: Path) -> Iterator[Coast]:
    (tmp_path / "coast.xml").write_bytes(
        feed("Coast", [item("Keepers", audio="talk.mp3", notes=NOTES, duration="700")])
    )
    with session_in(tmp_path / "home") as session:
        made = Coast(tmp_path, session)
        session.subscriptions.add(str(tmp_path / "coast.xml"))
        yield made


def test_quotes_get_their_times_and_the_words_are_kept_for_this_copy(coast: Coast) -> None:
    coast.session.speech.time(coast.episode)
    first, second, third = coast.session.quotes.kept(coast.episode.id)
    assert first.start == pytest.approx(50.0, abs=0.5)
    assert second.start == pytest.approx(650.0, abs=0.5)
    assert (first.source, first.verdict, first.sure) == ("speech", "verbatim", True)
    assert (third.start, third.verdict) == (None, "not found")
    transcript = coast.session.library.transcripts.get(coast.episode.id)
    assert transcript is not None
    assert transcript.origin == "recognised"
    assert transcript.copy == coast.session.library.copies.met(coast.episode.id) != ""


def test_quotes_light_up_as_the_parts_are_finished(coast: Coast) -> None:
    coast.session.speech.time(coast.episode)
    timed = [event for event in coast.heard if isinstance(event, QuotesTimed)]
    partial = [event for event in timed if event.quotes[0].start and event.quotes[2].verdict == ""]
    assert partial
    steps = [event for event in coast.heard if isinstance(event, Listening)]
    assert steps[-1].over
    assert max(step.share for step in steps) == 1.0
    assert any(step.factor > 0 and step.left is not None for step in steps)


def test_stopping_keeps_what_was_heard_and_the_next_time_goes_on(coast: Coast) -> None:
    coast.mood("stuck 2")
    started = threading.Event()
    coast.session.bus.subscribe(
        lambda event: started.set() if isinstance(event, Listening) and event.share > 0 else None
    )
    assert "Listening" in coast.session.speech.start(coast.episode)
    assert started.wait(PATIENCE)
    assert coast.session.speech.under_way == coast.episode.id
    assert "already" in coast.session.speech.start(coast.episode)
    assert coast.session.speech.cancel()
    coast.session.speech.close()
    assert coast.session.speech.under_way is None

    found = [start for start in coast.starts() if start is not None]
    coast.session.quotes.timed(coast.episode.id)
    assert [start for start in coast.starts() if start is not None] == found
    kept = {int(path.stem) for path in coast.session.paths.speech.glob("*/*/*.json")}
    assert kept
    coast.mood("good")
    Path(f"{coast.audio}.asked").write_text("")
    coast.session.speech.time(coast.episode)
    assert not kept & set(coast.asked())
    assert coast.starts()[1] == pytest.approx(650.0, abs=0.5)


def test_one_that_fails_says_why_and_leaves_the_quotes(coast: Coast) -> None:
    coast.mood("refuses")
    with pytest.raises(SpeechError, match="no ears"):
        coast.session.speech.time(coast.episode)
    last = [event for event in coast.heard if isinstance(event, Listening)][-1]
    assert last.over
    assert "no ears" in last.problem
    assert coast.starts() == [None, None, None]


def test_a_published_transcript_is_compared_by_ear_and_shifted_to_this_copy(
    coast: Coast, tmp_path: Path
) -> None:
    """In the audio 30 seconds of something else go before what the transcript has from its beginning."""
    said = babble(1400, 7).split()
    said[100:109], said[1300:1309] = EARLY.split(), LATE.split()
    Path(f"{coast.audio}.words").write_text(" ".join(said))
    cues = [(n / 2 - 30, n / 2 - 25, " ".join(said[n : n + 10])) for n in range(60, 1400, 10)]
    (tmp_path / "talk.vtt").write_bytes(vtt(cues))
    assert coast.session.quotes.timed(coast.episode.id)[0].start == pytest.approx(20.0, abs=0.5)

    coast.session.speech.time(coast.episode)
    first, second, third = coast.session.quotes.kept(coast.episode.id)
    assert first.start == pytest.approx(50.0, abs=0.5)
    assert second.start == pytest.approx(650.0, abs=0.5)
    assert (first.source, first.sure, third.verdict) == ("transcript", True, "not found")


def test_times_heard_in_another_copy_are_unsure(coast: Coast) -> None:
    coast.session.speech.time(coast.episode)
    coast.session.library.copies.meet(coast.episode.id, "9-another").result()
    first, *_ = coast.session.quotes.time_again(coast.episode.id)
    assert (first.source, first.sure) == ("speech", False)


def test_without_the_engine_it_says_the_one_command(coast: Coast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.timing.speech.speech_available", lambda: False)
    session = coast.session
    del session.__dict__["speech"]
    assert "pip install 'podtui[speech]'" in session.speech.start(coast.episode)
    monkeypatch.setattr("sys.prefix", "/home/me/.local/pipx/venvs/podtui")
    assert "pipx inject podtui faster-whisper" in session.speech.start(coast.episode)


@pytest.mark.parametrize(
    ("language", "model"), [("", "tiny.en"), ("en-GB", "tiny.en"), ("de", "tiny"), ("nb_NO", "tiny")]
)
def test_another_language_gets_the_model_that_knows_it(tmp_path: Path, language: str, model: str) -> None:
    audio = tmp_path / "talk.mp3"
    audio.write_text("10")
    Path(f"{audio}.mood").write_text("good")
    recogniser = Recogniser(SpeechSettings(), tmp_path / "words", worker=STUB)
    recogniser.recognition(audio, language=language).run()
    (folder,) = (tmp_path / "words").glob("*/*")
    assert folder.name.rpartition("-")[0] == model


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ({}, False),
        ({"AC": {"type": "Mains", "online": "1"}, "BAT0": {"type": "Battery"}}, False),
        ({"AC": {"type": "Mains", "online": "0"}, "BAT0": {"type": "Battery"}}, True),
        ({"BAT0": {"type": "Battery", "status": "Discharging"}}, True),
        ({"BAT0": {"type": "Battery", "status": "Charging"}}, False),
        ({"mouse": {"type": "Battery", "scope": "Device", "status": "Discharging"}}, False),
    ],
)
def test_on_battery(tmp_path: Path, supplies: dict[str, dict[str, str]], expected: bool) -> None:
    for name, facts in supplies.items():
        (tmp_path / name).mkdir()
        for fact, value in facts.items():
            (tmp_path / name / fact).write_text(value + "\n")
    assert on_battery(tmp_path) is expected
