import pytest

from tui.timing.numbers import number_words, ordinal_words, said_numbers


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


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("two thousand three hundred", [2300]),
        ("twenty three hundred", [2300]),
        ("nineteen ninety eight", [1998]),
        ("nineteen oh six", [1906]),
        ("twenty oh six", [2006]),
        ("two million five hundred thousand", [2_500_000]),
        ("one hundred twelve", [112]),
        ("ten twenty", [10, 20]),
        ("twenty five thirty", [25, 30]),
        ("three one four", [3, 1, 4]),
        ("zero zero seven", [0, 0, 7]),
        ("hundred", [100]),
        ("", []),
    ],
)
def test_numbers_said_in_other_words(words: str, numbers: list[int]) -> None:
    assert said_numbers(words.split()) == numbers


@pytest.mark.parametrize(
    "number", [0, 3, 10, 17, 20, 42, 100, 105, 999, 1000, 1100, 1998, 2026, 12_345, 7_000_001]
)
def test_a_number_comes_back_from_its_words(number: int) -> None:
    assert said_numbers(number_words(str(number))) == [number]
