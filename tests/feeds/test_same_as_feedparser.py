"""Reading the items by themselves, cut, must give what feedparser reads in the whole document."""

import io
import os

import feedparser
from hypothesis import given, settings
from hypothesis import strategies as st

from support.feeds_made import rss
from tui.feeds.decode import to_utf8
from tui.feeds.entries import read_entries, read_head
from tui.feeds.prolog import read_prolog
from tui.feeds.repair import take_apart

BASE = "https://example.org/feed"
FIELDS = (
    "<title>A &amp; B</title>",
    "<title><![CDATA[C <b>d</b>]]></title>",
    "<title/>",
    "<link>https://example.org/1?a=1&amp;b=2</link>",
    "<link>relative</link>",
    "<guid>https://example.org/permanent</guid>",
    '<guid isPermaLink="false">abc</guid>',
    "<description>Words &lt;b&gt;bold&lt;/b&gt;</description>",
    "<content:encoded><![CDATA[<p>Rich</p>]]></content:encoded>",
    "<itunes:duration>12:34</itunes:duration>",
    "<itunes:title>iTunes title</itunes:title>",
    "<itunes:image href='a.jpg'/>",
    "<itunes:season>2</itunes:season>",
    "<enclosure url='a.mp3' type='audio/mpeg' length='1' />",
    "<enclosure url='b.ogg'></enclosure>",
    "<media:content url='m.mp3' type='audio/mpeg'/>",
    "<media:thumbnail url='t.jpg'/>",
    "<category>c</category>",
    "<category/>",
    "<author>a@example.org (A)</author>",
    "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>D</dc:creator>",
    "<pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate>",
    "<podcast:person>P<x/></podcast:person>",
    "<podcast:chapters url='c.json' />",
    "<psc:chapters><psc:chapter start='1' title='c'/></psc:chapters>",
    "<source url='s'>Source</source>",
    "<unknown a='&lt;>'><deep/>text</unknown>",
    "<!-- <item> -->",
    "<?x <item> ?>",
    "text",
)
READ = (
    "title",
    "link",
    "links",
    "summary",
    "content",
    "image",
    "itunes_duration",
    "itunes_season",
    "itunes_title",
)

EXAMPLES = int(os.environ.get("PODTUI_FUZZ", "100"))
fields = st.lists(st.sampled_from(FIELDS), max_size=8, unique=True).map("\n".join)


def read(mapping, key):
    value = dict.get(mapping, key)
    return [dict(one) for one in value] if isinstance(value, list) else value


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(fields.map("<item>{}</item>".format), max_size=4), fields, st.integers(0, 4))
def test_items_and_head(items, channel, place):
    between = [*items[:place], "<!-- between -->", "<ttl>5</ttl>", *items[place:]]
    data = rss(
        *between, channel=f"<title>Show</title><image><url>i.png</url><title>I</title></image>{channel}"
    )
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": BASE}
    whole = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    document = to_utf8(data)
    around = take_apart(document[read_prolog(document).root :], BASE, {})
    entries = read_entries(around.items, around) if around.items else []
    for ours, theirs in zip(entries, whole.entries, strict=True):
        assert {key: read(ours, key) for key in READ} == {key: read(theirs, key) for key in READ}
    head = read_head(around)
    assert {key: read(head, key) for key in ("title", "link", "image")} == {
        key: read(whole.feed, key) for key in ("title", "link", "image")
    }
