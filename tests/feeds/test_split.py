import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.feeds_made import NAMESPACES, item, rss
from tui.feeds.prolog import read_prolog
from tui.feeds.split import split
from tui.model.errors import FeedError


def split_document(data: bytes):
    root = read_prolog(data).root
    assert root is not None
    return split(data[root:])


def test_every_item_is_exactly_its_bytes():
    written = [item(1), item(2).replace("<item>", "<item a='>'\n>"), "<item/>", "<item ></item >", item(3)]
    found = split_document(rss(*written)).items
    assert [one.document[one.start : one.end].decode() for one in found] == written


def test_what_identifies_an_item():
    (found,) = split_document(rss(item(7, "<title>second</title><dc:date>2001</dc:date>"))).items
    assert (found.guid, found.title, found.enclosure) == ("guid-7", "Episode 7", "https://example.org/7.mp3")
    assert found.date == "Mon, 08 Jan 2024 10:00:00 GMT"


def test_the_hash_follows_the_bytes():
    one, same, other = split_document(rss(item(1), item(1), item(1, "<x/>"))).items
    assert one.hash() == same.hash() != other.hash()


def test_head_and_source_leave_out_items_and_podcast_tags():
    tags = "<podcast:value><podcast:valueRecipient a='1'/></podcast:value><category>x</category><category/>"
    result = split_document(rss(item(1, tags + "<kept/>"), channel=f"<title>T</title>{tags}<link>l</link>"))
    assert b"<title>T</title><link>l</link>" in result.head
    assert b"podcast:value" not in result.head.replace(NAMESPACES.encode(), b"")
    (found,) = result.items
    assert found.source().endswith(b"</description><kept/></item>")


def test_empty_elements_are_cut_to_the_byte():
    result = split_document(
        rss("<item><category/><title>A</title><podcast:season /><x/><category a='>' />B</item>")
    )
    assert result.items[0].source() == b"<item><title>A</title><x/>B</item>"


def test_items_are_wrapped_in_the_elements_they_lie_in():
    result = split_document(
        b"<rss version='2.0' xmlns:x='u'><channel  id='1'><x:item/><item/></channel></rss>"
    )
    assert (result.opening, result.closing) == (
        b"<rss version='2.0' xmlns:x='u'><channel  id='1'>",
        b"</channel></rss>",
    )
    assert len(result.items) == 1


def test_podcast_tags_keep_text_attributes_and_repeats():
    more = "".join(f"<podcast:person role='r{number}'>P{number}</podcast:person>" for number in range(300))
    (found,) = split_document(rss(item(1, more))).items
    assert [(tag.text, tag.get("role")) for tag in found.tags] == [(f"P{n}", f"r{n}") for n in range(300)]


def test_junk_after_the_root_is_ignored():
    assert len(split_document(rss(item(1)) + b"<!-- x --><script>alert</script>").items) == 1


CHOKING = {
    "nested": "<x>" * 80 + "</x>" * 80,
    "attributes": "<x " + " ".join(f"a{number}=''" for number in range(300)) + "/>",
    "repeated": "<link/>" * 200,
    "too many elements": "<x>" + "<y/>" * 30_000 + "</x>",
    "too large": "<content:encoded>" + "words " * 300_000 + "</content:encoded>",
    "namespaces": "".join(f"<n{number}:x xmlns:n{number}='u'/>" for number in range(300)),
    "podcast tags": "<podcast:person>P</podcast:person>" * 6000,
}


@pytest.mark.parametrize("left_out", CHOKING)
def test_what_would_choke_feedparser_is_cut_and_said(left_out):
    result = split_document(rss(item(1, CHOKING[left_out])))
    assert [left_out in problem for problem in result.problems] == [True]
    (found,) = result.items
    assert found.guid == "guid-1"
    assert len(found.source()) < 300_000


MANY = b" ".join(b"a%d=''" % number for number in range(500))
REFUSED = {
    "depth": b"<rss>" + b"<x>" * 5000,
    "attributes of the root": b"<rss " + MANY + b"/>",
    "attributes of the channel": b"<rss><channel " + MANY + b"/></rss>",
    "elements": b"<rss><category>" + b"<x/>" * 500_001 + b"</category></rss>",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_cut_is_refused(what):
    with pytest.raises(FeedError, match="refused"):
        split(REFUSED[what])


markup = st.recursive(
    st.sampled_from(
        ["text", "<a/>", "<category/>", "<podcast:person>P</podcast:person>", "<!-- <item> -->", "<b c='>'/>"]
    )
    | st.just("<![CDATA[<item>]]>"),
    lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<n>{''.join(parts)}</n>"),
    max_leaves=8,
)


@given(st.lists(st.lists(markup, max_size=4).map("".join), max_size=6), markup)
def test_cutting_leaves_well_formed_documents(insides, between):
    items = [f"<item>{inside}</item>" for inside in insides]
    result = split_document(rss(between, *items, between))
    assert len(result.items) == len(items)
    again = (
        split(result.opening + b"".join(one.source() for one in result.items) + result.closing)
        if items
        else None
    )
    assert again is None or len(again.items) == len(items)
    head = split(result.head)
    assert head.items == []
    assert head.head == result.head
