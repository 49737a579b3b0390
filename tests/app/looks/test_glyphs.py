"""Symbols, and the ASCII in their place: as wide as they were, told apart, and nothing else on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from support.app_runs import running
from support.samples import NOTES, item
from support.sessions import coast_in
from tui.app.looks import glyphs
from tui.app.looks.glyphs import in_ascii, needs_ascii
from tui.app.widgets.row_list import fit, steady
from tui.services.session import Session

SYMBOLS = {name: value for name, value in vars(glyphs).items() if name.isupper() and isinstance(value, str)}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    items = [item("Über “naïve” 漢字 🎧 plans…", notes=NOTES, audio="a.mp3", duration="40"), item("Two")]
    with coast_in(tmp_path, items) as opened:
        yield opened


def _as(session: Session, kind: str) -> Session:
    session.settings = replace(session.settings, screen=replace(session.settings.screen, glyphs=kind))
    return session


async def test_an_ascii_screen_is_ascii_borders_and_foreign_text_too(session: Session) -> None:
    async with running(_as(session, "ascii")) as pilot:
        rows = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        assert len(rows) == 48
        assert all(row.isascii() and len(row) == 160 for row in rows)
        assert any('Uber "naive" ???? ?? plans.' in row for row in rows)
        assert any(row.startswith("- Feeds ---") for row in rows)


async def test_a_unicode_screen_keeps_its_symbols(session: Session) -> None:
    async with running(_as(session, "unicode")) as pilot:
        text = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        assert "Über “naïve” 漢字 🎧 plans…" in text
        assert glyphs.NEW in text


@pytest.mark.parametrize("group", [("NEW", "BEGUN", "DONE", "PLAYING"), ("FOUND", "ABOUT", "MISSING")])
def test_states_are_told_apart_in_ascii_too(group: tuple[str, ...]) -> None:
    assert len({in_ascii(SYMBOLS[name]) for name in group}) == len(group)


def test_the_time_line_s_parts_are_told_apart_in_ascii_too() -> None:
    names = ("HEARD", "TO_COME", "TO_FETCH", "NEEDLE", "QUOTE", "ABOUT_QUOTE", "CHAPTER_HEARD")
    assert len({in_ascii(SYMBOLS[name]) for name in names}) == len(names)


@pytest.mark.parametrize("name", sorted(SYMBOLS))
def test_every_symbol_is_a_cell_wide_and_has_a_twin(name: str) -> None:
    assert cell_len(SYMBOLS[name]) == 1
    assert in_ascii(SYMBOLS[name]) != "?"


@given(st.text())
def test_ascii_takes_as_many_cells_as_what_it_stands_for(text: str) -> None:
    assert in_ascii(text).isascii()
    assert len(in_ascii(text)) == (len(text) if text.isascii() else cell_len(text))


@pytest.mark.parametrize(
    ("environment", "ascii_only"),
    [
        ({"TERM": "xterm-256color", "LANG": "de_DE.UTF-8"}, False),
        ({"TERM": "xterm-256color", "LANG": "C.utf8"}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm", "LANG": "de_DE.UTF-8", "LC_ALL": "C"}, True),
        ({"TERM": "xterm", "LC_ALL": "", "LC_CTYPE": "en_GB.ISO-8859-1"}, True),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, True),
        ({"TERM": "vt220"}, True),
    ],
)
def test_locale_and_terminal_decide(environment: dict[str, str], ascii_only: bool) -> None:
    assert needs_ascii(environment) is ascii_only


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("🎙️ 1️⃣", "🎙 1"),
        ("👩‍👩‍👧", "👩👩👧"),
        ("👍🏽", "👍"),
        ("🇩🇪", "DE"),
        ("é 灯台", "é 灯台"),
    ],
)
def test_signs_whose_width_terminals_differ_about_are_left_out_of_rows(text: str, shown: str) -> None:
    assert steady(text) == shown
    assert fit(text, 12).rstrip() == shown
    assert cell_len(fit(text, 12)) == 12
