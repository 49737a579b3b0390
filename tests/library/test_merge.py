from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from support.library_made import DAY, NOW, episode, feed, show
from tui.library.library import Library
from tui.model.episode import Chapter, Enclosure, ParsedEpisode, Person, Soundbite, TranscriptLink
from tui.model.library import StoreResult


def titles(library: Library, feed_id: int | None = None) -> list[str]:
    return [episode.title for episode in library.episodes.page(feed_id, limit=100)]


def test_reading_the_same_again_changes_nothing(library: Library) -> None:
    feed_id = show(library)
    before = library.episodes.page(feed_id, limit=9)
    again = library.feeds.store(feed_id, feed(episode(3), episode(2), episode(1)), fetched_at=NOW + 1)
    assert again.result() == StoreResult(0, 0)
    assert library.episodes.page(feed_id, limit=9) == before


def test_an_edited_episode_changes_in_place_and_keeps_what_the_listener_did(library: Library) -> None:
    feed_id = show(library)
    (old,) = [row for row in library.episodes.page(feed_id, limit=9) if row.title == "Episode 2"]
    library.playback.save(old.id, 12.5, NOW).result()
    library.episodes.keep(old.id, True).result()
    edited = episode(2, title="Edited", hash="new", notes="new notes", duration=99.0)
    assert library.feeds.store(feed_id, feed(edited), fetched_at=NOW + 1).result() == StoreResult(0, 1)
    now = library.episodes.get(old.id)
    assert now == replace(old, title="Edited", duration=99.0, position=12.5, kept=True)
    assert library.episodes.detail(old.id).notes == "new notes"
    assert titles(library) == ["Episode 3", "Edited", "Episode 1"]


def test_episodes_gone_from_the_feed_stay(library: Library) -> None:
    feed_id = show(library)
    library.feeds.store(feed_id, feed(episode(4)), fetched_at=NOW + 1).result()
    assert titles(library) == ["Episode 4", "Episode 3", "Episode 2", "Episode 1"]


def test_an_old_episode_under_a_new_guid_is_recognised_by_audio_and_title(library: Library) -> None:
    feed_id = show(library)
    renamed = episode(2, identity="other-guid", hash="new", title="EPISODE 2")
    assert library.feeds.store(feed_id, feed(renamed), fetched_at=NOW).result() == StoreResult(0, 1)
    assert titles(library) == ["Episode 3", "EPISODE 2", "Episode 1"]
    known = library.feeds.known(feed_id)
    assert known["guid-2"] == "hash-2"
    assert known["other-guid"] == "new"


def test_the_same_audio_under_another_title_is_another_episode(library: Library) -> None:
    feed_id = show(library)
    other = episode(2, identity="other", title="Best of")
    assert library.feeds.store(feed_id, feed(other), fetched_at=NOW).result().new == 1


def test_two_items_alike_in_one_document_are_two_episodes(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    alike = (episode(1), episode(1, identity="second"))
    assert library.feeds.store(added.id, feed(*alike), fetched_at=NOW).result().new == 2


def test_two_feeds_may_have_the_same_guid(library: Library) -> None:
    show(library)
    show(library, url="https://example.org/other")
    assert len(library.episodes.ids(None)) == 6


def test_everything_the_feed_says_comes_back(library: Library) -> None:
    rich = episode(
        1,
        persons=(Person("Ann", role="guest"), Person("Ben")),
        soundbites=(Soundbite(1.5, 3.0, "Yes"),),
        transcripts=(TranscriptLink("https://t/1.vtt", "text/vtt", "en"),),
        chapters=(Chapter(0.0, "Start", end=9.5),),
        chapters_url="https://c/1.json",
        image="https://i/1.png",
        season=2,
        alternates=(Enclosure("https://a/1.opus"),),
    )
    added = library.feeds.add("https://example.org/feed").result()
    parsed = replace(feed(rich, episode(2)), persons=(Person("Host"),))
    library.feeds.store(added.id, parsed, fetched_at=NOW).result()
    plain, found = (library.episodes.detail(episode_id) for episode_id in library.episodes.ids(None))
    assert found.notes == rich.notes
    assert (found.persons, found.soundbites, found.transcripts) == (
        rich.persons,
        rich.soundbites,
        rich.transcripts,
    )
    assert (found.chapters, found.chapters_url, found.image) == (rich.chapters, rich.chapters_url, rich.image)
    assert plain.persons == (Person("Host"),)
    library.feeds.store(added.id, feed(episode(1, hash="bare", notes="")), fetched_at=NOW).result()
    bare = library.episodes.detail(found.episode.id)
    assert (bare.persons, bare.chapters_url, bare.notes) == ((), "", "")


def test_undated_episodes_keep_the_documents_order_below_the_dated(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    undated = [episode(number, published=None) for number in (9, 8)]
    library.feeds.store(added.id, feed(*undated, episode(1)), fetched_at=NOW).result()
    library.feeds.store(added.id, feed(episode(7, published=None)), fetched_at=NOW).result()
    assert titles(library) == ["Episode 1", "Episode 9", "Episode 8", "Episode 7"]
    later = (episode(11, published=None), episode(10, published=None))
    library.feeds.store(added.id, feed(*later), fetched_at=NOW + DAY).result()
    assert titles(library)[:3] == ["Episode 11", "Episode 10", "Episode 1"]


def test_a_date_far_ahead_does_not_hold_the_top_for_ever(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    wrong = episode(1, published=NOW + 5000 * DAY)
    library.feeds.store(added.id, feed(wrong), fetched_at=NOW).result()
    library.feeds.store(added.id, feed(episode(2, published=NOW + DAY)), fetched_at=NOW + 2 * DAY).result()
    assert titles(library) == ["Episode 2", "Episode 1"]
    assert library.episodes.page(None, limit=9)[1].published == wrong.published


def test_what_sqlite_cannot_hold_does_not_stop_the_rest(library: Library) -> None:
    added = library.feeds.add("https://example.org/feed").result()
    odd = episode(
        2,
        title="Lone \ud800 surrogate",
        notes="\udfff",
        persons=(Person("\ud83d"),),
        enclosure=Enclosure("https://example.org/\udc00", length=10**30),
        published=-(10**30),
    )
    assert library.feeds.store(added.id, feed(odd, episode(1)), fetched_at=NOW).result().new == 2
    assert titles(library) == ["Episode 1", "Lone ? surrogate"]


numbers = count()
items = st.builds(
    ParsedEpisode,
    identity=st.sampled_from(["a", "b", "c", "d"]),
    title=st.text(max_size=8),
    hash=st.sampled_from(["", "1", "2"]),
    published=st.none() | st.integers(),
    duration=st.none() | st.floats(),
    enclosure=st.none() | st.builds(Enclosure, st.sampled_from(["u", "v"]), length=st.integers()),
    notes=st.text(),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(readings=st.lists(st.lists(items, max_size=6), max_size=4))
def test_any_readings_leave_right_counts_and_one_episode_for_each_identity(
    library: Library, readings: list[list[ParsedEpisode]]
) -> None:
    added = library.feeds.add(f"https://example.org/{next(numbers)}").result()
    for reading in readings:
        library.feeds.store(added.id, feed(*reading), fetched_at=NOW).result()
    total = len(library.episodes.ids(added.id))
    stored = library.feeds.get(added.id)
    assert (stored.episodes, stored.unplayed) == (total, total)
    assert set(library.feeds.known(added.id)) == {item.identity for reading in readings for item in reading}
    assert len(library.episodes.page(added.id, limit=99)) == total
    library.feeds.remove(added.id).result()
    assert not library.episodes.ids(None)
