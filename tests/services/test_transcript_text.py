"""A transcript as one reads it: paragraphs, sentences, seconds, finding words."""

import pytest

from tui.model.transcript import Cue, Transcript, Word
from tui.services.transcript_text import TranscriptText

CUES = (
    Cue(10.0, 14.0, "A lighthouse is a promise.", "Ada"),
    Cue(14.0, 18.0, "Somebody stayed awake. And then", "Ada"),
    Cue(18.0, 20.0, "the fog came.", "Ada"),
    Cue(20.0, 22.0, "It does not argue?", "Ben"),
    Cue(40.0, 44.0, "“No.” It simply removes the évidence", "Ben"),
)


@pytest.fixture
def text() -> TranscriptText:
    return TranscriptText(Transcript(CUES))


def _word(text: TranscriptText, word: str) -> int:
    return text.words.index(word)


def test_a_paragraph_ends_with_its_speaker_and_after_a_silence(text: TranscriptText) -> None:
    read = [(p.start, p.speaker, text.text(p.first, p.end)) for p in text.paragraphs]
    assert read == [
        (10.0, "Ada", "A lighthouse is a promise. Somebody stayed awake. And then the fog came."),
        (20.0, "Ben", "It does not argue?"),
        (40.0, "Ben", "“No.” It simply removes the évidence"),
    ]


def _cues(words: str) -> tuple[Cue, ...]:
    return tuple(Cue(n * 5.0, n * 5.0 + 5, words.format(n)) for n in range(40))


def test_long_speeches_are_cut_after_a_sentence_and_endless_ones_after_a_cue() -> None:
    told = TranscriptText(Transcript(_cues("Here {} come ten words, the last of which is.")))
    assert {p.end - p.first for p in told.paragraphs[:-1]} == {70}
    endless = TranscriptText(Transcript(_cues("and {} so on it goes here without any stop")))
    assert {p.end - p.first for p in endless.paragraphs[:-1]} == {140}
    assert all(end - first <= 60 for first, end in map(endless.sentence, range(len(endless.words))))


def test_the_sentence_of_a_word_goes_across_cues(text: TranscriptText) -> None:
    assert text.text(*text.sentence(_word(text, "fog"))) == "And then the fog came."
    assert text.text(*text.sentence(_word(text, "“No.”"))) == "“No.”"
    assert text.text(*text.sentence(len(text.words) - 1)) == "It simply removes the évidence"


def test_going_from_sentence_to_sentence(text: TranscriptText) -> None:
    fog = _word(text, "fog")
    assert text.words[text.beside(fog, 1)] == "It"
    assert text.words[text.beside(fog, -1)] == "Somebody"
    assert text.beside(fog, -99) == 0
    assert text.words[text.beside(fog, 99)] == "It"


def test_words_have_seconds_inside_their_cue_and_seconds_have_words(text: TranscriptText) -> None:
    assert text.word_at(9.9) is None
    assert text.word_at(10.0) == 0
    for word in range(len(text.words)):
        assert text.word_at(text.start_of(word)) == word
        assert text.start_of(word) < text.end_of(word)
    assert text.words[text.word_at(30.0) or 0] == "argue?"
    assert text.word_at(1e9) == len(text.words) - 1
    assert 18.0 <= text.start_of(_word(text, "fog")) < 20.0


def test_times_of_the_file_s_own_words_are_kept() -> None:
    words = (Word("One", 1.0, 1.2), Word("two.", 3.0, 3.5))
    text = TranscriptText(Transcript((Cue(1.0, 4.0, "One two.", "", words),)))
    assert (text.start_of(1), text.word_at(2.9), text.word_at(3.0)) == (3.0, 0, 1)


def test_a_sentence_as_a_one_liner(text: TranscriptText) -> None:
    quote = text.quote(_word(text, "then"))
    assert (quote.text, quote.speaker, quote.verdict) == ("And then the fog came.", "Ada", "verbatim")
    assert quote.start == text.start_of(_word(text, "And"))
    assert quote.end == text.end_of(_word(text, "came."))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fog", ["fog"]),
        ("THE FOG", ["the fog"]),
        ("the   fog came", ["the fog came."]),
        ("evid", ["évidence"]),
        ("ghthouse is", ["lighthouse is"]),
        ("it", ["It", "It"]),
        ("f", []),
        ("  ", []),
        ("[(", []),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_cues(
    text: TranscriptText, asked: str, found: list[str]
) -> None:
    assert [text.text(*span) for span in text.find(asked)] == found


def test_scripts_without_spaces_stay_together() -> None:
    text = TranscriptText(Transcript((Cue(0.0, 4.0, "灯台は約束だ。 OK then"), Cue(4.0, 8.0, "霧が来た。"))))
    assert text.text(0, len(text.words)) == "灯台は約束だ。 OK then 霧が来た。"
    assert [text.text(*span) for span in text.find("約束")] == ["約束"]
    assert text.text(*text.sentence(0)) == "灯台は約束だ。"


def test_nothing_said_is_no_text() -> None:
    text = TranscriptText(Transcript((Cue(0.0, 4.0, "[Music]"),)))
    assert (text.words, text.paragraphs, text.find("music"), text.word_at(1.0)) == ([], [], [], None)
