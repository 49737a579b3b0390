"""The player bar: three lines, and a problem never cut before it has said what to do."""

from textual.app import App, ComposeResult

from tui.app.widgets.player_bar import BarView, PlayerBar
from tui.model.playback import PlayState

PROBLEM = "VLC was not found, so nothing plays: install it with `sudo apt-get install libvlc5`, then play."


class BarApp(App[None]):
    CSS = "PlayerBar { height: 3; dock: bottom; }"

    def compose(self) -> ComposeResult:
        yield PlayerBar()


def _lines(bar: PlayerBar) -> list[str]:
    return [bar.render_line(y).text for y in range(bar.size.height)]


async def test_a_long_problem_is_shown_whole_and_the_bar_shrinks_again() -> None:
    app = BarApp()
    async with app.run_test(size=(40, 20)) as pilot:
        bar = app.query_one(PlayerBar)
        bar.show(BarView(state=PlayState.FAILED, line=PROBLEM, problem=True))
        await pilot.pause()
        assert " ".join(" ".join(_lines(bar)[2:]).split()) == PROBLEM
        bar.show(BarView(state=PlayState.PAUSED, line="“A quote long enough to be cut at this width.”"))
        await pilot.pause()
        assert len(_lines(bar)) == 3
        assert _lines(bar)[2].rstrip().endswith("…")


async def test_every_state_is_told_by_a_symbol_and_a_word() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 24)) as pilot:
        bar = app.query_one(PlayerBar)
        heads = set()
        for state in PlayState:
            bar.show(BarView(state=state, title="Keepers"))
            await pilot.pause()
            symbol, word = _lines(bar)[0].split()[:2]
            assert not symbol.isalnum()
            assert word.isalpha()
            heads.add(_lines(bar)[0].partition("Keepers")[0])
        assert len(heads) == len(PlayState)
