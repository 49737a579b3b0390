"""Jump labels: a letter on panels, rows, one-liners and the player bar; pressing it goes there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from support.app_runs import running, until
from support.samples import NOTES, item
from support.sessions import coast_in
from tui.app.screens.labels import LabelsScreen
from tui.app.screens.main.screen import MainScreen
from tui.app.spots import labels
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    items = [item(f"Number {n}", notes=NOTES, day=n % 28 + 1) for n in range(1, 61)]
    with coast_in(tmp_path, items) as opened:
        yield opened


async def _label_at(pilot: Pilot[None], widget: type, line: int) -> str:
    """Open the labels and return the one on a line of a widget, counted from its first row."""
    region = pilot.app.screen.query_one(widget).region
    await pilot.press("f")
    await until(pilot, lambda: isinstance(pilot.app.screen, LabelsScreen))
    for text in pilot.app.screen.query(".label").results(Static):
        for number, label in enumerate(str(text.content).split("\n")):
            y = text.region.y + number
            if y == region.y + line and region.x <= text.region.x < region.right:
                return label.strip()
    pytest.fail("no label there")


@pytest.mark.acts("labels")
async def test_a_letter_goes_to_a_panel(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press(await _label_at(pilot, FeedList, -1))
        await until(pilot, lambda: isinstance(pilot.app.focused, FeedList))
        assert isinstance(pilot.app.screen, MainScreen)


async def test_letters_go_to_a_row_and_a_capital_chooses_it(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("G")
        episodes = pilot.app.screen.query_one(EpisodeList)
        top = int(episodes.scroll_offset.y)
        label = await _label_at(pilot, EpisodeList, 20)
        assert len(label) == 2
        await pilot.press(label[0])
        assert isinstance(pilot.app.screen, LabelsScreen)
        await pilot.press(label[1])
        await until(pilot, lambda: episodes.cursor == top + 20)
        assert session.playback.episode is None
        label = await _label_at(pilot, EpisodeList, 10)
        await pilot.press(*label[:-1], label[-1].upper())
        await until(pilot, lambda: session.playback.episode is not None)
        assert episodes.cursor == top + 10


async def test_a_letter_goes_to_a_one_liner(session: Session) -> None:
    async with running(session) as pilot:
        panel = pilot.app.screen.query_one(QuotesPanel)
        await until(pilot, lambda: panel.option_count == 3)
        await until(
            pilot, lambda: "charts" in str(pilot.app.screen.query_one("#summary-text", Static).content)
        )
        rows = [panel.render_line(line).text.lstrip().startswith("2 ") for line in range(panel.size.height)]
        await pilot.press(*await _label_at(pilot, QuotesPanel, rows.index(True) + panel.gutter.top))
        await until(pilot, lambda: panel.highlighted == 1)
        assert pilot.app.focused is panel


@pytest.mark.parametrize("key", ["escape", "1", "space", "left"])
async def test_any_other_key_leaves_and_does_nothing(session: Session, key: str) -> None:
    async with running(session) as pilot:
        await pilot.press("f", key)
        assert isinstance(pilot.app.screen, MainScreen)
        assert isinstance(pilot.app.focused, EpisodeList)
        assert session.playback.episode is None


@pytest.mark.parametrize("size", [(160, 48), (120, 36), (80, 24), (40, 10), (39, 9)])
async def test_labels_stand_only_on_what_is_seen(session: Session, size: tuple[int, int]) -> None:
    async with running(session, size) as pilot:
        await pilot.press("f")
        await pilot.pause()
        screen = pilot.app.screen
        assert all(screen.region.contains_region(text.region) for text in screen.query(".label"))
        assert screen.query(".label")


@given(st.integers(0, 600))
def test_no_label_begins_another_and_none_is_given_twice(number: int) -> None:
    made = labels(number)
    assert len(set(made)) == len(made) == number
    assert not any(one != other and other.startswith(one) for one in made for other in made[:40])


@pytest.mark.parametrize("theme", ["textual-dark", "ansi-dark", "high-contrast-light"])
async def test_the_screen_is_seen_below_the_labels(session: Session, theme: str) -> None:
    async with running(session) as pilot:
        pilot.app.theme = theme
        await pilot.press("f")
        await pilot.pause()
        rows = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert any("Number" in row for row in rows)
