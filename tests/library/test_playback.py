import pytest

from support.library_made import show
from tui.library.library import Library


@pytest.fixture
def ids(library: Library) -> list[int]:
    show(library, 4)
    return list(library.episodes.ids(None))


def test_the_position_is_kept_and_the_last_episode_resumed(library: Library, ids: list[int]) -> None:
    assert library.playback.last() is None
    library.playback.save(ids[0], 10.5, 100.0).result()
    library.playback.save(ids[1], 20.0, 101.0).result()
    assert library.playback.last() == (ids[1], 20.0)
    assert library.episodes.get(ids[0]).position == 10.5


def test_a_played_episode_is_counted_and_not_resumed(library: Library, ids: list[int]) -> None:
    library.playback.save(ids[0], 10.5, 100.0).result()
    library.playback.played(ids[0], True).result()
    library.playback.played(ids[0], True).result()
    assert library.playback.last() is None
    assert (library.episodes.get(ids[0]).played, library.episodes.get(ids[0]).position) == (True, 0.0)
    assert library.feeds.all()[0].unplayed == 3
    library.playback.played(ids[0], False).result()
    assert not library.episodes.get(ids[0]).played
    assert library.feeds.all()[0].unplayed == 4


def test_the_duration_of_the_audio_goes_before_the_feeds(library: Library, ids: list[int]) -> None:
    library.playback.duration(ids[0], 1234.5).result()
    assert library.episodes.get(ids[0]).duration == 1234.5


def test_the_queue_keeps_the_listeners_order(library: Library, ids: list[int]) -> None:
    one, two, three, four = ids
    queue = library.playback.queue
    for number in (one, two, three):
        queue.add(number).result()
    assert queue.all() == (one, two, three)
    queue.add(four, place=0).result()
    assert queue.all() == (four, one, two, three)
    queue.move(three, 1).result()
    assert queue.all() == (four, three, one, two)
    queue.add(four).result()
    assert queue.all() == (three, one, two, four)
    queue.remove(one).result()
    queue.move(one, 0).result()
    assert queue.all() == (three, two, four)
    assert queue.next().result() == three
    assert queue.all() == (two, four)
    queue.clear().result()
    assert queue.all() == ()
    assert queue.next().result() is None


def test_many_are_moved_and_every_change_can_be_undone(library: Library, ids: list[int]) -> None:
    one, two, three, four = ids
    queue = library.playback.queue
    assert queue.add_all([two, one, two]).result() == ()
    assert queue.add_all([three, two], 0).result() == (two, one)
    assert queue.all() == (three, two, one)
    queue.shift(one, -1).result()
    assert queue.all() == (three, one, two)
    queue.shift(three, 5).result()
    queue.shift(two, -9).result()
    queue.shift(four, 1).result()
    assert queue.all() == (two, one, three)
    before = queue.remove_all([two, three, 999]).result()
    assert queue.all() == (one,)
    assert queue.put_back(before).result() == (one,)
    assert queue.all() == (two, one, three)
    before = queue.clear().result()
    queue.put_back((*before, 999)).result()
    assert queue.all() == (two, one, three)


def test_many_are_marked_played_at_once_and_that_can_be_undone(library: Library, ids: list[int]) -> None:
    library.playback.save(ids[0], 10.0, 100.0).result()
    library.playback.played(ids[1], True).result()
    before = [library.episodes.get(number) for number in ids]
    changed = library.playback.mark([*ids, 999], True).result()
    assert {each.episode_id for each in changed} == {ids[0], ids[2], ids[3]}
    assert library.lists.counts().new == 0
    assert library.playback.last() is None
    library.playback.put_back(changed).result()
    assert [library.episodes.get(number) for number in ids] == before
    assert library.playback.last() == (ids[0], 10.0)
    changed = library.playback.mark(ids, False).result()
    assert [each.episode_id for each in changed] == [ids[1]]
    assert library.lists.counts().new == 4


def test_the_queue_holds_only_episodes_there_are(library: Library, ids: list[int]) -> None:
    library.playback.queue.add(999).result()
    library.playback.queue.add(ids[0]).result()
    assert library.playback.queue.all() == (ids[0],)
    library.feeds.remove(library.feeds.all()[0].id).result()
    assert library.playback.queue.all() == ()
