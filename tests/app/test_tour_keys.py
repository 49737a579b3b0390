"""The keys of the tour, of copying and of the sleep timer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, item, vtt
from support.sessions import coast_in
from tui.app.screens.main.screen import MainScreen
from tui.app.screens.sleep import SleepScreen
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.player_bar import PlayerBar
from tui.model.playback import PlayState
from tui.services.lists import View
from tui.services.session import Session

CUES = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES, 1)]


STARTS = [10.0, 20.0, 30.0]


@pytest.fixture
def session(tmp_path: Path, audio: bytes) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    (tmp_path / "a.mp3").write_bytes(audio)
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=9, duration="40"),
        item("Silent", notes="No quotes here.", audio="a.mp3", day=8),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _bar(pilot: Pilot[None]) -> str:
    bar = pilot.app.screen_stack[0].query_one(PlayerBar)
    return "\n".join(bar.render_line(y).text for y in range(bar.size.height))


async def _timed(pilot: Pilot[None], session: Session) -> None:
    episode = session.library.episodes.page(None, limit=1)[0]
    await until(pilot, lambda: [quote.start for quote in session.quotes.kept(episode.id)] == STARTS)
    await until(pilot, lambda: "3 of 3" in subtitle(pilot.app.screen.query_one(QuotesPanel)))


async def _touring(pilot: Pilot[None], session: Session) -> None:
    await pilot.press("t")
    await until(pilot, lambda: session.playback.state is PlayState.PLAYING)


@pytest.mark.acts("tour", "next_quote", "previous_quote", "play_or_pause")
@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 10)])
async def test_the_tour_is_told_stepped_through_paused_and_left(
    session: Session, size: tuple[int, int]
) -> None:
    async with running(session, size) as pilot:
        await _touring(pilot, session)
        await until(pilot, lambda: "Tour: 1 of 3" in _bar(pilot))
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: "Tour: 2 of 3" in _bar(pilot))
        assert session.playback.position == pytest.approx(19.3, abs=0.5)
        await pilot.press("left_curly_bracket")
        await until(pilot, lambda: "Tour: 1 of 3" in _bar(pilot))
        await pilot.press("space")
        await until(pilot, lambda: session.playback.state is PlayState.PAUSED)
        await pilot.press("space")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        await pilot.press("t")
        assert "Tour left" in _bar(pilot)
        assert "Tour:" not in _bar(pilot)
        assert session.playback.position == pytest.approx(9.3, abs=2)


async def test_past_the_last_one_the_tour_is_over_and_says_so(session: Session) -> None:
    async with running(session) as pilot:
        await _touring(pilot, session)
        await pilot.press(*["right_curly_bracket"] * 3)
        await until(pilot, lambda: "3 of 3 heard" in _bar(pilot))
        await until(pilot, lambda: session.playback.state is PlayState.PAUSED)
        assert session.playback.position < 1


async def test_a_jump_by_number_or_by_mouse_goes_on_with_the_tour_there(session: Session) -> None:
    async with running(session) as pilot:
        await _touring(pilot, session)
        await pilot.press("3")
        await until(pilot, lambda: "Tour: 3 of 3" in _bar(pilot))
        await pilot.click(QuotesPanel, offset=(10, 5))
        await until(pilot, lambda: "Tour: 2 of 3" in _bar(pilot))


async def test_in_the_list_of_one_liners_those_from_the_cursor_on_are_toured(session: Session) -> None:
    async with running(session) as pilot:
        await _timed(pilot, session)
        screen = pilot.app.screen
        assert isinstance(screen, MainScreen)
        screen.load_feeds()
        screen.show_view(View("quotes"))
        screen.episodes.focus()
        await until(pilot, lambda: screen.episodes.view.shelf == "quotes" and screen.episodes.count == 3)
        await pilot.press("j", "t")
        await until(pilot, lambda: "Tour: 1 of 2" in _bar(pilot))
        assert session.playback.position == pytest.approx(19.3, abs=1.0)


@pytest.mark.acts("leave")
async def test_escape_leaves_the_tour(session: Session) -> None:
    async with running(session) as pilot:
        await _touring(pilot, session)
        await pilot.press("escape")
        assert not session.tour.under_way
        assert "Tour left" in _bar(pilot)


async def test_without_one_liners_the_tour_says_so(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("j", "t")
        await until(pilot, lambda: "nothing to tour" in _bar(pilot))


@pytest.mark.acts("copy_quote")
async def test_the_chosen_and_the_spoken_quote_are_copied(session: Session) -> None:
    async with running(session) as pilot:
        await _timed(pilot, session)
        await pilot.press("y")
        assert "Choose a one-liner" in _bar(pilot)
        await pilot.press("apostrophe", "down", "down", "y")
        assert QUOTES[1] in _bar(pilot)
        copied = pilot.app.clipboard.splitlines()
        assert copied == [f"“{QUOTES[1]}” — Ada Finch", "Coast: Keepers, at 0:20"]
        await pilot.press("1", "shift+tab")
        await until(pilot, lambda: session.playback.position > 9.5)
        await pilot.press("y")
        assert QUOTES[0] in pilot.app.clipboard


@pytest.mark.acts("sleep")
@pytest.mark.parametrize("size", [(160, 48), (40, 10)])
async def test_the_sleep_timer_is_set_shown_and_taken_back(session: Session, size: tuple[int, int]) -> None:
    async with running(session, size) as pilot:
        await pilot.press("z")
        assert isinstance(pilot.app.screen, SleepScreen)
        choices = pilot.app.screen.query_one(OptionList)
        assert choices.option_count == 5
        assert choices.region.height >= 7
        await pilot.press("down", "j", "k", "down", "enter")
        assert isinstance(pilot.app.screen, MainScreen)
        await until(pilot, lambda: "Sleep: 30 min" in _bar(pilot))
        await pilot.press("z")
        assert "timer is off" in _bar(pilot)
        assert "Sleep:" not in _bar(pilot)


async def test_the_end_of_the_tour_is_a_choice_while_there_is_one(session: Session) -> None:
    async with running(session) as pilot:
        await _touring(pilot, session)
        await pilot.press("z")
        await pilot.click(OptionList, offset=(6, 2))
        await until(pilot, lambda: "Sleep: end of tour" in _bar(pilot))
        await pilot.press(*["right_curly_bracket"] * 3)
        await until(pilot, lambda: "Sleep:" not in _bar(pilot))
        await until(pilot, lambda: session.playback.state is PlayState.PAUSED)
