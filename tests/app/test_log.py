"""The log of what podtui has said, and giving up what is under way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import OptionList

from support.app_runs import running, until
from support.net_server import Resource, Server, serve
from support.samples import feed, item
from support.sessions import session_in
from tui.app.messages import Said
from tui.app.screens.log import LogScreen
from tui.model.events import Notice
from tui.services.session import Session


@pytest.fixture
def server() -> Iterator[Server]:
    coast = feed("Coast", [item("Keepers", audio="https://example.org/a.mp3")])
    with serve({"/feed.xml": Resource(coast, type="application/rss+xml")}) as running_server:
        yield running_server


@pytest.fixture
def session(tmp_path: Path, server: Server) -> Iterator[Session]:
    with session_in(tmp_path) as opened:
        opened.subscriptions.add(server.url("/feed.xml"))
        yield opened


@pytest.mark.acts("show_log")
async def test_all_that_was_said_can_be_read_again_and_copied(session: Session) -> None:
    async with running(session) as pilot:
        session.bus.emit(Notice("[b]Queued[/b]; 1 to play."))
        session.bus.emit(Notice("The server did not answer.", problem=True))
        await until(pilot, lambda: len(pilot.app.screen.said) == 2)  # type: ignore[attr-defined]
        await pilot.press("L")
        assert isinstance(pilot.app.screen, LogScreen)
        lines = pilot.app.screen.query_one(OptionList)
        assert "[b]Queued[/b]; 1 to play." in str(lines.get_option_at_index(0).prompt)
        assert "! The server did not answer." in str(lines.get_option_at_index(1).prompt)
        assert lines.highlighted == 1
        await pilot.press("k", "y")
        assert pilot.app.clipboard.endswith("[b]Queued[/b]; 1 to play.")
        await pilot.press("Y")
        assert len(pilot.app.clipboard.splitlines()) == 2
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, LogScreen)


async def test_an_empty_log_says_so_and_copies_nothing(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("L")
        assert "Nothing yet" in str(pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt)
        await pilot.press("y", "g", "G", "j", "k", "q")
        assert pilot.app.clipboard == ""


def test_progress_takes_one_line_of_the_log() -> None:
    assert Said(2, "Refreshing: 2 of 9").goes_on_from(Said(1, "Refreshing: 1 of 9"))
    assert not Said(2, "Queued; 2 to play.").goes_on_from(Said(1, "Queued; 1 to play."))
    assert not Said(2, "Coast: gone", problem=True).goes_on_from(Said(1, "Coast: late", problem=True))


@pytest.mark.acts("leave", "refresh_all")
async def test_escape_gives_up_a_refresh(session: Session, server: Server) -> None:
    server.resources["/feed.xml"].silent = True
    async with running(session) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: server.wait_for_requests(2, timeout=0.01))
        await pilot.press("escape")
        said = pilot.app.screen.said  # type: ignore[attr-defined]
        await until(pilot, lambda: "0 feeds refreshed, 0 new episodes, 1 not asked." in said[-1].text)
        assert session.library.feeds.all()[0].error == ""
