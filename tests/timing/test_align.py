import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.timing_speech import TALK
from tui.timing.align import Alignment, SpokenText, align
from tui.timing.tokens import spoken_tokens

TEXT = SpokenText(spoken_tokens(TALK))


def best(quote: str) -> Alignment:
    tokens = spoken_tokens(quote)
    found = [align(TEXT, tokens, low, high) for low, high in TEXT.windows(tokens)]
    return max((alignment for alignment in found if alignment), key=lambda alignment: alignment.score)


def test_the_same_words_score_one_and_pair_off() -> None:
    alignment = best("A forecast is only an opinion with a deadline.")
    assert alignment.score == alignment.coverage == alignment.density == 1.0
    first = TEXT.tokens.index("forecast") - 1
    assert [(pair.quoted, pair.spoken) for pair in alignment.pairs] == [(n, first + n) for n in range(9)]


def test_words_left_out_cost_little_and_words_added_more() -> None:
    shortened = best("They keep two kinds of records, the tax office and one that is true")
    stuffed = best(
        "They always keep at least two separate kinds of old records, one for the angry tax office"
    )
    assert 1.0 == shortened.coverage > shortened.density
    assert shortened.score > 0.95 > stuffed.score > 0.5


def test_a_misheard_word_counts_in_part() -> None:
    assert TEXT.similarity("fisherman", "fishermen") > 0.8
    assert TEXT.similarity("observation", "observations") == 0.85
    assert TEXT.similarity("lighthouse", "light") == 0.3
    assert TEXT.similarity("sea", "see") == 0.0
    assert TEXT.similarity("winter", "copper") == 0.0


def test_rare_words_weigh_more() -> None:
    assert 0 < TEXT.weight("the") < TEXT.weight("copper") <= TEXT.weight("zebra") == 1.0


def test_windows_hold_the_place_whatever_the_quote_begins_with() -> None:
    tokens = spoken_tokens("Well I would say that salt eats copper first and then patience")
    copper = TEXT.tokens.index("copper")
    assert any(low <= copper < high for low, high in TEXT.windows(tokens))


def test_strange_words_give_no_window() -> None:
    assert TEXT.windows(spoken_tokens("xyzzy plugh quux")) == []
    assert align(TEXT, ["xyzzy"], 0, len(TEXT.tokens)) is None


@given(st.lists(st.sampled_from([*TEXT.tokens[:40], "xyzzy"]), max_size=20))
def test_any_quote_scores_between_nothing_and_one_with_pairs_in_order(quote: list[str]) -> None:
    for low, high in TEXT.windows(quote):
        alignment = align(TEXT, quote, low, high)
        if alignment is None:
            continue
        assert 0 <= alignment.score <= alignment.coverage <= 1.0 + 1e-9
        for sides in ([pair.quoted for pair in alignment.pairs], [pair.spoken for pair in alignment.pairs]):
            assert sides == sorted(set(sides))


@given(st.integers(0, len(TEXT.tokens) - 8), st.integers(8, 30))
def test_any_stretch_of_the_talk_is_found_at_its_place(start: int, length: int) -> None:
    quote = TEXT.tokens[start : start + length]
    found = [align(TEXT, quote, low, high) for low, high in TEXT.windows(quote)]
    assert any(a and a.pairs[0].spoken == start and a.score == pytest.approx(1.0) for a in found)
