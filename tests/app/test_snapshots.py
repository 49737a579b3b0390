"""How the screens look, on the sample library: what a change alters is seen in a picture.

After a change that was meant: `pytest tests/app/test_snapshots.py --snapshot-update`, and look at each.
"""

import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from support.app_runs import subtitle, until
from tui.app.app import PodtuiApp
from tui.model.playback import PlayState
from tui.services.demo import demo_session
from tui.services.session import Session

Snap = Callable[..., bool]
Steps = Callable[[Pilot[None], Session], Awaitable[None]]
SIZES = ((160, 48), (120, 36), (80, 24), (40, 10))


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("NO_COLOR", "COLORFGBG", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "TZ": "UTC",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def session() -> Iterator[Session]:
    with demo_session() as opened:
        episode = opened.library.episodes.find("The Clock You Could Telephone")
        for other in opened.library.episodes.page(None, limit=9):
            opened.chapters.get(other.id)
            opened.quotes.timed(other.id)
        opened.library.playback.save(episode.id, 57.0, 1_700_000_000).result()
        yield opened


async def _there(pilot: Pilot[None], session: Session) -> None:
    """Wait until all that shows by itself is there: the last episode in the player, its one-liners timed."""
    screen: Any = pilot.app.screen
    await until(pilot, lambda: screen.furnished and screen.shown is not None)
    await until(pilot, lambda: len(session.playback.quotes) == 5)
    await pilot.pause(0.8)


def _taken(snap: Snap, session: Session, size: tuple[int, int], *steps: Steps) -> bool:
    async def run_before(pilot: Pilot[None]) -> None:
        for step in (_there, *steps):
            await step(pilot, session)

    return snap(PodtuiApp(session), terminal_size=size, run_before=run_before)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_main_screen(snap_compare: Snap, session: Session, size: tuple[int, int]) -> None:
    assert _taken(snap_compare, session, size)


def test_help(snap_compare: Snap, session: Session) -> None:
    async def ask(pilot: Pilot[None], _: Session) -> None:
        await pilot.press("question_mark")
        await _still(pilot)

    assert _taken(snap_compare, session, (120, 36), ask)


def test_search(snap_compare: Snap, session: Session) -> None:
    session.library.search.fill()

    async def search(pilot: Pilot[None], _: Session) -> None:
        await pilot.press("ctrl+f", *"clock")
        await pilot.pause(0.8)
        await pilot.press("enter")
        await _still(pilot)

    assert _taken(snap_compare, session, (120, 36), search)


def test_the_transcript(snap_compare: Snap, session: Session) -> None:
    async def read(pilot: Pilot[None], session: Session) -> None:
        zipped = session.library.episodes.find("The Zip Nobody Asked For")
        pilot.app.screen.episodes.go_to(zipped.id)  # type: ignore[attr-defined]
        await until(pilot, lambda: pilot.app.screen.shown == zipped.id)  # type: ignore[attr-defined]
        await pilot.press("w")
        await until(pilot, lambda: "from the show" in subtitle(pilot.app.screen.query_one("#transcript")))
        await _still(pilot)

    assert _taken(snap_compare, session, (120, 36), read)


def test_the_tour(snap_compare: Snap, session: Session) -> None:
    async def tour(pilot: Pilot[None], session: Session) -> None:
        # Where it is cannot be the same to the second each time: the bar is drawn from its words alone.
        episode = session.playback.episode
        assert episode is not None
        session.tour.start(episode, session.quotes.kept(episode.id))
        await until(pilot, lambda: session.tour.under_way and session.tour.words)
        session.playback.pause()
        await until(pilot, lambda: session.playback.state is PlayState.PAUSED)
        await _still(pilot)

    assert _taken(snap_compare, session, (80, 24), tour)


async def _still(pilot: Pilot[None]) -> None:
    """Let cursors stand still, whose blinking would be in the picture at one time and not at another."""
    for widget in pilot.app.screen.query("Input").results():
        widget.cursor_blink = False  # type: ignore[attr-defined]
    await pilot.pause(0.3)
