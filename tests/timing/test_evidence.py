import pytest

from support.timing_speech import cut_into_cues, spoken, time_of
from tui.model.episode import Chapter, Soundbite
from tui.model.notes import Quote
from tui.timing.evidence import time_quotes
from tui.timing.match import TranscriptIndex

WORDS = spoken()
INDEX = TranscriptIndex(WORDS)
FORECAST = "A forecast is only an opinion with a deadline."
SAID_AT = time_of("A forecast is only", WORDS)
NEVER_SAID = "Octopuses taste with their arms, which makes every hug a meal."


def timed(quote: Quote, transcript: TranscriptIndex | None = INDEX, **evidence: object) -> Quote:
    (answer,) = time_quotes([quote], transcript=transcript, **evidence)  # type: ignore[arg-type]
    assert (answer.text, answer.speaker) == (quote.text, quote.speaker)
    return answer


def test_the_users_own_time_is_left_alone() -> None:
    mine = Quote(FORECAST, start=3.0, end=4.0, source="user", verdict="verbatim")
    assert timed(mine, soundbites=[Soundbite(9, 9, FORECAST)], duration=1.0) is mine


def test_without_evidence_nothing_changes() -> None:
    quotes = (Quote(FORECAST), Quote(FORECAST, start=5.0, source="transcript", verdict="verbatim", score=1.0))
    assert time_quotes(quotes) == quotes
    assert time_quotes([], transcript=INDEX) == ()


def test_a_transcript_gives_time_verdict_and_score() -> None:
    answer = timed(Quote(FORECAST, speaker="Ida"), duration=WORDS[-1].end)
    assert answer.start == pytest.approx(SAID_AT)
    assert (answer.source, answer.verdict, answer.score, answer.sure) == ("transcript", "verbatim", 1.0, True)
    assert answer.end is not None


def test_recognised_words_are_named_as_such() -> None:
    assert timed(Quote(FORECAST), TranscriptIndex(WORDS, "recognised")).source == "speech"


def test_a_quote_never_said_is_not_found_and_loses_an_old_time() -> None:
    for quote in (
        Quote(NEVER_SAID),
        Quote(NEVER_SAID, start=9.0, source="transcript", verdict="verbatim", score=0.9),
    ):
        answer = timed(quote, chapters=[Chapter(0, NEVER_SAID)])
        assert (answer.start, answer.end, answer.source, answer.verdict) == (None, None, "", "not found")


def test_a_stated_time_is_sharpened_by_the_transcript() -> None:
    answer = timed(Quote(FORECAST, start=SAID_AT + 7, source="notes", verdict="stated"))
    assert answer.start == pytest.approx(SAID_AT)
    assert (answer.source, answer.verdict, answer.sure, answer.also_at) == ("notes", "verbatim", True, None)


def test_a_stated_time_that_the_transcript_contradicts_stays_and_is_doubted() -> None:
    answer = timed(Quote(FORECAST, start=120.0, source="notes", verdict="stated"))
    assert (answer.start, answer.source, answer.verdict, answer.sure) == (120.0, "notes", "stated", False)
    assert answer.also_at == pytest.approx(SAID_AT)


def test_a_stated_time_stays_where_the_transcript_does_not_hold_the_quote() -> None:
    answer = timed(Quote(NEVER_SAID, start=33.0, source="notes", verdict="stated"))
    assert (answer.start, answer.verdict, answer.sure, answer.also_at) == (33.0, "stated", True, None)


def test_a_rough_transcript_confirms_a_stated_time_and_does_not_move_it() -> None:
    rough = TranscriptIndex(cut_into_cues(WORDS, 500))
    answer = timed(Quote(FORECAST, start=SAID_AT + 12, source="notes", verdict="stated"), rough)
    assert answer.start == SAID_AT + 12
    assert (answer.verdict, answer.sure, answer.also_at) == ("verbatim", True, None)


def test_a_stated_time_chooses_between_two_places() -> None:
    twice = TranscriptIndex([*WORDS, *spoken(FORECAST, start=500.0)])
    assert timed(Quote(FORECAST), twice).also_at is not None
    for stated, truth in ((495.0, 500.0), (SAID_AT + 3, SAID_AT)):
        answer = timed(Quote(FORECAST, start=stated, source="notes", verdict="stated"), twice)
        assert answer.start == pytest.approx(truth)
        assert answer.sure


def test_a_stated_time_past_the_end_of_the_audio_is_doubted() -> None:
    quote = Quote(FORECAST, start=900.0, source="notes", verdict="stated")
    assert not timed(quote, None, duration=600.0).sure
    assert timed(quote, None, duration=1000.0).sure


def test_timing_again_gives_the_same_answer() -> None:
    quotes = [Quote(FORECAST), Quote(FORECAST, start=120.0, source="notes"), Quote(NEVER_SAID)]
    once = time_quotes(quotes, transcript=INDEX)
    assert time_quotes(once, transcript=INDEX) == once


def test_a_soundbite_with_the_quotes_words_in_its_title() -> None:
    answer = timed(
        Quote(FORECAST), None, soundbites=[Soundbite(10, 5, "The stairs"), Soundbite(50, 12, f"“{FORECAST}”")]
    )
    assert (answer.start, answer.end, answer.source, answer.verdict, answer.sure) == (
        50,
        62,
        "soundbite",
        "stated",
        True,
    )


def test_a_soundbite_is_sharpened_inside_its_span() -> None:
    bite = Soundbite(SAID_AT - 8, 20, "A forecast is an opinion with a deadline")
    answer = timed(Quote(FORECAST), soundbites=[bite])
    assert answer.start == pytest.approx(SAID_AT)
    assert (answer.source, answer.verdict) == ("soundbite", "verbatim")


def test_a_soundbite_whose_span_holds_the_quote_needs_no_title() -> None:
    answer = timed(Quote(FORECAST), soundbites=[Soundbite(SAID_AT - 2, 20)])
    assert answer.source == "soundbite"
    assert answer.start == pytest.approx(SAID_AT)


def test_a_soundbite_that_the_transcript_contradicts_is_doubted() -> None:
    answer = timed(Quote(FORECAST), soundbites=[Soundbite(120, 10, FORECAST)])
    assert (answer.start, answer.sure) == (120, False)
    assert answer.also_at == pytest.approx(SAID_AT)


def test_short_titles_fit_nothing() -> None:
    assert timed(Quote(FORECAST), None, soundbites=[Soundbite(5, 5, "A forecast")]) == Quote(FORECAST)


def test_a_chapter_named_after_the_quote_is_a_bound_and_never_sure() -> None:
    chapters = [Chapter(100, "Questions"), Chapter(40, "A forecast is only an opinion"), Chapter(0, "Intro")]
    answer = timed(Quote(FORECAST), None, chapters=chapters)
    assert (answer.start, answer.end, answer.source, answer.verdict) == (40, 100, "chapters", "stated")
    assert not answer.sure


def test_a_chapter_chooses_between_two_places() -> None:
    twice = TranscriptIndex([*WORDS, *spoken(FORECAST, start=500.0)])
    first, last = (
        timed(Quote(FORECAST), twice, chapters=chapters)
        for chapters in (
            [Chapter(0, FORECAST), Chapter(400, "Questions")],
            [Chapter(0, "Talk"), Chapter(400, FORECAST)],
        )
    )
    assert (first.start, first.also_at) == (pytest.approx(SAID_AT), pytest.approx(500.0))
    assert (last.start, last.also_at) == (pytest.approx(500.0), pytest.approx(SAID_AT))


def test_times_of_a_transcript_that_does_not_fit_the_audio_are_unsure() -> None:
    end = WORDS[-1].end
    for duration, sure in ((end + 10, True), (end + 30, False), (end - 2, True), (end - 20, False)):
        assert timed(Quote(FORECAST), duration=duration).sure is sure
    assert timed(Quote(FORECAST), TranscriptIndex(WORDS, "recognised"), duration=end + 95).sure


def test_while_the_length_of_the_audio_is_unknown_nothing_published_is_sure() -> None:
    assert not timed(Quote(FORECAST)).sure
    assert timed(Quote(FORECAST), of_this_copy=True).sure
    assert timed(Quote(FORECAST), TranscriptIndex(WORDS, "recognised")).sure


def test_a_transcript_of_a_longer_copy_gives_no_time_past_the_end() -> None:
    assert timed(Quote(FORECAST), duration=SAID_AT - 10).start is None
