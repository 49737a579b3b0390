import pytest

from tui.timing.align import SpokenText, align
from tui.timing.contradictions import Spoken, contradicts
from tui.timing.tokens import name_marks, split_words, spoken_tokens


def spoken(text: str) -> Spoken:
    words = split_words(text)
    pairs = [
        (token, mark)
        for word, mark in zip(words, name_marks(words), strict=True)
        for token in spoken_tokens(word)
    ]
    return Spoken([token for token, _ in pairs], [mark for _, mark in pairs])


def differ(quote: str, said: str) -> bool:
    quoted, heard = spoken(quote), spoken(said)
    alignment = align(SpokenText(heard.tokens), quoted.tokens, 0, len(heard.tokens))
    assert alignment is not None
    return contradicts(quoted, heard, alignment.pairs)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("We lost 40 boats that winter.", "We lost 14 boats that winter."),
        ("We lost 47 boats that winter.", "We lost forty boats that winter."),
        ("We lost forty boats that winter.", "We lost forty-seven boats that winter."),
        ("It opened in the spring of 1998.", "It opened in the spring of 1991."),
        ("Nine boats came home that winter.", "Three boats came home that winter."),
        ("It is not safe to sail in winter.", "It is safe to sail in winter."),
        ("It is safe to sail in winter.", "It isn't safe to sail in winter."),
        ("We never sail there in winter.", "We always sail there in winter."),
        ("The price of copper is heading higher.", "The price of copper is heading lower."),
        ("The harbour at Bergen was full.", "The harbour at Narvik was full."),
        ("Wir haben das nicht gewollt im Winter.", "Wir haben das gewollt im Winter."),
        ("Мы не ходили туда зимой.", "Мы ходили туда зимой."),
        ("我们不在冬天出海", "我们在冬天出海"),
    ],
)
def test_another_number_denial_or_name_contradicts(quote: str, said: str) -> None:
    assert differ(quote, said)


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("We had 2,300 boats.", "We had twenty-three hundred boats."),
        ("It was 100 boats that winter.", "It was a hundred boats that winter."),
        ("It opened in 1998 in the spring.", "It opened in '98 in the spring."),
        ("It took 20 years to build.", "It took like 10, 20 years to build."),
        ("It took 20 years to build.", "It took four, no, I mean it took us a full 20 years to build."),
        ("The room number is 314 in there.", "The room number is three one four in there."),
        ("We do that child no favours.", "We don't do that child any favours."),
        ("It's not a problem for us.", "It's not, it's not a problem for us."),
        ("Tell us whether it rains there.", "Tell us whether or not it rains there."),
        ("The boats came home.", "The boats, which nobody here had ever expected to see again, came home."),
        ("The harbour at Bergen was full.", "The harbour at Bergan was full."),
        ("The harbour there was full.", "The harbour at Narvik was full."),
        ("THE HARBOUR AT BERGEN WAS FULL", "The harbour at Narvik was full."),
    ],
)
def test_other_words_for_the_same_do_not(quote: str, said: str) -> None:
    assert not differ(quote, said)
