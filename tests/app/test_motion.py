"""Reduced motion: nothing glides, nothing blinks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from support.app_runs import running
from support.samples import item
from support.sessions import coast_in
from tui.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with coast_in(tmp_path, [item("One")]) as opened:
        yield opened


@pytest.mark.parametrize("motion", [True, False])
@pytest.mark.parametrize("key", ["ctrl+p", "question_mark", "a", "ctrl+f"])
async def test_only_with_motion_does_a_cursor_blink(session: Session, motion: bool, key: str) -> None:
    screen = replace(session.settings.screen, motion=motion)
    session.settings = replace(session.settings, screen=screen)
    async with running(session) as pilot:
        assert pilot.app.animation_level == ("full" if motion else "none")
        await pilot.press(key)
        await pilot.pause()
        typed = pilot.app.screen.query_one(Input)
        assert typed.has_focus
        assert typed.cursor_blink is motion
