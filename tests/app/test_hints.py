"""Hints: a key told once when it first does something; never again, and never when not wanted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from support.app_runs import running, until
from support.player_ear import encode, signal
from support.samples import NOTES, QUOTES, item, vtt
from support.sessions import coast_in
from tui.app.widgets.player_bar import PlayerBar
from tui.model.playback import PlayState
from tui.services.session import Session
from tui.settings import KeyEntry


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt([(20.0, 25.0, QUOTES[0])]))
    encode(signal(40), tmp_path / "cbr.mp3")
    items = [
        item("Keepers", notes=NOTES, audio="cbr.mp3", transcript="t.vtt", day=9, duration="40"),
        item("Silent", audio="cbr.mp3", day=8),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _bar(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(PlayerBar).render_line(2).text


def _told(session: Session) -> object:
    return session.library.remembered.all().get("hints", [])


async def _play(pilot: Pilot[None], session: Session) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
    await until(pilot, lambda: any(quote.start is not None for quote in session.playback.quotes))


async def test_the_key_to_the_next_one_liner_is_told_once(session: Session) -> None:
    async with running(session) as pilot:
        await _play(pilot, session)
        await until(pilot, lambda: "} next one-liner" in _bar(pilot))
        await until(pilot, lambda: _told(session) == ["quotes"])
        await pilot.press("space", "space")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert _told(session) == ["quotes"]
    session.playback.close()
    del session.__dict__["playback"]
    async with running(session) as pilot:
        await _play(pilot, session)
        await until(pilot, lambda: _told(session) != ["quotes"])
        assert "} next one-liner" not in _bar(pilot)
        assert "t a tour" in _bar(pilot)


async def test_the_key_told_is_the_one_in_force(session: Session) -> None:
    session.settings = replace(session.settings, keys=(KeyEntry("next_quote", "ctrl+k", 1),))
    async with running(session) as pilot:
        await _play(pilot, session)
        await until(pilot, lambda: "ctrl+k next one-liner" in _bar(pilot))


async def test_who_wants_no_hints_gets_none(session: Session) -> None:
    session.settings = replace(session.settings, screen=replace(session.settings.screen, hints=False))
    async with running(session) as pilot:
        await _play(pilot, session)
        await pilot.press("space", "space")
        await pilot.pause(0.2)
        assert "next one-liner" not in _bar(pilot)
        assert _told(session) == []
