"""The app and `podtui refresh` from cron at once, as two real processes."""

from pathlib import Path

from support.library_children import Importer
from support.library_made import show
from tui.library.library import Library


def test_small_writes_go_on_beside_another_process_that_writes_all_the_time(path: Path) -> None:
    library = Library.open(path)
    feed_id = show(library, 5)
    first = min(library.episodes.ids(feed_id))
    saved = 0
    with Importer(path) as other:
        while other.rounds() < 3:
            saved += 1
            library.playback.save(first, float(saved), saved).result()
            library.episodes.page(None, limit=20)
    assert saved > 3
    assert library.episodes.get(first).position == saved
    assert library.feeds.get(feed_id).episodes >= 5 + 3 * other.EPISODES
    assert library.check() == ""
    library.close()
