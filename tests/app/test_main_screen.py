"""The main screen, driven by keys and mouse, on a real library and a real player that plays to an ear."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.sessions import coast_in, session_in
from tui.app.screens.help import HelpScreen
from tui.app.screens.main.screen import MainScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.panels.topics import TopicsPanel
from tui.app.widgets.player_bar import PlayerBar
from tui.app.widgets.row_list import RowList
from tui.model.playback import PlayState
from tui.services.session import Session

HOSTILE = "[@click=app.quit]click[/] [/] \x1b]0;owned\x07\x1b[31mred \u202eback"
CUES = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES[:2], 1)]


@pytest.fixture
def session(tmp_path: Path, audio: bytes) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    (tmp_path / "a.mp3").write_bytes(audio)
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="t.vtt", day=9, duration="40"),
        item(f"Hostile {HOSTILE}", notes=NOTES.replace("Ada Finch", HOSTILE), audio="a.mp3", day=8),
        item("Silent", notes="No audio here.", day=1),
        item("Huge", notes="word " * 200_000, audio="a.mp3", day=2),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _timed(session: Session, episode_id: int = 0) -> bool:
    episode = session.library.episodes.page(None, limit=1)[0]
    return any(quote.start is not None for quote in session.quotes.kept(episode_id or episode.id))


async def _play(pilot: Pilot[None], session: Session) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
    await until(pilot, lambda: any(quote.start is not None for quote in session.playback.quotes))


def _bar(pilot: Pilot[None]) -> str:
    bar = pilot.app.screen.query_one(PlayerBar)
    return "\n".join(bar.render_line(y).text for y in range(bar.size.height))


def _rows(rows: RowList) -> str:
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


async def test_without_feeds_it_says_what_to_do(tmp_path: Path) -> None:
    with session_in(tmp_path) as empty:
        async with running(empty) as pilot:
            welcome = str(pilot.app.screen.query_one("#welcome", Static).content)
            assert "podtui add URL" in welcome
            assert "podtui demo" in welcome


async def test_the_panels_show_what_the_notes_say(session: Session) -> None:
    async with running(session) as pilot:
        quotes = pilot.app.screen.query_one(QuotesPanel)
        await until(pilot, lambda: _timed(session) and "2 of 3" in str(quotes.border_subtitle))
        assert "charts and fog" in str(pilot.app.screen.query_one("#summary-text", Static).content)
        topics = pilot.app.screen.query_one(TopicsPanel)
        assert "# Fresnel Lens" in "".join(topics.render_line(y).text for y in range(topics.size.height))
        prompts = [str(quotes.get_option_at_index(index).prompt) for index in range(3)]
        assert "0:10" in prompts[0]
        assert "verbatim, transcript" in prompts[0]
        assert "not found" in prompts[2]


@pytest.mark.acts("choose", "play_or_pause", "seek_by(10)", "seek_by(-10)", "seek_by(60)", "seek_by(-60)")
async def test_enter_plays_space_pauses_and_arrows_seek(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.press("right")
        assert session.playback.position >= 10
        await pilot.press("space")
        await until(pilot, lambda: session.playback.state is PlayState.PAUSED)
        assert "Paused" in _bar(pilot)
        before = session.playback.position
        await pilot.press("left")
        assert session.playback.position == pytest.approx(before - 10, abs=0.5)
        await pilot.press("shift+right")
        assert session.playback.position == pytest.approx(40, abs=0.5)
        await pilot.press("shift+left")
        assert session.playback.position == pytest.approx(0, abs=0.5)


async def test_braces_go_from_quote_to_quote_and_the_spoken_one_is_marked(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.press("right_curly_bracket")
        assert session.playback.position == pytest.approx(9.3, abs=0.5)
        await until(pilot, lambda: QUOTES[0] in _bar(pilot))
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: QUOTES[1] in _bar(pilot))
        panel = pilot.app.screen.query_one(QuotesPanel)
        assert "now" in str(panel.get_option_at_index(1).prompt)
        assert "now" not in str(panel.get_option_at_index(0).prompt)
        await pilot.press("left_curly_bracket")
        assert session.playback.position == pytest.approx(9.3, abs=0.5)


async def test_after_the_last_quote_it_says_so(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.press("2", "right", "right_curly_bracket")
        assert "No timed one-liner after this" in _bar(pilot)


async def test_a_quote_without_a_time_says_so_and_does_not_jump(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        before = session.playback.position
        await pilot.press("3")
        assert "was not found" in _bar(pilot)
        assert session.playback.position < before + 5
        await pilot.press("9")
        assert "no one-liner 9" in _bar(pilot)


async def test_what_a_key_says_is_seen_while_a_quote_is_spoken(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.press("2")
        await until(pilot, lambda: QUOTES[1] in _bar(pilot))
        await pilot.press("3")
        assert "was not found" in _bar(pilot)
        assert QUOTES[1] not in _bar(pilot)
        await until(pilot, lambda: QUOTES[1] in _bar(pilot))


async def test_a_feed_s_error_is_no_markup(session: Session) -> None:
    feed_id = session.library.feeds.all()[0].id
    session.library.feeds.failed(feed_id, "Bad [@click=app.quit]here[/] [speech]", 1).result()
    async with running(session) as pilot:
        await pilot.press("shift+tab", "G")
        episodes = pilot.app.screen.query_one(EpisodeList)
        await until(pilot, lambda: "Bad [@click=app.quit]here[/] [speech]" in subtitle(episodes))
        assert "[speech]" in pilot.app.export_screenshot().replace("&#160;", " ")


async def test_enter_on_a_quote_in_its_panel_jumps_there(session: Session) -> None:
    async with running(session) as pilot:
        await until(pilot, lambda: _timed(session))
        await pilot.press("apostrophe", "down", "down", "enter")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert session.playback.position == pytest.approx(19.3, abs=1.0)


async def test_the_time_line_carries_a_mark_per_timed_quote_and_takes_clicks(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.pause(0.3)
        assert _bar(pilot).count("◆") == 2
        await pilot.click(PlayerBar, offset=(80, 1))
        assert session.playback.position == pytest.approx(20, abs=1.5)


@pytest.mark.acts(
    "change_rate(0.1)", "change_rate(-0.1)", "usual_rate", "change_volume(-5)", "change_volume(5)"
)
async def test_rate_and_volume(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("right_square_bracket", "right_square_bracket", "minus")
        assert session.playback.rate == pytest.approx(1.2)
        assert session.playback.volume == 75
        assert "1.2×" in _bar(pilot)
        await pilot.press("left_square_bracket", "plus", "plus")
        assert session.playback.rate == pytest.approx(1.1)
        assert session.playback.volume == 85
        for rate in (1.0, 1.1):
            await pilot.press("backspace")
            assert session.playback.rate == pytest.approx(rate)


@pytest.mark.acts("to_quote(2)", "quit")
async def test_the_place_is_put_back_at_the_next_start(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.press("2")
        await pilot.press("q")
    session.playback.close()
    del session.__dict__["playback"]
    async with running(session) as pilot:
        await pilot.pause(0.3)
        assert session.playback.position == pytest.approx(19.3, abs=1.0)
        assert "Paused" in _bar(pilot)
        assert "Keepers" in _bar(pilot)
        await pilot.press("space")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert session.playback.position >= 19


async def test_foreign_text_is_shown_harmless_everywhere(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("j")
        topics = pilot.app.screen.query_one(TopicsPanel)
        await until(pilot, lambda: "red" in topics.render_line(0).text)
        await pilot.press("enter")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        svg = pilot.app.export_screenshot()
        assert "[@click=app.quit]click[/]" in svg.replace("&#160;", " ")
        assert "\x1b" not in svg
        await pilot.click(QuotesPanel, offset=(10, 3))
        assert pilot.app.is_running


async def test_an_episode_without_audio_says_so(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("G", "enter")
        await until(pilot, lambda: "no audio" in _bar(pilot))


async def test_notes_of_a_megabyte_are_shown_in_part_and_the_keys_go_on(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("G", "k")
        summary = pilot.app.screen.query_one("#summary-text", Static)
        await until(pilot, lambda: "These notes go on" in str(summary.content))
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_help_comes_and_goes(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MainScreen)


@pytest.mark.acts("add_feed")
async def test_a_feed_is_added_on_the_screen(tmp_path: Path, session: Session) -> None:
    other = tmp_path / "other.xml"
    other.write_bytes(feed("Other coast", [item("One", audio="a.mp3")]))
    async with running(session) as pilot:
        await pilot.press("a")
        pilot.app.screen.query_one("#address").value = str(other)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: len(session.library.feeds.all()) == 2)
        await until(pilot, lambda: "Other coast" in _rows(pilot.app.screen.query_one(FeedList)))


async def test_a_failed_refresh_stands_beside_its_feed(tmp_path: Path, session: Session) -> None:
    (tmp_path / "coast.xml").unlink()
    async with running(session) as pilot:
        await pilot.press("R")
        feeds = pilot.app.screen.query_one(FeedList)
        await until(pilot, lambda: "! Coast" in _rows(feeds))
        await pilot.press("shift+tab", "G")
        episodes = pilot.app.screen.query_one(EpisodeList)
        await until(pilot, lambda: "cannot be read" in str(episodes.border_subtitle))
        assert episodes.count == 4


async def test_keeping_leaves_a_file_of_the_user_s_own_alone(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("d")
        assert "file of yours" in _bar(pilot)


async def test_queueing_and_taking_out_again(session: Session) -> None:
    queue = session.library.playback.queue
    async with running(session) as pilot:
        await pilot.press("j", "e")
        assert len(queue.all()) == 1
        assert "1 to play after this" in _bar(pilot)
        await pilot.press("e")
        assert queue.all() == ()


async def test_marking_as_played(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("m")
        assert session.library.episodes.page(None, limit=1)[0].played
        await pilot.press("m")
        assert not session.library.episodes.page(None, limit=1)[0].played


@pytest.mark.parametrize(
    ("size", "keys", "seen", "hidden"),
    [
        ((200, 60), (), ["feeds", "episodes", "summary", "topics", "quotes", "takeaways"], []),
        ((160, 48), (), ["feeds", "episodes", "summary", "topics", "quotes", "takeaways"], []),
        ((120, 36), (), ["episodes", "summary", "quotes"], ["feeds"]),
        ((120, 36), ("shift+tab",), ["feeds", "summary"], ["episodes"]),
        ((100, 30), (), ["episodes", "summary", "quotes"], ["feeds"]),
        ((80, 24), (), ["episodes"], ["feeds", "summary"]),
        ((80, 24), ("tab",), ["summary", "topics", "takeaways"], ["episodes", "quotes"]),
        ((80, 24), ("tab", "tab", "tab"), ["quotes"], ["episodes", "summary"]),
        ((80, 24), ("shift+tab",), ["feeds"], ["episodes", "quotes"]),
        ((60, 20), ("apostrophe",), ["quotes"], ["episodes"]),
        ((40, 10), ("tab",), ["summary"], ["topics", "episodes"]),
        ((40, 10), (), ["episodes"], ["feeds"]),
        ((39, 9), (), ["too-small"], ["episodes"]),
    ],
)
async def test_each_size_shows_what_fits_and_always_the_player_bar(
    session: Session, size: tuple[int, int], keys: tuple[str, ...], seen: list[str], hidden: list[str]
) -> None:
    async with running(session, size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        screen = pilot.app.screen
        assert screen.query_one(PlayerBar).region.height == 3
        assert [name for name in seen if screen.query_one(f"#{name}").region.area == 0] == []
        assert [name for name in hidden if screen.query_one(f"#{name}").region.area != 0] == []
