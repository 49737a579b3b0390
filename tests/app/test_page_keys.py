"""Pages and panels: going about, showing, hiding, resizing, by keys and by mouse, at every size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, item
from support.sessions import coast_in
from tui.app.screens.main.panel_memory import recalled
from tui.app.screens.main.screen import MainScreen
from tui.app.screens.naming import NamingList
from tui.app.screens.panels import PanelsScreen
from tui.app.widgets.arrangement import Box, Shares
from tui.app.widgets.page_line import PageLine
from tui.app.widgets.pages import Pages
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.panels.summary import SummaryPanel
from tui.app.widgets.panels.topics import TopicsPanel
from tui.app.widgets.player_bar import PlayerBar
from tui.library.remembered import Value
from tui.services.session import Session

STAMPS = "Times:\n0:05 Lamps\n0:20 Charts\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "a.mp3").write_bytes(b"never played")
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", day=9, duration="40"),
        item(
            "Timed",
            notes="<p>Of fog, and of those who keep the lamps lit.</p><p>0:05 Lamps<br>0:20 Charts</p>",
            audio="a.mp3",
            day=8,
        ),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _screen(pilot: Pilot[None]) -> MainScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MainScreen)
    return screen


def _boxes(pilot: Pilot[None]) -> dict[str, Box]:
    return dict(pilot.app.screen_stack[0].query_one(Pages).arrangement.boxes)


def _focus(pilot: Pilot[None]) -> str | None:
    focused = pilot.app.focused
    return focused.id if focused is not None else None


def _page_line(pilot: Pilot[None]) -> str:
    return _screen(pilot).query_one(PageLine).render_line(0).text


async def _ready(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "show notes" in subtitle(_screen(pilot).query_one(SummaryPanel)))
    await pilot.pause()  # what is known now asks for other places


# --- going about


@pytest.mark.acts("next_page", "previous_page", "page_to('quotes')")
async def test_tab_goes_through_all_panels_and_a_key_to_the_quotes(session: Session) -> None:
    async with running(session) as pilot:
        seen = []
        for _ in range(6):
            await pilot.press("tab")
            seen.append(_focus(pilot))
        assert seen == ["summary", "topics", "quotes", "takeaways", "feeds", "episodes"]
        await pilot.press("shift+tab")
        assert _focus(pilot) == "feeds"
        await pilot.press("apostrophe")
        assert _focus(pilot) == "quotes"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_a_narrow_screen_says_which_page_is_seen_and_a_click_goes_on(
    session: Session, size: tuple[int, int]
) -> None:
    async with running(session, size) as pilot:
        assert "[Episodes]" in _page_line(pilot)
        await pilot.press("tab")
        assert "[Summary]" in _page_line(pilot)
        await pilot.click(PageLine, offset=(2, 0))
        assert _focus(pilot) == "feeds"
        assert "[Feeds]" in _page_line(pilot)


async def test_a_wide_screen_has_no_line_of_pages(session: Session) -> None:
    async with running(session) as pilot:
        assert not _screen(pilot).query_one(PageLine).display


async def test_resizing_keeps_focus_cursor_and_page(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        await pilot.press("apostrophe", "down", "down")
        panel = _screen(pilot).query_one(QuotesPanel)
        for width, height in ((80, 24), (40, 10), (120, 36), (200, 60), (39, 9), (160, 48)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            bar = _screen(pilot).query_one(PlayerBar)
            assert panel.highlighted == 1
            assert bar.region.bottom <= height
            assert bar.region.height == 3
            if width >= 40:
                assert _focus(pilot) == "quotes"
                assert panel.region.area > 0


@pytest.mark.acts("zoom")
async def test_a_panel_is_seen_alone_and_all_again(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("apostrophe", "v")
        assert set(_boxes(pilot)) == {"quotes"}
        assert "v all again" in _page_line(pilot)
        await pilot.press("tab")
        assert set(_boxes(pilot)) == {"takeaways"}
        await pilot.press("v")
        assert {"feeds", "episodes", "quotes"} <= set(_boxes(pilot))


async def test_a_heading_takes_the_focus_by_a_click_and_is_alone_by_two(session: Session) -> None:
    async with running(session) as pilot:
        box = _boxes(pilot)["takeaways"]
        await pilot.click(Pages, offset=(box.x + 5, box.y))
        assert _focus(pilot) == "takeaways"
        await pilot.click(Pages, offset=(box.x + 5, box.y), times=2)
        assert set(_boxes(pilot)) == {"takeaways"}


# --- showing and hiding


@pytest.mark.acts("toggle_panel('chapters')")
async def test_the_chapters_come_and_go_and_enter_jumps(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("j", "c")
        assert _focus(pilot) == "chapters"
        panel = _screen(pilot).query_one("#chapters")
        await until(pilot, lambda: getattr(panel, "count", 0) == 2)
        await pilot.press("down", "enter")
        await until(pilot, lambda: session.playback.position == 20)
        await pilot.press("c")
        assert "chapters" not in _boxes(pilot)
        assert _focus(pilot) == "episodes"


@pytest.mark.acts("panels")
async def test_panels_are_hidden_and_shown_in_a_list_by_keys_and_by_mouse(session: Session) -> None:
    async with running(session) as pilot:
        assert not _screen(pilot).query("#chapters")
        await pilot.press("P")
        assert isinstance(pilot.app.screen, PanelsScreen)
        boxes = pilot.app.screen.query_one("#panels", OptionList)
        assert str(boxes.get_option_at_index(1).prompt) == "[x] Summary"
        await pilot.press("j", "enter", "j", "space", "k", "up")
        assert str(boxes.get_option_at_index(1).prompt) == "[ ] Summary"
        await pilot.click("#panels", offset=(6, 7))
        await pilot.press("escape")
        await pilot.pause()
        assert {"summary", "topics"}.isdisjoint(_boxes(pilot))
        assert "chapters" in _boxes(pilot)
        await pilot.press("P", "up", "enter")
        await pilot.pause()
        assert {"summary", "topics"} <= set(_boxes(pilot))
        assert "chapters" not in _boxes(pilot)


@pytest.mark.acts("toggle_deeper")
async def test_the_deeper_summary_takes_the_place_of_the_short_one_and_back(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        panel = _screen(pilot).query_one(SummaryPanel)
        text = panel.query_one("#summary-text")
        assert "charts and fog" in str(text.content)  # type: ignore[attr-defined]
        assert "s deeper" in subtitle(panel)
        await pilot.press("s")
        assert "first keepers lived" in str(text.content)  # type: ignore[attr-defined]
        assert panel.heading[0] == "Deeper summary"
        await pilot.press("s")
        assert "charts and fog" in str(text.content)  # type: ignore[attr-defined]


async def test_without_a_deeper_summary_the_notes_stand_there_whole(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        await pilot.press("j")
        panel = _screen(pilot).query_one(SummaryPanel)
        text = panel.query_one("#summary-text")
        await until(pilot, lambda: "Of fog" in str(text.content))  # type: ignore[attr-defined]
        assert "Lamps" not in str(text.content)  # type: ignore[attr-defined]
        await until(pilot, lambda: "s whole" in subtitle(panel))
        await pilot.press("s")
        await until(pilot, lambda: "Lamps" in str(text.content))  # type: ignore[attr-defined]
        assert panel.heading == ("Show notes", "whole · s short")
        await pilot.press("s")
        assert "Lamps" not in str(text.content)  # type: ignore[attr-defined]
        assert panel.heading[0] == "Summary"


async def test_a_panel_without_content_says_what_will_appear_there(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("j")
        quotes, topics = _screen(pilot).query_one(QuotesPanel), _screen(pilot).query_one(TopicsPanel)
        await until(pilot, lambda: "appear here" in str(quotes.get_option_at_index(0).prompt))
        assert "appears here" in topics.render_line(0).text


# --- sizes


@pytest.mark.acts("widen(3)", "widen(-3)", "heighten(2)", "heighten(-2)")
async def test_columns_and_panels_grow_and_shrink_by_keys(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        await pilot.press("tab")
        before = _boxes(pilot)["summary"]
        await pilot.press("vertical_line", "shift+up")
        after = _boxes(pilot)["summary"]
        assert (after.width, after.height) == (before.width + 3, before.height + 2)
        await pilot.press("backslash", "shift+down")
        again = _boxes(pilot)["summary"]
        assert (again.width, again.height) == (before.width, before.height)


async def test_a_hairline_is_dragged_by_the_mouse(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        pages = _screen(pilot).query_one(Pages)
        side = _boxes(pilot)["summary"]
        await _drag(pilot, pages, (side.x - 1, 20), (side.x - 11, 20))
        assert _boxes(pilot)["summary"].width == side.width + 10
        feeds = _boxes(pilot)["feeds"]
        await _drag(pilot, pages, (feeds.width, 20), (feeds.width + 6, 20))
        assert _boxes(pilot)["feeds"].width == feeds.width + 6


async def test_a_heading_is_dragged_by_the_mouse(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        pages = _screen(pilot).query_one(Pages)
        topics = _boxes(pilot)["topics"]
        await _drag(pilot, pages, (topics.x + 30, topics.y), (topics.x + 30, topics.y + 4))
        assert _boxes(pilot)["topics"].y == topics.y + 4


# --- what is remembered


async def test_panels_and_sizes_are_found_again_at_the_next_start(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        await pilot.press("tab", "vertical_line", "shift+up", "c", "P", "down", "down", "enter", "escape")
        await pilot.press("s")
        left = _boxes(pilot)
    assert "topics" not in left
    async with running(session) as pilot:
        assert not pilot.app.screen.query(TopicsPanel)
        await until(pilot, lambda: _boxes(pilot) == left)
        await until(pilot, lambda: _screen(pilot).query_one(SummaryPanel).heading[0] == "Deeper summary")


@pytest.mark.parametrize(
    "kept",
    [
        7,
        {"shown": 3, "feeds": "wide", "heights": []},
        {
            "shown": ["nothing", "quotes", ["x"]],
            "side": True,
            "second": -1,
            "heights": {"quotes": 9, "x": 0.2},
        },
    ],
)
def test_what_makes_no_sense_is_not_recalled(kept: Value) -> None:
    memory = recalled({"panels": kept}, ["summary", "quotes"])
    assert memory.shown in (None, ("quotes",))
    assert memory.shares == Shares()


# --- names


async def test_a_name_leads_to_every_episode_and_quote_naming_it(session: Session) -> None:
    (keepers,) = (each for each in session.library.episodes.page(None, limit=9) if each.title == "Keepers")
    async with running(session) as pilot:
        await _ready(pilot)
        timed = [
            replace(quote, start=10.0 + number, source="user")
            for number, quote in enumerate(session.quotes.kept(keepers.id))
        ]
        session.library.notes.store_times(keepers.id, timed).result()
        await pilot.press("tab", "tab", "enter")
        rows = pilot.app.screen.query_one(NamingList)
        await until(pilot, lambda: rows.count == 4)
        assert "Keepers" in rows.render_line(0).text
        assert QUOTES[1] in rows.render_line(2).text
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: session.playback.episode is not None)
        assert session.playback.position == pytest.approx(10.3)
        assert _focus(pilot) == "episodes"


async def test_a_click_on_a_name_leads_there_too_and_escape_back(session: Session) -> None:
    async with running(session) as pilot:
        await _ready(pilot)
        await pilot.click(TopicsPanel, offset=(4, 0))
        rows = pilot.app.screen.query_one(NamingList)
        await until(pilot, lambda: "Ada Finch" in rows.heading[0])
        await pilot.press("escape")
        assert _focus(pilot) == "topics"


@pytest.mark.acts("beside(1)", "beside(-1)")
async def test_arrows_go_among_the_names(session: Session) -> None:
    async with running(session, (120, 36)) as pilot:
        await _ready(pilot)
        await pilot.press("tab", "tab")
        topics = _screen(pilot).query_one(TopicsPanel)

        def here() -> str:
            text = "\n".join(topics.render_line(y).text for y in range(topics.size.height))
            return text.partition("[")[2].partition("]")[0]

        assert here() == "@ Ada Finch"
        await pilot.press("right", "right")
        assert here() == "# Charts"
        await pilot.press("left")
        assert here() == "# Lighthouses"
        await pilot.press("end")
        assert here() == "# Fresnel Lens"
        await pilot.press("home")
        assert here() == "@ Ada Finch"
        assert session.playback.position == 0
        assert QUOTES[0] not in here()


async def _drag(pilot: Pilot[None], pages: Pages, start: tuple[int, int], end: tuple[int, int]) -> None:
    for kind, (x, y) in (
        (events.MouseDown, start),
        (events.MouseMove, end),
        (events.MouseUp, end),
    ):
        at = (x + pages.region.x, y + pages.region.y)
        pages.post_message(kind(pages, x, y, 0, 0, 1, False, False, False, *at))
        await pilot.pause()
