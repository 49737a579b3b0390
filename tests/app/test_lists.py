"""The lists: filter, order, selection, the queue, unsubscribing and undoing, by keys and by mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.app_runs import running, subtitle, until
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.sessions import session_in
from tui.app.screens.palette import CommandList
from tui.app.widgets.episode_list import EpisodeList
from tui.app.widgets.feed_list import FeedList
from tui.app.widgets.player_bar import PlayerBar
from tui.app.widgets.row_list import RowList
from tui.model.playback import PlayState
from tui.services.lists import View
from tui.services.session import Session

HOSTILE = "[@click=app.quit]click[/] [/] \x1b]0;owned\x07\x1b[31mred \u202eback"
CUES = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES[:2], 1)]
LENGTHS = ("3000", "600", "7200", "1200")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Coast with four episodes, the newest with timed one-liners, and Fjord with one, in a folder."""
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    items = [
        item(
            f"Keepers {number} {HOSTILE if number == 2 else ''}",
            notes=NOTES if number == 4 else "Words.",
            audio="http://127.0.0.1:9/a.mp3",
            transcript="t.vtt" if number == 4 else "",
            day=number,
            duration=LENGTHS[number - 1],
        )
        for number in (4, 3, 2, 1)
    ]
    (tmp_path / "coast.xml").write_bytes(feed("Coast", items))
    (tmp_path / "fjord.xml").write_bytes(
        feed("Fjörd", [item("Ice", audio="http://127.0.0.1:9/b.mp3", day=9)])
    )
    with session_in(tmp_path / "home", ear=tmp_path / "ear.raw") as opened:
        coast = opened.subscriptions.add(str(tmp_path / "coast.xml"))
        fjord = opened.subscriptions.add(str(tmp_path / "fjord.xml"))
        opened.library.feeds.set_group(fjord.id, "North").result()
        opened.quotes.timed(opened.library.lists.ids(feed_id=coast.id)[0])
        yield opened


def _feeds(pilot: Pilot[None]) -> FeedList:
    return pilot.app.screen.query_one(FeedList)


def _episodes(pilot: Pilot[None]) -> EpisodeList:
    return pilot.app.screen.query_one(EpisodeList)


def _text(rows: RowList | PlayerBar) -> str:
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


def _lines(rows: RowList) -> list[str]:
    return [line.strip() for line in _text(rows).splitlines() if line.strip()]


def _titles(pilot: Pilot[None]) -> list[str]:
    return [" ".join(line.split()[1:3]) for line in _lines(_episodes(pilot))]


def _numbers(pilot: Pilot[None]) -> list[str]:
    return [" ".join(line.split()) for line in _lines(_feeds(pilot))]


def _said(pilot: Pilot[None]) -> str:
    return _text(pilot.app.screen.query_one(PlayerBar))


async def _to_list(pilot: Pilot[None], row: int) -> None:
    """Open the list in this row of the feeds, folders counted."""
    _feeds(pilot).focus()
    await pilot.press("g", *["j"] * row, "enter")
    await until(pilot, lambda: _episodes(pilot).has_focus)


NEW, QUEUE, KEPT, STARTED, QUOTED, COAST, FOLDER, FJORD = range(1, 9)


async def test_lists_and_feeds_stand_with_their_numbers_in_folders(session: Session) -> None:
    first = session.lists.ids(View())[1]
    session.library.playback.save(first, 30.0, 1.0).result()
    session.library.playback.queue.add(first).result()
    session.library.feeds.failed(1, "The server answers 404.", 1).result()
    async with running(session) as pilot:
        lines = _numbers(pilot)
        assert lines[:6] == ["All episodes 5", "New 5", "Queue 1", "Kept", "In progress 1", "Quotes 2"]
        assert lines[7].startswith("! Coast")
        assert lines[9:] == ["Fjörd 1"]
        assert "North" in lines[8]
        await pilot.press("h", "G", "k", "k")
        assert _feeds(pilot).feed is not None
        assert _feeds(pilot).feed.title == "Coast"  # type: ignore[union-attr]
        assert subtitle(_feeds(pilot)) == "! The server answers 404."


async def test_a_wide_feed_list_says_why_a_feed_failed(session: Session) -> None:
    session.library.feeds.failed(1, "The server answers 404.", 1).result()
    async with running(session, (80, 24)) as pilot:
        await pilot.press("h")
        assert any("! Coast  The server answers 404." in line for line in _lines(_feeds(pilot)))


@pytest.mark.acts("fold", "unfold", "choose", "seek_by(-10)")
async def test_folders_are_folded_and_found_so_again(session: Session) -> None:
    session.library.feeds.set_group(1, "South").result()
    async with running(session) as pilot:
        await _to_list(pilot, 9)  # two folders lie above it
        assert [line.rstrip("─") for line in _numbers(pilot)[6:]] == [
            "▾ North ",
            "Fjörd 1",
            "▾ South ",
            "Coast 4",
        ]
        await pilot.press("h", "k", "k", "k", "left")
        assert _feeds(pilot).folded == {"North"}
        lines = _numbers(pilot)[6:]
        assert lines[0].startswith("▸ North ─")
        assert lines[0].endswith("─ 1")
        assert lines[1].startswith("▾ South")
        assert _episodes(pilot).view == _feeds(pilot).view or _feeds(pilot).view is None
        await pilot.press("right", "enter", "j", "j", "left")
        assert _feeds(pilot).feed is not None  # on a feed the arrows seek
        assert _feeds(pilot).folded == {"North"}
        session.library.feeds.failed(1, "The server answers 404.", 1).result()
        _feeds(pilot).app.screen.reload()  # type: ignore[attr-defined]
        await pilot.press("k")
        assert _feeds(pilot).folder
    async with running(session) as pilot:
        assert "Fjörd" not in _text(_feeds(pilot))
        await pilot.press("h", *["j"] * 6, "right")
        await until(pilot, lambda: "Fjörd" in _text(_feeds(pilot)))
        assert "[" not in subtitle(_episodes(pilot))


@pytest.mark.parametrize(
    ("row", "says"),
    [(QUEUE, "e on an episode"), (KEPT, "d on an episode"), (STARTED, "Nothing begun")],
)
async def test_an_empty_list_says_what_comes_there(session: Session, row: int, says: str) -> None:
    async with running(session) as pilot:
        await _to_list(pilot, row)
        assert says in _text(_episodes(pilot))
        await pilot.press("x", "m", "e", "d", "o", "enter", "J", "ctrl+a", "X")
        assert says in _text(_episodes(pilot))


async def test_a_one_liner_of_the_library_plays_from_its_second(
    session: Session, tmp_path: Path, audio: bytes
) -> None:
    (tmp_path / "coast.xml").write_bytes(
        (tmp_path / "coast.xml").read_bytes().replace(b"http://127.0.0.1:9/a.mp3", b"a.mp3")
    )
    (tmp_path / "a.mp3").write_bytes(audio)
    session.subscriptions.refresh()
    async with running(session) as pilot:
        await _to_list(pilot, QUOTED)
        assert "0:10" in _lines(_episodes(pilot))[0]
        assert "lighthouse" in _lines(_episodes(pilot))[0]
        await pilot.press("j", "enter")
        await until(pilot, lambda: session.playback.state is PlayState.PLAYING)
        assert session.playback.position == pytest.approx(19.3, abs=1.0)
        await pilot.press("space", "m")
        await until(pilot, lambda: "marked as played" in _said(pilot))
        assert session.playback.episode is not None
        assert session.library.episodes.get(session.playback.episode.id).played


@pytest.mark.acts("filter")
async def test_the_list_is_narrowed_while_one_types(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("slash", *"keepers 4")
        await until(pilot, lambda: _titles(pilot) == ["Keepers 4"])
        assert subtitle(_episodes(pilot)) == "filter: keepers 4▏ · 1 of 5 · newest first"
        await pilot.press("enter")
        assert subtitle(_episodes(pilot)) == "filter: keepers 4 · 1 of 5 · newest first"
        await pilot.press("j", "slash", "backspace", "backspace")
        await until(pilot, lambda: len(_titles(pilot)) == 4)
        await pilot.press("ctrl+w", *"zz ?")
        await until(pilot, lambda: "escape shows all" in _text(_episodes(pilot)))
        await pilot.press("escape")
        await until(pilot, lambda: len(_titles(pilot)) == 5)
        assert subtitle(_episodes(pilot)) == "newest first"
        assert pilot.app.is_running


async def test_where_there_is_no_heading_the_last_line_of_the_list_says_what_is_typed(
    session: Session,
) -> None:
    async with running(session, (40, 10)) as pilot:
        await pilot.press("slash", *"keep")
        await until(pilot, lambda: _lines(_episodes(pilot))[-1].startswith("filter: keep▏ · 4 of 5"))
        await pilot.press("end")
        assert _episodes(pilot).cursor == 3
        assert any("Keepers 1" in line for line in _lines(_episodes(pilot)))
        await pilot.press("escape")
        await until(pilot, lambda: "filter" not in _text(_episodes(pilot)))


async def test_a_filter_stays_with_its_list(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("slash", *"ice")
        await until(pilot, lambda: _titles(pilot) == ["Ice 2026-09-09"] or len(_titles(pilot)) == 1)
        await pilot.press("tab")
        assert subtitle(_episodes(pilot)).startswith("filter: ice · 1 of 5")
        await _to_list(pilot, COAST)
        assert len(_titles(pilot)) == 4
        await _to_list(pilot, 0)
        assert len(_titles(pilot)) == 1


@pytest.mark.acts("filter", "let_go")
async def test_feeds_are_narrowed_too(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("h", "slash", *"fjo")
        await until(pilot, lambda: _lines(_feeds(pilot))[0].startswith("Fjörd"))
        assert subtitle(_feeds(pilot)) == "filter: fjo▏ · 1 of 2"
        await until(pilot, lambda: len(_titles(pilot)) == 1)
        await pilot.press("x", "enter")
        assert "escape" in _text(_feeds(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "New" in _text(_feeds(pilot)))


@pytest.mark.acts("turn_order")
async def test_the_order_changes_and_is_remembered(session: Session) -> None:
    async with running(session) as pilot:
        await _to_list(pilot, COAST)
        await pilot.press("o")
        assert _titles(pilot)[0] == "Keepers 1"
        assert subtitle(_episodes(pilot)) == "oldest first"
        await pilot.press("o")
        assert subtitle(_episodes(pilot)) == "longest first"
        assert _titles(pilot)[0] == "Keepers 3"
    async with running(session) as pilot:
        assert subtitle(_episodes(pilot)) == "newest first"
        await _to_list(pilot, COAST)
        assert subtitle(_episodes(pilot)) == "longest first"


@pytest.mark.acts("select", "toggle_played", "undo", "let_go")
async def test_what_is_selected_is_marked_at_once_and_taken_back(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("x", "x")
        assert _episodes(pilot).selected == 2
        assert subtitle(_episodes(pilot)) == "2 selected · newest first"
        assert [line.startswith("▌") for line in _lines(_episodes(pilot))] == [
            True,
            True,
            False,
            False,
            False,
        ]
        await pilot.press("m")
        await until(pilot, lambda: "2 episodes marked as played. u takes it back." in _said(pilot))
        assert session.library.lists.counts().new == 3
        assert _episodes(pilot).selected == 0
        assert "New 3" in _numbers(pilot)
        await pilot.press("u")
        await until(pilot, lambda: "Undone: 2 episodes marked as played." in _said(pilot))
        assert session.library.lists.counts().new == 5
        await until(pilot, lambda: "New 5" in _numbers(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "Nothing to undo." in _said(pilot))
        await pilot.press("x", "escape")
        assert _episodes(pilot).selected == 0


@pytest.mark.acts("select_to", "select_all", "toggle_queued", "toggle_kept")
async def test_ranges_and_all_are_selected(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("j", "x", "G", "X")
        assert _episodes(pilot).selected == 4
        await pilot.press("escape", "ctrl+a", "e")
        await until(pilot, lambda: "5 queued; 5 to play after this." in _said(pilot))
        assert len(session.library.playback.queue.all()) == 5
        await pilot.press("ctrl+a", "d")
        await until(pilot, lambda: "5 episodes kept" in _said(pilot))
        assert session.library.lists.counts().kept == 5


async def test_a_played_one_leaves_new_and_the_cursor_stays(session: Session) -> None:
    async with running(session) as pilot:
        await _to_list(pilot, NEW)
        await pilot.press("j", "m")
        await until(pilot, lambda: "Keepers 4" not in _titles(pilot))
        assert _episodes(pilot).cursor == 1
        await pilot.press("m", "u", "u")
        await until(pilot, lambda: len(_titles(pilot)) == 5)


@pytest.mark.acts("shift(1)", "shift(-1)")
async def test_the_queue_is_put_in_order(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("ctrl+a", "e")
        await until(pilot, lambda: "5 queued" in _said(pilot))
        await _to_list(pilot, QUEUE)
        assert subtitle(_episodes(pilot)) == "in your order"
        before = session.library.playback.queue.all()
        await pilot.press("J")
        await until(pilot, lambda: "Now 2 of 5" in _said(pilot))
        assert _episodes(pilot).cursor == 1
        assert session.library.playback.queue.all() == (before[1], before[0], *before[2:])
        await pilot.press("K", "K")
        await until(pilot, lambda: "next to be played" in _said(pilot))
        assert session.library.playback.queue.all() == before
        assert _lines(_episodes(pilot))[4].split()[1] == "5"


@pytest.mark.acts("unsubscribe", "undo")
async def test_unsubscribing_asks_nothing_and_can_be_undone(session: Session) -> None:
    library = session.library
    first = library.lists.ids(feed_id=1)[0]
    library.playback.save(first, 77.0, 1.0).result()
    session.quote_marks.capture(first, 500.0)
    quotes = library.notes.quotes(first)
    async with running(session) as pilot:
        await pilot.press("h", "G", "k", "k", "delete")
        assert "Unsubscribed from Coast, 4 episodes. u takes it back." in _said(pilot)
        assert "Coast" not in _text(_feeds(pilot))
        await until(pilot, lambda: library.lists.counts().all == 1)
        await pilot.press("u")
        await until(pilot, lambda: "Undone: unsubscribed from Coast." in _said(pilot))
        await until(pilot, lambda: "Coast" in _text(_feeds(pilot)))
        assert library.episodes.get(first).position == 77.0
        assert library.notes.quotes(first) == quotes
        await pilot.press("g", "delete")
        assert len(library.feeds.all()) == 2


async def test_the_last_feed_may_go_too(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("h", "G", "delete", "G", "delete")
        await until(pilot, lambda: session.library.feeds.all() == ())
        await until(pilot, lambda: pilot.app.screen.has_class("no-feeds"))
        await pilot.press("u", "u")
        await until(pilot, lambda: len(session.library.feeds.all()) == 2)
        await until(pilot, lambda: "Fjörd" in _text(_feeds(pilot)))


async def test_the_mouse_chooses_selects_and_queues(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.click(EpisodeList, offset=(10, 2))
        assert _episodes(pilot).cursor == 2
        await pilot.click(EpisodeList, offset=(10, 0), control=True)
        await pilot.click(EpisodeList, offset=(10, 3), shift=True)
        assert _episodes(pilot).selected == 4
        await pilot.click(EpisodeList, offset=(10, 0), control=True)
        assert _episodes(pilot).selected == 3
        await pilot.press("escape")
        await pilot.click(EpisodeList, offset=(10, 4), button=3)
        await until(pilot, lambda: pilot.app.screen.query(CommandList))
        commands = pilot.app.screen.query_one(CommandList)
        names = [commands.parts(row, 60)[0][0].strip() for row in range(6)]
        row = names.index("Queue the episode, or not")
        await pilot.click(CommandList, offset=(5, row))
        await until(pilot, lambda: "Queued; 1 to play after this." in _said(pilot))
        assert session.library.playback.queue.all() == (_episodes(pilot).episode_id,)
        heading = next(y for y, line in enumerate(_text(_feeds(pilot)).splitlines()) if "North" in line)
        await pilot.click(FeedList, offset=(5, heading))
        assert "Fjörd" not in _text(_feeds(pilot))
        await pilot.click(FeedList, offset=(5, heading))
        await pilot.click(FeedList, offset=(5, heading + 1), times=2)
        await until(pilot, lambda: len(_titles(pilot)) == 1)
        assert _episodes(pilot).has_focus


async def test_foreign_text_is_harmless_in_every_list(session: Session, tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_bytes(feed(f"A {HOSTILE}", [item(f"B {HOSTILE}", notes="x")]))
    session.subscriptions.add(str(tmp_path / "bad.xml"))
    async with running(session) as pilot:
        await _to_list(pilot, COAST)
        await pilot.press("slash", *"[/] [@click=app.quit]", "enter")
        await until(pilot, lambda: "[@click=app.quit]" in subtitle(_episodes(pilot)))
        svg = pilot.app.export_screenshot()
        assert "\x1b" not in svg
        assert "[@click=app.quit]click[/]" in svg.replace("&#160;", " ")
        await pilot.click(EpisodeList, offset=(12, 0))
        assert pilot.app.is_running


@pytest.mark.acts("queue_first")
async def test_what_is_selected_is_played_next_and_that_can_be_taken_back(session: Session) -> None:
    ids, queue = session.lists.ids(View("all", 1)), session.library.playback.queue
    queue.add(ids[3]).result()
    async with running(session) as pilot:
        await _to_list(pilot, COAST)
        await pilot.press("x", "x", "E")
        await until(pilot, lambda: queue.all() == (ids[0], ids[1], ids[3]))
        assert "2 episodes to be played next. u takes it back." in _said(pilot)
        await pilot.press("u")
        await until(pilot, lambda: queue.all() == (ids[3],))


@pytest.mark.acts("only_unplayed")
async def test_of_a_feed_only_what_is_not_played_is_shown_also_the_next_time(session: Session) -> None:
    ids = session.lists.ids(View("all", 1))
    session.library.playback.mark(ids[:2], True).result()
    async with running(session) as pilot:
        await _to_list(pilot, COAST)
        await pilot.press("j", "j", "U")
        await until(pilot, lambda: _episodes(pilot).count == 2)
        assert _episodes(pilot).episode_id == ids[2]
        assert "Coast, not played" in str(_episodes(pilot).border_title)
        await pilot.press("m")
        await until(pilot, lambda: _episodes(pilot).count == 1)
        await pilot.press("m")
        await until(pilot, lambda: _episodes(pilot).count == 0)
        assert "U shows it" in _text(_episodes(pilot))
    async with running(session) as pilot:
        await _to_list(pilot, COAST)
        assert _episodes(pilot).count == 0
        await pilot.press("U")
        await until(pilot, lambda: _episodes(pilot).count == 4)


async def test_over_all_feeds_the_shelf_of_what_is_new_is_one_key_away(session: Session) -> None:
    async with running(session) as pilot:
        await pilot.press("U")
        await until(pilot, lambda: _episodes(pilot).view == View("new"))
        await pilot.press("U")
        await until(pilot, lambda: _episodes(pilot).view == View())


@pytest.mark.acts("to_playing")
async def test_what_is_in_the_player_is_found_in_its_list(session: Session) -> None:
    ids = session.lists.ids(View("all", 1))
    async with running(session) as pilot:
        await pilot.press("i")
        assert "Nothing is in the player" in _said(pilot)
        await _to_list(pilot, COAST)
        session.playback.place(session.library.episodes.get(ids[2]))
        await pilot.press("tab", "i")
        assert _episodes(pilot).has_focus
        assert _episodes(pilot).episode_id == ids[2]
        assert _episodes(pilot).view == View("all", 1)
        await _to_list(pilot, FJORD)
        await pilot.press("i")
        await until(pilot, lambda: _episodes(pilot).view == View() and _episodes(pilot).episode_id == ids[2])
