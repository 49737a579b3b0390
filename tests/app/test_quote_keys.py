"""The keys for one-liners: listening, moving all times, and the listener's own word, which is the last."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, item, vtt
from support.sessions import coast_in
from support.timing_speech import babble
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.player_bar import PlayerBar
from tui.model.playback import PlayState
from tui.services.recogniser import Recogniser
from tui.services.session import Session
from tui.services.speech import Speech
from tui.settings import Speech as SpeechSettings

STUB = (sys.executable, str(Path(__file__).parents[1] / "support" / "timing_stub_worker.py"))
CUES = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES[:2], 1)]


@pytest.fixture
def session(tmp_path: Path, audio: bytes) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    (tmp_path / "a.mp3").write_bytes(audio)
    (tmp_path / "b.mp3").write_text("700")
    said = babble(1400, 3).split()
    said[100:109] = QUOTES[2].split()
    (tmp_path / "b.mp3.words").write_text(" ".join(said))
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=9, duration="40"),
        item("Heard", notes=NOTES, audio="b.mp3", day=8, duration="700"),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _panel(pilot: Pilot[None]) -> QuotesPanel:
    return pilot.app.screen.query_one(QuotesPanel)


def _bar(pilot: Pilot[None]) -> str:
    bar = pilot.app.screen.query_one(PlayerBar)
    return "\n".join(bar.render_line(y).text for y in range(bar.size.height))


def _prompt(pilot: Pilot[None], index: int) -> str:
    return str(_panel(pilot).get_option_at_index(index).prompt)


async def _choose_first_quote(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "2 of 3" in subtitle(_panel(pilot)))
    await pilot.press("apostrophe", "down")
    await until(pilot, lambda: _panel(pilot).highlighted == 0)


def _listens_with_stub(session: Session, mood: str) -> None:
    folder = session.paths.library.parents[1]
    (folder / "b.mp3.mood").write_text(mood)
    recogniser = Recogniser(SpeechSettings(), session.paths.speech, worker=STUB)
    session.__dict__["speech"] = Speech(
        session.library, lambda: session.audio, session.quotes, recogniser, session.bus
    )


@pytest.mark.acts("nudge(0.5)", "nudge(-0.5)", "toggle_pin")
async def test_a_quote_is_nudged_pinned_and_let_go(session: Session) -> None:
    async with running(session) as pilot:
        await _choose_first_quote(pilot)
        found = _prompt(pilot, 0)
        await pilot.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        await until(pilot, lambda: "verbatim, yours" in _prompt(pilot, 0))
        assert "0:10.5, pinned" in _bar(pilot)
        assert _panel(pilot).highlighted == 0
        await pilot.press("p")
        await until(pilot, lambda: _prompt(pilot, 0) == found)
        await pilot.press("p")
        await until(pilot, lambda: "yours" in _prompt(pilot, 0))


@pytest.mark.parametrize("size", [(160, 48), (102, 18), (103, 18), (104, 18), (44, 12)])
async def test_quotes_are_wrapped_where_the_panel_ends_with_a_scroll_bar_or_without(
    session: Session, size: tuple[int, int]
) -> None:
    async with running(session, size) as pilot:
        await pilot.press("apostrophe")
        for keys in ((), ("v",)):
            await pilot.press(*keys)
            await until(pilot, lambda: "2 of 3" in subtitle(_panel(pilot)))
            panel = _panel(pilot)
            shown = [panel.render_line(y).text.rstrip() for y in range(panel.size.height)]
            made = [line.rstrip() for n in range(3) for line in _prompt(pilot, n).split("\n")]
            assert [*filter(None, shown)] == [*filter(None, made)][: len([*filter(None, shown)])]


@pytest.mark.acts("nudge(0.5)")
async def test_with_none_chosen_enter_plays_the_first_and_marks_say_what_to_do(session: Session) -> None:
    async with running(session) as pilot:
        await until(pilot, lambda: "2 of 3" in subtitle(_panel(pilot)))
        await pilot.press("apostrophe", "greater_than_sign")
        assert "Choose a one-liner first: " in _bar(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert _panel(pilot).highlighted == 0
        assert 9.0 < session.playback.position < 12.0


@pytest.mark.acts("set_here")
async def test_a_quote_is_set_to_what_is_heard(session: Session) -> None:
    async with running(session) as pilot:
        await _choose_first_quote(pilot)
        await pilot.press("down", "down", "H")
        assert "Play this episode first" in _bar(pilot)
        for key in ("p", "less_than_sign"):
            await pilot.press(key)
            assert "H sets it to what is heard now" in _bar(pilot)
        await pilot.press("2")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        await pilot.press("space", "H")
        await until(pilot, lambda: "yours" in _prompt(pilot, 2))
        assert session.playback.quotes[2].start == pytest.approx(19.5, abs=1.5)


@pytest.mark.acts("capture", "remove_quote")
async def test_what_was_just_said_is_kept_and_can_be_taken_out(session: Session) -> None:
    async with running(session) as pilot:
        await _choose_first_quote(pilot)
        await pilot.press("quotation_mark")
        assert "Nothing is playing" in _bar(pilot)
        await pilot.press("2")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        await pilot.press("right", "space", "quotation_mark")
        await until(pilot, lambda: _panel(pilot).option_count == 4)
        assert QUOTES[1] in _prompt(pilot, 3)
        await pilot.press("G", "delete")
        await until(pilot, lambda: _panel(pilot).option_count == 3)


@pytest.mark.acts("shift_times(10)", "shift_times(1)", "shift_times(-10)", "shift_times(-1)")
async def test_all_times_are_moved_but_the_listener_s_own(session: Session) -> None:
    async with running(session) as pilot:
        await _choose_first_quote(pilot)
        await pilot.press("p", "ctrl+right", "right_parenthesis")
        await until(pilot, lambda: "+11 s" in _bar(pilot))
        first, second, _ = session.quotes.kept(session.library.episodes.page(None, limit=1)[0].id)
        assert first.start == pytest.approx(10, abs=0.1)
        assert second.start == pytest.approx(31, abs=0.1)
        await pilot.press("ctrl+left", "left_parenthesis")
        await until(pilot, lambda: "+0 s" in _bar(pilot))


@pytest.mark.acts("listen")
async def test_listening_shows_how_far_it_is_and_the_quotes_light_up(session: Session) -> None:
    _listens_with_stub(session, "stuck 2")
    async with running(session) as pilot:
        await pilot.press("j", "T")
        await until(pilot, lambda: "listening" in subtitle(_panel(pilot)))
        await until(pilot, lambda: "× real time" in subtitle(_panel(pilot)))
        await until(pilot, lambda: "verbatim, heard here" in _prompt(pilot, 2))
        await pilot.press("question_mark", "escape", "escape")
        await until(pilot, lambda: "1 of 3 timed" in subtitle(_panel(pilot)))
        assert "what was heard is kept" in _bar(pilot)
        await until(pilot, lambda: session.speech.under_way is None)


async def test_the_end_of_listening_is_told(session: Session) -> None:
    _listens_with_stub(session, "good")
    async with running(session) as pilot:
        await pilot.press("j", "T")
        await until(pilot, lambda: "Listened to the end: 1 of 3 one-liners" in _bar(pilot))


async def test_without_the_engine_the_panel_says_the_one_command(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.timing.speech.speech_available", lambda: False)
    async with running(session) as pilot:
        await until(pilot, lambda: _panel(pilot).option_count == 3)
        await pilot.press("T")
        await until(pilot, lambda: "pip install 'podtui[speech]'" in subtitle(_panel(pilot)))
        assert "pip install 'podtui[speech]'" in _bar(pilot)
