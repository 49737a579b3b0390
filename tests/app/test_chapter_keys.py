"""Chapters on the screen: found when an episode is looked at, on the time line, gone to by keys."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.app_runs import running, until
from support.samples import item
from support.sessions import coast_in
from tui.app.widgets.player_bar import PlayerBar
from tui.services.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    chapters = [{"startTime": start, "title": f"Part {start}"} for start in (0, 600, 1200)]
    (tmp_path / "chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": chapters}))
    (tmp_path / "a.mp3").write_bytes(b"never played")
    names = '<podcast:chapters url="chapters.json" type="application/json+chapters"/></item>'
    episode = item("Keepers", audio="a.mp3", duration="30:00").replace("</item>", names)
    with coast_in(tmp_path, [episode]) as opened:
        yield opened


async def test_looking_at_an_episode_finds_its_chapters(session: Session) -> None:
    (episode,) = session.library.episodes.page(None, limit=9)
    async with running(session) as pilot:
        await until(pilot, lambda: len(session.library.episodes.detail(episode.id).chapters) == 3)


@pytest.mark.acts("next_chapter", "previous_chapter")
async def test_keys_go_from_chapter_to_chapter(session: Session) -> None:
    (episode,) = session.library.episodes.page(None, limit=9)
    async with running(session) as pilot:
        session.playback.place(episode)
        await until(pilot, lambda: len(session.playback.chapters) == 3)
        bar = pilot.app.screen.query_one(PlayerBar)
        await pilot.press("full_stop")
        assert session.playback.position == 600
        assert "Chapter: Part 600" in bar.render_line(2).text
        assert bar.render_line(1).text.count("┼") == 1
        await pilot.press("comma")
        assert session.playback.position == 0
        await pilot.press("full_stop", "full_stop", "full_stop")
        assert session.playback.position == 1200
        assert "No chapter after this" in bar.render_line(2).text
