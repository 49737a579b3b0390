"""Foreign text loses what a terminal would obey, and keeps what people wrote."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.text import clean, clean_line, format_time


@pytest.mark.parametrize(
    ("foreign", "kept"),
    [
        ("A\x1b]52;c;ZXZpbA==\x07B", "AB"),
        ("A\x1b]0;title\x1b\\B", "AB"),
        ("A\x1b[31mred\x1b[0m", "Ared"),
        ("\x9b31mx\x9d0;t\x9cy", "xy"),
        ("abc\u202egpj.exe\u202c", "abcgpj.exe"),
        ("a\x00b\x08c", "abc"),
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\there", "tab here"),
        ("\ud800x", "x"),
        ("\x1b", ""),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_clean_drops_what_a_terminal_obeys(foreign: str, kept: str) -> None:
    assert clean(foreign) == kept


def test_an_unclosed_osc_does_not_eat_the_rest() -> None:
    assert "the rest of the notes" in clean("A\x1b]0;title\nthe rest of the notes")


def test_emoji_and_right_to_left_words_stay_whole() -> None:
    family = "👨\u200d👩\u200d👧"
    assert clean(family) == family
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_clean_line_folds_and_cuts() -> None:
    assert clean_line("  a\n\n b\tc ") == "a b c"
    assert len(clean_line("x" * 10_000)) == 500


@given(st.text())
def test_cleaned_text_holds_no_control_characters_and_is_stable(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(char) not in ("Cc", "Cs") or char == "\n" for char in cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(0, "0:00"), (61.9, "1:01"), (3600, "1:00:00"), (36_061, "10:01:01"), (-3, "0:00")],
)
def test_times_are_written_as_people_write_them(seconds: float, written: str) -> None:
    assert format_time(seconds) == written
