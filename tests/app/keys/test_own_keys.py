"""The user's own keys in the app: single ones, ones after another, presets, and what a bad entry leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from support.app_runs import running, until
from support.samples import item
from support.sessions import coast_in, session_in
from tui.app.keys.sequences import PATIENCE
from tui.app.screens.add_feed import AddFeedScreen
from tui.app.screens.help import HelpScreen
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.key_line import KeyLine
from tui.app.widgets.player_bar import PlayerBar
from tui.services.session import Session


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with coast_in(tmp_path, [item(f"Number {n}", day=n) for n in range(1, 9)]):
        pass
    return tmp_path / "home"


@pytest.fixture
def session_with(home: Path, request: pytest.FixtureRequest) -> Iterator[Session]:
    (home / "podtui.toml").write_text("[keys]\n" + request.param)
    with session_in(home) as session:
        yield session


def _row(pilot: Pilot[None]) -> int:
    return pilot.app.screen_stack[0].query_one(EpisodeList).cursor


def _line(pilot: Pilot[None]) -> str:
    return pilot.app.screen_stack[0].query_one(KeyLine).render_line(0).text


def _bar(pilot: Pilot[None]) -> str:
    bar = pilot.app.screen_stack[0].query_one(PlayerBar)
    return "\n".join(bar.render_line(y).text for y in range(bar.size.height))


@pytest.mark.parametrize("session_with", ['down = "n"\noriginal_notes = "f5"\nhelp = "j"'], indirect=True)
async def test_a_key_of_one_s_own_works_and_the_old_one_no_more(session_with: Session) -> None:
    async with running(session_with) as pilot:
        await pilot.press("n", "n", "down")
        assert _row(pilot) == 2
        assert "j help" in _line(pilot)
        await pilot.press("question_mark")
        assert not isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("j")
        assert isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("session_with", ['preset = "vim"'], indirect=True)
async def test_keys_after_one_another_act_where_the_focus_is(session_with: Session) -> None:
    async with running(session_with) as pilot:
        await pilot.press("G", "g")
        assert _row(pilot) == 7
        assert "g …" in _line(pilot)
        assert "g To the top" in _line(pilot)
        await pilot.press("g")
        assert _row(pilot) == 0
        assert "…" not in _line(pilot)


@pytest.mark.parametrize("session_with", ['preset = "vim"'], indirect=True)
async def test_escape_or_a_key_that_leads_nowhere_ends_them(session_with: Session) -> None:
    async with running(session_with) as pilot:
        await pilot.press("G", "g", "escape")
        assert "…" not in _line(pilot)
        await pilot.press("g", "k")
        assert _row(pilot) == 7
        assert "…" not in _line(pilot)
        await pilot.press("k")
        assert _row(pilot) == 6


@pytest.mark.parametrize("session_with", ['preset = "vim"'], indirect=True)
async def test_keys_that_go_no_further_are_forgotten(
    session_with: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PATIENCE >= 1
    monkeypatch.setattr("tui.app.keys.sequences.PATIENCE", 0.05)
    async with running(session_with) as pilot:
        await pilot.press("G", "g")
        await until(pilot, lambda: "…" not in _line(pilot))
        await pilot.press("k")
        assert _row(pilot) == 6


@pytest.mark.parametrize("session_with", ['preset = "vim"\nadd_feed = "g a"'], indirect=True)
async def test_typing_begins_nothing(session_with: Session) -> None:
    async with running(session_with) as pilot:
        await pilot.press("g", "a")
        assert isinstance(pilot.app.screen, AddFeedScreen)
        await pilot.press("g", "a", "g", "g")
        assert pilot.app.screen.query_one("#address").value == "gagg"  # type: ignore[attr-defined]


@pytest.mark.parametrize("session_with", ['down = "q"\nnonsense = "x"\nup = "f6"'], indirect=True)
async def test_a_bad_entry_is_told_and_the_rest_works(session_with: Session) -> None:
    async with running(session_with) as pilot:
        assert 'line 2: down = "q" is left out' in " ".join(_bar(pilot).split())
        assert "1 more: podtui keys --check" in " ".join(_bar(pilot).split())
        await pilot.press("j", "f6")
        assert _row(pilot) == 0


async def test_the_last_line_keeps_help_and_whole_words_at_every_width(home: Path) -> None:
    for width in (40, 57, 80, 160):
        with session_in(home) as session:
            async with running(session, (width, 24)) as pilot:
                line = pilot.app.screen.query_one(KeyLine)
                text = line.render_line(0).text
                assert len(text) == width
                assert "? help" in text
                assert text.split() == " ".join(f"{hint.key} {hint.words}" for hint in line.hints).split()


async def test_a_click_on_the_last_line_does_what_the_key_does(home: Path) -> None:
    with session_in(home) as session:
        async with running(session) as pilot:
            await pilot.click(KeyLine, offset=(_line(pilot).index("? help") + 2, 0))
            assert isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("session_with", ['down = "n"\nup = "N"\noriginal_notes = "f5"'], indirect=True)
async def test_dialogs_and_panels_follow_the_keys_too(session_with: Session) -> None:
    async with running(session_with) as pilot:
        await pilot.press("z")
        choices = pilot.app.screen.query_one(OptionList)
        choices.highlighted = 0
        await pilot.press("n", "n", "N", "j", "k")
        assert choices.highlighted == 1


@pytest.mark.parametrize(
    "session_with",
    ['panels = "B"\nsleep = "f6"\nshow_log = "C"\nhelp = "f1"\noriginal_notes = "M"\nquit = "ctrl+x"'],
    indirect=True,
)
async def test_what_opened_a_dialog_closes_it(session_with: Session) -> None:
    async with running(session_with) as pilot:
        app = pilot.app
        for keys in (["B"], ["f6"], ["f1"], ["M"], ["C"]):
            await pilot.press(*keys)
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await pilot.press("P", "z", "n", "L", "q")
            assert len(app.screen_stack) == 2
            await pilot.press(*keys)
            await until(pilot, lambda: len(app.screen_stack) == 1)


@pytest.mark.parametrize("session_with", ['copy_quote = "Y"\nadd_feed = "A"\nquit = "ctrl+x"'], indirect=True)
async def test_sentences_name_the_keys_in_force(session_with: Session) -> None:
    async with running(session_with) as pilot:
        await pilot.press("Y")
        assert "or press Y while one is spoken" in _bar(pilot)
        welcome = str(pilot.app.screen.query_one("#welcome", Static).content)
        assert "Press  A  and" in welcome
        assert "leave with  ctrl+x  and" in welcome
