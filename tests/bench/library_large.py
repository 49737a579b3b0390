"""Measure a library of 100 000 episodes (200 shows of 500, notes of 2 to 8 KB).

    python tests/bench/library_large.py [FOLDER [SHOWS COUNT]]

Makes the library in FOLDER where it is not there yet (some minutes), then prints
the median and the worst of each question a listener asks; the CPU time is the steadier figure.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.library_large import Prose, fill
from tui.library.library import Library
from tui.model.library import Sort, TimedQuote

SORTS: tuple[Sort, ...] = get_args(Sort)


def main(folder: Path, shows: int = 200, count: int = 500) -> None:
    path = folder / "podtui.db"
    if not path.exists():
        make(path, shows, count)
    print(f"database {sum(file.stat().st_size for file in folder.glob('podtui.db*')) / 1e6:.0f} MB")
    report("open, feeds and first page", [lambda: first_page(path)] * 20)
    library = Library.open(path)
    ask(library)
    library.close()


def make(path: Path, shows: int, count: int) -> None:
    library = Library.open(path)
    with timed("stored, the text made up as well"):
        fill(library, shows, count)
    with timed("indexed"):
        library.search.fill().result()
    library.close()


@contextmanager
def timed(name: str) -> Iterator[None]:
    began, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{name} in {time.perf_counter() - began:.0f} s, {time.process_time() - cpu:.0f} s of CPU")


def first_page(path: Path) -> None:
    library = Library.open(path)
    library.feeds.all()
    library.episodes.page(None, limit=50)
    library.close()


def ask(library: Library) -> None:
    chance = random.Random(3)
    episodes, search = library.episodes, library.search
    ids = episodes.ids(None)
    feeds = [feed.id for feed in library.feeds.all()]
    report("counts of all feeds", [library.feeds.all] * 20)
    report("counts of all shelves", [library.lists.counts] * 20)
    for shelf in ("all", "new", "quotes"):
        for sort in SORTS:
            report(f"ids of {shelf} by {sort}", [partial(library.lists.ids, shelf, sort=sort)] * 10)
    report("ids of a feed", [lambda: episodes.ids(chance.choice(feeds))] * 50)
    report("50 by keyset anywhere", [lambda: episodes.page(None, limit=50, after=chance.choice(ids))] * 100)
    report("50 of a feed", [lambda: episodes.page(chance.choice(feeds), limit=50)] * 100)
    report("window of 64 rows", [lambda: window(library, ids, chance)] * 100)
    report("detail", [lambda: episodes.detail(chance.choice(ids))] * 100)
    for letters in (2, 3, 4):
        words = [word[:letters] for word in Prose(1).words(40).split() if len(word) >= letters]
        report(f"titles, {letters} letters", each(partial(library.lists.titled, ids), words))
        report(f"quotes, {letters} letters", each(partial(library.quotes.page, limit=50), words))
        report(f"search, {letters} letters", each(search.search, words))
        report(f"search ranked, {letters} letters", each(partial(search.search, ranked=True), words))
    report("timed quotes anywhere", quote_pages(library))
    report("names", each(library.names.naming, Prose(3).words(40).split()))
    report("search, two words", each(search.search, [Prose(2).words(2) for _ in range(20)]))


def each(ask: Callable[[str], object], words: Sequence[str]) -> list[Callable[[], object]]:
    return [partial(ask, word) for word in words]


def quote_pages(library: Library) -> list[Callable[[], object]]:
    """Return the asking for some pages, each after the one before."""
    last: list[TimedQuote] = []

    def ask() -> None:
        last[:] = library.quotes.page(limit=500, after=last[-1] if last else None)[-1:]

    return [ask] * 50


def window(library: Library, ids: Sequence[int], chance: random.Random) -> None:
    start = chance.randrange(len(ids))
    library.episodes.rows(ids[start : start + 64])


def report(name: str, questions: Sequence[Callable[[], object]]) -> None:
    times, works = [], []
    for question in questions:
        began, cpu = time.perf_counter(), time.thread_time()
        question()
        works.append((time.thread_time() - cpu) * 1000)
        times.append((time.perf_counter() - began) * 1000)
    figures = statistics.median(times), max(times), statistics.median(works), max(works)
    print("{:28} ms: median {:7.2f}  worst {:7.2f}   of CPU: {:7.2f} {:7.2f}".format(name, *figures))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder))
