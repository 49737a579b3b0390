import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.opml import read_opml, write_opml
from tui.model.errors import FeedError
from tui.model.feed import Subscription

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "opml"


def opml(body: str, version: str = "2.0") -> bytes:
    head = f"<?xml version='1.0'?><opml version='{version}'><head><title>x</title></head>"
    return f"{head}<body>{body}</body></opml>".encode()


def test_groups_titles_and_letter_case():
    file = read_opml(
        opml(
            "<outline text='News'><outline title='Local'>"
            "<outline type='rss' XMLURL='https://a.example/f' text='A &amp;amp; B'/></outline></outline>"
            "<outline TEXT='No type' xmlurl=' https://b.example/f '/><outline type='rss' title='Old' url='http://c.example'/>",
            version="1.0",
        )
    )
    assert file.subscriptions == (
        Subscription("https://a.example/f", "A & B", "News/Local"),
        Subscription("https://b.example/f", "No type", ""),
        Subscription("http://c.example", "Old", ""),
    )
    assert file.problems == ()


def test_an_address_that_stands_twice_is_taken_once():
    body = "<outline text='G'><outline xmlUrl='https://a.example'/></outline><outline xmlUrl='https://a.example'/>"
    assert read_opml(opml(body)).subscriptions == (Subscription("https://a.example", "", "G"),)


@pytest.mark.parametrize(
    "address", ["feed://a.example/f", "feed:https://a.example/f", "pcast://a.example/f", "itpc://a.example/f"]
)
def test_addresses_of_other_programs(address):
    (subscription,) = read_opml(opml(f"<outline xmlUrl='{address}'/>")).subscriptions
    assert subscription.url.endswith("://a.example/f")


def test_what_is_left_out_is_said():
    body = (
        "<outline type='rss' title='Piped' xmlUrl='|~/run.sh'/><outline xmlUrl='javascript:alert(1)'/>"
        "<outline type='rss' text='Empty'/><outline xmlUrl='https://a.example'/>"
    )
    file = read_opml(opml(body))
    assert [subscription.url for subscription in file.subscriptions] == ["https://a.example"]
    assert len(file.problems) == 3
    assert "Piped" in file.problems[0]


def test_a_long_list_of_problems_ends():
    problems = read_opml(opml("<outline type='rss'/>" * 300)).problems
    assert len(problems) < 60
    assert any("More outlines" in problem for problem in problems)


@pytest.mark.parametrize(
    "damage",
    [
        b"</opml>",
        b"<outline xmlUrl='https://c.example' text='Tom & Jerry'/></body></opml>",
        b"<outline xmlUrl=https://c.example text='unquoted'></body>",
        b"</bad>",
        b"<outline text='cut off",
    ],
)
def test_a_broken_file_gives_what_can_be_had(damage):
    data = b"<opml><body><outline text='G'><outline xmlUrl='https://a.example'/></outline>"
    data += b"<outline xmlUrl='https://b.example'/>" + damage
    file = read_opml(data)
    assert [(one.url, one.group) for one in file.subscriptions[:2]] == [
        ("https://a.example", "G"),
        ("https://b.example", ""),
    ]
    assert len(file.subscriptions) == (3 if b"c.example" in damage else 2)


def test_a_file_without_subscriptions_says_so():
    file = read_opml(opml(""))
    assert (file.subscriptions, len(file.problems)) == ((), 1)


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><body/></html>", b"<rss><channel/></rss>"])
def test_what_is_no_opml_is_refused(data):
    with pytest.raises(FeedError):
        read_opml(data)


HOSTILE = {
    "depth": b"<opml><body>" + b"<outline text='x'>" * 1_000_000,
    "number": opml("<outline xmlUrl='https://a.example'/>" * 100_000),
    "entities": b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
    + opml("<outline text='&b;'/>"),
    "size": b"<opml>" + b" " * (11 << 20),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_are_refused(what):
    with pytest.raises(FeedError, match=r"refused|larger"):
        read_opml(HOSTILE[what])


def test_external_entities_are_never_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    data = (
        f"<!DOCTYPE opml [<!ENTITY x SYSTEM '{secret.as_uri()}'>]>".encode()
        + opml("<outline text='&x;' xmlUrl='https://a.example'/>").split(b"?>")[1]
    )
    (subscription,) = read_opml(data).subscriptions
    assert "hidden" not in subscription.title


line = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="&<>/"), min_size=1, max_size=20
)
subscriptions = st.builds(
    Subscription,
    url=st.integers(0, 10**6).map(lambda number: f"https://example.org/{number}?a=1&b=<2>\"'"),
    title=line,
    group=st.lists(line, max_size=3).map("/".join),
)


@given(st.lists(subscriptions, unique_by=lambda one: one.url, min_size=1, max_size=12), line)
def test_what_is_written_is_read_again(wanted, title):
    file = read_opml(write_opml(wanted, title))
    assert set(file.subscriptions) == set(wanted)
    assert file.problems == ()


@given(st.binary(max_size=400))
def test_any_bytes_give_a_file_or_a_feed_error(data):
    for document in (data, opml("<outline xmlUrl='https://a.example'/>") + data):
        with contextlib.suppress(FeedError):
            assert isinstance(read_opml(document).subscriptions, tuple)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real OPML files is not here")
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("Ranchero-Software__NetNewsWire__Subs.opml", 207),
        ("Ranchero-Software__NetNewsWire__SubsNoTitleAttributes.opml", 207),
        ("alatiera__gnome-podcasts__export_test.opml", 6),
        ("alpiepho__node-overcast-rss__overcast.opml", 87),
        ("amugofjava__anytime_podcast_player__opml_import_test1.opml", 0),
        ("kevgmz__opml__MIT.opml", 55),
        ("lqdev__podcast-tui__sample-subscriptions.opml", 6),
        ("newsboat__newsboat__filtered.opml", 2),
        ("newsboat__newsboat__piped.opml", 1),
        ("podStation__podStation__feeds.opml", 3),
        ("rometools__rome__opml_1.0.xml", 11),
        ("rometools__rome__opml_2.0.xml", 11),
        ("xgi__castero__broken_no_outline.xml", 0),
        ("xgi__castero__broken_parse.xml", 2),
        ("xgi__castero__valid_complete.xml", 2),
    ],
)
def test_corpus(name, count):
    file = read_opml((CORPUS / name).read_bytes())
    assert len(file.subscriptions) == count
    assert all(subscription.title for subscription in file.subscriptions)
    rewritten = read_opml(write_opml(file.subscriptions, "again")).subscriptions
    assert set(rewritten) == set(file.subscriptions)
