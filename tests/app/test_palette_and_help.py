"""The palette and help: every action with the keys in force, found by typing, at every size."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Static

from support.app_runs import running, until
from support.samples import item
from support.sessions import coast_in
from tui.app.keys.actions import CONTEXTS, by_id
from tui.app.screens.help import HelpScreen
from tui.app.screens.main.screen import MainScreen
from tui.app.screens.palette import Command, CommandList, PaletteScreen, found
from tui.app.widgets.episode_list import EpisodeList
from tui.services.session import Session
from tui.settings import KeyEntry


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with coast_in(tmp_path, [item(f"Number {n}", day=n) for n in range(1, 9)]) as opened:
        yield opened


def _listed(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(CommandList)
    return [" ".join("".join(text for text, _ in rows.parts(row, 90)).split()) for row in range(rows.count)]


def _told(pilot: Pilot[None]) -> str:
    columns = [pilot.app.screen.query_one(name, Static) for name in ("#help-left", "#help-right")]
    return "\n".join(str(column.content) for column in columns if column.display)


@pytest.mark.acts("palette")
async def test_the_palette_lists_all_that_works_where_the_focus_is_with_its_keys(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("colon")
        listed = _listed(pilot)
        wanted = [
            action for context in CONTEXTS if context.name in ("main", "list") for action in context.actions
        ]
        for action in wanted:
            assert any(
                line.startswith(action.words) and line.endswith(action.key_list[-1]) for line in listed
            )
        assert not any("half a second" in line for line in listed)


async def test_what_is_chosen_is_done_where_the_focus_was(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("ctrl+p", *"to the end", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert pilot.app.screen.query_one(EpisodeList).cursor == 7
        await pilot.press("ctrl+p", "enter")
        await until(pilot, lambda: session.playback.episode is not None)


async def test_a_time_typed_goes_there(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("colon", *"0:30")
        assert _listed(pilot) == []
        await pilot.press("escape")
        episode = session.library.episodes.page(None, limit=1)[0]
        session.playback.place(replace(episode, duration=200.0))
        for typed, second in (("1:02", 62.0), ("+10", 72.0), ("50%", 100.0)):
            await pilot.press("colon", *typed)
            assert _listed(pilot)[0].startswith("Go to 1:")
            await pilot.press("enter")
            await until(pilot, lambda second=second: session.playback.position == second)


async def test_the_palette_goes_by_keys_and_mouse_and_escape_leaves(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("ctrl+p", "down", "down", "up", "pagedown")
        rows = pilot.app.screen.query_one(CommandList)
        assert rows.cursor > 5
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MainScreen)
        await pilot.press("ctrl+p", *"all keys")
        await pilot.click(CommandList, offset=(5, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))


async def test_nothing_found_says_so_and_enter_does_nothing(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("ctrl+p", *"qqzzx", "enter")
        assert isinstance(pilot.app.screen, PaletteScreen)
        assert "Nothing here" in pilot.app.screen.query_one(CommandList).render_line(0).text


def test_a_key_finds_its_action_first() -> None:
    commands = [Command("Brace yourself", "x", "", print), Command("Next one-liner", "}, ctrl+n", "", print)]
    assert found(commands, "}")[0].words == "Next one-liner"
    assert found(commands, "x")[0].words == "Brace yourself"
    assert found(commands, "nxt")[0].words == "Next one-liner"
    assert found(commands, " ") == commands


async def test_a_theme_is_chosen_in_the_palette(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("ctrl+p", *"gruvbox", "enter")
        await until(pilot, lambda: pilot.app.theme == "gruvbox")


@pytest.mark.acts("help")
async def test_help_tells_every_key_in_force_and_where_it_works(session: Session) -> None:
    session.settings = replace(
        session.settings, keys=(KeyEntry("capture", "ctrl+k", 1), KeyEntry("quit", [], 2))
    )
    async with running(session) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        text = _told(pilot)
        for action in by_id().values():
            assert action.words in text or action.name.startswith("quote_")
        assert "1 … 9" in text
        assert any(
            line.startswith("ctrl+k") and line.endswith("  Keep what was just said as your own")
            for line in text.splitlines()
        )
        assert any(line.startswith("-") and "Quit" in line for line in text.splitlines())
        assert "To the top (lists)" in text


async def test_help_is_searched_by_typing_words_or_a_key(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("question_mark", *"refresh")
        group, *lines = _told(pilot).splitlines()
        assert group == "Feeds"
        assert lines
        assert all("Refresh" in line for line in lines)
        await pilot.press(*["backspace"] * 7, "R")
        assert "Refresh all feeds" in _told(pilot)
        assert "Quit" not in _told(pilot)
        await pilot.press(*"xx")
        assert "No key does that" in _told(pilot)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, MainScreen)


@pytest.mark.parametrize(("size", "columns"), [((160, 48), 2), ((120, 36), 2), ((80, 24), 1), ((40, 10), 1)])
async def test_help_has_two_columns_where_there_is_room(
    session: Session, size: tuple[int, int], columns: int
) -> None:
    async with running(session, size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        right = pilot.app.screen.query_one("#help-right")
        assert right.display is (columns == 2)
        keys = pilot.app.screen.query_one("#help-keys")
        before = keys.scroll_offset.y
        await pilot.press("pagedown", "down", "up")
        await pilot.pause()
        assert keys.scroll_offset.y > before or keys.max_scroll_y == 0
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert not right.display


async def test_on_an_ascii_terminal_arrows_are_words(session: Session) -> None:
    session.settings = replace(session.settings, screen=replace(session.settings.screen, glyphs="ascii"))
    async with running(session) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "shift+left" in _told(pilot)
