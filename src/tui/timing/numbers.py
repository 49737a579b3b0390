"""Numbers as English speakers say them, so that "20th", "$10" and "twentieth" can meet."""

from collections.abc import Sequence

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
"""
_TENFOLD = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _UNITS.split(), _TENFOLD.split()
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LONGEST_NUMBER = 12
"""Digits; a longer run is an account or a serial number and is read out digit by digit."""
_VALUES = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS) if value > 1},
    "hundred": 100,
    **{name: size for size, name in _SCALES},
}
_CENTURIES = range(11, 21)
NUMBER_WORDS = frozenset(_VALUES)
"""The words that numbers are made of, but for the "oh" inside a year, which alone is a sigh."""


def said_numbers(words: Sequence[str]) -> list[int]:
    """Return the numbers that a run of number words says, however it says them.

    Nineteen hundred is one thousand nine hundred, and ten twenty is two numbers. A word
    that is none of a number's counts as the "oh" in a year.
    """
    numbers: list[int] = []
    total, group = 0, -1
    for word in words:
        value = _VALUES.get(word)
        if value is None:
            group = max(0, group) * 100
        elif value >= 1000:
            total, group = total + max(1, group) * value, -1
        elif value == 100:
            group = max(1, group) * value
        elif group < 0:
            group = value
        elif _goes_on(group, value):
            group += value
        elif group in _CENTURIES and value >= 10:
            group = group * 100 + value
        else:
            numbers.append(total + group)
            total, group = 0, value
    return [*numbers, total + max(0, group)] if words else []


def _goes_on(number: int, value: int) -> bool:
    """Return whether the next word adds to a number below a thousand: five to twenty, not to ten."""
    rest = number % 100
    return (rest == 0 and number > 0) or (rest >= 20 and rest % 10 == 0 and 0 < value < 10)


def number_words(digits: str, *, grouped: bool = False) -> list[str]:
    """Return the words for a run of digits, of any script.

    Four digits that can be a year are read as one (1998: nineteen ninety eight),
    unless the number was `grouped`, that is written with a thousands separator.
    """
    if len(digits) > _LONGEST_NUMBER or (len(digits) > 1 and int(digits[0]) == 0):
        return [_ONES[int(digit)] for digit in digits]
    number = int(digits)
    if not grouped and (1100 <= number < 2000 or 2010 <= number < 2100):
        return _year(number)
    return _cardinal(number)


def ordinal_words(digits: str) -> list[str]:
    """Return the words for a number written with an ordinal ending, as in 21st."""
    *head, last = _cardinal(int(digits)) if len(digits) <= _LONGEST_NUMBER else number_words(digits)
    return [*head, _ordinal(last)]


def _ordinal(cardinal: str) -> str:
    if cardinal in _IRREGULAR_ORDINALS:
        return _IRREGULAR_ORDINALS[cardinal]
    return f"{cardinal[:-1]}ieth" if cardinal.endswith("y") else f"{cardinal}th"


def _year(number: int) -> list[str]:
    century, rest = divmod(number, 100)
    if rest == 0:
        return [*_below_hundred(century), "hundred"]
    return [*_below_hundred(century), *(["oh", _ONES[rest]] if rest < 10 else _below_hundred(rest))]


def _cardinal(number: int) -> list[str]:
    words: list[str] = []
    for size, name in _SCALES:
        if number >= size:
            words += [*_cardinal(number // size), name]
            number %= size
    if number >= 100:
        words += [_ONES[number // 100], "hundred"]
        number %= 100
    return words + _below_hundred(number) if number or not words else words


def _below_hundred(number: int) -> list[str]:
    if number < 20:
        return [_ONES[number]]
    return [_TENS[number // 10], *([_ONES[number % 10]] if number % 10 else [])]
