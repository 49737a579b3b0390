import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.timing_speech import cut_into_cues, misheard, spoken, time_of
from tui.model.transcript import Cue, Transcript, Word
from tui.timing.match import Match, TranscriptIndex

WORDS = spoken()
INDEX = TranscriptIndex(WORDS)

SAID = [
    ("A forecast is only an opinion with a deadline.", "A forecast is only an opinion", "verbatim"),
    ("nobody budgets for the 2nd winter", "Nobody budgets for the", "verbatim"),
    (
        "I’ve thought about that sentence every working day since nineteen ninety-eight",
        "I have thought",
        "verbatim",
    ),
    ("It took 4 years and a great deal of coffee", "It took four years", "verbatim"),
    (
        "we had two thousand three hundred observations that no satellite had ever seen",
        "we had 2,300",
        "verbatim",
    ),
    ("Salt eats copper, patience, money.", "Salt eats copper", "condensed"),
    (
        "They keep two kinds of records: one for the tax office and one that is true.",
        "they keep two",
        "condensed",
    ),
    ("A lighthouse is a promise... to people you will never meet", "a lighthouse is", "condensed"),
    ("We [the crew] began to write down every failure, with the date", "we began to", "verbatim"),
]
NEVER_SAID = [
    "A forecast is worth more than a promise, and a notebook is only an instrument.",
    "My grandmother wrote to the tax office about the weather stations.",
    "The satellite will replace the observer by the third winter.",
    "Octopuses taste with their arms, which makes every hug a meal.",
    "",
    "!!!",
]


@pytest.mark.parametrize(("quote", "begins", "verdict"), SAID)
def test_a_quote_that_was_said_is_found_at_its_first_word(quote: str, begins: str, verdict: str) -> None:
    match = INDEX.find(quote)
    assert match.start == pytest.approx(time_of(begins, WORDS), abs=0.05)
    assert match.verdict == verdict
    assert match.sure
    assert match.end is not None
    assert match.end > match.start
    assert match.slack == 0.0


@pytest.mark.parametrize("quote", NEVER_SAID)
@pytest.mark.parametrize("origin", ["published", "recognised"])
def test_a_quote_never_said_is_not_found_and_has_no_time(quote: str, origin: str) -> None:
    match = TranscriptIndex(WORDS, "recognised" if origin == "recognised" else "published").find(quote)
    assert (match.start, match.end, match.verdict, match.sure) == (None, None, "not found", False)


def test_the_end_is_that_of_the_last_word() -> None:
    match = INDEX.find("look at what it repairs")
    assert match.end == pytest.approx(time_of("it repairs.", WORDS) + 0.75, abs=0.01)


def test_lost_words_at_both_ends_are_reckoned() -> None:
    garbled = [
        Word("xx" if word.text in ("Maintenance", "films.") else word.text, word.start, word.end)
        for word in WORDS
    ]
    match = TranscriptIndex(garbled).find("Maintenance is the part of engineering that nobody films")
    assert match.start == pytest.approx(time_of("Maintenance", WORDS))
    assert match.end == pytest.approx(time_of("films.", WORDS) + 0.35)


def test_a_first_word_smeared_over_a_silence_starts_near_the_second() -> None:
    words = [
        Word("Maintenance", 10.0, 14.0),
        *spoken("is the part of engineering that nobody films", start=14.0),
    ]
    match = TranscriptIndex(words, "recognised").find(
        "Maintenance is the part of engineering that nobody films"
    )
    assert match.start == pytest.approx(13.33)


def test_a_quote_from_two_places_is_found_at_the_first() -> None:
    merged = INDEX.find(
        "What a country values, look at what it repairs. She was on time... Salt eats copper first."
    )
    assert merged.verdict == "not found"
    merged = INDEX.find(
        "The machine is the observer's pencil. Salt eats copper first, then patience, then money."
    )
    assert merged.start == pytest.approx(time_of("the machine is the", WORDS))
    assert merged.end == pytest.approx(time_of("pencil,", WORDS) + 0.35)
    assert (merged.verdict, merged.sure) == ("condensed", True)


def test_a_very_long_quote_is_found_by_its_opening() -> None:
    match = INDEX.find(" ".join(word.text for word in WORDS[10:]) * 50)
    assert match.start == WORDS[10].start
    assert match.sure


def test_what_was_said_twice_names_both_places() -> None:
    again = spoken("As I said, salt eats copper first, then patience, then money.", start=400.0)
    match = TranscriptIndex([*WORDS, *again]).find("Salt eats copper first, then patience, then money")
    assert {match.start, match.also_at} == {time_of("Salt eats", WORDS), 400.0 + 3 * 0.4}


def test_a_transcript_of_long_cues_says_that_its_times_are_rough() -> None:
    quote = "Maintenance is the part of engineering that nobody films"
    fine = TranscriptIndex(cut_into_cues(WORDS, 10)).find(quote)
    rough = TranscriptIndex(cut_into_cues(WORDS, 200)).find(quote)
    assert fine.sure
    assert fine.slack <= 10 < 90 < rough.slack
    assert rough.verdict == "verbatim"
    assert not rough.sure
    assert rough.start == pytest.approx(time_of("Maintenance", WORDS), abs=6)


def test_a_short_commonplace_is_found_but_never_sure() -> None:
    match = INDEX.find("Thank you")
    assert match.start is not None
    assert not match.sure


def test_a_quote_across_cues_is_found() -> None:
    match = TranscriptIndex(cut_into_cues(WORDS, 2)).find(
        "She climbed one hundred and twelve steps each evening"
    )
    assert match.start == pytest.approx(time_of("She climbed", WORDS), abs=0.9)


def test_recognised_words_allow_more_and_say_about() -> None:
    heard = TranscriptIndex(
        spoken("the see does now care how confident we were", start=5.0) + spoken(start=20.0), "recognised"
    )
    assert heard.find("The sea does not care how confident you were").start == pytest.approx(
        20.0 + time_of("The sea", WORDS)
    )


LANGUAGES = {
    "de": (
        "Der Leuchtturm ist ein Versprechen an Menschen, die man nie trifft. Salz frisst zuerst das Kupfer, "
        "dann die Geduld und dann das Geld. Niemand plant den zweiten Winter ein. Wir schrieben jeden "
        "Ausfall in ein grünes Heft.",
        "Salz frisst erst das Kupfer, dann die Geduld, dann das Geld",
        "Der zweite Winter ist ein Versprechen an die Geduld der Menschen",
        "Salz",
    ),
    "ru": (
        "Маяк это обещание людям, которых ты никогда не встретишь. Соль сначала ест медь, потом терпение, "
        "а потом деньги. Никто не закладывает в смету вторую зиму. "
        "Мы записывали каждую поломку в зелёную тетрадь.",
        "Соль ест медь, потом терпение, потом деньги",
        "Вторая зима никогда не встретит людей без тетради",
        "Соль",
    ),
    "zh": (
        "灯塔是对陌生人的承诺。盐先吃掉铜，然后是耐心，最后是钱。没有人会为第二个冬天做预算。我们把每一次故障都写在绿色的笔记本里。"
        "预报只是一个有期限的意见。大海不在乎你有多自信。",
        "盐先吃掉铜，然后是耐心，然后是钱",
        "没有人会在乎大海的承诺和第二个笔记本",
        "盐",
    ),
    "ja": (
        "灯台は会うことのない人々への約束です。塩はまず銅を食べ、次に忍耐を、そしてお金を食べます。二度目の冬の予算を組む人はいません。"
        "私たちはすべての故障を緑のノートに書きました。",
        "塩はまず銅を、次に忍耐を、そしてお金を食べる",
        "緑の灯台は二度目の約束を書きませんでした",
        "塩",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages(language: str) -> None:
    talk, said, never_said, begins = LANGUAGES[language]
    transcript = Transcript((Cue(0.0, 60.0, talk),))
    index = TranscriptIndex(transcript)
    match = index.find(said)
    assert match.start == pytest.approx(60.0 * talk.index(begins) / len(talk), abs=2.5)
    assert match.sure
    assert index.find(never_said).start is None


def test_a_fifth_of_the_words_misheard() -> None:
    lost = 0
    for seed in range(8):
        index = TranscriptIndex(misheard(WORDS, 0.2, seed), "recognised")
        found = [(index.find(quote).start, time_of(begins, WORDS)) for quote, begins, _ in SAID]
        assert all(start is None or abs(start - truth) < 2 for start, truth in found)
        assert all(index.find(quote).start is None for quote in NEVER_SAID)
        lost += sum(start is None for start, _ in found)
    assert lost <= 0.08 * 8 * len(SAID)


NEARLY_SAID = [
    "By the fourth year we had 2,300 observations that no satellite had ever seen",
    "We had 2,400 observations that no satellite had ever seen",
    "we had 14 of them on the whole coast, and seven were broken",
    "My grandmother kept the lighthouse at Bergen for thirty-one years",
    "The sea does care how confident you were",
    "A forecast is not only an opinion with a deadline",
    "and she always called it lonely",
    "My grandmother kept the lighthouse for a woman, a lamp and a very bad staircase",
]


@pytest.mark.parametrize("quote", NEARLY_SAID)
def test_another_number_name_denial_or_ending_is_not_what_was_said(quote: str) -> None:
    assert INDEX.find(quote).verdict == "not found"


def test_another_number_or_denial_surely_heard_is_not_what_was_said() -> None:
    index = TranscriptIndex(WORDS, "recognised")
    for said, other in (
        ("we had 14 of them on the whole coast", "we had 12 of them on the whole coast"),
        ("The sea does not care how confident you were", "The sea does care how confident you were"),
        (
            "the notebook was worth more than the instruments",
            "the notebook was not worth more than the instruments",
        ),
    ):
        assert index.find(said).start is not None
        assert index.find(other).verdict == "not found"


def test_what_may_be_misheard_is_found_but_never_sure() -> None:
    index = TranscriptIndex(WORDS, "recognised")
    match = index.find("we had 40 of them on the whole coast")
    assert match.start == pytest.approx(time_of("we had 14", WORDS), abs=0.3)
    assert (match.sure, match.verdict) == (False, "condensed")
    garbled = {"care": "stare", "confident": "contend"}
    heard = [Word(garbled.get(word.text, word.text), word.start, word.end) for word in WORDS]
    match = TranscriptIndex(heard, "recognised").find("The sea does care how confident you were")
    assert (match.sure, match.verdict) == (False, "condensed")


def test_three_words_misheard_in_a_row_are_no_other_sentence() -> None:
    quote = "She never once called it lonely. She said a lighthouse is a promise you make to people"
    lost = ("a", "lighthouse", "is")
    heard = [Word("xyz" if word.text in lost else word.text, word.start, word.end) for word in WORDS]
    assert TranscriptIndex(heard, "recognised").find(quote).start is not None
    assert TranscriptIndex(heard, "published").find(quote).verdict == "not found"


def test_what_one_writes_as_two_words_is_one_to_another() -> None:
    index = TranscriptIndex(spoken("The light house is a non-trivial promise and the database is not"))
    for quote in ("The lighthouse is a nontrivial promise", "a non-trivial promise and the data base is not"):
        assert index.find(quote).score == pytest.approx(1.0)


def test_the_place_that_says_the_very_number_wins() -> None:
    earlier = spoken("It took forty years and, um, a great deal of coffee.")
    later = [Word(word.text, word.start + 100, word.end + 100) for word in WORDS]
    for origin in ("published", "recognised"):
        index = TranscriptIndex([*earlier, *later], "recognised" if origin == "recognised" else "published")
        match = index.find("It took four years and a great deal of coffee")
        assert match.start == pytest.approx(100 + time_of("It took four", WORDS), abs=0.2)


@given(st.text(max_size=80))
def test_any_text_gets_a_whole_answer(quote: str) -> None:
    match: Match = INDEX.find(quote)
    assert (match.start is None) == (match.verdict == "not found")
    assert 0 <= match.score <= 1.000001


def test_an_empty_transcript_holds_nothing() -> None:
    assert TranscriptIndex([]).find("A forecast is only an opinion").verdict == "not found"
    assert TranscriptIndex(spoken("hello")).find("hello").verdict != ""
