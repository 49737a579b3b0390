"""Only the cells that differ are written: a small terminal shows the same as if everything had been."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from support.app_runs import running
from support.sessions import session_in
from tui.app.app import PodtuiApp
from tui.app.terminal.cells import Shown

SIZE = Size(24, 6)
CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = [
    Style(),
    Style.parse("bold"),
    Style.parse("dim #ff0000 on #000010"),
    Style.parse("bold dim italic"),
    Style.parse("reverse bold #00ff00"),
    Style.parse("underline #00ff00 on #000010"),
    Style.parse("default on default"),
]
WORDS = ["lighthouse", "fog  horn", "  ", "“quoted”", "灯台の", "é→…", " ", "a", "●○"]


class Terminal:
    """What a terminal makes of what is written to it: characters, each with what was set before it."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.cells = [[("?", frozenset({"?"}), "?", "?")] * size.width for _ in range(size.height)]
        self._attributes: frozenset[str] = frozenset()
        self._colour = self._ground = ""
        self._y = self._x = 0

    def write(self, text: str) -> None:
        for match in re.finditer(r"\x1b\[([0-9;]*)([A-Za-z])|\x1b\]8;[^\x1b]*\x1b\\|(.)", text, re.DOTALL):
            if match[3]:
                self._put(match[3])
            elif match[2] == "H":
                self._y, self._x = (int(number) - 1 for number in match[1].split(";"))
            elif match[2] == "C":
                self._x += int(match[1])
            elif match[2] == "m":
                self._turn(match[1].split(";"))
            else:
                assert match[2] is None, match[0]

    def _put(self, character: str) -> None:
        if character == "\n":
            return
        width = cell_len(character)
        look = self._attributes, self._colour, self._ground
        if character == " " and not self._attributes & {"4", "7"}:
            look = frozenset(), "", self._ground
        for cell, what in zip(range(self._x, self._x + width), (character, ""), strict=False):
            self.cells[self._y][cell] = (what, *look)
        self._x += width

    def _turn(self, codes: list[str]) -> None:
        off = {"22": "12", "23": "3", "24": "4", "27": "7"}
        while codes:
            code = codes.pop(0) or "0"
            if code == "0":
                self._attributes, self._colour, self._ground = frozenset(), "", ""
            elif code in off:
                self._attributes -= set(off[code])
            elif code in ("38", "48"):
                colour = ";".join([code, *(codes.pop(0) for _ in range(4))])
                self._colour, self._ground = (
                    (colour, self._ground) if code == "38" else (self._colour, colour)
                )
            elif code in ("39", "49"):
                self._colour, self._ground = ("", self._ground) if code == "39" else (self._colour, "")
            else:
                self._attributes |= {code}


def _strip(chance: random.Random, width: int, words: list[str]) -> Strip:
    segments = []
    while sum(cell_len(segment.text) for segment in segments) < width:
        segments.append(Segment(chance.choice(words), chance.choice(STYLES)))
    return Strip(segments).crop(0, width)


def _picture(chance: random.Random, words: list[str]) -> list[dict[int, Strip]]:
    cuts = chance.choice([(0, 24), (0, 7, 24), (0, 9, 15, 24)])
    return [{x: _strip(chance, end - x, words) for x, end in pairwise(cuts)} for _ in range(SIZE.height)]


def _whole(picture: list[dict[int, Strip]]) -> LayoutUpdate:
    return LayoutUpdate([list(line.values()) for line in picture], Region(0, 0, *SIZE))


def _text(update: CompositorUpdate) -> str:
    return update.render_segments(CONSOLE)


def test_a_terminal_shows_what_textual_would_have_had_it_show() -> None:
    chance, shown = random.Random(7), Shown()
    thrifty, lavish, saved = Terminal(SIZE), Terminal(SIZE), 0
    picture = _picture(chance, WORDS)
    for number in range(400):
        if chance.random() < 0.5:  # little changes
            y, x = chance.randrange(SIZE.height), chance.choice(list(picture[0]))
            picture[y] = picture[y] | {x: _strip(chance, picture[y][x].cell_length, WORDS)}
        else:
            picture = _picture(chance, WORDS)
        update = _whole(picture)
        few = _text(shown.changes(update, SIZE))
        thrifty.write(few)
        lavish.write(_text(update))
        assert thrifty.cells == lavish.cells, number
        saved += len(_text(update)) - len(few)
    assert saved > 0
    assert _text(shown.changes(_whole(picture), SIZE)) == ""


def test_a_part_of_the_screen_is_compared_with_what_was_there() -> None:
    chance, shown, terminal = random.Random(3), Shown(), Terminal(SIZE)
    picture = _picture(chance, ["lighthouse", "fog  horn"])
    terminal.write(_text(shown.changes(_whole(picture), SIZE)))
    before = [line[:] for line in terminal.cells]
    x = max(picture[0])
    picture[2] = picture[2] | {x: Strip([Segment("x" * (24 - x))])}
    ends = [[*list(line)[1:], 24] for line in picture]
    terminal.write(_text(shown.changes(ChopsUpdate(picture, [(2, x + 1, 22)], ends), SIZE)))
    assert [cell[0] for cell in terminal.cells[2][x + 1 : 22]] == ["x"] * (21 - x)
    assert terminal.cells[2][:x] == before[2][:x]
    assert [line for y, line in enumerate(terminal.cells) if y != 2] == [
        line for y, line in enumerate(before) if y != 2
    ]


@pytest.mark.parametrize("doubtful", ["👩\u200d🚀", "e\u0301", "☎\ufe0f", "🎧"])
def test_what_terminals_disagree_about_is_written_again_with_all_behind_it(doubtful: str) -> None:
    shown = Shown()
    picture = [
        {0: Strip([Segment("before")]), 6: Strip([Segment(f"{doubtful} and")]), 12: Strip([Segment("after")])}
    ]
    for _ in range(2):
        written = _text(
            shown.changes(LayoutUpdate([list(picture[0].values())], Region(0, 0, 24, 1)), Size(24, 1))
        )
        assert f"{doubtful} and" in written
        assert "after" in written
    assert "before" not in written


def test_after_forgetting_and_at_another_size_everything_is_written() -> None:
    shown = Shown()
    update = LayoutUpdate([[Strip([Segment("all of it")])]], Region(0, 0, 9, 1))
    assert "all of it" in _text(shown.changes(update, Size(9, 1)))
    assert "all of it" not in _text(shown.changes(update, Size(9, 1)))
    shown.forget()
    assert "all of it" in _text(shown.changes(update, Size(9, 1)))
    assert "all of it" in _text(shown.changes(update, Size(10, 1)))


@pytest.mark.parametrize("size", [Size(24, 3), Size(11, 6), Size(7, 2), Size(1, 1)])
def test_a_picture_of_a_screen_that_was_larger_is_cut(size: Size) -> None:
    chance, shown, terminal = random.Random(5), Shown(), Terminal(size)
    for _ in range(20):
        picture = _picture(chance, ["lighthouse", "fog  horn"])
        terminal.write(_text(shown.changes(_whole(picture), size)))
        seen = ["".join(strip.text for strip in line.values())[: size.width] for line in picture]
        assert ["".join(cell[0] for cell in line) for line in terminal.cells] == seen[: size.height]


@pytest.mark.acts("redraw")
async def test_a_key_draws_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with session_in(tmp_path) as session:
        async with running(session) as pilot:
            drawn: list[CompositorUpdate] = []
            monkeypatch.setattr(PodtuiApp, "_display", lambda _app, _screen, update: drawn.append(update))
            app = pilot.app
            assert isinstance(app, PodtuiApp)
            assert app._shown is not None
            app._shown._size = app.size
            await pilot.press("ctrl+l")
            assert app._shown._size != app.size
            assert any(isinstance(update, LayoutUpdate) for update in drawn)
