"""Damaged and strange documents: always a feed or one sentence, never another exception, nothing twice."""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.feeds_made import ATOM, RDF, RSS_092, item, rss
from tui.feeds.parse import parse_feed
from tui.model.errors import FeedError

EXAMPLES = int(os.environ.get("PODTUI_FUZZ", "150"))

RICH = rss(
    item(
        1,
        "<podcast:person role='guest'>Bob</podcast:person><podcast:transcript url='t.vtt'/>"
        "<podcast:soundbite startTime='1' duration='2'>x</podcast:soundbite><pubDate>x</pubDate>"
        "<psc:chapters><psc:chapter start='1' title='c'/></psc:chapters><author>a@b.c (A)</author>"
        "<media:group><media:content url='m.mp3' type='audio/mpeg'/></media:group>"
        "<podcast:alternateEnclosure><podcast:source uri='a.opus'/></podcast:alternateEnclosure>",
    ),
    item(2, "<content:encoded><![CDATA[<p>x & y</p>]]></content:encoded><category>c</category>"),
    item(3, "<itunes:summary>s</itunes:summary><source url='x'>y</source>"),
    channel="<title>T</title><podcast:liveItem><title>L</title></podcast:liveItem><image><url>u</url></image>",
)
DOCUMENTS = (RICH, ATOM, RDF, RSS_092, ATOM.decode().encode("utf-16"), RICH.decode().encode("utf-32-be"))
TOKENS = (
    *(b"<", b">", b"&", b"'", b'"', b"/>", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"\x00", b"\xff", b"\xc3"),
    *(
        b"<item>",
        b"</item>",
        b"<item/>",
        b"<entry>",
        b"</channel>",
        b"<rss>",
        b"<title>",
        b"<guid>",
        b"<author>",
    ),
    *(b"<podcast:person>", b"<podcast:liveItem>", b"xmlns:podcast=''", b"xmlns='u'", b"xml:base='http://['"),
    *(b"&#0;", b"&nbsp;", b"&x;", b"<!DOCTYPE x [<!ENTITY x 'y'>]>", b"<a:b c:d='e'/>", b"\xef\xbb\xbf"),
    b"<?xml version='1.0' encoding='utf-16'?>",
)

damage = st.one_of(
    st.tuples(st.just("insert"), st.floats(0, 1), st.sampled_from(TOKENS)),
    st.tuples(st.just("insert"), st.floats(0, 1), st.binary(max_size=4)),
    st.tuples(st.just("cut"), st.floats(0, 1), st.integers(1, 80)),
    st.tuples(st.just("repeat"), st.floats(0, 1), st.integers(1, 200)),
    st.tuples(st.just("end"), st.floats(0, 1), st.just(0)),
)


def damaged(document: bytes, wounds) -> bytes:
    for kind, where, what in wounds:
        at = int(where * len(document))
        if kind == "insert":
            document = document[:at] + what + document[at:]
        elif kind == "cut":
            document = document[:at] + document[at + what :]
        elif kind == "repeat":
            document = document[:at] + document[at : at + what] * 2 + document[at + what :]
        else:
            document = document[:at]
    return document


def check(document: bytes, charset: str = "") -> None:
    try:
        feed = parse_feed(document, url="https://example.org/feed", charset=charset)
    except FeedError:
        return
    known = {episode.identity: episode.hash for episode in feed.episodes}
    assert len(feed.episodes) == len(known) == feed.total
    for episode in feed.episodes:
        assert episode.title
        for enclosure in (episode.enclosure, *episode.alternates):
            assert enclosure is None or enclosure.url.startswith(("http://", "https://"))
    shown = [feed.title, feed.author, feed.description, *(episode.title for episode in feed.episodes)]
    assert not set("".join(shown)) & set("\x00\x1b\x7f\x9b\u202e\ud800")
    again = parse_feed(document, url="https://example.org/feed", charset=charset, known=known)
    assert (again.episodes, again.total, again.title) == ((), feed.total, feed.title)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(DOCUMENTS), st.lists(damage, min_size=1, max_size=6))
def test_damaged_feeds(document, wounds):
    check(damaged(document, wounds))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(TOKENS) | st.binary(max_size=6), max_size=30).map(b"".join), st.text(max_size=12)
)
def test_soup(soup, charset):
    check(soup, charset)
    check(b"<rss><channel>" + soup + b"</channel></rss>", charset)
