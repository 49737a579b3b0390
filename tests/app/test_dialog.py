"""Dialogs are left once: keys that come in a burst, as over a slow line, take nothing away below."""

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.screen import Screen

from support.app_runs import running, until
from support.samples import NOTES, feed, item
from support.sessions import session_in
from tui.app.screens.add_feed import AddFeedScreen
from tui.app.screens.help import HelpScreen
from tui.app.screens.labels import LabelsScreen
from tui.app.screens.log import LogScreen
from tui.app.screens.main.screen import MainScreen
from tui.app.screens.palette import PaletteScreen
from tui.app.screens.panels import PanelsScreen
from tui.app.screens.sleep import SleepScreen
from tui.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "coast.xml").write_bytes(feed("Coast", [item("Keepers", notes=NOTES)]))
    with session_in(tmp_path / "home") as opened:
        opened.subscriptions.add(str(tmp_path / "coast.xml"))
        yield opened


DIALOGS: dict[str, Callable[[Path], Screen[Any]]] = {
    "add": lambda _: AddFeedScreen(),
    "help": lambda _: HelpScreen([]),
    "labels": lambda _: LabelsScreen([]),
    "log": lambda folder: LogScreen((), folder),
    "palette": lambda _: PaletteScreen([]),
    "panels": lambda _: PanelsScreen([], lambda *_: None, lambda: None),
    "sleep": lambda _: SleepScreen(touring=False),
}


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_left_twice_is_left_once(session: Session, tmp_path: Path, name: str) -> None:
    results: list[object] = []
    async with running(session) as pilot:
        dialog = DIALOGS[name](tmp_path)
        await pilot.app.push_screen(dialog, results.append)
        dialog.dismiss()
        dialog.dismiss()
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert results == [None]


@pytest.mark.parametrize("key", ["question_mark", "P", "z", "L", "colon", "a", "n", "ctrl+f"])
@pytest.mark.parametrize("size", [(160, 48), (60, 20)])
async def test_the_mouse_leaves_every_dialog(session: Session, key: str, size: tuple[int, int]) -> None:
    async with running(session, size) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        framed = [child for child in pilot.app.screen.walk_children() if child.border_subtitle]
        edge = framed[0].region if framed else pilot.app.screen.query_one("#search").region
        await pilot.click(offset=(edge.x + 5, edge.bottom - 1))
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_a_dialog_that_was_left_takes_no_memory(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        looks = [weakref.ref(widget._styles_cache) for widget in pilot.app.screen.query("*")]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        await pilot.pause()
        gc.unfreeze()
        gc.collect()
        assert looks
        assert not [look for look in looks if look() is not None]


async def test_the_right_button_asks_what_can_be_done_and_does_nothing_else(session: Session) -> None:
    async with running(session) as pilot:
        for place in ("#feeds", "#episodes", "#summary", "#topics", "#quotes", "PlayerBar"):
            await pilot.click(place, offset=(8, 1), button=3)
            await until(pilot, lambda: isinstance(pilot.app.screen, PaletteScreen))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        assert session.playback.episode is None


async def test_keys_that_come_before_the_labels_are_gone_do_nothing(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("f")
        labels = pilot.app.screen
        assert isinstance(labels, LabelsScreen)
        for key in "123":
            labels.post_message(events.Key(key, key))
        await until(pilot, lambda: isinstance(pilot.app.screen, MainScreen))
        await pilot.pause(0.2)
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.acts("suspend")
async def test_the_shell_can_have_the_terminal(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    async with running(session) as pilot:
        monkeypatch.setattr(pilot.app, "action_suspend_process", lambda: asked.append(True))
        await pilot.press("ctrl+z")
        assert asked == [True]
