"""Every real feed of the corpus: read without exception, nothing lost."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tui.feeds.decode import to_utf8
from tui.feeds.parse import parse_feed
from tui.model.errors import FeedError

FEEDS = Path(__file__).parents[2].parent / "shared" / "corpus" / "feeds"
NO_FEEDS = {"html-page.html", "notafeed.html"}
FILES = sorted(path.name for path in FEEDS.glob("*.*ml")) if FEEDS.is_dir() else []
pytestmark = pytest.mark.skipif(not FILES, reason="the corpus of real feeds is not here")
PODCAST = re.compile(r"\{https?://(podcastindex\.org/namespace|github\.com/podcastindex-org)", re.IGNORECASE)


def local(element):
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def items_of(name):
    """The items an ordinary XML parser finds, or None where the file is not well formed."""
    document = re.sub(rb"<\?xml[^>]*\?>", b"", to_utf8((FEEDS / name).read_bytes()), count=1).strip()
    try:
        root = ElementTree.fromstring(document)
    except ElementTree.ParseError:
        return None
    return [
        element
        for element in root.iter()
        if local(element) in ("item", "entry") and "}item" not in local(element)
    ]


@pytest.mark.parametrize("name", [name for name in FILES if name not in NO_FEEDS])
def test_every_item_and_every_podcast_tag_is_found(name):
    feed = parse_feed((FEEDS / name).read_bytes(), url="https://example.org/feed")
    assert len(feed.episodes) == feed.total
    assert len({episode.identity for episode in feed.episodes}) == feed.total
    assert all(episode.title for episode in feed.episodes)
    items = items_of(name)
    if items is None:
        return
    items = [item for item in items if len(item) or name == "castero-notitle.xml"]
    assert feed.total == len(items)
    tags = [child for item in items for child in item if PODCAST.match(str(child.tag))]
    for kind in ("person", "soundbite", "transcript"):
        written = [tag for tag in tags if local(tag) == kind and (kind != "person" or tag.text)]
        assert sum(len(getattr(episode, kind + "s")) for episode in feed.episodes) == len(written)
    sources = [source for tag in tags for source in tag if local(source) == "source"]
    wanted = {source.get("uri") for source in sources if str(source.get("uri")).startswith("http")}
    urls = {one.url for episode in feed.episodes for one in (*episode.alternates, episode.enclosure) if one}
    assert wanted <= urls


@pytest.mark.parametrize("name", sorted(NO_FEEDS))
def test_web_pages_are_refused(name):
    if name not in FILES:
        pytest.skip("not in this corpus")
    with pytest.raises(FeedError, match="web page"):
        parse_feed((FEEDS / name).read_bytes())


@pytest.mark.parametrize("name", [name for name in FILES if name not in NO_FEEDS])
def test_a_second_reading_of_the_same_bytes_finds_nothing_new(name):
    data = (FEEDS / name).read_bytes()
    first = parse_feed(data)
    again = parse_feed(data, known={episode.identity: episode.hash for episode in first.episodes})
    assert (again.episodes, again.total, again.title) == ((), first.total, first.title)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("natube.xml", "Boo Bury: Mothman of the Minneapocalypse"),
        ("homegrown.xml", "Homegrown Hits"),
        ("feedsmith-allns.xml", "Example Feed"),
        ("compressed.xml", "Новости Оренбурга и области / Раздел Новости"),
        ("miniflux-1251.xml", "iBash.Org.Ru"),
        ("ellinofreneia-el.xml", "Ελληνοφρένεια"),
        ("invalid-bytes-bom.xml", "Valid UTF8: ѨInvalid UTF8: España"),
    ],
)
def test_titles_are_the_feeds_own_and_in_the_right_encoding(name, title):
    assert parse_feed((FEEDS / name).read_bytes()).title == title


@pytest.mark.parametrize(
    ("name", "audio"),
    [
        ("macworld.xml", 0),
        ("guardian-noencl.xml", 0),
        ("hanselminutes.xml", 20),
        ("video-200.xml", 200),
        ("gp-leadingspace.xml", 1),
        ("rss092.xml", 15),
        ("castero-mixed.xml", 2),
        ("rome-lr.xml", 8),
        ("reader-nodates.xml", 1),
    ],
)
def test_enclosures(name, audio):
    episodes = parse_feed((FEEDS / name).read_bytes()).episodes
    assert sum(episode.enclosure is not None for episode in episodes) == audio


def test_an_updated_feed_brings_only_what_is_new():
    old = parse_feed((FEEDS / "pc20-2021a.xml").read_bytes())
    new = parse_feed(
        (FEEDS / "pc20-2021.xml").read_bytes(), known={one.identity: one.hash for one in old.episodes}
    )
    fresh = {episode.identity for episode in new.episodes} - {episode.identity for episode in old.episodes}
    assert len(fresh) == new.total - old.total
