"""Reading feeds against plain feedparser, in one run: `python tests/bench/feeds_parse.py [hostile]`.

Times are CPU seconds; memory is the largest resident size of a process of its own per hostile feed.
"""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import feedparser

from support.feeds_hostile import BOUNDED, REFUSED
from support.feeds_made import rss
from tui.feeds.parse import parse_feed, read_feed
from tui.model.errors import FeedError

EPISODES = 3000
PARAGRAPH = (
    "<p>One of the <a href='https://example.org/x'>many things</a> that were said, and <b>why</b>.</p>\n"
)


def episode(number: int) -> str:
    address = f"https://example.org/{number}"
    return f"""<item><title>Episode {number}: of things &amp; people</title><link>{address}</link>
      <guid isPermaLink="false">{address}</guid><itunes:duration>1:02:{number % 60:02}</itunes:duration>
      <pubDate>Mon, 0{number % 9 + 1} Jan {1990 + number // 100} 10:00:00 GMT</pubDate>
      <itunes:author>Ada</itunes:author><itunes:image href="{address}.jpg"/><category>Things</category>
      <enclosure url="{address}.mp3" type="audio/mpeg" length="12345678"/>
      <description><![CDATA[{PARAGRAPH * 4}]]></description>
      <content:encoded><![CDATA[{PARAGRAPH * 36}]]></content:encoded>
      <podcast:person role="guest">Bob</podcast:person></item>"""


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare() -> None:
    """Print how long a feed of 3000 episodes takes in every way of reading it."""
    data = rss(*map(episode, range(EPISODES)))
    known = {one.identity: one.hash for one in parse_feed(data).episodes}
    one_missing = dict(list(known.items())[1:])
    lean = {"sanitize_html": False, "resolve_relative_uris": False}
    plain = cpu(lambda: feedparser.parse(io.BytesIO(data)))
    print(f"{len(data) / 1e6:.1f} MB, {EPISODES} episodes{'':26}seconds  of plain feedparser")
    for words, seconds in (
        ("feedparser, plain", plain),
        (
            "feedparser, neither sanitising nor resolving",
            cpu(lambda: feedparser.parse(io.BytesIO(data), **lean)),
        ),
        ("podtui, all episodes", cpu(lambda: parse_feed(data))),
        ("podtui, until the newest 50 are there", cpu(lambda: next(read_feed(data)))),
        ("podtui, one new episode", cpu(lambda: parse_feed(data, known=one_missing))),
        ("podtui, nothing new", cpu(lambda: parse_feed(data, known=known))),
    ):
        print(f"{words:48} {seconds:7.2f}  {seconds / plain:7.1%}")


def survive(name: str) -> None:
    """Read one hostile feed and print what that took."""
    data = (REFUSED | BOUNDED)[name]()
    parse_feed(rss())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        feed = parse_feed(data)
        result = f"{len(feed.episodes)} of {feed.total} read"
    except FeedError as error:
        result = str(error)
    seconds = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{name:42} {len(data) / 1e6:6.1f} MB {seconds:6.2f} s  +{grown / 1024:4.0f} MB  {result}")


def main() -> None:
    """Compare, or run the hostile set, each feed in a process of its own."""
    if sys.argv[1:] == ["hostile"]:
        for name in (*REFUSED, *BOUNDED):
            subprocess.run([sys.executable, __file__, name], check=True)
    elif sys.argv[1:]:
        survive(sys.argv[1])
    else:
        compare()


if __name__ == "__main__":
    main()
