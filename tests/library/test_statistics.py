from datetime import date, datetime

from support.library_made import show
from tui.library.library import Library
from tui.model.library import FeedStatistics
from tui.model.notes import Notes, Quote

NOON = datetime(2024, 5, 1, 12).timestamp()


def test_listening_is_counted_and_jumps_are_not(library: Library) -> None:
    feed_id = show(library, 2)
    other = show(library, 1, "https://example.org/other", title="Other")
    first = library.episodes.ids(feed_id)[0]
    moments = [
        (0.0, 0.0),
        (5.0, 5.0),
        (10.0, 20.0),
        (11.0, 80.0),
        (16.0, 85.0),
        (21.0, 75.0),
        (1000.0, 100.0),
    ]
    for passed, position in moments:
        library.playback.save(first, position, NOON + passed).result()
    # 5 s at once, 15 s at three times the speed, a jump, 5 s more, a jump back, a long break.
    heard, none = library.statistics.feeds(date(2024, 5, 1))
    assert (heard.feed_id, heard.listened) == (feed_id, 25.0)
    assert (none.feed_id, none.listened) == (other, 0.0)
    assert [each.listened for each in library.statistics.feeds(date(2024, 5, 2))] == [0.0, 0.0]


def test_what_a_show_holds_is_counted(library: Library) -> None:
    feed_id = show(library, 3)
    first, second, _ = library.episodes.ids(feed_id)
    library.playback.played(first, True).result()
    library.episodes.keep(first, True).result()
    library.playback.save(second, 9.0, NOON).result()
    library.notes.store_sections(first, Notes(quotes=(Quote("a", start=1.0), Quote("b"))), 1).result()
    assert library.statistics.feeds(date(2024, 5, 1)) == (
        FeedStatistics(feed_id, "A Show", 3, unplayed=2, kept=1, started=1, quoted=1, quotes=1, listened=0.0),
    )
