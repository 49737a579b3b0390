from support.library_made import show
from tui.library.library import Library
from tui.model.notes import Notes, Quote
from tui.model.transcript import Cue, Lag, Transcript

LAGS = (Lag(0.0, 30.0), Lag(600.5, 95.0))


def test_the_copy_met_last_and_its_length_are_kept(library: Library) -> None:
    show(library, 2)
    number, other = library.episodes.ids(None)
    assert library.copies.met(number) == ""
    library.copies.meet(number, "9-a", 61.5).result()
    library.copies.meet(number, "9-b").result()
    assert library.copies.met(number) == "9-b"
    assert library.copies.met(other) == ""
    assert library.episodes.get(number).duration == 61.5


def test_each_copy_has_lags_of_its_own(library: Library) -> None:
    show(library, 1)
    (number,) = library.episodes.ids(None)
    library.copies.store_lags(number, "9-a", LAGS).result()
    assert library.copies.lags(number, "9-a") == LAGS
    assert library.copies.lags(number, "9-b") == ()


def test_lags_go_with_the_transcript_they_were_found_for(library: Library) -> None:
    show(library, 1)
    (number,) = library.episodes.ids(None)
    library.copies.store_lags(number, "9-a", LAGS).result()
    heard = Transcript((Cue(0, 1, "Yes."),), "recognised", "en", "9-a")
    library.transcripts.store(number, heard, "").result()
    assert library.copies.lags(number, "9-a") == ()
    assert library.transcripts.get(number) == heard


def test_quotes_as_read_keep_the_times_the_notes_state(library: Library) -> None:
    show(library, 1)
    (number,) = library.episodes.ids(None)
    stated = Quote("One.", "Ann", start=12.0, source="notes", verdict="stated")
    library.notes.store_sections(number, Notes(quotes=(stated,)), 1).result()
    library.notes.replace_quote(number, 0, Quote("One.", "Ann", start=14.0, source="user")).result()
    assert library.notes.as_read(number) == (stated,)
    assert [quote.start for quote in library.notes.quotes(number)] == [14.0]
    library.notes.replace_quote(number, 0, None).result()
    assert library.notes.quotes(number) == ()
