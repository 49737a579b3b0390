from hypothesis import given
from hypothesis import strategies as st

from support.feeds_made import rss
from tui.feeds.parse import parse_feed


def item(guid="", enclosure="", title="", date="", notes=""):
    return (
        f"<item><guid>{guid}</guid><title>{title}</title><pubDate>{date}</pubDate>"
        f"<enclosure url='{enclosure}'/><description>{notes}</description></item>"
    )


def read(*items, known=None):
    return {one.title: one for one in parse_feed(rss(*items), known=known).episodes}


def known_of(episodes):
    return {episode.identity: episode.hash for episode in episodes.values()}


def test_guid_else_enclosure_else_title_and_date():
    episodes = read(
        item(guid=" g ", title="A"),
        item(enclosure="https://e/1.mp3", title="B"),
        item(title="C", date="2024-01-01"),
        item(title="D"),
    )
    assert episodes["A"].identity == "g"
    assert episodes["B"].identity == "https://e/1.mp3"
    assert episodes["C"].identity == "C 2024-01-01"
    assert episodes["D"].identity == "D"


def test_episodes_sharing_a_guid_stay_distinct_and_stable():
    old = item(guid="same", enclosure="https://e/1.mp3", title="Old")
    first = read(old)
    new = item(guid="same", enclosure="https://e/2.mp3", title="New")
    second = read(new, old, known=known_of(first))
    assert list(second) == ["New"]
    assert second["New"].identity != first["Old"].identity == "same"
    known = known_of(first) | known_of(second)
    assert read(new, old, known=known) == {}
    assert read(new, known=known) == {}  # the old one has left the feed
    edited = item(guid="same", enclosure="https://e/2.mp3", title="New", notes="edited")
    assert read(edited, old, known=known)["New"].identity == second["New"].identity
    third = item(guid="same", enclosure="https://e/3.mp3", title="Third")
    assert read(third, new, known=known)["Third"].identity not in known


def test_an_edited_episode_keeps_its_identity():
    first = read(item(guid="g", title="A", notes="one"), item(guid="h", title="B"))
    second = read(item(guid="g", title="A", notes="two"), item(guid="h", title="B"), known=known_of(first))
    assert {title: one.identity for title, one in second.items()} == {"A": "g"}


def test_same_guid_same_enclosure():
    twins = [item(guid="g", enclosure="https://e/1.mp3", title=title) for title in ("A", "B", "C")]
    first = read(*twins)
    assert len(known_of(first)) == 3
    assert read(*twins, known=known_of(first)) == {}
    assert read(*reversed(twins), known=known_of(first)) == {}


def test_a_very_long_guid_is_shortened_and_still_tells_apart():
    first, second = (item(guid="x" * 1900 + end, title=end) for end in "ab")
    identities = {one.identity for one in read(first, second).values()}
    assert len(identities) == 2
    assert all(len(identity) < 600 for identity in identities)


fields = st.builds(
    item,
    guid=st.sampled_from(["", "g", "h"]),
    enclosure=st.sampled_from(["", "https://e/1.mp3", "https://e/2.mp3"]),
    title=st.sampled_from(["", "A", "B"]),
    notes=st.sampled_from(["", "n"]),
)


@given(st.lists(fields, max_size=6), st.lists(fields, max_size=3))
def test_no_two_episodes_share_an_identity_and_a_second_reading_is_quiet(older, newer):
    first = parse_feed(rss(*older))
    known = {episode.identity: episode.hash for episode in first.episodes}
    assert len(known) == first.total == len(older)
    assert parse_feed(rss(*older), known=known).episodes == ()
    second = parse_feed(rss(*newer, *older), known=known)
    both = known | {episode.identity: episode.hash for episode in second.episodes}
    assert len({episode.identity for episode in second.episodes}) == len(second.episodes)
    assert parse_feed(rss(*newer, *older), known=both).episodes == ()
