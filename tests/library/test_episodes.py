import pytest

from support.library_made import NOW, episode, feed, show
from tui.library.library import Library
from tui.model.episode import Enclosure
from tui.model.errors import NotFound
from tui.model.notes import Notes, Quote


def test_a_row_has_what_playing_needs(library: Library) -> None:
    feed_id = show(library, 1)
    (row,) = library.episodes.page(feed_id, limit=10)
    assert (row.feed_id, row.feed_title, row.title, row.duration) == (feed_id, "A Show", "Episode 1", 61.0)
    assert row.enclosure == Enclosure("https://example.org/1.mp3", "audio/mpeg", 1001)
    assert (row.position, row.played, row.kept, row.quotes, row.timed_quotes) == (
        0.0,
        False,
        False,
        None,
        None,
    )


@pytest.mark.parametrize("one_feed", [True, False])
def test_pages_join_without_gap_or_repeat_even_among_equal_dates(library: Library, one_feed: bool) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    same_day = [episode(number, published=NOW - number // 5) for number in range(33)]
    library.feeds.store(added.id, feed(*same_day), fetched_at=NOW).result()
    wanted = added.id if one_feed else None
    seen: list[int] = []
    while page := library.episodes.page(wanted, limit=4, after=seen[-1] if seen else None):
        seen += [row.id for row in page]
    assert seen == list(library.episodes.ids(wanted))
    assert [library.episodes.get(number).title for number in seen] == [item.title for item in same_day]


def test_a_page_after_an_episode_that_is_gone_is_empty(library: Library) -> None:
    show(library)
    assert library.episodes.page(None, limit=5, after=999) == ()


def test_rows_come_by_id_and_leave_out_the_missing(library: Library) -> None:
    show(library)
    newest, *_ = library.episodes.ids(None)
    assert library.episodes.rows([newest, 999]) == {newest: library.episodes.get(newest)}


def test_episodes_are_found_by_number_and_by_words_of_the_title(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    items = (episode(2, title="Chips and Silicon"), episode(1, title="Chips"), episode(3, title="Other"))
    library.feeds.store(added.id, feed(*items), fetched_at=NOW).result()
    assert library.episodes.find("silicon").title == "Chips and Silicon"
    assert library.episodes.find("chips").title == "Chips"
    number = library.episodes.find("other").id
    assert library.episodes.find(f" {number} ").id == number
    library.feeds.store(added.id, feed(episode(4, title="Other things")), fetched_at=NOW).result()
    with pytest.raises(NotFound, match="fits several"):
        library.episodes.find("oth")
    many = [episode(10 + number, title=f"Chips, part {number}") for number in range(20)]
    library.feeds.store(added.id, feed(*many), fetched_at=NOW).result()
    assert library.episodes.find("CHIPS").title == "Chips"
    for missing in ("zzz", "", "4711", "9" * 30, "c", "zz\udce9"):
        with pytest.raises(NotFound):
            library.episodes.find(missing)


def test_neighbours_are_the_newer_and_the_older_of_the_same_feed(library: Library) -> None:
    feed_id = show(library)
    show(library, url="https://example.org/other")
    newest, middle, oldest = library.episodes.ids(feed_id)
    assert library.episodes.neighbours(middle) == (newest, oldest)
    assert library.episodes.neighbours(newest) == (None, middle)
    assert library.episodes.neighbours(oldest) == (middle, None)
    assert library.episodes.neighbours(999) == (None, None)


def test_a_row_counts_quotes_once_the_notes_are_read(library: Library) -> None:
    show(library, 1)
    (number,) = library.episodes.ids(None)
    library.notes.store_sections(number, Notes(), 1).result()
    assert (library.episodes.get(number).quotes, library.episodes.get(number).timed_quotes) == (0, 0)
    quotes = (Quote("One"), Quote("Two", start=1.0, source="notes"))
    library.notes.store_sections(number, Notes(quotes=quotes), 1).result()
    assert (library.episodes.get(number).quotes, library.episodes.get(number).timed_quotes) == (2, 1)


def test_an_episode_that_is_not_there_is_named(library: Library) -> None:
    for ask in (library.episodes.get, library.episodes.detail):
        with pytest.raises(NotFound, match="number 5"):
            ask(5)
