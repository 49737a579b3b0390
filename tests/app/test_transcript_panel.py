"""The transcript as a panel: drawn line by line, followed, searched, clicked, at any width."""

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from support.app_runs import subtitle
from tui.app.messages import FollowSpoken, JumpTo
from tui.app.widgets.panels.transcript import TranscriptPanel
from tui.model.notes import Quote
from tui.model.transcript import Cue, Transcript
from tui.services.transcript_text import TranscriptText

SENTENCES = [f"This is the sentence with the number {n} and [fog." for n in range(300)]
CUES = tuple(
    Cue(n * 10.0, n * 10.0 + 9, text, "Ada" if n // 10 % 2 else "Ben") for n, text in enumerate(SENTENCES)
)
MESSAGE = "Nobody wrote down what is said here.\n\nT listens and writes it down."
QUOTES = (Quote(SENTENCES[2], start=20.0, end=29.0), Quote("Untimed."))


class PanelApp(App[None]):
    CSS = """
    TranscriptPanel { width: 1fr; height: 1fr; }
    TranscriptPanel > .transcript--spoken { text-style: reverse; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.jumps: list[float] = []
        self.follows = 0

    def compose(self) -> ComposeResult:
        yield TranscriptPanel(id="transcript")

    def on_mount(self) -> None:
        self.panel.show(TranscriptText(Transcript(CUES)), QUOTES, "from the show")
        self.panel.focus()

    @property
    def panel(self) -> TranscriptPanel:
        return self.query_one(TranscriptPanel)

    @on(JumpTo)
    def _jump(self, event: JumpTo) -> None:
        self.jumps.append(event.seconds)

    @on(FollowSpoken)
    def _follow(self) -> None:
        self.follows += 1
        self.panel.follow()


def _lines(app: PanelApp) -> list[str]:
    panel = app.panel
    return [panel.render_line(y).text.rstrip() for y in range(panel.scrollable_content_region.height)]


def _line(app: PanelApp, words: str) -> str:
    return next(line for line in _lines(app) if words in line)


async def _type(pilot: Pilot[None], words: str) -> None:
    await pilot.press("slash", *[{" ": "space"}.get(letter, letter) for letter in words])


@pytest.mark.parametrize("size", [(160, 48), (80, 24), (40, 10), (12, 4)])
async def test_every_word_is_on_a_line_with_speakers_times_and_quote_marks(size: tuple[int, int]) -> None:
    app = PanelApp()
    async with app.run_test(size=size):
        panel = app.panel
        lines = panel._lines
        assert lines is not None
        spans = [lines.span(n) for n in range(len(lines)) if lines.kind(n) == 0]
        assert [word for first, end in spans for word in range(first, end)] == list(range(3000))
        if size[0] >= 40:
            assert "Ben" in _lines(app)[0]
            assert "0:00" in _lines(app)[1]
            assert sum("◆" in line for line in _lines(app)) == 1
            assert "[fog" in " ".join(_lines(app))


async def test_it_follows_what_is_spoken_word_by_word() -> None:
    app = PanelApp()
    async with app.run_test(size=(80, 24)):
        panel = app.panel
        following = panel.speak(20.0)
        assert following is not None
        assert 20.0 < following < 22.0
        assert _line(app, "number 2").startswith("▶◆")
        panel.speak(2000.0)
        assert _line(app, "number 200").startswith("▶")
        strip = next(panel.render_line(y) for y, line in enumerate(_lines(app)) if "number 200" in line)
        assert [s.text for s in strip if s.style is not None and s.style.reverse] == ["This"]
        assert panel.speak(1e6) is None


async def test_going_elsewhere_pauses_following_and_says_which_key_goes_back() -> None:
    app = PanelApp()
    async with app.run_test(size=(80, 24)) as pilot:
        panel = app.panel
        panel.speak(1000.0)
        await pilot.press("j")
        assert "following paused: F follows again" in subtitle(panel)
        top = panel.scroll_offset.y
        panel.speak(2500.0)
        assert panel.scroll_offset.y == top
        await pilot.press("F")
        assert app.follows == 1
        assert "paused" not in subtitle(panel)
        assert _line(app, "number 250").startswith("▶")


async def test_the_wheel_pauses_following_too() -> None:
    app = PanelApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.panel.speak(0.5)
        await pilot._post_mouse_events([MouseScrollDown], TranscriptPanel)
        await pilot.pause()
        assert "paused" in subtitle(app.panel)


async def test_enter_plays_from_the_chosen_sentence_and_a_click_from_its_word() -> None:
    app = PanelApp()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("j", "j", "j", "enter")
        assert app.jumps == [29.7]
        lines = _lines(app)
        y = next(n for n, line in enumerate(lines) if "number 1 " in line)
        await pilot.click(TranscriptPanel, offset=(lines[y].index("number 1") + 2, y))
        assert 10.0 < app.jumps[1] + 0.3 < 19.0
        assert app.panel.following


async def test_a_search_counts_goes_round_and_enter_plays_the_find() -> None:
    app = PanelApp()
    async with app.run_test(size=(120, 24)) as pilot:
        panel = app.panel
        await _type(pilot, "number 29")
        assert "/number 29▏ · 1 of 11" in subtitle(panel)
        assert any("number 29" in line for line in _lines(app))
        await pilot.press("enter", "enter")
        assert "3 of 11" in subtitle(panel)
        await pilot.press("up", "up", "up")
        assert "11 of 11" in subtitle(panel)
        assert any("number 299" in line for line in _lines(app))
        await pilot.press("escape")
        assert "enter plays" in subtitle(panel)
        await pilot.press("enter")
        assert 2990.0 < app.jumps[0] < 3000.0
        assert panel.leave_search()
        assert "/" not in subtitle(panel)
        assert not panel.leave_search()


async def test_what_is_not_there_says_so_and_letters_are_no_actions_meanwhile() -> None:
    app = PanelApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await _type(pilot, "jGF zz")
        assert "not found" in subtitle(app.panel)
        assert app.follows == 0
        await pilot.press("ctrl+u", "f")
        assert "two letters or more" in subtitle(app.panel)
        await pilot.press("o", "g")
        assert "1 of 300" in subtitle(app.panel)


async def test_shown_again_nothing_the_listener_did_goes() -> None:
    app = PanelApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await _type(pilot, "number 77")
        await pilot.press("escape")
        before = _lines(app)
        app.panel.show(TranscriptText(Transcript(CUES)), QUOTES, "from the show")
        assert _lines(app) == before
        assert "1 of 1" in subtitle(app.panel)
        other = TranscriptText(Transcript(CUES[:3]))
        app.panel.show(other, (), "heard here")
        assert subtitle(app.panel) == "heard here"


async def test_a_narrower_screen_keeps_the_chosen_sentence_in_sight() -> None:
    app = PanelApp()
    async with app.run_test(size=(120, 24)) as pilot:
        app.panel.speak(1500.0)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert any(line.startswith("▶") for line in _lines(app))


async def test_words_of_ours_stand_where_there_is_no_transcript() -> None:
    app = PanelApp()
    async with app.run_test(size=(40, 10)) as pilot:
        app.panel.show_message(MESSAGE)
        assert " ".join(" ".join(_lines(app)).split()) == MESSAGE.replace("\n\n", " ")
        await pilot.press("j", "k", "G", "g", "enter", "slash", "f", "pagedown")
        await pilot.click(TranscriptPanel, offset=(3, 3))
        assert app.jumps == []
        assert app.panel.chosen is None
