import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.timing.tokens import split_words, spoken_text, spoken_tokens


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("20th", "twentieth"),
        ("105th", "one hundred fifth"),
        ("1998", "nineteen ninety-eight"),
        ("14 million", "fourteen million"),
        ("$10 billion", "ten billion dollars"),
        ("50%", "fifty percent"),
        ("1.5", "one point five"),
        ("2,300", "two thousand three hundred"),
        ("I'm sure it's fine", "I am sure it is fine"),
        ("can’t, won’t, couldn’t", "cannot will not could not"),
        ("gonna", "going to"),
        ("co-authors", "co authors"),
        ("A.I. in the U.S.", "AI in the US"),
        ("So, um, I, uh, agree", "so I agree"),
        ("Café NAÏVE", "cafe naive"),
        ("the lighthouse's lamp", "the lighthouse lamp"),
        ("GPT-4o", "gpt four o"),
        ("ＡＩと２０", "aiと20"),
        ("STRASSE", "Straße"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_two_ways_to_write_the_same_speech_meet(written: str, said: str) -> None:
    assert spoken_tokens(written) == spoken_tokens(said) != []


def test_letters_of_every_script_stay() -> None:
    assert spoken_tokens("Ёлка стоит") == ["елка", "стоит"]
    assert spoken_tokens("नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]
    assert spoken_tokens("안녕 세계") == ["안녕", "세계"]
    assert spoken_tokens("l'avion d’acier") == ["l", "avion", "d", "acier"]


def test_unspaced_scripts_give_a_token_per_character() -> None:
    assert spoken_tokens("河不是路，河是时间。") == list("河不是路河是时间")
    assert spoken_tokens("これはPython") == ["こ", "れ", "は", "python"]
    assert spoken_tokens("ไทย") == list("ไทย")


def test_what_editors_put_in_brackets_is_not_spoken() -> None:
    assert spoken_text(r"And \[laughs\] then [the council] left ♪").split() == ["And", "then", "left"]


def test_words_keep_their_punctuation() -> None:
    assert split_words("Well, [sighs] no. 河不是路，河。") == [
        "Well,",
        "no.",
        "河",
        "不",
        "是",
        "路，",
        "河。",
    ]


@given(st.text())
def test_any_text_gives_tokens_of_letters_alone(text: str) -> None:
    for token in spoken_tokens(text):
        assert token
        assert not any(char.isspace() or char.isdecimal() or char in "'.,[]" for char in token)


@given(st.lists(st.sampled_from(["it's", "1998", "20th", "lamp", "河", "can't", "A.I."]), max_size=8))
def test_words_apart_give_the_tokens_of_the_whole(words: list[str]) -> None:
    assert spoken_tokens(" ".join(words)) == [token for word in words for token in spoken_tokens(word)]
