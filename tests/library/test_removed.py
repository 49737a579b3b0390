"""Feeds that are removed, and brought back."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from support.library_made import DAY, NOW, episode, feed, show
from tui.library.library import Library
from tui.model.episode import Chapter, Person
from tui.model.errors import LibraryError, NotFound
from tui.model.feed import Polling
from tui.model.notes import Notes, Quote
from tui.model.transcript import Cue, Lag, Transcript

FOREVER = 2**40


@pytest.fixture
def full(library: Library) -> int:
    """A feed with something in every table, between two others; its id."""
    other = min(library.episodes.ids(show(library, 2, "https://example.org/before")))
    feed_id = show(library, 5, "https://example.org/old")
    items = [episode(9, chapters=(Chapter(1.0, "One"),), persons=(Person("Ann"),))]
    library.feeds.store(feed_id, feed(*items), url="https://example.org/full", fetched_at=NOW).result()
    library.polling.remember(feed_id, Polling(due=7, failures=2)).result()
    newest, second, *_ = library.episodes.ids(feed_id)
    library.playback.queue.add_all([second, other, newest]).result()
    library.playback.save(newest, 7.0, 1.0).result()
    library.playback.save(newest, 12.0, 6.0).result()
    library.playback.played(second, True).result()
    library.episodes.keep(second, True).result()
    library.notes.store_sections(
        newest, Notes("Sum", quotes=(Quote("One", start=1.0), Quote("Two"))), 1
    ).result()
    library.notes.add_quote(newest, Quote("My own", start=2.0)).result()
    library.transcripts.store(newest, Transcript((Cue(0.0, 1.0, "some spoken words"),)), "").result()
    library.copies.meet(newest, "copy", 99.0).result()
    library.copies.store_lags(newest, "copy", [Lag(0.0, 5.0)]).result()
    library.chapters.store(second, (Chapter(2.0, "Two"),), "https://example.org/c").result()
    show(library, 2, "https://example.org/after")
    library.search.fill().result()
    return feed_id


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but the numbers of the full-text index and what is put aside."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("select name from sqlite_schema where type = 'table'").fetchall()
        return {
            name: sorted(connection.execute(f"select * from {name}").fetchall(), key=repr)
            for (name,) in tables
            if not name.endswith(("_data", "_idx", "_docsize", "_sequence"))
        }


def test_a_feed_brought_back_is_as_it_was(library: Library, full: int, path: Path) -> None:
    before = everything(path)
    empty = [name for name, rows in before.items() if not rows]
    assert set(empty) <= {"removed_feed", "removed_part", "stale_words", "remembered"}, "nothing to look at"
    library.removed.remove(full).result()
    library.search.fill().result()
    assert full not in [each.id for each in library.feeds.all()]
    assert not library.episodes.ids(full)
    assert len(library.playback.queue.all()) == 1
    assert library.search.search("spoken") == ()
    assert library.lists.counts().all == 4
    library.removed.bring_back(full).result()
    library.search.fill().result()
    after = everything(path)
    forget_numbers(before, after)
    assert after == before
    assert [hit.kind for hit in library.search.search("spoken")] == ["transcript"]
    assert library.check() == ""


def forget_numbers(*libraries: dict[str, list[tuple[object, ...]]]) -> None:
    """Quotes and parts of transcripts have numbers that nothing outside the library knows."""
    for each in libraries:
        for table in ("quote", "transcript_part"):
            each[table] = sorted((row[1:] for row in each[table]), key=repr)


def test_a_feed_is_hidden_as_soon_as_it_leaves_and_undo_may_follow_at_once(library: Library) -> None:
    feed_id = show(library, 800)
    removing = library.removed.remove(feed_id)
    back = library.removed.bring_back(feed_id)
    back.result()
    assert removing.done()
    assert library.feeds.get(feed_id).episodes == 800
    assert library.lists.counts().all == 800


def begin_to_remove(library: Library, feed_id: int) -> None:
    """Remove a feed of 3000 episodes, and close the library in the middle of it."""
    library.removed.remove(feed_id)
    while len(library.episodes.ids(None)) == 3000:
        time.sleep(0.001)
    library.close()


def test_a_removal_that_was_cut_short_is_hidden_undone_or_finished(library: Library, path: Path) -> None:
    feed_id = show(library, 3000)
    begin_to_remove(library, feed_id)
    again = Library.open(path)
    assert 0 < len(again.episodes.ids(None)) < 3000
    assert again.feeds.all() == ()
    again.removed.bring_back(feed_id).result()
    assert again.feeds.get(feed_id).episodes == 3000
    begin_to_remove(again, feed_id)
    again = Library.open(path)
    assert again.removed.sweep(0).result() == ()
    assert not again.episodes.ids(None)
    again.removed.bring_back(feed_id).result()
    assert again.feeds.get(feed_id).episodes == 3000
    again.close()


def test_what_was_removed_long_ago_is_let_go(library: Library, full: int, path: Path) -> None:
    library.removed.remove(full).result()
    assert library.removed.urls() == ("https://example.org/full",)
    assert library.removed.sweep(NOW - 10_000 * DAY).result() == ()
    assert library.removed.sweep(FOREVER).result() == ("https://example.org/full",)
    assert library.removed.urls() == ()
    assert not everything(path)["removed_part"]
    with pytest.raises(NotFound):
        library.removed.bring_back(full).result()
    with pytest.raises(NotFound):
        library.removed.remove(full).result()


def test_an_address_added_anew_is_not_overwritten(library: Library) -> None:
    feed_id = show(library, 2)
    library.removed.remove(feed_id).result()
    again = show(library, 3)
    with pytest.raises(LibraryError, match="added anew"):
        library.removed.bring_back(feed_id).result()
    assert [each.id for each in library.feeds.all()] == [again]
    library.removed.remove(again).result()
    library.removed.bring_back(feed_id).result()
    assert library.feeds.get(feed_id).episodes == 2
