import pytest
from msgspec.structs import replace

from support.library_made import NOW, episode, feed, show
from tui.library import writer
from tui.library.library import Library
from tui.model.episode import Person
from tui.model.errors import NotFound
from tui.model.feed import ParsedFeed
from tui.model.library import StoreResult

URL = "https://example.org/feed"


def test_an_added_feed_is_there_with_its_title_and_group(library: Library) -> None:
    added = library.feeds.add(URL, "Given", "News").result()
    assert (added.url, added.title, added.group, added.refreshed) == (URL, "Given", "News", None)
    assert library.feeds.all() == (added,)
    assert library.feeds.get(added.id) == added


def test_a_feed_without_title_is_shown_by_its_address(library: Library) -> None:
    assert library.feeds.add(URL).result().title == URL


def test_what_utf8_cannot_hold_does_no_harm(library: Library) -> None:
    added = library.feeds.add("https://example.org/\udce9", "\ud800").result()
    assert library.feeds.add("https://example.org/\udce9").result().id == added.id
    library.feeds.store(
        added.id, replace(feed(), title="\ud800", persons=(Person("\ud800"),)), fetched_at=NOW
    ).result()
    library.feeds.rename(added.id, "\ud800!").result()
    assert library.feeds.get(added.id).title == "?!"
    with pytest.raises(NotFound):
        library.feeds.find("\udce9")


def test_the_same_address_twice_is_one_feed(library: Library) -> None:
    first = library.feeds.add(URL).result()
    assert library.feeds.add(URL, "Other").result() == first


def test_feeds_are_found_by_number_address_and_part_of_the_title(library: Library) -> None:
    one = library.feeds.add("https://example.org/1", "Sleeping Dogs").result()
    two = library.feeds.add("https://example.org/2", "Barking Dogs").result()
    assert library.feeds.find(str(one.id)) == one
    assert library.feeds.find("https://example.org/2") == two
    assert library.feeds.find("barking") == two
    with pytest.raises(NotFound, match="fits 2 feeds"):
        library.feeds.find("dogs")
    for missing in ("cats", "99", "9" * 30, ""):
        with pytest.raises(NotFound):
            library.feeds.find(missing)


def test_feeds_are_ordered_by_group_and_title_whatever_the_case_and_accents(library: Library) -> None:
    given = [("zoo", ""), ("Été", ""), ("apple", "News"), ("Fig", ""), ("dog", "")]
    for number, (title, group) in enumerate(given):
        library.feeds.add(f"https://example.org/{number}", title, group).result()
    assert [feed.title for feed in library.feeds.all()] == ["dog", "Été", "Fig", "zoo", "apple"]


def test_storing_describes_the_feed_and_counts_its_episodes(library: Library) -> None:
    added = library.feeds.add(URL, "Given").result()
    parsed = ParsedFeed(
        title="Real",
        description="About",
        link="https://example.org",
        author="Ann",
        language="en",
        image="https://i",
    )
    parsed = replace(parsed, episodes=(episode(2), episode(1)))
    stored = library.feeds.store(added.id, parsed, etag='"e"', last_modified="Mon", fetched_at=NOW)
    assert stored.result() == StoreResult(new=2, changed=0)
    now = library.feeds.get(added.id)
    assert (now.title, now.description, now.link, now.author) == (
        "Real",
        "About",
        "https://example.org",
        "Ann",
    )
    assert (now.language, now.image, now.etag, now.last_modified) == ("en", "https://i", '"e"', "Mon")
    assert (now.refreshed, now.error, now.episodes, now.unplayed) == (NOW, "", 2, 2)


def test_a_failure_keeps_the_episodes_and_a_304_clears_the_failure(library: Library) -> None:
    feed_id = show(library)
    library.feeds.failed(feed_id, "It broke.", NOW + 1).result()
    broken = library.feeds.get(feed_id)
    assert (broken.error, broken.episodes, broken.refreshed) == ("It broke.", 3, NOW)
    library.feeds.fetched(feed_id, NOW + 2, "e2", "l2").result()
    mended = library.feeds.get(feed_id)
    assert (mended.error, mended.refreshed, mended.etag, mended.last_modified) == ("", NOW + 2, "e2", "l2")


def test_known_items_carry_their_fingerprints(library: Library) -> None:
    feed_id = show(library, 2)
    assert library.feeds.known(feed_id) == {"guid-1": "hash-1", "guid-2": "hash-2"}


def test_a_moved_feed_keeps_its_history_and_answers_to_its_old_address(library: Library) -> None:
    feed_id = show(library)
    library.feeds.store(feed_id, feed(), url="https://new.example/feed", fetched_at=NOW).result()
    moved = library.feeds.get(feed_id)
    assert (moved.url, moved.episodes) == ("https://new.example/feed", 3)
    assert library.feeds.add(URL).result().id == feed_id
    library.feeds.store(feed_id, feed(), url=URL, fetched_at=NOW).result()
    assert library.feeds.get(feed_id).url == URL
    assert library.feeds.add("https://new.example/feed").result().id == feed_id


def test_a_feed_does_not_move_onto_another(library: Library) -> None:
    one = show(library)
    other = library.feeds.add("https://example.org/other").result()
    library.feeds.store(one, feed(), url=other.url, fetched_at=NOW).result()
    assert library.feeds.get(one).url == URL


def test_the_listeners_name_for_a_feed_survives_a_refresh(library: Library) -> None:
    feed_id = show(library)
    library.feeds.rename(feed_id, "Mine").result()
    library.feeds.set_group(feed_id, "Best").result()
    library.feeds.store(feed_id, feed(title="New title"), fetched_at=NOW).result()
    assert (library.feeds.get(feed_id).title, library.feeds.get(feed_id).group) == ("Mine", "Best")
    library.feeds.rename(feed_id, "").result()
    assert library.feeds.get(feed_id).title == "New title"


def test_removing_a_feed_removes_all_of_it_and_its_number_is_not_used_again(library: Library) -> None:
    feed_id = show(library)
    other = show(library, 2, "https://example.org/other")
    gone = library.episodes.ids(feed_id)
    library.feeds.remove(feed_id).result()
    assert [kept.id for kept in library.feeds.all()] == [other]
    assert len(library.episodes.ids(None)) == 2
    assert library.episodes.rows(gone) == {}
    again = show(library)
    assert again > other
    assert min(library.episodes.ids(again)) > max(gone)


def test_writes_to_a_feed_that_is_not_there_say_so(library: Library) -> None:
    for future in (
        library.feeds.store(7, feed(), fetched_at=NOW),
        library.feeds.remove(7),
        library.feeds.failed(7, "x", NOW),
        library.feeds.rename(7, "x"),
    ):
        with pytest.raises(NotFound, match="number 7"):
            future.result()


def test_a_feed_removed_while_it_is_stored_is_gone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "BATCH_SECONDS", 0)
    feed_id = show(library)
    renamed = [episode(number, identity=f"new-{number}") for number in range(3)]
    stored = library.feeds.store(feed_id, feed(*map(episode, range(10, 300)), *renamed), fetched_at=NOW)
    removed = library.feeds.remove(feed_id)
    with pytest.raises(NotFound):
        stored.result()
    removed.result()
    assert library.feeds.all() == ()
    assert not library.episodes.ids(None)
