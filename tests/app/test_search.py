"""Searching everything: answers as one types, ranked on enter, played from the second or only shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, item, vtt
from support.sessions import coast_in
from tui.app.screens.main.screen import MainScreen
from tui.app.screens.search import SearchScreen
from tui.app.widgets.found_list import FoundList
from tui.app.widgets.player_bar import PlayerBar
from tui.model.playback import PlayState
from tui.services.session import Session

CUES = [
    (0.0, 5.0, "Something else altogether."),
    (10.0, 15.0, QUOTES[0]),
    (20.0, 25.0, "About a fog-horn and nothing more."),
]


@pytest.fixture
def session(tmp_path: Path, audio: bytes) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    (tmp_path / "a.mp3").write_bytes(audio)
    items = [
        item("Harbours", notes="Nothing about it.", audio="a.mp3", day=9),
        item("The fog [/] and after", notes="Elsewhere.", audio="a.mp3", day=8),
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=7, duration="40"),
    ]
    with coast_in(tmp_path, items) as opened:
        keepers = opened.library.episodes.find("Keepers")
        opened.quotes.timed(keepers.id)
        opened.library.search.fill().result()
        yield opened


def _found(pilot: Pilot[None]) -> FoundList:
    return pilot.app.screen.query_one(FoundList)


def _rows(pilot: Pilot[None]) -> list[str]:
    found = _found(pilot)
    width = found.scrollable_content_region.width
    return ["".join(text for text, _ in found.parts(row, width)) for row in range(found.count)]


async def _ask(pilot: Pilot[None], words: str) -> None:
    await pilot.press("ctrl+f")
    assert isinstance(pilot.app.screen, SearchScreen)
    await pilot.press(*words)
    await until(pilot, lambda: _found(pilot).answer.question == words and _found(pilot).count)


@pytest.mark.acts("search_all")
@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24), (40, 10)])
async def test_every_kind_is_found_as_one_types_at_every_size(
    session: Session, size: tuple[int, int]
) -> None:
    async with running(session, size) as pilot:
        await _ask(pilot, "fog")
        kinds = [found.hit.kind for found in _found(pilot)._found]
        assert kinds == ["quote", "title", "transcript", "notes"]
        rows = _rows(pilot)
        assert "0:20" in rows[2]
        assert "fog [/]" in rows[1]
        assert _found(pilot).region.height >= 3
        assert "One-liner 1" in subtitle(pilot.app.screen.query_one("#search"))
        about = str(pilot.app.screen.query_one("#found-about", Static).content)
        assert "Coast · Keepers · 2026-09-07" in (about if size[0] < 140 else rows[0])
        bar = pilot.app.screen_stack[0].query_one(PlayerBar)
        assert bar.region.bottom <= size[1]
        assert pilot.app.screen.query_one("#search").region.bottom <= bar.region.y


async def test_the_words_are_highlighted_wherever_they_begin_a_word(session: Session) -> None:
    async with running(session) as pilot:
        await _ask(pilot, "fog")
        marked = [text for text, style in _found(pilot).parts(1, 120) if style == "mark"]
        assert marked[1:] == ["fog"]


async def test_on_a_narrow_screen_the_words_found_are_in_sight(session: Session) -> None:
    async with running(session, (40, 10)) as pilot:
        await _ask(pilot, "evidence")
        assert "evidence" in _rows(pilot)[0]


async def test_one_letter_and_what_nothing_has_say_so(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("ctrl+f", "f")
        await until(pilot, lambda: _found(pilot).answer.question == "f")
        assert "from the second letter" in _found(pilot).empty
        await pilot.press(*"ghijk")
        await until(pilot, lambda: "Nothing has all these words" in _found(pilot).empty)


async def test_enter_ranks_and_enter_plays_from_the_second(session: Session) -> None:
    async with running(session) as pilot:
        await _ask(pilot, "fog")
        await pilot.press("enter")
        await until(pilot, lambda: _found(pilot).answer.ranked and _found(pilot).has_focus)
        assert "best first" in subtitle(pilot.app.screen.query_one("#search"))
        await pilot.press("tab", "tab")
        found = _found(pilot).found
        assert found is not None
        assert found.hit.kind == "transcript"
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, MainScreen)
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert session.playback.position == pytest.approx(19.7, abs=1.0)
        await until(pilot, lambda: "Keepers" in (pilot.app.screen.episodes.episode or found.episode).title)


@pytest.mark.acts("show_found")
async def test_the_episode_is_only_shown(session: Session) -> None:
    async with running(session) as pilot:
        await _ask(pilot, "fog")
        await pilot.press("down", "down", "ctrl+o")
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.chosen is not None and "fog" in screen.chosen.title)
        assert session.playback.state is PlayState.IDLE


async def test_a_find_without_a_time_opens_its_episode(session: Session) -> None:
    async with running(session) as pilot:
        await _ask(pilot, "elsewhere")
        await pilot.press("down", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.chosen is not None and "fog" in screen.chosen.title)
        assert session.playback.state is PlayState.IDLE


async def test_two_clicks_play_a_find_and_the_wheel_scrolls(session: Session) -> None:
    async with running(session) as pilot:
        await _ask(pilot, "lighthouse")
        await pilot.click(FoundList, offset=(20, 0), times=2)
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert session.playback.position == pytest.approx(9.3, abs=1.0)


async def test_the_last_question_is_remembered(session: Session) -> None:
    async with running(session) as pilot:
        await _ask(pilot, "fog")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MainScreen)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: _found(pilot).count == 4)
        assert pilot.app.screen.query_one(Input).value == "fog"
        await pilot.press(*"keep")
        await until(pilot, lambda: _found(pilot).answer.question == "keep")


async def test_what_is_played_goes_on_in_the_bar_while_one_searches(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        await pilot.press("ctrl+f")
        svg = pilot.app.export_screenshot().replace("&#160;", " ")
        assert "Harbours" in svg
        assert "Playing" in svg
