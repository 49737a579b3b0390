"""The notes as the show wrote them: whole, with links and times, and never as markup or commands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from support.app_runs import running, subtitle, until
from support.player_ear import encode, signal
from support.samples import item
from support.sessions import coast_in
from tui.app.screens.original_notes import OriginalNotesScreen
from tui.app.widgets.notes_text import notes_content, timed_lines
from tui.app.widgets.panels.chapters import ChaptersPanel
from tui.notes.document import read_document
from tui.notes.timestamps import with_times
from tui.services.session import Session

NOTES = """<h2>Of [/] fog</h2><p>Keepers wrote of <a href="https://example.org/fog?at=0:07">fog</a> and
[@click=app.quit]more[/].</p><ul><li>0:05 Lamps</li><li>0:20 <b>Charts</b></li></ul>
<p><a href="javascript:alert(1)">No</a> <a href="mailto:ada@example.org">Write</a></p>"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    encode(signal(40), tmp_path / "cbr.mp3").rename(tmp_path / "a.mp3")
    items = [
        item("Fog", notes=NOTES, audio="a.mp3", day=9, duration="40"),
        item("Silent", notes="", audio="a.mp3", day=8),
    ]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _text(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#original-text", Static).content)


async def _opened(pilot: Pilot[None]) -> None:
    await pilot.press("n")
    await until(pilot, lambda: isinstance(pilot.app.screen, OriginalNotesScreen))
    await until(pilot, lambda: "Reading" not in _text(pilot))


@pytest.mark.parametrize("desktop", [True, False])
async def test_a_number_opens_a_link_and_without_a_desktop_copies_it(
    session: Session, monkeypatch: pytest.MonkeyPatch, desktop: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0" if desktop else "")
    opened: list[str] = []
    async with running(session) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        await _opened(pilot)
        notes = pilot.app.screen.query_one("#original-notes")
        assert subtitle(notes).startswith("1…2: a link · tab")
        await pilot.press("1", "9", "0")
        word = "Opened" if desktop else "Copied"
        assert subtitle(notes) == f"{word}: https://example.org/fog?at=0:07"
        taken = opened if desktop else [pilot.app.clipboard]
        assert taken == ["https://example.org/fog?at=0:07"]


@pytest.mark.acts("original_notes")
@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_n_shows_the_notes_whole_with_addresses(session: Session, size: tuple[int, int]) -> None:
    async with running(session, size) as pilot:
        await _opened(pilot)
        text = _text(pilot)
        assert "Of [/] fog" in text
        assert "[@click=app.quit]more[/]" in text
        assert "fog [1]" in text
        assert "[1] https://example.org/fog?at=0:07" in text
        assert "[2] mailto:ada@example.org" in text
        assert "javascript" not in text
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, OriginalNotesScreen)
        assert session.playback.episode is None


async def test_a_time_chosen_plays_from_there(session: Session) -> None:
    async with running(session, (80, 24)) as pilot:
        await _opened(pilot)
        times = pilot.app.screen.query_one("#original-times", OptionList)
        assert [str(times.get_option_at_index(n).prompt).split() for n in range(times.option_count)] == [
            ["0:05", "Lamps"],
            ["0:20", "Charts"],
        ]
        await pilot.press("tab", "j", "j", "enter")
        await until(pilot, lambda: session.playback.position >= 20)


async def test_a_time_clicked_plays_from_there(session: Session) -> None:
    async with running(session, (80, 24)) as pilot:
        await _opened(pilot)
        lines = _text(pilot).split("\n")
        row = next(number for number, line in enumerate(lines) if "0:20" in line)
        await pilot.click("#original-text", offset=(3, row))
        await until(pilot, lambda: session.playback.position >= 20)


async def test_the_times_of_the_notes_are_chapters_where_there_are_none(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("c")
        panel = pilot.app.screen.query_one(ChaptersPanel)
        await until(pilot, lambda: panel.count == 2)
        assert "times in the show notes" in subtitle(panel)
        await pilot.press("enter")
        await until(pilot, lambda: session.playback.position >= 5)


async def test_an_episode_without_notes_says_so(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("j")
        await _opened(pilot)
        assert "wrote no notes" in _text(pilot)


def test_items_quotes_and_rules_keep_their_form() -> None:
    source = "<ol><li>One<ul><li>Deep</li></ul></li></ol><hr><blockquote>Said<br>so</blockquote>"
    text = notes_content(read_document(source, kind="html")).plain
    assert "1. One" in text
    assert "  ◦ Deep" in text
    assert "│ Said\n│ so" in text
    assert "────" in text


def test_every_time_is_a_piece_of_its_own_and_no_letter_is_lost() -> None:
    plain = read_document("Lamps at 1:05 and 1:02:03, not at 8:30 pm.")
    marked = with_times(plain)
    assert [line.seconds for line in timed_lines(marked)] == [65.0, 3723.0]
    assert [block.text for block in marked.blocks] == [block.text for block in plain.blocks]
