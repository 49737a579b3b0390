"""One-liners out of the whole library, and names in it."""

import pytest

from support.library_made import NOW, episode, feed
from tui.library.library import Library
from tui.model.library import TimedQuote
from tui.model.notes import Notes, Quote
from tui.model.transcript import Cue, Transcript


@pytest.fixture
def ids(library: Library) -> list[int]:
    """Five episodes, newest first, each with two timed quotes and one without a time."""
    added = library.feeds.add("https://example.org/feed").result()
    items = [episode(number, published=NOW - 1000 - number // 2) for number in range(5)]
    library.feeds.store(added.id, feed(*items), fetched_at=NOW).result()
    found = list(library.episodes.ids(None))
    for number in reversed(found):
        quotes = (
            Quote(f"Chips are the new oil, {number}", "Jensen Huang", start=9.0, source="notes", sure=False),
            Quote("Nobody has said when", "Jensen Huang"),
            Quote("Vers l’avenir", "Émile Zola", start=3.0, source="notes"),
        )
        library.notes.store_sections(number, Notes(quotes=quotes), 1).result()
    return found


def test_timed_quotes_come_newest_episode_first_in_the_order_of_the_notes(
    library: Library, ids: list[int]
) -> None:
    found = library.quotes.page(limit=99)
    assert [(quote.episode_id, quote.index) for quote in found] == [
        (each, nth) for each in ids for nth in (0, 2)
    ]
    chips = f"Chips are the new oil, {ids[0]}"
    assert found[0] == TimedQuote(ids[0], 0, chips, "Jensen Huang", 9.0, sure=False)
    assert library.notes.quotes(ids[0])[found[1].index].text == found[1].text


@pytest.mark.parametrize("words", ["", "emile", "CHI oil", '"new oil"'])
def test_pages_of_quotes_join_without_gap_or_repeat(library: Library, ids: list[int], words: str) -> None:
    seen: list[TimedQuote] = []
    while page := library.quotes.page(words, limit=3, after=seen[-1] if seen else None):
        seen += page
    assert tuple(seen) == library.quotes.page(words, limit=99)
    assert len(seen) == (10 if not words else 5)


def test_quotes_are_found_by_text_and_speaker(library: Library, ids: list[int]) -> None:
    assert {quote.speaker for quote in library.quotes.page("huan", limit=9)} == {"Jensen Huang"}
    assert library.quotes.page("nobody", limit=9) == ()  # it has no time
    assert library.quotes.page("zzz", limit=9) == ()
    assert library.quotes.page("v", limit=9) == ()
    gone = TimedQuote(999, 0, "", "", 0.0, sure=True)
    assert library.quotes.page(limit=9, after=gone) == ()


def test_a_name_is_found_in_titles_notes_quotes_and_transcripts(library: Library, ids: list[int]) -> None:
    added = library.feeds.add("https://example.org/other").result()
    items = [
        episode(1, title="Zola, Émile: a life"),
        episode(2, title="A talk with Emile Zola"),
        episode(3, notes="<p>Émile <b>Zola</b> is the guest</p>"),
        episode(4, notes="Emile and Zola"),
        episode(5),
    ]
    library.feeds.store(added.id, feed(*items), fetched_at=NOW).result()
    five, _four, three, two, _one = library.episodes.ids(added.id)
    library.transcripts.store(five, Transcript((Cue(1.0, 2.0, "we meet Émile Zola"),)), "").result()
    library.search.fill().result()
    found = library.names.naming("Emile  ZOLA")
    assert list(found.episodes) == [*ids, five, three, two]
    assert [quote.speaker for quote in found.quotes] == ["Émile Zola"] * 5
    assert list(library.names.naming("Jensen Huang").episodes) == ids
    for nothing in ("", "?!", "Nobody Else", 'quo"te'):
        assert not library.names.naming(nothing).episodes
        assert not library.names.naming(nothing).quotes
