import pytest
from msgspec.structs import replace

from support.library_made import NOW, episode, feed, show
from tui.library.library import Library
from tui.model.errors import NotFound
from tui.model.notes import Notes, Quote, Timestamp

NOTES = Notes(
    summary="One\nTwo",
    key_figures=("Ann",),
    topics=("Chips",),
    quotes=(
        Quote("First.", "Ann", 1.5, 2.5, "notes", "stated", 0.9, False, 77.0),
        Quote("Second."),
        Quote("First.", "Ann"),
    ),
    takeaways=("tl", "dr"),
    timestamps=(Timestamp(3.0, "There"),),
)


@pytest.fixture
def number(library: Library) -> int:
    show(library, 1)
    return library.episodes.ids(None)[0]


def test_sections_come_back_as_they_were_given(library: Library, number: int) -> None:
    assert library.notes.sections(number, 1) is None
    library.notes.store_sections(number, NOTES, 1).result()
    assert library.notes.sections(number, 1) == NOTES
    assert library.notes.quotes(number) == NOTES.quotes
    assert library.notes.sections(number, 2) is None


def test_times_found_later_are_kept_by_text_and_order(library: Library, number: int) -> None:
    library.notes.store_sections(number, NOTES, 1).result()
    timed = tuple(
        replace(quote, start=10.0 * place, source="transcript") for place, quote in enumerate(NOTES.quotes)
    )
    library.notes.store_times(number, (*timed, Quote("Unknown", start=1.0))).result()
    assert library.notes.quotes(number) == timed


def test_a_pinned_time_yields_only_to_another_pin(library: Library, number: int) -> None:
    library.notes.store_sections(number, NOTES, 1).result()
    pinned = replace(NOTES.quotes[1], start=5.0, source="user")
    library.notes.store_times(number, [pinned]).result()
    library.notes.store_times(number, [replace(pinned, start=9.0, source="speech")]).result()
    assert library.notes.quotes(number)[1] == pinned
    moved = replace(pinned, start=5.5)
    library.notes.store_times(number, [moved]).result()
    assert library.notes.quotes(number)[1] == moved


def test_reading_anew_keeps_found_and_pinned_times_and_the_listeners_own_quotes(
    library: Library, number: int
) -> None:
    library.notes.store_sections(number, NOTES, 1).result()
    pinned = replace(NOTES.quotes[0], start=4.0, source="user")
    heard = replace(NOTES.quotes[1], start=8.0, source="speech", verdict="verbatim")
    library.notes.store_times(number, [pinned, heard]).result()
    own = Quote("Mine", start=3.0, end=9.0, source="user")
    library.notes.add_quote(number, own).result()
    library.notes.store_sections(number, replace(NOTES, quotes=(*NOTES.quotes[:2], Quote("New"))), 2).result()
    assert library.notes.quotes(number) == (pinned, heard, Quote("New"), own)


def test_a_time_stated_in_new_notes_replaces_a_found_one(library: Library, number: int) -> None:
    library.notes.store_sections(number, NOTES, 1).result()
    library.notes.store_times(number, [replace(NOTES.quotes[1], start=8.0, source="speech")]).result()
    stated = replace(NOTES.quotes[1], start=7.0, source="notes")
    library.notes.store_sections(number, Notes(quotes=(stated,)), 1).result()
    assert library.notes.quotes(number) == (stated,)


def test_edited_notes_must_be_read_again(library: Library, number: int) -> None:
    library.notes.store_sections(number, NOTES, 1).result()
    feed_id = library.feeds.all()[0].id
    library.feeds.store(feed_id, feed(episode(1, hash="2", title="Retitled")), fetched_at=NOW).result()
    assert library.notes.sections(number, 1) == NOTES
    library.feeds.store(feed_id, feed(episode(1, hash="3", notes="Other")), fetched_at=NOW).result()
    assert library.notes.sections(number, 1) is None
    assert library.notes.quotes(number) == NOTES.quotes


def test_notes_of_an_episode_that_is_not_there_say_so(library: Library) -> None:
    for future in (
        library.notes.store_sections(9, NOTES, 1),
        library.notes.store_times(9, NOTES.quotes),
        library.notes.add_quote(9, Quote("x")),
    ):
        with pytest.raises(NotFound, match="number 9"):
            future.result()
