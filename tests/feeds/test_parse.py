from datetime import UTC, datetime

import pytest

from support.feeds_made import ATOM, NAMESPACES, RDF, RSS_092, item, rss
from tui.feeds.parse import parse_feed, read_feed
from tui.model.errors import FeedError


def known_of(feed):
    return {episode.identity: episode.hash for episode in feed.episodes}


def only(data, **options):
    (episode,) = parse_feed(data, **options).episodes
    return episode


def test_rss_2_with_all_fields_of_feed_and_episode():
    channel = """<title>Tom &amp;amp; &lt;b&gt;Jerry&lt;/b&gt;</title><link>https://example.org/</link>
      <description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;</description>
      <language>en-gb</language>
      <itunes:author>Ada</itunes:author><itunes:image href="https://example.org/cover.jpg"/>
      <itunes:new-feed-url>https://new.example.org/feed</itunes:new-feed-url>
      <podcast:person role="Guest">Bob</podcast:person>"""
    more = """<itunes:duration>1:02:03</itunes:duration><itunes:season>2</itunes:season>
      <itunes:episode>7</itunes:episode><itunes:author>Eve</itunes:author><link>https://example.org/1</link>
      <itunes:image href="https://example.org/1.jpg"/>"""
    feed = parse_feed(rss(item(1, more), channel=channel))
    assert (feed.title, feed.description) == ("Tom & Jerry", "One\nTwo & three")
    assert (feed.link, feed.language, feed.author) == ("https://example.org/", "en-gb", "Ada")
    assert (feed.image, feed.new_url) == ("https://example.org/cover.jpg", "https://new.example.org/feed")
    assert [(person.name, person.role) for person in feed.persons] == [("Bob", "guest")]
    (episode,) = feed.episodes
    assert (episode.identity, episode.title, episode.author) == ("guid-1", "Episode 1", "Eve")
    assert episode.published == datetime(2024, 1, 2, 10, tzinfo=UTC).timestamp()
    assert (episode.duration, episode.season, episode.number) == (3723.0, 2, 7)
    assert (episode.link, episode.image) == ("https://example.org/1", "https://example.org/1.jpg")
    assert episode.enclosure is not None
    assert (episode.enclosure.url, episode.enclosure.type) == ("https://example.org/1.mp3", "audio/mpeg")
    assert episode.enclosure.length == 123
    assert episode.notes == "Notes of 1"
    assert (feed.total, feed.problems) == (1, ())


def test_atom_resolves_links_against_xml_base():
    feed = parse_feed(ATOM, url="https://elsewhere.example/feed")
    assert (feed.title, feed.link, feed.author) == (
        "An <Atom> Show",
        "https://example.org/show/home.html",
        "Ada",
    )
    assert [episode.title for episode in feed.episodes] == ["Second", "First"]
    assert feed.episodes[0].link == "https://example.org/show/two.html"
    first = feed.episodes[1]
    assert first.link == "https://example.org/show/one/page.html"
    assert first.enclosure is not None
    assert first.enclosure.url == "https://example.org/show/one/a.ogg"
    assert "<b>notes</b>" in first.notes
    assert first.published == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC).timestamp()


def test_rdf():
    feed = parse_feed(RDF)
    assert feed.title == "An RDF Show"
    (episode,) = feed.episodes
    assert (episode.identity, episode.title, episode.notes) == ("https://example.org/1", "One", "Notes")
    assert episode.published == datetime(2003, 1, 2, tzinfo=UTC).timestamp()


def test_rss_092_without_title_guid_and_date():
    episode = only(RSS_092)
    assert episode.title == "No title here, only words and a song"
    assert episode.identity == "http://example.org/song.mp3"
    assert episode.published is None


def test_only_new_and_changed_items_come_back():
    first = parse_feed(rss(item(1), item(2)))
    assert len(first.episodes) == 2
    changed = item(2).replace("Notes of 2", "Corrected notes")
    second = parse_feed(rss(item(3), changed, item(1)), known=known_of(first))
    assert [episode.identity for episode in second.episodes] == ["guid-3", "guid-2"]
    assert second.episodes[1].notes == "Corrected notes"
    assert second.total == 3


def test_unchanged_feed_gives_no_episodes_but_its_title():
    data = rss(*(item(number) for number in range(120)))
    feed = parse_feed(data, known=known_of(parse_feed(data)))
    assert (feed.episodes, feed.total, feed.title) == ((), 120, "A Show")


def test_batches_are_newest_first_whatever_the_order_of_the_document():
    batches = list(read_feed(rss(*(item(day, day=day) for day in (3, 1, 5, 2, 4))), batch=2))
    assert [[episode.identity for episode in batch.episodes] for batch in batches] == [
        ["guid-5", "guid-4"],
        ["guid-3", "guid-2"],
        ["guid-1"],
    ]
    assert {batch.total for batch in batches} == {5}


def test_newest_limits_the_episodes_but_not_the_total():
    feed = parse_feed(rss(*(item(day, day=day) for day in (1, 2, 3))), newest=2)
    assert ([episode.identity for episode in feed.episodes], feed.total) == (["guid-3", "guid-2"], 3)


def test_items_without_a_date_stay_beside_their_neighbours():
    undated = "<item><title>Undated</title><guid>u</guid></item>"
    feed = parse_feed(rss(item(9, day=9), undated, item(1, day=1)))
    assert [episode.identity for episode in feed.episodes] == ["guid-9", "u", "guid-1"]


def test_live_item_does_not_take_the_title_nor_become_an_episode():
    live = """<podcast:liveItem status="live"><title>We are live</title><guid>live</guid><link>https://live/</link>
      <description>Now</description></podcast:liveItem>"""
    channel = f"<title>A Show</title><link>https://example.org/</link>{live}"
    feed = parse_feed(rss(item(1), live, channel=channel))
    assert (feed.title, feed.link) == ("A Show", "https://example.org/")
    assert [episode.identity for episode in feed.episodes] == ["guid-1"]


def test_undeclared_prefixes_mean_what_they_always_mean():
    more = "<itunes:duration>61</itunes:duration><podcast:person>Bob</podcast:person><odd:thing odd:a='1'/>"
    episode = only(rss(item(1, more), namespaces=""))
    assert episode.duration == 61
    assert [person.name for person in episode.persons] == ["Bob"]


def test_the_namespace_address_counts_and_not_the_prefix():
    other = NAMESPACES.replace("xmlns:podcast", "xmlns:p2")
    assert only(rss(item(1, "<p2:person>Bob</p2:person>"), namespaces=other)).persons
    foreign = NAMESPACES.replace("https://podcastindex.org/namespace/1.0", "https://example.org/ns")
    assert not only(rss(item(1, "<podcast:person>Bob</podcast:person>"), namespaces=foreign)).persons


@pytest.mark.parametrize(
    ("more", "notes"),
    [
        ("<content:encoded><![CDATA[<p>Long &amp; rich</p>]]></content:encoded>", "<p>Long &amp; rich</p>"),
        (
            "<itunes:summary>A summary much longer than the notes</itunes:summary>",
            "A summary much longer than the notes",
        ),
        ("<itunes:subtitle>short</itunes:subtitle>", "Notes of 1"),
        ("<itunes:summary>short</itunes:summary><content:encoded>brief</content:encoded>", "Notes of 1"),
        (
            "<media:content><media:description>Of the picture only</media:description></media:content>",
            "Notes of 1",
        ),
    ],
)
def test_the_richest_text_is_the_notes_exactly_as_written(more, notes):
    assert only(rss(item(1, more))).notes == notes


def test_media_description_is_the_last_resort_for_notes():
    group = "<media:group><media:description>All there is</media:description></media:group>"
    assert only(rss(f"<item><title>x</title>{group}</item>")).notes == "All there is"


def test_script_in_the_notes_is_left_to_the_notes_room():
    written = "<script>alert(1)</script><p onclick='x'>\x1b]0;t\x07</p>"
    assert only(rss(item(1, f"<content:encoded><![CDATA[{written}]]></content:encoded>"))).notes.startswith(
        "<script>"
    )


def test_relative_links_are_resolved_against_the_feed():
    data = rss(
        '<item><title>x</title><link>/1</link><guid isPermaLink="true">g</guid>'
        '<enclosure url=" audio/1.mp3 "/><itunes:image href="cover.jpg"/></item>'
    )
    episode = only(data, url="https://example.org/feeds/show.xml")
    assert episode.link == "https://example.org/1"
    assert episode.enclosure is not None
    assert episode.enclosure.url == "https://example.org/feeds/audio/1.mp3"
    assert episode.image == "https://example.org/feeds/cover.jpg"
    assert episode.identity == "g"


def test_a_local_feed_may_have_local_audio_and_no_other():
    data = rss('<item><title>x</title><enclosure url="1.mp3"/></item>')
    local = only(data, url="/home/ada/feed.xml").enclosure
    assert local is not None
    assert local.url == "/home/ada/1.mp3"
    assert only(data).enclosure is None
    absolute = rss('<item><title>x</title><enclosure url="file:///etc/passwd" type="audio/mpeg"/></item>')
    assert only(absolute, url="https://example.org/feed").enclosure is None


def test_a_nested_item_is_an_item_of_its_own_and_an_empty_one_none():
    inner = "<item><title>Inner</title><guid>inner</guid></item>"
    feed = parse_feed(rss(f"<item><title>Outer</title><guid>outer</guid>{inner}<item /></item>"))
    assert sorted(episode.title for episode in feed.episodes) == ["Inner", "Outer"]


def test_two_channels_in_one_document():
    data = b"<rss><channel><title>A</title>%s</channel><channel><title>B</title>%s</channel></rss>"
    feed = parse_feed(data % (item(1).encode(), item(2).encode()))
    assert {episode.identity for episode in feed.episodes} == {"guid-1", "guid-2"}


def test_a_feed_without_episodes_is_a_feed():
    feed = parse_feed(rss())
    assert (feed.title, feed.episodes, feed.total) == ("A Show", (), 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"Not found", "not XML"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not XML"),
        (b"<!DOCTYPE html><html><head><title>Hello</title></head><body><p>Hi<br></body></html>", "web page"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "web page"),
        (b"<HTML>" + b"<div>" * 2000, "web page"),
        (b"<opml version='2.0'><body/></opml>", "OPML"),
        (b"<?xml version='1.0'?><sitemapindex><sitemap/></sitemapindex>", "sitemapindex"),
        (b"\x1f\x8b\x08damaged", "damaged"),
    ],
    ids=range(10),
)
def test_what_is_no_feed_is_refused_in_one_sentence(data, reason):
    with pytest.raises(FeedError, match=reason):
        parse_feed(data)


def test_a_web_page_names_its_feed():
    link = b'<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">'
    page = b"<html><head>%s<title>x</title></head><body><br></body></html>" % link
    with pytest.raises(FeedError, match=r"https://example\.org/feed\?a=1&b=2"):
        parse_feed(page, url="https://example.org/show/")


def test_text_that_could_reach_the_terminal_is_cleaned():
    feed = parse_feed(
        rss(
            "<item><title>a&#27;]0;x b\u202e &#155;31m</title><guid>\u200bg</guid>"
            "<podcast:person>Bo\u202eb</podcast:person></item>",
            channel="<title>Evil\u2066 \x7f show</title>",
        )
    )
    shown = [feed.title, feed.episodes[0].title, feed.episodes[0].persons[0].name]
    assert all(not set(text) & set("\x1b\x7f\x9b\u202e\u2066") for text in shown)
    assert feed.title == "Evil show"


def test_an_absolute_address_stays_as_it_is_written():
    one = only(
        rss("<item><enclosure url='https://example.org/a.mp3?'/></item>"), url="https://example.org/feed"
    )
    assert one.enclosure is not None
    assert one.enclosure.url == "https://example.org/a.mp3?"


def test_more_items_than_one_reading_takes():
    data = rss(*(f"<item><guid>{number}</guid><pubDate>{number}</pubDate></item>" for number in range(6000)))
    first = parse_feed(data)
    assert (len(first.episodes), first.total) == (5000, 6000)
    assert "more follow" in first.problems[0]
    second = parse_feed(data, known=known_of(first))
    assert len(second.episodes) == 1000
    assert not known_of(first).keys() & known_of(second).keys()


def test_items_beyond_the_first_twenty_thousand_are_only_counted():
    feed = parse_feed(rss("<item/>" * 25_000, channel="<title>Long</title>"), newest=1)
    assert (feed.title, feed.total, len(feed.episodes)) == ("Long", 25_000, 1)
    assert "looked at" in feed.problems[0]


def test_dates_in_other_languages_are_feedparsers_affair():
    dated = "<item><title>x</title><pubDate>Κυρ, 11 Ιούλ 2004 12:00:00 EST</pubDate></item>"
    assert only(rss(dated)).published == datetime(2004, 7, 11, 17, tzinfo=UTC).timestamp()
    for made_up in ("2004", "2004-július-13T9:15-05:00", "2004-00-00"):
        assert only(rss(f"<item><pubDate>{made_up}</pubDate></item>")).published is None
    both = "<item><pubDate>nonsense</pubDate><dc:date>2024-01-02</dc:date></item>"
    declared = NAMESPACES + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    assert only(rss(both, namespaces=declared)).published == datetime(2024, 1, 2, tzinfo=UTC).timestamp()


def test_a_title_of_dublin_core_stands_in_only_where_there_is_no_other():
    for own, wanted in (("<title>Own</title>", "Own"), ("<title/>", "Other"), ("", "Other")):
        for titles in (own + "<dc:title>Other</dc:title>", "<dc:title>Other</dc:title>" + own):
            feed = parse_feed(rss(f"<item>{titles}<guid>1</guid></item>", channel=titles))
            assert (feed.title, feed.episodes[0].title) == (wanted, wanted)


def test_a_feed_without_a_channel_still_has_a_title():
    feed = parse_feed(b"<rss version='2.0'><title>T</title><item><title>One</title></item></rss>")
    assert (feed.title, [episode.title for episode in feed.episodes]) == ("T", ["One"])
