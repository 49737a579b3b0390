"""The app on a screen of any size, driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from tui.app.app import PodtuiApp
from tui.app.screens.main.screen import MainScreen
from tui.services.session import Session


@asynccontextmanager
async def running(session: Session, size: tuple[int, int] = (160, 48)) -> AsyncIterator[Pilot[None]]:
    """Run the app on a session."""
    app = PodtuiApp(session)
    async with app.run_test(size=size) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.furnished)
        yield pilot


async def until(pilot: Pilot[None], true: Callable[[], object], patience: int = 600) -> None:
    """Wait for a function to say yes; fail when it never does."""
    for _ in range(patience):
        await pilot.pause(0.02)
        if true():
            return
    pytest.fail("it never came to pass")


def subtitle(widget: Widget) -> str:
    """Return the words on the lower border as they are shown, markup applied."""
    words = widget._border_subtitle
    return words.plain if words is not None else ""
