"""The transcript on the main screen: had, followed, searched, jumped in, kept from and copied from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, item, vtt
from support.sessions import coast_in
from tui.app.screens.main.screen import MainScreen
from tui.app.screens.original_notes import OriginalNotesScreen
from tui.app.widgets.panels.transcript import TranscriptPanel
from tui.app.widgets.player_bar import PlayerBar
from tui.model.events import Listening
from tui.model.playback import PlayState
from tui.model.transcript import Cue, Transcript
from tui.services.session import Session

CUES = [
    (0.0, 5.0, "Something else altogether. And more of it."),
    (10.0, 15.0, QUOTES[0]),
    (20.0, 25.0, "About a fog-horn and nothing more."),
    (30.0, 35.0, QUOTES[1]),
]
SIZES = [(160, 48), (80, 24), (40, 10)]


@pytest.fixture
def session(tmp_path: Path, audio: bytes) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    (tmp_path / "a.mp3").write_bytes(audio)
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=9, duration="40"),
        item("Unwritten", notes="Nothing about it.", audio="a.mp3", day=8),
        item("Lost", notes="Nothing.", audio="a.mp3", transcript="gone.vtt", day=7),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _panel(pilot: Pilot[None]) -> TranscriptPanel:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    assert screen.transcript is not None
    return screen.transcript


def _lines(pilot: Pilot[None]) -> str:
    panel = _panel(pilot)
    height = panel.scrollable_content_region.height
    return "\n".join(panel.render_line(y).text for y in range(height))


def _bar(pilot: Pilot[None]) -> str:
    bar = pilot.app.screen_stack[0].query_one(PlayerBar)
    return "\n".join(bar.render_line(y).text for y in range(bar.size.height))


async def _open(pilot: Pilot[None]) -> None:
    await pilot.press("w")
    await until(pilot, lambda: _panel(pilot).has_focus and "Something else" in _lines(pilot))


async def _play_from(pilot: Pilot[None], session: Session, second: float) -> None:
    session.playback.play(session.library.episodes.find("Keepers"), at=second)
    await until(pilot, lambda: session.playback.state is PlayState.PLAYING)


@pytest.mark.acts("toggle_panel('transcript')")
@pytest.mark.parametrize("size", SIZES)
async def test_it_comes_with_its_times_and_goes_again(session: Session, size: tuple[int, int]) -> None:
    async with running(session, size) as pilot:
        await _open(pilot)
        panel = _panel(pilot)
        assert panel.region.area > 100
        assert pilot.app.screen.query_one(PlayerBar).region.bottom <= size[1]
        assert "0:00" in _lines(pilot)
        await until(pilot, lambda: "from the show" in subtitle(panel))
        await until(pilot, lambda: panel._quotes)
        await pilot.press("w")
        assert not panel.has_focus
        assert panel.region.area == 0 or size[0] < 100


@pytest.mark.acts("follow")
async def test_it_follows_and_goes_back_to_following(session: Session) -> None:
    async with running(session, (80, 24)) as pilot:
        await _open(pilot)
        await _play_from(pilot, session, 20.0)
        await until(pilot, lambda: "▶" in _lines(pilot))
        panel = _panel(pilot)
        words: set[int | None] = set()
        await until(pilot, lambda: words.add(panel._spoken) or len(words) >= 4)
        await pilot.press("g")
        assert "following paused" in subtitle(panel)
        await pilot.press("F")
        assert "following paused" not in subtitle(panel)
        assert panel.chosen is not None
        assert "fog-horn" in panel.chosen.text


async def test_following_leads_to_the_episode_that_plays(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await _play_from(pilot, session, 10.0)
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        pilot.app.screen.episodes.focus()  # type: ignore[attr-defined]
        await pilot.press("j")
        await until(pilot, lambda: "no transcript" in _lines(pilot))
        assert "▶" not in _lines(pilot)
        _panel(pilot).focus()
        await pilot.press("F")
        await until(pilot, lambda: "▶" in _lines(pilot))


async def test_enter_and_a_click_play_from_there(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert session.playback.position == pytest.approx(9.7, abs=1.0)
        lines = _lines(pilot).split("\n")
        y = next(n for n, line in enumerate(lines) if "fog-horn" in line)
        await pilot.click(TranscriptPanel, offset=(lines[y].index("fog-horn") + 1, y))
        await until(pilot, lambda: 20.0 < session.playback.position < 24.0)


@pytest.mark.acts("search")
async def test_a_search_is_left_by_escape_step_by_step(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await pilot.press("slash", *"fog", "escape")
        assert "/fog · 1 of 1" in subtitle(_panel(pilot))
        await pilot.press("escape")
        assert "/fog" not in subtitle(_panel(pilot))
        assert _panel(pilot).has_focus


@pytest.mark.acts("next_find", "previous_find", "original_notes")
async def test_keys_go_through_what_was_found_and_do_what_else_they_do_without(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await pilot.press("slash", *"or", "escape")
        count = int(subtitle(_panel(pilot)).split(" of ")[1].split(" ")[0])
        assert count > 2
        assert f"/or · 1 of {count} · n N next, before" in subtitle(_panel(pilot))
        await pilot.press("n", "n")
        assert f"3 of {count}" in subtitle(_panel(pilot))
        await pilot.press("N", "N", "N")
        assert f"{count} of {count}" in subtitle(_panel(pilot))
        await pilot.press("n")
        assert f"1 of {count}" in subtitle(_panel(pilot))
        await pilot.press("escape", "n")
        assert isinstance(pilot.app.screen, OriginalNotesScreen)


async def test_the_key_brings_the_words_at_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.screens.main.word_keys._DWELL", 1e6)
    async with running(session) as pilot:
        await _open(pilot)
        await pilot.press("w", "j")
        await until(pilot, lambda: _panel(pilot).episode_id == session.library.episodes.find("Unwritten").id)
        assert "Reading" in _panel(pilot)._message
        await pilot.press("w")
        await until(pilot, lambda: "Reading" not in _panel(pilot)._message)


async def test_where_there_is_no_heading_the_last_line_tells_the_search(session: Session) -> None:
    async with running(session, (40, 10)) as pilot:
        await _open(pilot)
        await pilot.press("slash", *"fog")
        assert _lines(pilot).split("\n")[-1].strip().startswith("/fog▏ · 1 of 1")
        assert "fog-horn" in _lines(pilot)
        await pilot.press("escape", "escape", "G")
        assert "following paused" in _lines(pilot).split("\n")[-1]
        assert "rumour" in _lines(pilot)


@pytest.mark.acts("capture")
async def test_the_chosen_sentence_is_kept_as_a_one_liner(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await until(pilot, lambda: "from the show" in subtitle(_panel(pilot)))
        await pilot.press("j", "quotation_mark")
        assert "And more of it." in _bar(pilot)
        kept = session.quotes.kept(session.library.episodes.find("Keepers").id)[-1]
        assert (kept.text, kept.source) == ("And more of it.", "user")
        assert kept.start is not None
        assert 0.0 < kept.start < 5.0


@pytest.mark.acts("copy_quote")
async def test_the_chosen_sentence_is_copied(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await pilot.press("j", "j", "y")
        assert QUOTES[0] in pilot.app.clipboard
        assert "at 0:10" in pilot.app.clipboard


async def test_all_times_moved_move_the_words_too(session: Session) -> None:
    async with running(session) as pilot:
        await _open(pilot)
        await until(pilot, lambda: "from the show" in subtitle(_panel(pilot)))
        await pilot.press("ctrl+right")
        await until(pilot, lambda: "moved to this audio" in subtitle(_panel(pilot)))
        assert "0:10" in _lines(pilot)
        assert "0:00" not in _lines(pilot)


async def test_without_a_transcript_it_says_why_and_what_listens(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.timing.speech.speech_available", lambda: False)
    async with running(session) as pilot:
        await pilot.press("j", "w")
        await until(pilot, lambda: "T listens" in _lines(pilot))
        assert "has published no transcript" in _lines(pilot)
        assert "pip install 'podtui[speech]'" in _lines(pilot)
        pilot.app.screen.episodes.focus()  # type: ignore[attr-defined]
        await pilot.press("j")
        await until(pilot, lambda: "could not be had" in _lines(pilot))
        unwritten = session.library.episodes.find("Lost")
        heard = Transcript((Cue(1.0, 3.0, "Now it is heard."),), "recognised")
        session.library.transcripts.store(unwritten.id, heard, "").result()
        session.bus.emit(Listening(unwritten.id, "listening", over=True))
        await until(pilot, lambda: "Now it is heard." in _lines(pilot))
        assert "heard here" in subtitle(_panel(pilot))
