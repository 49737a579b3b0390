"""The player bar: three lines, words never cut before they say what to do, the mouse on all of it."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen

from tui.app.widgets.player_bar import BarView, PlayerBar
from tui.app.widgets.time_line import LineView
from tui.model.episode import Chapter
from tui.model.notes import Quote
from tui.model.playback import PlayState

PROBLEM = "VLC was not found, so nothing plays: install it with `sudo apt-get install libvlc5`, then play."
QUOTE = "“A quote long enough to be cut at this width.”"
LINE = LineView(
    position=30.0,
    duration=140.0,
    quotes=(Quote("Said here.", "Ada", 70.0),),
    chapters=(Chapter(0.0, "Lamps"), Chapter(60.0, "Fog")),
)


class Keys(Screen[None]):
    """Takes down what the bar asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield PlayerBar()

    def on_player_bar_seek_to(self, event: PlayerBar.SeekTo) -> None:
        self.asked.append(f"to {event.seconds:.0f}")

    def on_player_bar_quote_clicked(self, event: PlayerBar.QuoteClicked) -> None:
        self.asked.append(f"quote {event.index}")

    def action_play_or_pause(self) -> None:
        self.asked.append("play_or_pause")

    def action_seek_by(self, seconds: int) -> None:
        self.asked.append(f"seek_by {seconds}")

    def action_change_rate(self, by: float) -> None:
        self.asked.append(f"rate {by}")

    def action_change_volume(self, by: int) -> None:
        self.asked.append(f"volume {by}")


class BarApp(App[None]):
    CSS = "PlayerBar { height: 3; dock: bottom; }"

    def get_default_screen(self) -> Screen[None]:
        return Keys()


def _bar(pilot: Pilot[None]) -> PlayerBar:
    return pilot.app.screen.query_one(PlayerBar)


def _lines(bar: PlayerBar) -> list[str]:
    return [bar.render_line(y).text for y in range(bar.size.height)]


async def _shown(pilot: Pilot[None], view: BarView) -> list[str]:
    _bar(pilot).show(view)
    await pilot.pause()
    return _lines(_bar(pilot))


@pytest.mark.parametrize("kind", ["problem", "notice"])
async def test_a_long_sentence_is_shown_whole_and_the_bar_shrinks_again(kind: str) -> None:
    async with BarApp().run_test(size=(40, 20)) as pilot:
        lines = await _shown(pilot, BarView(PlayState.FAILED, words=PROBLEM, kind=kind))  # type: ignore[arg-type]
        assert " ".join(" ".join(lines[2:]).split()) == PROBLEM
        lines = await _shown(pilot, BarView(PlayState.PAUSED, words=QUOTE, kind="quote"))
        assert len(lines) == 3
        assert lines[2].rstrip().endswith("…")


async def test_every_state_is_told_by_a_symbol_and_a_word() -> None:
    async with BarApp().run_test(size=(80, 24)) as pilot:
        heads = set()
        for state in PlayState:
            lines = await _shown(pilot, BarView(state, title="Keepers"))
            symbol, word = lines[0].split()[:2]
            assert not symbol.isalnum()
            assert word.isalpha()
            heads.add(lines[0].partition("Keepers")[0])
        assert len(heads) == len(PlayState)


@pytest.mark.parametrize("width", [200, 120, 80, 60, 40])
async def test_volume_and_speed_are_told_at_every_width(width: int) -> None:
    async with BarApp().run_test(size=(width, 20)) as pilot:
        view = BarView(PlayState.PLAYING, "Coast · Keepers and their lamps", LINE, 1.5, 65, ("2 queued",))
        lines = await _shown(pilot, view)
        assert "1.5×" in lines[0]
        assert ("volume 65" if width >= 80 else "vol 65") in lines[0]
        assert ("2 queued" in lines[0]) == (width >= 60)
        assert ("1/2 Lamps" in lines[0]) == (width >= 120)
        assert {cell_len(line) for line in lines} == {width}


async def test_the_pointer_on_the_line_tells_time_chapter_and_quote_and_leaves_again() -> None:
    async with BarApp().run_test(size=(80, 24)) as pilot:
        await _shown(pilot, BarView(PlayState.PAUSED, "Keepers", LINE, words="Said before."))
        cell = _lines(_bar(pilot))[1].index("◆")
        await pilot.hover(PlayerBar, offset=(cell, 1))
        assert "1:11 · 2/2 Fog · “Said here.” — Ada" in _lines(_bar(pilot))[2]
        await pilot.hover(PlayerBar, offset=(cell, 0))
        assert "Said before." in _lines(_bar(pilot))[2]


@pytest.mark.parametrize(("rate", "left"), [(1.0, "-1:10  2:20"), (2.0, "-0:35  2:20"), (0.5, "-2:20  2:20")])
async def test_where_there_is_room_the_time_left_at_this_speed_is_told(rate: float, left: str) -> None:
    view = BarView(PlayState.PLAYING, "Keepers", LineView(70.0, 140.0), rate=rate)
    async with BarApp().run_test(size=(120, 24)) as pilot:
        assert (await _shown(pilot, view))[1].endswith(f" {left} ")
    async with BarApp().run_test(size=(80, 24)) as pilot:
        assert (await _shown(pilot, view))[1].endswith("─ 2:20 ")


async def test_the_mouse_plays_jumps_seeks_and_turns_speed_and_volume() -> None:
    async with BarApp().run_test(size=(80, 24)) as pilot:
        lines = await _shown(pilot, BarView(PlayState.PAUSED, "Keepers", LINE))
        bar, screen = _bar(pilot), pilot.app.screen
        assert isinstance(screen, Keys)
        await pilot.click(PlayerBar, offset=(3, 0))
        await pilot.click(PlayerBar, offset=(lines[1].index("◆"), 1))
        await pilot.click(PlayerBar, offset=(lines[1].index("◆") + 1, 1))
        await pilot.click(PlayerBar, offset=(lines[1].index("◆") + 3, 1))
        for place, up in (((20, 1), True), ((20, 1), False), ((lines[0].index("×"), 0), True)):
            await _turn_wheel(pilot, bar, place, up=up)
        await _turn_wheel(pilot, bar, (lines[0].index("vol"), 0), up=False)
        assert screen.asked == [
            "play_or_pause", "quote 0", "quote 0", "to 77", "seek_by 5", "seek_by -5", "rate 0.1", "volume -5"
        ]  # fmt: skip


async def test_a_second_that_passes_draws_a_few_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    async with BarApp().run_test(size=(120, 24)) as pilot:
        await _shown(pilot, BarView(PlayState.PLAYING, "Keepers", LINE))
        drawn: list[Region] = []
        monkeypatch.setattr(_bar(pilot), "refresh", lambda *regions: drawn.extend(regions))
        moved = LineView(31.0, 140.0, LINE.quotes, LINE.chapters)
        _bar(pilot).show(BarView(PlayState.PLAYING, "Keepers", moved))
        assert 0 < sum(region.area for region in drawn) <= 16
        drawn.clear()
        _bar(pilot).show(BarView(PlayState.PLAYING, "Keepers", moved))
        assert not drawn


async def _turn_wheel(pilot: Pilot[None], bar: PlayerBar, place: tuple[int, int], *, up: bool) -> None:
    from textual import events

    kind = events.MouseScrollUp if up else events.MouseScrollDown
    x, y = place
    bar.post_message(kind(bar, x, y, 0, 0, 0, False, False, False, x + bar.region.x, y + bar.region.y))
    await pilot.pause()
