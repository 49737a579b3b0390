import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.transcript import Cue
from tui.timing.captions import read_captions


def told(cues: list[Cue]) -> list[tuple[float, float, str, str]]:
    return [(cue.start, cue.end, cue.speaker, cue.text) for cue in cues]


def test_webvtt_with_voices_settings_notes_and_entities() -> None:
    text = """WEBVTT - a talk

STYLE
::cue { color: lime }

NOTE this is
not spoken

intro
00:01.500 --> 00:04.000 align:start position:10%
<v Ida>The <i>lamp</i> &amp; the stair</v>

01:02:03.250 --> 01:02:05.000
<v.loud Per Aas>Two
lines
"""
    assert told(read_captions(text)) == [
        (1.5, 4.0, "Ida", "The lamp & the stair"),
        (3723.25, 3725.0, "Per Aas", "Two lines"),
    ]


def test_two_voices_in_one_cue_share_its_time() -> None:
    cues = read_captions(
        "WEBVTT\n\n00:00.000 --> 00:08.000\n<v A>one two three four</v>\n<v B>five six seven eig</v>\n"
    )
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("A", "one two three four"),
        ("B", "five six seven eig"),
    ]
    assert cues[0].start == 0.0
    assert cues[0].end == cues[1].start == pytest.approx(4.0, abs=0.5)
    assert cues[1].end == pytest.approx(8.0)


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:02,000 --> 00:00:03,000\nB\n",
        "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:02,000 --> 00:00:03,000\nB",
        "00:00:01.000 --> 00:00:02.000\nA\n\n\n\n00:00:02.000 --> 00:00:03.000\n\nB\n\n",
        "WEBVTT Kind: captions 0:01.0-->0:02.0\n\n0:01.0 --> 0:02.0\nA\n\n0:02.0-->0:03.0\nB",
        "0:00:01.000,0:00:02.000\nA\n\n0:00:02.000,0:00:03.000\nB\n",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n- A\n\nNOTE x\n\n00:02.000 --> 00:03.000\n>> B\n",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}A\n\n2\n00:00:02,000 --> 00:00:03,000\n<b>B</b>\n",
    ],
    ids=[
        "srt",
        "no blank lines",
        "no header",
        "text on the header line",
        "sbv",
        "turn signs",
        "drawing tags",
    ],
)
def test_broken_forms_give_the_same_cues(text: str) -> None:
    assert told(read_captions(text)) == [(1.0, 2.0, "", "A"), (2.0, 3.0, "", "B")]


def test_a_spoken_number_is_no_counter() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:02,000 --> 00:00:03,000\nB\n"
    assert [cue.text for cue in read_captions(text)] == ["1984", "B"]


def test_an_empty_cue_does_not_take_the_next_counter() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\nB\n"
    assert [cue.text for cue in read_captions(text)] == ["B"]


def test_minutes_above_59_and_a_cue_without_an_end() -> None:
    assert told(read_captions("66:21.000 --> \nlate\n")) == [(3981.0, 3981.0, "", "late")]


def test_an_end_before_the_start_becomes_the_start() -> None:
    assert told(read_captions("00:05.000 --> 00:04.000\nback\n")) == [(5.0, 5.0, "", "back")]


def test_times_inside_a_cue_become_word_times() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:04.000\nso<00:00:02.000><c> the</c><00:00:03.000><c> lamp</c>\n"
    (cue,) = read_captions(text)
    assert cue.text == "so the lamp"
    assert [(word.text, word.start) for word in cue.words] == [("so", 1.0), ("the", 2.0), ("lamp", 3.0)]


@given(st.text(alphabet=st.sampled_from("0123456789:.,-><v \nabé/\\{}"), max_size=300))
def test_any_text_gives_cues_that_do_not_end_before_they_start(text: str) -> None:
    for cue in read_captions("00:01.000 --> 00:02.000\n" + text):
        assert 0 <= cue.start <= cue.end


CLOCKS = st.floats(0, 35_000).map(lambda value: round(value, 3))


@given(
    st.lists(
        st.tuples(CLOCKS, CLOCKS, st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,5}", fullmatch=True)), max_size=8
    )
)
def test_what_is_written_is_read(cues: list[tuple[float, float, str]]) -> None:
    def clock(time: float) -> str:
        minutes, secs = divmod(time, 60)
        return f"{int(minutes // 60):02}:{int(minutes % 60):02}:{secs:06.3f}".replace(".", ",")

    spans = [(*sorted(times), text) for *times, text in cues]
    text = "\n\n".join(
        f"{n}\n{clock(start)} --> {clock(end)}\n{words}" for n, (start, end, words) in enumerate(spans, 1)
    )
    read = read_captions(text)
    assert [cue.text for cue in read] == [words for *_, words in spans]
    assert [cue.start for cue in read] == pytest.approx([start for start, *_ in spans], abs=0.0011)
