import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from support.library_made import NOW, episode, feed, show
from tui.library.library import Library
from tui.model.library import Hit
from tui.model.notes import Notes, Quote
from tui.model.transcript import Cue, Transcript


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with the word `silicon` in every kind of text."""
    added = library.feeds.add("https://example.org/feed").result()
    items = (
        episode(4, title="Silicon valleys"),
        episode(3, notes="<p>All about <b>silicon</b> &amp; sand</p>"),
        episode(2, title="Said"),
        episode(1, title="Quoted"),
    )
    library.feeds.store(added.id, feed(*items), fetched_at=NOW).result()
    *_, said, quoted = library.episodes.ids(None)
    spoken = (Cue(0.0, 5.0, "Well then."), Cue(5.0, 9.0, "Silicon is sand,"), Cue(9.0, 12.0, "more or less."))
    library.transcripts.store(said, Transcript(spoken), "").result()
    quotes = (Quote("Sand becomes silicon.", "Ann Miller", start=7.5, source="notes"), Quote("Other."))
    library.notes.store_sections(quoted, Notes(quotes=quotes), 1).result()
    library.search.fill().result()
    return library


def kinds(library: Library, words: str) -> list[str]:
    return [hit.kind for hit in library.search.search(words)]


@pytest.mark.parametrize("ranked", [False, True])
def test_every_kind_of_text_is_found_with_its_time(filled: Library, ranked: bool) -> None:
    titled, noted, said, quoted = filled.episodes.ids(None)
    assert filled.search.search("silic", ranked=ranked) == (
        Hit("title", titled, "Silicon valleys"),
        Hit("quote", quoted, "Sand becomes silicon.", 7.5),
        Hit("notes", noted, "All about silicon & sand"),
        Hit("transcript", said, "Silicon is sand, more or less.", 5.0),
    )


def test_every_word_must_be_there_and_phrases_stand_together(filled: Library) -> None:
    assert kinds(filled, "sand silicon") == ["quote", "notes", "transcript"]
    assert kinds(filled, '"silicon is sand"') == ["transcript"]
    assert kinds(filled, '"sand silicon"') == []
    assert kinds(filled, "SÍLICON valley") == ["title"]
    assert kinds(filled, "miller silicon") == ["quote"]
    assert kinds(filled, "granite") == []


ODD = ["", " ", "s", "*", '"', '""', "' or granite", "(((", "NEAR(", "-", ":", "\0"]


@pytest.mark.parametrize("nothing", ODD)
def test_no_words_find_nothing_and_odd_ones_do_no_harm(filled: Library, nothing: str) -> None:
    assert filled.search.search(nothing) == ()


def test_newest_episodes_come_first_and_no_more_than_asked_for(library: Library) -> None:
    show(library, 9)
    hits = library.search.search("episode", 4)
    assert [hit.text for hit in hits] == ["Episode 9", "Episode 8", "Episode 7", "Episode 6"]


def test_what_changed_is_found_by_its_new_words_alone(filled: Library) -> None:
    (only,) = filled.feeds.all()
    edited = (episode(4, title="Granite hills", hash="2"), episode(3, notes="Granite", hash="2"))
    filled.feeds.store(only.id, feed(*edited), fetched_at=NOW).result()
    _, _, said, quoted = filled.episodes.ids(None)
    filled.transcripts.store(said, Transcript((Cue(1.0, 2.0, "Granite."),)), "").result()
    filled.notes.store_sections(quoted, Notes(quotes=(Quote("Granite!"),)), 1).result()
    filled.search.fill().result()
    assert kinds(filled, "granite") == ["title", "quote", "notes", "transcript"]
    assert kinds(filled, "silicon") == []


def test_filling_twice_indexes_nothing_twice(filled: Library) -> None:
    assert filled.search.fill().result() == 0


def test_notes_edited_again_before_the_index_caught_up_are_found_by_the_last_words(filled: Library) -> None:
    (only,) = filled.feeds.all()
    for word in ("Granite", "Basalt"):
        filled.feeds.store(only.id, feed(episode(3, notes=word, hash=word)), fetched_at=NOW).result()
    filled.search.fill().result()
    assert kinds(filled, "basalt") == ["notes"]
    assert kinds(filled, "granite") == []


def test_a_removed_feed_leaves_no_word_behind(filled: Library, path: Path) -> None:
    filled.feeds.remove(filled.feeds.all()[0].id).result()
    assert kinds(filled, "silicon") == []
    filled.search.fill().result()
    filled.close()
    with closing(sqlite3.connect(path)) as connection:
        for index in ("title_words", "quote_words", "notes_words", "transcript_words"):
            assert terms(connection, index) == [], index


def terms(connection: sqlite3.Connection, index: str) -> list[str]:
    connection.execute(f"create virtual table temp.v_{index} using fts5vocab(main, {index}, row)")
    return [row[0] for row in connection.execute(f"select term from temp.v_{index}")]


def test_a_long_text_is_shown_round_the_find(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    long = "before " * 200 + "the needle lies here " + "after " * 200
    library.feeds.store(added.id, feed(episode(1, notes=long)), fetched_at=NOW).result()
    library.search.fill().result()
    (hit,) = library.search.search("needle")
    assert len(hit.text) <= 164
    assert hit.text.startswith("…before")
    assert "the needle lies here" in hit.text
    assert hit.text.endswith("after…")


def test_a_search_can_be_cancelled_and_the_thread_searches_on(filled: Library) -> None:
    results: list[tuple[Hit, ...]] = []
    connection = filled._readers._mine().connection
    connection.set_progress_handler(lambda: filled.interrupt(threading.current_thread()), 1)
    results.append(filled.search.search("silicon"))
    connection.set_progress_handler(None, 0)
    results.append(filled.search.search("silicon"))
    assert results[0] == ()
    assert len(results[1]) == 4


def test_cancelling_with_no_search_under_way_stops_nothing(filled: Library) -> None:
    filled.interrupt(threading.current_thread())
    assert len(filled.search.search("silicon")) == 4
    filled.interrupt(threading.Thread())
    assert len(filled.episodes.page(None, limit=9)) == 4
