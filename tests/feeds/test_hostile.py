import pytest

from support.feeds_hostile import BOUNDED, REFUSED
from support.feeds_made import rss
from tui.feeds.parse import parse_feed
from tui.model.errors import FeedError


@pytest.mark.parametrize("attack", REFUSED)
def test_refused_with_a_reason(attack):
    with pytest.raises(FeedError, match=r"refused|larger than 64 MB"):
        parse_feed(REFUSED[attack]())


@pytest.mark.parametrize("attack", BOUNDED)
def test_bounded_and_the_good_episode_is_there(attack):
    feed = parse_feed(BOUNDED[attack](), newest=None)
    assert "guid-1" in {episode.identity for episode in feed.episodes}
    text = repr(feed)
    assert "root:" not in text, "an external entity was read"
    assert not set("".join(episode.title for episode in feed.episodes)) & set("\x00\x1b\x9b\u202e")


@pytest.mark.parametrize(
    "scheme", ["file:///etc/passwd", "javascript:x", "data:audio/mpeg,x", "smb://h/a.mp3", "vlc://quit"]
)
def test_no_other_schemes_reach_an_episode(scheme):
    inside = (
        f"<link>{scheme}</link><enclosure url='{scheme}' type='audio/mpeg'/><itunes:image href='{scheme}'/>"
        f"<media:content url='{scheme}' type='audio/mp3'/><media:thumbnail url='{scheme}'/>"
        f"<podcast:transcript url='{scheme}'/><podcast:chapters url='{scheme}'/>"
        f"<podcast:alternateEnclosure><podcast:source uri='{scheme}'/></podcast:alternateEnclosure>"
        f"<podcast:person href='{scheme}' img='{scheme}'>Bob</podcast:person>"
        f"<psc:chapters><psc:chapter start='1' href='{scheme}' image='{scheme}'/></psc:chapters>"
    )
    channel = f"<title>T</title><link>{scheme}</link><itunes:new-feed-url>{scheme}</itunes:new-feed-url>"
    feed = parse_feed(
        rss(f"<item><title>x</title><guid>g</guid>{inside}</item>", channel=channel), url="https://e/f"
    )
    assert scheme not in repr(feed)


def test_path_traversal_in_a_title_is_only_text():
    (episode,) = parse_feed(rss("<item><title>../../etc/passwd\n/x</title></item>")).episodes
    assert episode.title == "../../etc/passwd /x"
