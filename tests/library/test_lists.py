"""The lists episodes are picked from."""

import sqlite3
from array import array
from contextlib import closing
from pathlib import Path

import pytest

from support.library_made import NOW, episode, feed
from tui.library.library import Library
from tui.library.migrate import migrations
from tui.model.library import Counts, Shelf, Sort
from tui.model.notes import Notes, Quote

DAY = 86_400


@pytest.fixture
def shelves(library: Library) -> list[int]:
    """Two shows; the ids of the first one's episodes 1 to 4, then those of the second."""
    names = ["pear", "Apple", "fig", "Quince"]
    lengths = [300.0, 100.0, None, 200.0]
    ids = []
    for name, start in (("Second", 0), ("first", 4)):
        added = library.feeds.add(f"https://example.org/{name}").result()
        items = [
            episode(start + nth, title=f"{names[nth]} {name}", duration=lengths[nth]) for nth in range(4)
        ]
        library.feeds.store(added.id, feed(*items, title=name), fetched_at=NOW).result()
        ids += sorted(library.episodes.ids(added.id))
    return ids


def titles(library: Library, ids: "array[int]") -> list[str]:
    rows = library.episodes.rows(ids)
    return [rows[number].title for number in ids]


def fill(library: Library, ids: list[int]) -> None:
    library.playback.played(ids[0], True).result()
    library.playback.queue.add_all([ids[2], ids[6], ids[1]]).result()
    library.episodes.keep_all(ids[1:3], True).result()
    library.playback.save(ids[3], 10.0, 1.0).result()
    quotes = (Quote("One", start=1.0), Quote("Two"))
    library.notes.store_sections(ids[4], Notes(quotes=quotes), 1).result()
    library.notes.store_sections(ids[5], Notes(quotes=quotes[1:]), 1).result()


def test_each_shelf_has_its_episodes_newest_first(library: Library, shelves: list[int]) -> None:
    fill(library, shelves)
    one, two, three, four, five, six, seven, eight = shelves
    wanted: dict[Shelf, list[int]] = {
        "all": [eight, seven, six, five, four, three, two, one],
        "new": [eight, seven, six, five, four, three, two],
        "queue": [three, seven, two],
        "kept": [three, two],
        "started": [four],
        "quotes": [six, five],
    }
    for shelf, ids in wanted.items():
        assert list(library.lists.ids(shelf)) == ids
    first = library.episodes.get(one).feed_id
    assert list(library.lists.ids("new", feed_id=first)) == [four, three, two]
    assert list(library.lists.ids("queue", feed_id=first)) == [three, two]
    assert list(library.lists.ids("quotes", feed_id=first)) == []


def test_the_shelves_are_counted(library: Library, shelves: list[int]) -> None:
    assert library.lists.counts() == Counts(all=8, new=8)
    fill(library, shelves)
    assert library.lists.counts() == Counts(8, 7, queue=3, kept=2, started=1, quotes=2, timed=1)
    library.notes.store_times(shelves[5], [Quote("Two", start=2.0, source="transcript")]).result()
    library.playback.played(shelves[3], True).result()
    library.episodes.keep(shelves[1], False).result()
    assert library.lists.counts() == Counts(8, 6, queue=3, kept=1, started=0, quotes=2, timed=2)
    for each in library.feeds.all():
        library.feeds.remove(each.id).result()
    assert library.lists.counts() == Counts()


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("date", ["Quince first", "fig first", "Apple first", "pear first", "Quince Second", "fig Second"]),
        ("title", ["Apple first", "Apple Second", "fig first", "fig Second", "pear first", "pear Second"]),
        ("duration", ["Apple Second", "Apple first", "Quince Second", "Quince first", "pear Second"]),
        ("feed", ["Quince first", "fig first", "Apple first", "pear first", "Quince Second", "fig Second"]),
    ],
)
def test_lists_can_be_sorted(library: Library, shelves: list[int], sort: Sort, wanted: list[str]) -> None:
    assert titles(library, library.lists.ids(sort=sort))[: len(wanted)] == wanted
    assert titles(library, library.lists.ids("new", sort=sort))[: len(wanted)] == wanted
    library.playback.queue.add_all(shelves).result()
    library.episodes.keep_all(shelves, True).result()
    assert titles(library, library.lists.ids("queue", sort=sort))[: len(wanted)] == wanted
    assert titles(library, library.lists.ids("kept", sort=sort))[: len(wanted)] == wanted
    feed_id = library.episodes.get(shelves[-1]).feed_id
    of_feed = [title for title in wanted if title.endswith("first")]
    assert titles(library, library.lists.ids(feed_id=feed_id, sort=sort))[: len(of_feed)] == of_feed


def test_the_filter_wants_every_word_to_begin_a_word_of_the_title(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    names = ["The Power of Chips", "Chip shops", "Power tools", "Émile's cafés", "日本語 の話"]
    items = [episode(10 - number, title=name) for number, name in enumerate(names)]
    library.feeds.store(added.id, feed(*items), fetched_at=NOW).result()
    all_ids = library.lists.ids()

    def found(words: str) -> list[str]:
        return [library.episodes.get(number).title for number in library.lists.titled(all_ids, words)]

    assert found("chi") == names[:2]
    assert found("POWER chips") == names[:1]
    assert found("emile cafe") == [names[3]]
    assert found("日本") == [names[4]]
    assert found("nothing") == []
    assert found('"chip* (-') == names[:2]
    assert found("c") == names


def test_an_older_library_gets_its_counts(path: Path) -> None:
    """The schema before lists, as it was: counts come from the quotes each episode has."""
    older = [file for number, file in migrations() if number < 6]
    with closing(sqlite3.connect(path)) as db:
        for file in older:
            db.executescript(file.read_text("utf-8"))
        db.execute(f"pragma user_version = {len(older)}")
        db.execute("insert into feed (id, url, added) values (1, 'https://example.org/feed', 0)")
        sql = "insert into episode (id, feed_id, title, listed, link) values (?, 1, 'x', ?, '')"
        db.executemany(sql, [(1, 1), (2, 2), (3, 3)])
        quotes = [(1, 0, 1.0), (1, 1, None), (1, 2, 3.0), (2, 0, None)]
        db.executemany(
            "insert into quote (episode_id, place, text, speaker, start, source, verdict, sure) "
            "values (?, ?, 'x', '', ?, '', '', 1)",
            quotes,
        )
        db.commit()
    library = Library.open(path)
    rows = library.episodes.rows([1, 2, 3])
    assert [(rows[n].quotes, rows[n].timed_quotes) for n in (1, 2, 3)] == [(3, 2), (1, 0), (None, None)]
    assert (library.lists.counts().quotes, library.lists.counts().timed) == (2, 2)
    library.close()
