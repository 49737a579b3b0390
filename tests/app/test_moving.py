"""Moving about in a long list, jumping to one-liners by number, and keys for one feed and the model."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.app_runs import running, until
from support.samples import NOTES, feed, item
from support.sessions import coast_in
from tui.app.widgets.episode_list import EpisodeList
from tui.services.session import Session

COUNT = 120


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    items = [item(f"Part {n}", notes=NOTES, audio="a.mp3", day=n % 28 + 1) for n in range(COUNT)]
    with coast_in(tmp_path, items) as opened:
        yield opened


@pytest.mark.acts("move(1)", "move(-1)", "page(1)", "page(-1)", "first", "last")
async def test_the_cursor_goes_by_row_by_page_and_to_the_ends(session: Session) -> None:
    async with running(session) as pilot:
        episodes = pilot.app.screen.query_one(EpisodeList)
        page = episodes.scrollable_content_region.height - 1
        for key, row in (("j", 1), ("down", 2), ("k", 1), ("pagedown", 1 + page), ("ctrl+u", 1)):
            await pilot.press(key)
            assert episodes.cursor == row
        for key, row in (
            ("G", COUNT - 1),
            ("j", COUNT - 1),
            ("pageup", COUNT - 1 - page),
            ("g", 0),
            ("k", 0),
        ):
            await pilot.press(key)
            assert episodes.cursor == row
        assert episodes.scroll_offset.y == 0


@pytest.mark.acts(
    "to_quote(1)",
    "to_quote(2)",
    "to_quote(3)",
    "to_quote(4)",
    "to_quote(5)",
    "to_quote(6)",
    "to_quote(7)",
    "to_quote(8)",
    "to_quote(9)",
)
async def test_a_number_jumps_or_says_why_not(session: Session) -> None:
    async with running(session) as pilot:
        screen = pilot.app.screen
        await until(pilot, lambda: len(session.quotes.kept(screen.shown or 0)) == 3)  # type: ignore[attr-defined]
        for number in range(1, 10):
            await pilot.press(str(number))
            said = screen.said[-1].text  # type: ignore[attr-defined]
            why = "has no time yet" if number <= 3 else f"There is no one-liner {number} here"
            assert why in said


@pytest.mark.acts("refresh_feed")
async def test_one_feed_is_refreshed(session: Session, tmp_path: Path) -> None:
    (tmp_path / "coast.xml").write_bytes(feed("Coast", [item("New part", audio="a.mp3", day=28)]))
    async with running(session) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: session.library.lists.counts().all == COUNT + 1)


@pytest.mark.acts("summarise")
async def test_without_a_model_the_key_says_what_to_set(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("S")
        said = pilot.app.screen.said  # type: ignore[attr-defined]
        await until(pilot, lambda: "No summary." in said[-1].text)
        assert "[model]" in said[-1].text


async def test_at_the_edge_a_list_goes_on_by_a_third_of_its_height(session: Session) -> None:
    async with running(session) as pilot:
        episodes = pilot.app.screen.query_one(EpisodeList)
        height = episodes.scrollable_content_region.height
        await pilot.press(*["j"] * (height - 1))
        assert episodes.scroll_offset.y == 0
        await pilot.press("j")
        assert (episodes.cursor, episodes.scroll_offset.y) == (height, 1 + height // 3)
        await pilot.press(*["k"] * (height - height // 3))
        assert (episodes.cursor, episodes.scroll_offset.y) == (height // 3, 0)
        await pilot.press("G")
        assert episodes.scroll_offset.y == COUNT - height
