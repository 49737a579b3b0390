"""Measure adding and refreshing many feeds over loopback: `python tests/bench/refresh.py [S|M|L]`.

Feeds with notes of 2 to 8 KB: S 10 of 100 episodes, M 100 of 100, L 200 of 500, always the same. Prints
how soon the newest episodes are listed, how soon and at what cost all can be searched, how long
keys would have waited, what an unchanged refresh takes at 0 and at 100 ms latency, and what one
new episode in a feed of more than 13 MB costs. CPU is that of podtui, its reader and the server.
"""

import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.library_large import START, Prose
from support.net_server import Resource, Server, serve
from support.samples import feed
from support.sessions import session_in
from tui.model.events import Event, RefreshGoesOn
from tui.services.session import Session

SIZES = {"S": (10, 100), "M": (100, 100), "L": (200, 500)}


def main(size: str = "M") -> None:
    shows, count = SIZES[size]
    feeds = {f"/{show}.xml": _resource(show, count) for show in range(shows)}
    total = sum(len(each.body) for each in feeds.values())
    print(f"{size}: {shows} feeds of {count} episodes, {total / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        with serve(feeds, address="0.0.0.0") as server, session_in(Path(folder)) as session:
            first_import(session, server, shows * count)
            unchanged(session, server, latency=0.0)
            unchanged(session, server, latency=0.1)
        one_new(Path(folder) / "one")


def first_import(session: Session, server: Server, episodes: int) -> None:
    for number, path in enumerate(server.resources):
        # All of 127.0.0.0/8 is loopback: every feed gets a host of its own.
        session.library.feeds.add(server.url(path, host=f"127.0.{number // 250}.{number % 250 + 1}")).result()
    listed: list[float] = []

    def hear(event: Event) -> None:
        if isinstance(event, RefreshGoesOn) and event.done == event.feeds and not listed:
            listed.append(time.monotonic())

    session.bus.subscribe(hear)
    with measured() as cpu, waits(lambda: session.library.episodes.page(None, limit=50)) as reads:
        began = time.monotonic()
        session.subscriptions.refresh()
        stored = time.monotonic()
        session.library.search.fill().result()
        ended = time.monotonic()
        session.feed_reader.close()
    feeds = session.library.feeds.all()
    assert sum(each.episodes for each in feeds) == episodes
    print(f"first import: newest of all feeds listed after {listed[0] - began:.2f} s, ", end="")
    print(f"all stored after {stored - began:.1f} s, all searchable after {ended - began:.1f} s")
    print(f"  CPU {cpu():.1f} s with the server; a page of 50 meanwhile {reads()}")


def unchanged(session: Session, server: Server, latency: float) -> None:
    server.link.latency = latency
    seen = len(server.requests)
    with measured() as cpu:
        began = time.monotonic()
        results = session.subscriptions.refresh()
        seconds = time.monotonic() - began
    asked = len(server.requests) - seen
    same = sum(result.unchanged for result in results)
    print(
        f"unchanged, {latency * 1000:.0f} ms: {seconds:.2f} s, {same} of {asked} were 304, CPU {cpu():.2f} s"
    )


def one_new(folder: Path) -> None:
    before, after = _resource(1, 2600, etag='"1"'), _resource(1, 2601, etag='"2"')
    with serve({"/long.xml": before}) as server, session_in(folder) as session:
        session.subscriptions.add(server.url("/long.xml"))
        session.library.search.fill().result()
        session.feed_reader.close()
        list(session.feed_reader.feed_parts(feed("warm up", [])))
        server.resources["/long.xml"] = after
        with measured() as cpu:
            began = time.monotonic()
            (result,) = session.subscriptions.refresh()
            seconds = time.monotonic() - began
            session.library.search.fill().result()
            session.feed_reader.close()
    assert result.new == 1
    print(f"one new episode in {len(after.body) / 1e6:.1f} MB: {seconds:.2f} s, ", end="")
    print(f"CPU {cpu():.2f} s with the server")


@contextmanager
def measured() -> Iterator[Callable[[], float]]:
    """Give the CPU seconds of this process and of the children that have ended meanwhile."""

    def now() -> float:
        mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime

    began, ended = now(), 0.0
    yield lambda: ended - began
    ended = now()


@contextmanager
def waits(ask: Callable[[], object]) -> Iterator[Callable[[], str]]:
    """Ask something ten times a second meanwhile, as a key would, and tell how long that took."""
    over, times = threading.Event(), [0.0]

    def run() -> None:
        while not over.wait(0.1):
            began = time.perf_counter()
            ask()
            times.append((time.perf_counter() - began) * 1000)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield lambda: f"{sorted(times)[len(times) * 95 // 100]:.0f} ms at p95, {max(times):.0f} at worst"
    finally:
        over.set()
        thread.join()


def _resource(show: int, count: int, etag: str = '"1"') -> Resource:
    prose = Prose(show, vocabulary=5000)
    items = [_item(prose, show, number) for number in range(1, count + 1)]
    return Resource(feed(f"Show {show}", items[::-1]), type="application/rss+xml", etag=etag)


def _item(prose: Prose, show: int, number: int) -> str:
    when = format_datetime(datetime.fromtimestamp(START + number * 300_000 + show * 977, UTC))
    return (
        f"<item><title>{prose.words(6).capitalize()} #{number}</title><guid>{show}-{number}</guid>"
        f"<pubDate>{when}</pubDate><itunes:duration>{600 + number}</itunes:duration>"
        f'<enclosure url="https://cdn.example/{show}/{number}.mp3" type="audio/mpeg" length="40000000"/>'
        f"<description><![CDATA[{prose.notes()}]]></description></item>\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
