import pytest

from support.feeds_made import NAMESPACES, rss
from tui.feeds.names import vocabulary_of
from tui.feeds.parse import parse_feed
from tui.model.episode import Chapter, Person, Soundbite, TranscriptLink

BASE = "https://example.org/show/feed.xml"


def episode(inside, namespaces=NAMESPACES):
    (one,) = parse_feed(
        rss(f"<item><title>x</title>{inside}</item>", namespaces=namespaces), url=BASE
    ).episodes
    return one


@pytest.mark.parametrize(
    "address",
    [
        "https://podcastindex.org/namespace/1.0",
        "http://podcastindex.org/namespace/1.0/",
        "https://www.PodcastIndex.org/namespace/1.0",
        "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
        "https://github.com/podcastindex-org/podcast-namespace/blob/master/docs/1.0.md",
    ],
)
def test_every_spelling_of_the_podcast_namespace(address):
    assert vocabulary_of(address, "p") == "podcast"
    assert episode("<p:person>Bob</p:person>", f'xmlns:p="{address}"').persons


def test_a_namespace_declared_on_the_element_itself():
    one = episode(
        '<q:person xmlns:q="https://podcastindex.org/namespace/1.0">Bob</q:person><q:person>no</q:person>'
    )
    assert [person.name for person in one.persons] == ["Bob"]


def test_a_default_namespace():
    one = episode('<person xmlns="https://podcastindex.org/namespace/1.0">Bob</person>')
    assert [person.name for person in one.persons] == ["Bob"]


def test_transcripts_with_repeats():
    one = episode(
        "<podcast:transcript url='t.vtt' type='text/vtt' language='en' rel='captions'/>"
        "<podcast:transcript url='https://e/t.srt' type='application/SRT'/><podcast:transcript type='x'/>"
    )
    assert one.transcripts == (
        TranscriptLink("https://example.org/show/t.vtt", "text/vtt", "en", "captions"),
        TranscriptLink("https://e/t.srt", "application/srt"),
    )


def test_soundbites():
    one = episode(
        "<podcast:soundbite startTime='73.0' duration='60.0'>A &amp;amp; B</podcast:soundbite>"
        "<podcast:soundbite startTime='1:02:03' duration='30'/>"
        "<podcast:soundbite startTime='x' duration='30'/><podcast:soundbite startTime='1' duration='0'/>"
    )
    assert one.soundbites == (Soundbite(73.0, 60.0, "A & B"), Soundbite(3723.0, 30.0))


def test_persons_with_repeats_and_the_older_form():
    one = episode(
        "<podcast:person role='Guest' group='Cast' href='https://b' img='b.jpg'> Bob\n B.</podcast:person>"
        "<podcast:person name='Eve'/><podcast:person> </podcast:person>"
        "<podcast:person href='javascript:x'>Mal</podcast:person>"
    )
    assert one.persons == (
        Person("Bob B.", "guest", "cast", "https://b", "https://example.org/show/b.jpg"),
        Person("Eve"),
        Person("Mal"),
    )


def test_season_and_episode():
    one = episode(
        "<podcast:season name='Egypt'>3</podcast:season><podcast:episode display='x'>204.0</podcast:episode>"
    )
    assert (one.season, one.number) == (3, 204)
    both = episode(
        "<podcast:season>3</podcast:season><itunes:season>S04</itunes:season><itunes:episode>?</itunes:episode>"
    )
    assert (both.season, both.number) == (4, None)


def test_chapters_of_both_kinds():
    one = episode(
        "<podcast:chapters url='c.json' type='application/json+chapters'/>"
        "<psc:chapters><psc:chapter start='01:00:00.5' title='Two' href='https://c' image='i.png'/>"
        "<psc:chapter start='12' title='One'/><psc:chapter start='?' title='Bad'/></psc:chapters>"
    )
    assert one.chapters_url == "https://example.org/show/c.json"
    assert one.chapters == (
        Chapter(12.0, "One"),
        Chapter(3600.5, "Two", None, "https://c", "https://example.org/show/i.png"),
    )


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("<itunes:author>Ada</itunes:author><dc:creator>Bob</dc:creator>", "Ada"),
        ("<author>bob@example.org (Bob B.)</author>", "Bob B."),
        ("<author>Bob &lt;b&gt;B.&lt;/b&gt;</author>", "Bob B."),
        ("<author><email>bob@example.org</email><name>Bob</name></author>", "Bob"),
        ("<dc:creator>Eve</dc:creator>", "Eve"),
        ("<category>no author</category>", ""),
        (f"<author>{'a' * 65_536}</author>", "a" * 500),
        (f"<author>{'a<b/>' * 20_000}</author>", "a" * 500),
    ],
    ids=range(8),
)
def test_author(inside, name):
    assert episode(inside).author == name
