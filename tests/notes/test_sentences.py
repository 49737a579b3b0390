"""What counts as a sentence."""

import pytest

from tui.notes.sentences import ends_sentence, has_no_spaces, is_sentence


@pytest.mark.parametrize(
    "text", ["It rains.", "Does it rain?", "「雨です。」", "It “rains.” ", "Il pleut !\u00a0»", "Regen…"]
)
def test_an_end_is_seen_behind_closing_marks(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "It rains", "Rain, ", "(rain)"])
def test_no_end_is_seen_where_none_is(text: str) -> None:
    assert not ends_sentence(text)


@pytest.mark.parametrize(
    "text", ["It never rains.", "we walk on without a word", "雨は降らない。", "המים יודעים את הדרך."]
)
def test_what_is_said_is_a_sentence(text: str) -> None:
    assert is_sentence(text)


@pytest.mark.parametrize("text", ["The Long Way Home", "Rain", "雨", "A River Runs, Through It All Alone"])
def test_a_title_is_no_sentence(text: str) -> None:
    assert not is_sentence(text)


def test_a_time_in_the_attribution_does_as_much_as_a_full_stop() -> None:
    assert not is_sentence("we walk on")
    assert is_sentence("we walk on", timed=True)


def test_scripts_without_spaces_are_told_by_their_signs() -> None:
    assert has_no_spaces("雨")
    assert has_no_spaces("ながい")
    assert not has_no_spaces("été")
