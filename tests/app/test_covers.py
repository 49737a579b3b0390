"""The cover panel: how pictures are drawn, where they are not and what is said then."""

import base64
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from rich.color import Color
from textual.pilot import Pilot

from support.app_runs import running, until
from support.samples import feed, item
from support.sessions import session_in
from tui.app.screens.main import covers
from tui.app.terminal import pictures
from tui.app.terminal.pictures import blocks, cells, placeholders, sent_to_kitty, way_of
from tui.app.widgets.pages import Pages
from tui.app.widgets.panels.cover import CoverPanel
from tui.model.picture import Raster
from tui.services.session import Session
from tui.settings import read as read_settings

XTERM = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


@pytest.mark.parametrize(
    ("setting", "environment", "way"),
    [
        ("auto", XTERM, "blocks"),
        ("auto", {}, "blocks"),
        ("auto", {"TERM": "xterm-kitty"}, "kitty"),
        ("auto", XTERM | {"KITTY_WINDOW_ID": "1"}, "kitty"),
        ("auto", XTERM | {"TERM_PROGRAM": "ghostty"}, "kitty"),
        ("auto", {"TERM": "xterm-kitty", "TMUX": "/tmp/x,1,0"}, "blocks"),
        ("auto", XTERM | {"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, "over ssh"),
        ("blocks", XTERM | {"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, "blocks"),
        ("auto", {"TERM": "xterm"}, "too few colours"),
        ("kitty", XTERM, "kitty"),
        ("off", {"TERM": "xterm-kitty"}, "off"),
    ],
)
def test_the_environment_tells_how_pictures_are_drawn(
    setting: str, environment: dict[str, str], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "kitty_can", lambda: True)
    assert way in way_of(setting, environment, ascii_only=False, no_color=False)


@pytest.mark.parametrize(
    ("told", "can"),
    [
        ("kitty 0.26.5 created by Kovid Goyal", False),
        ("kitty 0.28.0", True),
        ("kitty 0.42.1", True),
        ("kitty 1.0", True),
        ("what?", False),
        (None, False),
    ],
)
def test_a_kitty_too_old_for_placeholders_gets_blocks(
    told: str | None, can: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if told is not None:
        (tmp_path / "kitty").write_text(f"#!/bin/sh\necho '{told}'\n")
        (tmp_path / "kitty").chmod(0o700)
    assert pictures.kitty_can() is can
    way = way_of("auto", {"TERM": "xterm-kitty"}, ascii_only=False, no_color=False)
    assert way == ("kitty" if can else "blocks")


def test_where_only_ascii_or_no_colour_is_drawn_there_are_none() -> None:
    assert "too few" in way_of("auto", XTERM, ascii_only=True, no_color=False)
    assert "too few" in way_of("auto", XTERM, ascii_only=False, no_color=True)


def test_two_pixels_stand_in_each_cell() -> None:
    pixels = bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9, 1, 2, 3, 1, 2, 3))
    upper, lower = blocks(Raster(2, 3, pixels))
    assert (upper.text, lower.text) == ("▀▀", "▀▀")
    colours = [(segment.style.color, segment.style.bgcolor) for segment in upper if segment.style]
    assert colours[0] == (Color.from_rgb(255, 0, 0), Color.from_rgb(0, 0, 255))
    assert colours[1] == (Color.from_rgb(0, 255, 0), Color.from_rgb(9, 9, 9))
    assert [segment.style.bgcolor for segment in lower if segment.style] == [None]


def _png_head(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(8) + width.to_bytes(4, "big") + height.to_bytes(4, "big")


def test_a_picture_keeps_its_shape_in_cells_twice_as_high_as_wide() -> None:
    assert cells(_png_head(480, 480), 60, 12) == (24, 12)
    assert cells(_png_head(480, 480), 20, 40) == (20, 10)
    assert cells(_png_head(480, 240), 40, 40) == (40, 10)
    assert cells(_png_head(480, 480), 500, 500) == (80, 40)


def test_kitty_gets_the_picture_in_pieces_and_cells_that_stand_for_it() -> None:
    picture = bytes(range(256)) * 40
    pieces = list(sent_to_kitty(picture, 0x123456, 7, 3))
    found = [re.fullmatch(r"\x1b_G(.*?)m=([01]);([A-Za-z0-9+/=]*)\x1b\\", piece) for piece in pieces]
    assert [match[2] for match in found if match] == ["1", "1", "1", "0"]
    assert base64.b64decode("".join(match[3] for match in found if match)) == picture
    assert all(len(match[3]) <= 4096 for match in found if match)
    assert found[0] is not None
    assert set(found[0][1].strip(",").split(",")) == {"a=T", "U=1", "f=100", "i=1193046", "c=7", "r=3", "q=2"}
    rows = placeholders(0x123456, 7, 3)
    assert [row.cell_length for row in rows] == [7] * 3
    (segment,) = rows[2]
    assert segment.text[:6] == "\U0010eeee\u030e\u0305\U0010eeee\u030e\u030d"
    assert segment.style is not None
    assert segment.style.color == Color.from_rgb(0x12, 0x34, 0x56)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    items = [item("Red", day=3), item("Torn", day=2), item("Bare", day=1)]
    for number, name in enumerate(("red.png", "torn.png")):
        items[number] = items[number].replace("</item>", f'<itunes:image href="{name}"/></item>')
    (tmp_path / "coast.xml").write_bytes(feed("Coast", items))
    (tmp_path / "torn.png").write_bytes(b"\x89PNG")
    (tmp_path / "home").mkdir()
    with session_in(tmp_path / "home") as opened:
        opened.subscriptions.add(str(tmp_path / "coast.xml"))
        yield opened


def _set_art(session: Session, art: str) -> None:
    session.paths.settings.write_text(f'[screen]\nart = "{art}"\n')
    session.settings = read_settings(session.paths.settings)


async def _show(pilot: Pilot[None]) -> CoverPanel:
    await pilot.press("P", "enter", "escape")
    await until(pilot, lambda: pilot.app.screen.query(CoverPanel))
    return pilot.app.screen.query_one(CoverPanel)


def _text(panel: CoverPanel) -> str:
    lines = (panel.render_line(y).text.strip() for y in range(panel.size.height))
    return " ".join(" ".join(lines).split())


async def test_the_panel_shows_the_picture_and_says_why_there_is_none(
    session: Session, tmp_path: Path
) -> None:
    image = pytest.importorskip("PIL.Image", reason="the extra podtui[art] is not installed")
    written = BytesIO()
    image.new("RGB", (50, 50), "red").save(written, "PNG")
    (tmp_path / "red.png").write_bytes(written.getvalue())
    async with running(session) as pilot:
        panel = await _show(pilot)
        await until(pilot, lambda: set(_text(panel).split()) == {"▀" * 2 * panel.size.height})
        await pilot.press("j")
        await until(pilot, lambda: "The picture cannot be read" in _text(panel))
        await until(pilot, lambda: panel.size.height < 6)
        await pilot.press("j")
        await until(pilot, lambda: "Neither this episode nor its show" in _text(panel))
        await pilot.press("k", "k")
        await until(pilot, lambda: "▀" in _text(panel))
        assert "cover" in pilot.app.screen.query_one(Pages).panels


async def test_without_the_extra_the_panel_says_the_one_command(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(covers, "command", lambda: "pip install 'podtui[art]'")
    async with running(session, (120, 36)) as pilot:
        panel = await _show(pilot)
        await until(pilot, lambda: "pip install 'podtui[art]' adds pictures" in _text(panel))
        await until(pilot, lambda: panel.size.height < 6)


async def test_switched_off_nothing_is_fetched(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covers, "command", lambda: "")
    _set_art(session, "off")
    async with running(session, (80, 24)) as pilot:
        await pilot.press("P", "enter", "escape", "tab")
        panel = pilot.app.screen.query_one(CoverPanel)
        await until(pilot, lambda: "Pictures are off" in _text(panel))
        assert "covers" not in session.__dict__
