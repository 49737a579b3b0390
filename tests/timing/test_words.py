import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.timing_speech import cut_into_cues, spoken
from tui.model.transcript import Cue, Transcript, Word
from tui.timing.captions import read_captions
from tui.timing.words import placed_words, timed_words, with_onsets


def texts(*cues: Cue) -> list[str]:
    return [word.text for word in timed_words(Transcript(cues))]


def test_words_are_placed_by_their_length_and_by_pauses() -> None:
    one, two, three = placed_words("aaa, bbb. ccc", 10.0, 41.0)
    # 3 letters, a space and 7 for the comma; 3, a space and 12 for the full stop; 3 and a space.
    assert (one.start, one.end) == (10.0, pytest.approx(10 + 11))
    assert two.end == pytest.approx(10 + 11 + 16)
    assert three.end == pytest.approx(41.0)


def test_digits_take_as_long_as_the_words_they_stand_for() -> None:
    year, _ = placed_words("1998 ab", 0.0, 1.0)
    assert year.end > 0.8


def test_the_words_of_a_file_keep_their_times() -> None:
    words = (Word("so", 1.0, 1.2), Word("the", 3.0, 3.1))
    assert timed_words(Transcript((Cue(1, 4, "so the", words=words),))) == list(words)


def test_cues_are_read_in_the_order_of_time_and_do_not_mix() -> None:
    words = timed_words(Transcript((Cue(5, 9, "c d"), Cue(0, 7, "a b"))))
    assert [word.text for word in words] == ["a", "b", "c", "d"]
    assert words[1].end == 5.0


def test_rolling_captions_count_once() -> None:
    rolling = [
        Cue(0.0, 4.0, "the keeper climbed up"),
        Cue(2.0, 6.0, "the keeper climbed up every single evening"),
        Cue(4.0, 8.0, "every single evening and was never late"),
        Cue(8.0, 9.0, "and was never late"),
    ]
    words = timed_words(Transcript(tuple(rolling)))
    assert (
        " ".join(word.text for word in words)
        == "the keeper climbed up every single evening and was never late"
    )
    assert next(word.start for word in words if word.text == "every") == 2.0
    assert next(word.start for word in words if word.text == "and") == 4.0


def test_rolling_captions_with_word_times_as_youtube_writes_them() -> None:
    blank = " "
    text = f"""WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000 align:start position:0%
{blank}
the<00:00:00.500><c> keeper</c><00:00:01.500><c> climbed</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the keeper climbed
{blank}

00:00:02.010 --> 00:00:04.000 align:start position:0%
the keeper climbed
every<00:00:02.500><c> single</c><00:00:03.500><c> evening</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
every single evening
{blank}
"""
    words = timed_words(Transcript(tuple(read_captions(text))))
    assert [word.text for word in words] == ["the", "keeper", "climbed", "every", "single", "evening"]
    assert [word.start for word in words] == pytest.approx([0.0, 0.5, 1.5, 2.01, 2.5, 3.5], abs=0.5)


def test_the_same_cue_twice_counts_once() -> None:
    assert texts(Cue(0, 2, "so it is"), Cue(0, 2, "so it is"), Cue(2, 3, "yes")) == ["so", "it", "is", "yes"]


def test_a_speaker_may_repeat_himself() -> None:
    assert texts(
        Cue(0, 1, "No."), Cue(1, 2, "No."), Cue(2, 3, "Well, yes."), Cue(3, 4, "But no."), Cue(4, 5, "Go.")
    ) == (["No.", "No.", "Well,", "yes.", "But", "no.", "Go."])


@pytest.mark.parametrize("length", [2, 5, 10, 30])
def test_words_in_cues_are_found_near_their_true_time(length: float) -> None:
    truth = spoken()
    reckoned = timed_words(cut_into_cues(truth, length))
    assert [word.text for word in reckoned] == [word.text for word in truth]
    errors = sorted(abs(a.start - b.start) for a, b in zip(reckoned, truth, strict=True))
    # The talk gives every word the same time, which no speaker does: the bound is a wide one.
    assert errors[-1] < length / 2
    assert errors[len(errors) // 2] < 0.6


def test_a_word_stamped_across_a_silence_begins_where_its_letters_say() -> None:
    words = [Word("lower.", 2.0, 2.4), Word("For", 2.4, 3.2), Word("three", 3.2, 3.5)]
    assert [word.start for word in with_onsets(words)] == pytest.approx([2.0, 2.93, 3.2])


def test_a_word_without_length_begins_before_its_end_and_after_the_one_before() -> None:
    words = [Word("maths.", 2.1, 2.5), Word("Parents", 3.0, 3.0), Word("have", 3.0, 3.2), Word("I", 3.2, 3.2)]
    assert [word.start for word in with_onsets(words)] == pytest.approx([2.1, 2.53, 3.0, 3.2])


TIMES = st.floats(0, 1000, allow_nan=False)
CUES = st.builds(
    lambda start, length, text: Cue(start, start + length, text),
    TIMES,
    st.floats(0, 60),
    st.text(max_size=40),
)


@given(st.lists(CUES, max_size=10))
def test_no_word_is_outside_of_all_cues(cues: list[Cue]) -> None:
    for word in timed_words(Transcript(tuple(cues))):
        assert any(cue.start <= word.start <= word.end <= cue.end + 1e-6 for cue in cues)
