"""Start-up of podtui beside castero and newsboat with the same library, on terminals of 160×48.

    python tests/bench/app_peers.py [--runs N] [--castero COMMAND] [--newsboat COMMAND] FOLDER…

A FOLDER holds a library as `tests/bench/library_large.py FOLDER SHOWS COUNT` makes it: 100 shows of
100 are M, 200 of 500 are L. The other programs' own databases are filled with the same feeds, episodes and
notes in `FOLDER/castero` and `FOLDER/newsboat`, once. The clock stops when the first rows are on the
terminal; of podtui also when its frame is. A program that is not on PATH, nor given, is left out and said so.
"""

import argparse
import os
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.app_start import seconds_until
from tui.library.library import Library
from tui.model.episode import EpisodeDetail
from tui.model.feed import Feed

PODTUI = (sys.executable, "-m", "tui.cli.main")
SLOW = 5.0
"""Seconds from which on a start is repeated three times at most."""


class Start(NamedTuple):
    """A program to start: its command, what it has in its environment, and the words that end the wait."""

    name: str
    command: list[str]
    environment: dict[str, str]
    words: str


def main() -> None:
    """Print medians and ratios for each library."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--castero", default="castero")
    parser.add_argument("--newsboat", default="newsboat")
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    for folder in arguments.folders:
        measure(folder.absolute(), arguments.runs, arguments.castero, arguments.newsboat)


def measure(folder: Path, runs: int, castero: str, newsboat: str) -> None:
    """Start every program on the library of a folder, in turn, some times."""
    library = Library.open(folder / "podtui.db")
    episodes = library.lists.counts().all
    print(f"{folder}: {len(library.feeds.all())} feeds, {episodes} episodes")
    newest = library.episodes.page(None, limit=1)[0].title[:16]
    home = {"PODTUI_HOME": str(folder)}
    starts = [
        Start("podtui, its frame", list(PODTUI), home, "opening your library"),
        Start("podtui", list(PODTUI), home, newest),
    ]
    for prepare, name in ((for_castero, castero), (for_newsboat, newsboat)):
        command = shlex.split(name)
        if shutil.which(command[0]) is None:
            print(f"{name}: left out, for there is no such command")
        else:
            starts.append(prepare(command, folder / Path(command[0]).name, library))
    library.close()
    report(starts, {start.name: times(start, runs) for start in starts})


def times(start: Start, runs: int) -> list[float]:
    """Return how long a program takes to start, once to warm up and then each time, in seconds."""
    environment = os.environ | {"TERM": "xterm-256color", "LANG": "C.UTF-8"} | start.environment

    def once() -> float:
        return seconds_until(start.words.encode(), start.command, environment, silence=180.0)

    runs = min(runs, 3) if once() > SLOW else runs
    return [once() for _ in range(runs)]


def report(starts: list[Start], taken: dict[str, list[float]]) -> None:
    """Print a line for each program."""
    ours = statistics.median(taken["podtui"])
    for start in starts:
        median, fastest = statistics.median(taken[start.name]), min(taken[start.name])
        print(
            f"{start.name:20} median {median * 1000:7.0f} ms   fastest {fastest * 1000:7.0f} ms"
            f"   podtui takes {ours / median:5.2f} of it"
        )


# --- the same library for others


def for_castero(command: list[str], home: Path, library: Library) -> Start:
    """Fill castero's database, version 4 of its schema; no feed is asked for at the start."""
    database = home / ".local/share/castero/castero.db"
    if not database.exists():
        database.parent.mkdir(parents=True)
        with sqlite3.connect(f"{database}.part") as into:
            into.executescript(_CASTERO)
            fill(library, into, _castero_feed, _castero_episode)
        into.close()
        Path(f"{database}.part").rename(database)
    first = min(library.feeds.all(), key=lambda feed: feed.title.lower())
    return Start("castero", command, {"HOME": str(home)}, first.title)


def for_newsboat(command: list[str], home: Path, library: Library) -> Start:
    """Fill the cache newsboat has made for these feeds."""
    feeds = library.feeds.all()
    files = [home / name for name in ("config", "urls", "cache.db")]
    given = [*command, "-q", "-C", str(files[0]), "-u", str(files[1]), "-c", str(files[2])]
    if not (home / "filled").exists():
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        files[0].write_text("auto-reload no\n")
        files[1].write_text("".join(f"{feed.url}\n" for feed in feeds))
        subprocess.run([*given, "-x", "print-unread"], check=True, capture_output=True)
        with sqlite3.connect(files[2]) as into:
            fill(library, into, _newsboat_feed, _newsboat_episode)
        into.close()
        (home / "filled").touch()
    return Start("newsboat", given, {"HOME": str(home)}, feeds[0].title)


Into = sqlite3.Connection
_CASTERO = """
create table feed (key text primary key, title text, description text, link text, last_build_date text,
    copyright text);
create table episode (id integer primary key, feed_key text, title text, description text, link text,
    pubdate text, copyright text, enclosure text, played bit not null default 0,
    foreign key (feed_key) references feed(key) on delete cascade);
create table queue (id integer primary key, ep_id integer,
    foreign key (ep_id) references episode(id) on delete cascade);
create table progress (ep_id integer primary key, time integer,
    foreign key (ep_id) references episode(id) on delete cascade);
pragma user_version = 4;
"""


def fill(
    library: Library,
    into: Into,
    put_feed: Callable[[Into, Feed], None],
    put_episode: Callable[[Into, Feed, EpisodeDetail], None],
) -> None:
    """Give all feeds and episodes of the library to another program."""
    for feed in library.feeds.all():
        put_feed(into, feed)
        for detail in details(library, feed):
            put_episode(into, feed, detail)


def details(library: Library, feed: Feed) -> Iterator[EpisodeDetail]:
    """Give the episodes of a feed, newest first."""
    yield from map(library.episodes.detail, library.episodes.ids(feed.id))


def _castero_feed(into: Into, feed: Feed) -> None:
    into.execute("insert into feed values (?, ?, ?, ?, '', '')", (feed.url, feed.title, "Words.", feed.link))


def _castero_episode(into: Into, feed: Feed, detail: EpisodeDetail) -> None:
    episode, audio = detail.episode, detail.episode.enclosure
    row = (feed.url, episode.title, detail.notes, episode.link, _date(episode.published))
    into.execute(
        "insert into episode (feed_key, title, description, link, pubdate, copyright, enclosure, played)"
        " values (?, ?, ?, ?, ?, '', ?, ?)",
        (*row, audio.url if audio else "", episode.played),
    )


def _newsboat_feed(into: Into, feed: Feed) -> None:
    into.execute("delete from rss_feed where rssurl = ?", (feed.url,))
    into.execute(
        "insert into rss_feed (rssurl, url, title) values (?, ?, ?)", (feed.url, feed.link, feed.title)
    )


def _newsboat_episode(into: Into, feed: Feed, detail: EpisodeDetail) -> None:
    episode, audio = detail.episode, detail.episode.enclosure
    into.execute(
        "insert into rss_item (guid, title, author, url, feedurl, pubDate, content, unread, enclosure_url,"
        " enclosure_type, base) values (?, ?, '', ?, ?, ?, ?, ?, ?, 'audio/mpeg', '')",
        (
            f"{feed.id}-{episode.id}",
            episode.title,
            episode.link,
            feed.url,
            episode.published or 0,
            detail.notes,
            not episode.played,
            audio.url if audio else "",
        ),
    )


def _date(published: int | None) -> str:
    return format_datetime(datetime.fromtimestamp(published or 0, UTC))


if __name__ == "__main__":
    main()
