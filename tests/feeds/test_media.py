import pytest

from support.feeds_made import rss
from tui.feeds.links import playable_link, web_link
from tui.feeds.parse import parse_feed

BASE = "https://example.org/show/feed.xml"


def episode(inside):
    (one,) = parse_feed(rss(f"<item><title>x</title>{inside}</item>"), url=BASE).episodes
    return one


@pytest.mark.parametrize(
    ("inside", "url"),
    [
        ("<enclosure url='a.jpg' type='image/jpeg'/><enclosure url='b.mp3' type='audio/mpeg'/>", "b.mp3"),
        ("<enclosure url='v.mp4' type='video/mp4'/><enclosure url='b.mp3' type='audio/mpeg'/>", "b.mp3"),
        ("<enclosure url='v.mp4' type='video/mp4'/>", "v.mp4"),
        ("<enclosure url='v.mp4'/>", "v.mp4"),
        ("<enclosure url='play?id=3'/>", "play?id=3"),
        ("<enclosure url='b.mp3' type='text/html' length='0'/>", "b.mp3"),
        ("<enclosure url='b.MP3?x=1#t' type=''/>", "b.MP3?x=1#t"),
        ("<enclosure url='b' type='application/octet-stream'/>", "b"),
        ("<enclosure url='two words.mp3'/>", "two%20words.mp3"),
        ("<media:content url='m.mp3' type='audio/mpeg'/>", "m.mp3"),
        ("<media:group><media:content url='m' medium='audio'/></media:group>", "m"),
        ("<media:content url='m' medium='image'/><media:content url='n' type='image/png'/>", None),
        ("<media:content url='m'/>", None),
        ("<enclosure url='book.pdf' type='application/pdf'/>", None),
        ("<enclosure url='pic.png'/>", None),
        ("<enclosure url=''/>", None),
        ("<enclosure/>", None),
    ],
)
def test_which_medium_is_the_episode(inside, url):
    enclosure = episode(inside).enclosure
    assert (enclosure and enclosure.url) == (url and f"https://example.org/show/{url}")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "javascript:alert(1)",
        "data:audio/mpeg;base64,AAAA",
        "smb://host/share/a.mp3",
        "vlc://quit",
        "ftp://example.org/a.mp3",
        "http:///a.mp3",
        "http://[::1",
        "\x00javascript:alert(1)",
        "https:a.mp3",
        "dvd://",
        "mailto:a@b",
    ],
)
def test_other_schemes_are_no_enclosures(address):
    assert playable_link("", address) == ""
    assert web_link("", address) == ""
    assert not playable_link("https://example.org/feed", address).startswith(
        ("file", "java", "data", "smb", "vlc")
    )


@pytest.mark.parametrize(
    ("written", "length"), [("123", 123), ("1,234", 1234), ("-1", 0), ("x", 0), ("", 0), ("1e9", 0)]
)
def test_length(written, length):
    enclosure = episode(f"<enclosure url='a.mp3' length='{written}'/>").enclosure
    assert enclosure is not None
    assert enclosure.length == length


def test_other_media_are_alternates_each_once():
    one = episode(
        "<enclosure url='a.mp3' type='audio/mpeg'/><enclosure url='a.ogg' type='audio/ogg'/>"
        "<media:content url='a.mp3' type='audio/mpeg'/>"
        "<podcast:alternateEnclosure type='audio/opus' length='9' title='Opus'>"
        "<podcast:source uri='a.opus'/><podcast:source uri='ipfs://x'/><podcast:source uri='https://b/a.opus'/>"
        "</podcast:alternateEnclosure>"
    )
    assert [(other.url.rpartition("/")[2], other.type, other.length) for other in one.alternates] == [
        ("a.ogg", "audio/ogg", 0),
        ("a.opus", "audio/opus", 9),
        ("a.opus", "audio/opus", 9),
    ]


def test_media_duration_where_itunes_says_nothing():
    assert episode("<media:content url='m.mp3' type='audio/mpeg' duration='61'/>").duration == 61


def test_a_file_name_is_the_last_resort_for_a_title():
    (one,) = parse_feed(rss("<item><enclosure url='https://e/..%2F..%2Fetc/My%20show.mp3'/></item>")).episodes
    assert one.title == "My show.mp3"
    (none,) = parse_feed(rss("<item/>")).episodes
    assert none.title == "Untitled episode"
