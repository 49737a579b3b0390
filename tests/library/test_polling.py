"""What is remembered between two fetches of a feed."""

from support.library_made import show
from tui.library.library import Library
from tui.model.feed import Pace, Polling


def test_what_is_remembered_comes_back_and_goes_with_the_feed(library: Library) -> None:
    feed_id = show(library)
    assert library.polling.all() == {}
    first = Polling(due=2**40, not_before=7, failures=3, ended=True, pace=Pace(90.0, None))
    library.polling.remember(feed_id, first).result()
    assert library.polling.all() == {feed_id: first}
    library.polling.remember(feed_id, Polling()).result()
    assert library.polling.all() == {feed_id: Polling()}
    library.feeds.remove(feed_id).result()
    assert library.polling.all() == {}
    library.polling.remember(feed_id, first).result()
    assert library.polling.all() == {}
