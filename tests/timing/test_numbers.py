import pytest

from tui.timing.numbers import number_words, ordinal_words


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "zero"),
        ("7", "seven"),
        ("13", "thirteen"),
        ("42", "forty two"),
        ("105", "one hundred five"),
        ("1000", "one thousand"),
        ("1905", "nineteen oh five"),
        ("1900", "nineteen hundred"),
        ("1998", "nineteen ninety eight"),
        ("2006", "two thousand six"),
        ("2024", "twenty twenty four"),
        ("2100", "two thousand one hundred"),
        ("357000000000", "three hundred fifty seven billion"),
        ("007", "zero zero seven"),
        ("1234567890123", "one two three four five six seven eight nine zero one two three"),
        ("٤٢", "forty two"),
    ],
)
def test_a_number_is_read_as_it_is_said(digits: str, words: str) -> None:
    assert number_words(digits) == words.split()


def test_a_grouped_number_is_no_year() -> None:
    assert number_words("1998", grouped=True) == ["one", "thousand", "nine", "hundred", "ninety", "eight"]


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("1", "first"),
        ("2", "second"),
        ("3", "third"),
        ("4", "fourth"),
        ("12", "twelfth"),
        ("20", "twentieth"),
        ("21", "twenty first"),
        ("105", "one hundred fifth"),
        ("1234567890123", "one two three four five six seven eight nine zero one two third"),
    ],
)
def test_an_ordinal_bends_its_last_word(digits: str, words: str) -> None:
    assert ordinal_words(digits) == words.split()
