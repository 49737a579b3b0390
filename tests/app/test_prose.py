"""Foreign text in lines and chips: Chinese and Japanese, bullets, times, names longer than a panel."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from support.alarm import ending_within
from support.app_runs import running, subtitle, until
from support.samples import feed, item
from support.sessions import session_in
from tui.app.widgets.panels.chips import Chips
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.panels.summary import SummaryPanel
from tui.app.widgets.panels.takeaways import TakeawaysPanel
from tui.app.widgets.panels.topics import TopicsPanel
from tui.app.widgets.prose import laid_out

LONG = "how to keep a lamp alight in a storm when all the oil there is has gone to the boats"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("霧の日の AI 灯台守り、給料の話。", ["霧の日の AI", "灯台守り、給", "料の話。"]),
        ("灯台「霧」灯台守り", ["灯台「霧」灯", "台守り"]),
        ("12:30 霧の日の仕事の話", ["12:30 霧の日", "    の仕事の", "    話"]),
        ("• the lamp and the fog", ["• the lamp", "  and the", "  fog"]),
        ("• lamp.example/fog/harbour", ["• lamp.examp", "  le/fog/har", "  bour"]),
        ("the lamp and the fog", ["the lamp and the fog"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert laid_out(Content(text), 12).plain.split("\n") == lines


@pytest.mark.parametrize("width", [8, 11, 20, 33])
def test_no_line_is_too_wide_and_no_letter_lost(width: int) -> None:
    text = "「灯台守」は AI ではない。(霧！)ー 每集節目由涵蓋最新市場數據與趨勢，專注市值型ETF短線交易策略"
    lines = laid_out(Content(text), width).plain.split("\n")
    assert max(map(cell_len, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_chip_longer_than_the_panel_goes_on_below() -> None:
    chips = Chips([("@", "Ida Ny"), ("#", LONG), ("#", "Fog"), ("#", "Oil")], 30)
    assert [[piece.number for piece in row] for row in chips.rows][:2] == [[0], [1]]
    words = " ".join(row[0].text.strip(" #") for row in chips.rows if row[0].number == 1)
    assert words == LONG
    assert max(piece.end for row in chips.rows for piece in row) <= 30
    rows = chips.rows_of(1)
    assert len(rows) > 2
    assert chips.at(5, rows[-1]) == 1
    assert [piece.number for piece in chips.rows[rows.stop]] == [2, 3]
    assert chips.nearest(1, rows.stop) in (2, 3)
    assert chips.rows[rows[0]][0].bracketed.startswith("[")
    assert chips.rows[rows[-1]][0].bracketed.endswith("]")


@given(st.text("灯台 ab•.「」(\t7é👉🏽", max_size=40), st.integers(0, 40))
def test_chips_hold_every_letter_at_any_width(name: str, width: int) -> None:
    with ending_within(5):
        chips = Chips([("@", "Ida Ny"), ("#", name)], width)
    shown = "".join(piece.text for row in chips.rows for piece in row if piece.number == 1)
    assert letters(name) in letters(shown)


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


async def test_names_without_spaces_are_laid_out_while_their_panel_is_out_of_sight(tmp_path: Path) -> None:
    items = [
        item("Plain", notes="<p>The lamp is lit.</p>", audio="a.mp3", day=9),
        item(
            "Wide",
            notes="<p>トピック：</p><ul><li>霧の日の灯台守り</li><li>給料</li></ul>",
            audio="b.mp3",
            day=8,
        ),
    ]
    (tmp_path / "f.xml").write_bytes(feed("F", items))
    with session_in(tmp_path / "h") as session, ending_within(20):
        session.subscriptions.add(str(tmp_path / "f.xml"))
        async with running(session, (80, 24)) as pilot:
            topics = pilot.app.screen.query_one(TopicsPanel)
            assert not topics.is_on_screen
            await pilot.press("j")
            await until(pilot, lambda: subtitle(topics).startswith("# 2 topics"))


async def test_the_cursor_passes_a_chip_of_many_rows(tmp_path: Path) -> None:
    notes = f"<p>Topics:</p><ul><li>Fog</li><li>{LONG} {LONG}</li><li>Oil</li></ul>"
    (tmp_path / "f.xml").write_bytes(feed("F", [item("E", notes=notes, audio="a.mp3")]))
    with session_in(tmp_path / "h") as session:
        session.subscriptions.add(str(tmp_path / "f.xml"))
        async with running(session) as pilot:
            topics = pilot.app.screen.query_one(TopicsPanel)
            await until(pilot, lambda: "Fog" in topics.render_line(0).text)
            topics.focus()
            await pilot.press("down", "down")
            assert "[# Oil]" in "".join(topics.render_line(y).text for y in range(topics.size.height))
            await pilot.press("up", "up")
            assert "[# Fog]" in topics.render_line(0).text


async def test_notes_without_a_summary_are_named_notes(tmp_path: Path) -> None:
    listed = "<ul><li>0:05 Lamps</li><li>0:20 Charts</li></ul>"
    items = [
        item("Listed", notes=listed, audio="a.mp3", day=9),
        item("Bare", notes="", audio="b.mp3", day=8),
        item("Told", notes="", audio="c.mp3", day=7, transcript="t.vtt"),
    ]
    (tmp_path / "f.xml").write_bytes(feed("F", items))
    with session_in(tmp_path / "h") as session:
        session.subscriptions.add(str(tmp_path / "f.xml"))
        async with running(session) as pilot:
            panel, takeaways = (pilot.app.screen.query_one(one) for one in (SummaryPanel, TakeawaysPanel))
            text = [panel.query_one("#summary-text"), takeaways.query_one("#takeaways-text")]
            await until(pilot, lambda: "Lamps\n0:20" in str(text[0].render()))
            assert (panel._border_title.plain, subtitle(panel)) == ("Show notes", "no summary in them")
            await pilot.press("j")
            await until(pilot, lambda: "say nothing" in str(text[0].render()))
            assert not any("model" in str(one.render()) for one in text)
            await pilot.press("j")
            await until(pilot, lambda: all("model" in str(one.render()) for one in text))


async def test_one_liners_beside_a_scroll_bar_keep_their_column(tmp_path: Path) -> None:
    quotes = "".join(f"<li>“{LONG}, number {number}.”</li>" for number in range(12))
    notes = f"<p>One-liners</p><ul>{quotes}</ul>"
    (tmp_path / "f.xml").write_bytes(feed("F", [item("E", notes=notes, audio="a.mp3")]))
    with session_in(tmp_path / "h") as session:
        session.subscriptions.add(str(tmp_path / "f.xml"))
        async with running(session, (120, 30)) as pilot:
            panel = pilot.app.screen.query_one(QuotesPanel)
            await until(pilot, lambda: panel.option_count == 12 and panel.show_vertical_scrollbar)
            await pilot.pause(0.2)
            shown = [panel.render_line(y).text for y in range(panel.size.height)]
            assert not [line for line in shown if line[:1].isalpha()]
            assert max(len(line.rstrip()) for line in shown) > panel.scrollable_content_region.width // 2


async def test_one_figure_is_counted_as_one(tmp_path: Path) -> None:
    notes = "<p>Guests: Ida Ny</p><p>Topics: fog, oil</p>"
    (tmp_path / "f.xml").write_bytes(feed("F", [item("E", notes=notes, audio="a.mp3")]))
    with session_in(tmp_path / "h") as session:
        session.subscriptions.add(str(tmp_path / "f.xml"))
        async with running(session) as pilot:
            topics = pilot.app.screen.query_one(TopicsPanel)
            await until(pilot, lambda: subtitle(topics) == "@ 1 figure  # 2 topics · show notes")
