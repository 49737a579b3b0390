import pytest

from support.feeds_made import NAMESPACES, item, rss
from tui.feeds.parse import parse_feed
from tui.feeds.prolog import read_prolog
from tui.feeds.repair import mend
from tui.model.errors import FeedError


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        (b"Tom & Jerry &amp; &lt;", b"Tom &amp; Jerry &amp; &lt;"),
        (b"a?b=1&c=2&copy", b"a?b=1&amp;c=2&amp;copy"),
        (b"caf&eacute; &nbsp;&unknown;", "café \xa0&amp;unknown;".encode()),
        (b"1 < 2 <b>&#8217;&#x2019;&#0;&#27;&#xD800;&#99999999;</b>", b"1 &lt; 2 <b>&#8217;&#x2019;</b>"),
        (b"a\x00\x08\x1bb\xef\xbf\xbf", b"ab"),
        (b"<![CDATA[Tom & Jerry < &nbsp;]]> & <x/>", b"<![CDATA[Tom & Jerry < &nbsp;]]> &amp; <x/>"),
        (b"<![CDATA[never closed & so on", b"never closed &amp; so on"),
    ],
)
def test_mend(broken, mended):
    assert mend(broken, {}) == mended


def test_own_entities_are_resolved():
    data = (
        b'<!DOCTYPE rss [<!ENTITY show "My &#38; Show"><!ENTITY lt2 "<">]>'
        + rss(item(1).replace("Notes of 1", "&show; &lt2;"), channel="<title>&show;</title>").split(b"?>")[1]
    )
    feed = parse_feed(data)
    assert feed.title == "My & Show"
    assert feed.episodes[0].notes == "My & Show <"


def test_html_entities_and_a_document_type_elsewhere():
    data = b"""<?xml version="1.0"?>
    <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://example.org/rss-0.91.dtd" [
    <!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://www.w3.org/TR/xhtml-lat1.ent">
    ]><rss version="0.91"><channel><title>Caf&eacute; &mdash; &hellip;</title></channel></rss>"""
    assert parse_feed(data).title == "Café — …"


def test_an_external_entity_is_never_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    data = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
        + rss(item(1).replace("Notes of 1", "&x;"), channel="<title>&x;</title>").split(b"?>")[1]
    )
    assert "hidden" not in repr(parse_feed(data))


def test_things_before_the_root_are_skipped():
    data = b"---\nlayout: null\n---\n" + b"\n" * 100_000 + b"<!-- <rss> -->\n" + rss(item(1))
    assert read_prolog(data).root is not None
    assert parse_feed(data).total == 1


BAD_ITEMS = [
    "<item><title>Bad</title><guid>bad</guid><description>1 <b>x</i></description></item>",
    "<item><title>Bad</title><guid>bad</guid><enclosure url=https://example.org/b.mp3 /></item>",
    "<item><title>Bad</title><guid>bad</guid><x a='1' a='2'/></item>",
    "<item><guid>bad</guid><title>Bad</title><description>not closed</item>",
]


@pytest.mark.parametrize("bad", BAD_ITEMS)
def test_one_bad_item_spoils_neither_the_others_nor_itself(bad):
    live = "<podcast:liveItem><title>Live</title></podcast:liveItem>"
    good = [item(number, f"<podcast:person>P{number}</podcast:person>") for number in range(70)]
    feed = parse_feed(rss(*good[:40], bad, *good[40:], channel=f"<title>A Show</title>{live}"))
    assert (feed.title, feed.total) == ("A Show", 71)
    assert sum(len(episode.persons) for episode in feed.episodes) == 70
    (damaged,) = (episode for episode in feed.episodes if episode.title == "Bad")
    assert damaged.identity == "bad"
    assert "piece by piece" in feed.problems[0]


def test_a_bad_item_that_does_not_change_is_not_read_again():
    data = rss(item(1), BAD_ITEMS[0], item(2))
    first = parse_feed(data)
    again = parse_feed(data, known={episode.identity: episode.hash for episode in first.episodes})
    assert (again.episodes, again.total) == ((), 3)


def test_a_document_cut_off_in_an_item_keeps_what_came():
    whole = rss(item(1), item(2), item(3))
    feed = parse_feed(whole[: whole.index(b"guid-3") + 6])
    assert feed.total == 3
    assert {"guid-1", "guid-2"} < {episode.identity for episode in feed.episodes}


def test_a_damaged_head_keeps_the_episodes_and_what_came_before_the_damage():
    live = "<podcast:liveItem><title>Live</title></podcast:liveItem>"
    channel = f"<title>A Show</title>{live}<itunes:author>Ada</itunes:author><generator>x</nonsense>"
    feed = parse_feed(rss(item(1), channel=channel))
    assert [episode.identity for episode in feed.episodes] == ["guid-1"]
    assert (feed.title, feed.author) == ("A Show", "Ada")


def test_damaged_start_tags_around_the_items():
    data = (
        f"<rss version=2.0 {NAMESPACES}><channel><title>T</title>{item(1)}{item(2)}</channel></rss>".encode()
    )
    assert {episode.identity for episode in parse_feed(data).episodes} == {"guid-1", "guid-2"}


def test_items_in_capitals_or_never_closed():
    data = b"<rss><channel><title>T</title><item><title>One</title><item><title>Two</title></channel>"
    assert [episode.title for episode in parse_feed(data).episodes] == ["One", "Two"]


def layouts():
    ten = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "general": f'<!ENTITY l0 "lol">{ten}',
        "one line each": ('<!ENTITY l0 "lol">' + ten).replace("<!", "\n<!"),
        "single quotes": ('<!ENTITY l0 "lol">' + ten).replace('"', "'"),
        "parameter": '<!ENTITY % a "lol"><!ENTITY % b "%a;%a;">',
        "character references": '<!ENTITY l0 "&#38;l1;"><!ENTITY l1 "lol">',
        "one long": f'<!ENTITY l0 "{"A" * 60_000}">',
    }


@pytest.mark.parametrize("layout", layouts())
def test_entities_that_grow_are_refused(layout):
    title = "<title>&l9;&l0;</title>"
    data = f"<!DOCTYPE rss [{layouts()[layout]}]><rss><channel>{title}</channel></rss>".encode()
    with pytest.raises(FeedError, match="entities"):
        parse_feed(data)


def test_quadratic_entities_are_refused():
    declared = f'<!DOCTYPE rss [<!ENTITY a "{"A" * 250}">]>'
    data = f"{declared}<rss><channel><title>{'&a;' * 20_000}</title></channel></rss>"
    with pytest.raises(FeedError, match="entities"):
        parse_feed(data.encode())


def test_a_damaged_item_has_no_made_up_date():
    bad = "<item><title>Bad</title><pubDate>2004-july</pubDate><b></i></item>"
    (episode,) = parse_feed(rss(bad)).episodes
    assert (episode.title, episode.published) == ("Bad", None)
