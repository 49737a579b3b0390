import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.transcript import Cue
from tui.timing.marked_text import read_marked_text

FIRST = "A lighthouse is a promise, that is all it is, and somebody has to keep it."
SECOND = "And who keeps it, when everybody else has gone home to sleep, may I ask?"
THIRD = "The one who is awake, of course, and has the key."


def told(cues: list[Cue]) -> list[tuple[int, str, str]]:
    return [(round(cue.start), cue.speaker, cue.text) for cue in cues]


FORMS = {
    "name, then time": f"Ida Blom (00:00:00):\n{FIRST}\n\nPer Aas (00:00:10):\n{SECOND}\n\n"
    f"(00:00:20):\n{THIRD}",
    "name, bare time": f"Ida Blom  0:00\n{FIRST}\nPer Aas  0:10\n{SECOND}\n0:20\n{THIRD}",
    "time, bold name": f"[00:00] **Ida Blom:** {FIRST}\n[00:10] **Per Aas:** {SECOND}\n[00:20] {THIRD}",
    "bold name, time": f"**Ida Blom** [00:00]: {FIRST}\n\n**Per Aas** [00:10]: {SECOND}\n\n[00:20] {THIRD}",
    "escaped": f"**Ida Blom:** \\[0:00\\] {FIRST}\n\n**Per Aas:** \\[0:10\\] {SECOND}\n\n\\[0:20\\] {THIRD}",
    "headings": f"## 0:00\n**Ida Blom:** {FIRST}\n## 0:10\n**Per Aas**: {SECOND}\n## 0:20\n{THIRD}",
    "links": f"[0:00](https://x.example/?t=0:33) **Ida Blom**: {FIRST}\n"
    f"[0:10](https://x.example/0:44) **Per Aas**: {SECOND}\n[0:20](https://x.example) {THIRD}",
    "at signs": f"[@00:00] **Ida Blom:** {FIRST}\n[@00:10] **Per Aas:** {SECOND}\n[@00:20] {THIRD}",
    "spans": f"[00:00.000 --> 00:10.000] **Ida Blom:** {FIRST}\n"
    f"[00:10.000 --> 00:20.000] **Per Aas:** {SECOND}\n[00:20.000 --> 00:24.000] {THIRD}",
    "speaker lines": f"Ida Blom:\n0:00\n{FIRST}\nPer Aas:\n0:10\n{SECOND}\n0:20\n{THIRD}",
    "head of a paragraph": f"Ida Blom\n0:00\n{FIRST}\n\nPer Aas\n0:10\n{SECOND}\n\n0:20\n{THIRD}",
    "plain names": f"[0:00] Ida Blom: {FIRST}\n[0:10] Per Aas: {SECOND}\n[0:20] {THIRD}",
    "front matter": f"---\ntitle: x\ntime: 9:99\n---\n(0:00) **Ida Blom:** {FIRST}\n"
    f"(0:10) **Per Aas:** {SECOND}\n(0:20) {THIRD}",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_turns(form: str) -> None:
    assert told(read_marked_text(FORMS[form])) == [
        (0, "Ida Blom", FIRST),
        (10, "Per Aas", SECOND),
        (20, "", THIRD),
    ]


def test_chinese_in_its_own_brackets() -> None:
    text = "【00:02】主持人：欢迎收听慢船，今天我们聊河流。\n【00:08】嘉宾：河不是路，河是时间。\n"
    text += "【00:12】主持人：谢谢大家的收听。"
    assert told(read_marked_text(text)) == [
        (2, "主持人", "欢迎收听慢船，今天我们聊河流。"),
        (8, "嘉宾", "河不是路，河是时间。"),
        (12, "主持人", "谢谢大家的收听。"),
    ]


def test_no_line_breaks_at_all() -> None:
    cues = read_marked_text(f"(0:00) {FIRST} (0:10) {SECOND} (0:20) {THIRD}")
    assert told(cues) == [(0, "", FIRST), (10, "", SECOND), (20, "", THIRD)]


def test_minutes_above_59() -> None:
    cues = read_marked_text(f"[66:21] {FIRST}\n[66:31] {SECOND}")
    assert [round(cue.start) for cue in cues if cue.text in (FIRST, SECOND)] == [3981, 3991]


def test_lines_between_two_marks_share_the_time_and_say_how_rough_it_is() -> None:
    cues = read_marked_text(f"[0:00] {FIRST}\n\nAlso this.\n\n[0:10] {SECOND}\n[0:20] {THIRD}")
    assert [cue.text for cue in cues[:2]] == [FIRST, "Also this."]
    assert 8 < cues[1].start < 10
    assert cues[1].end == pytest.approx(10)
    assert {cue.slack for cue in cues[:2]} == {10.0}


def test_text_before_the_first_mark_ends_there() -> None:
    cues = read_marked_text(f"{FIRST}\n[1:00] {SECOND}\n[1:10] {THIRD}")
    assert cues[0].text == FIRST
    assert 50 < cues[0].start < cues[0].end == pytest.approx(60)


def test_times_somebody_speaks_of_are_no_marks() -> None:
    text = f"[0:00] {FIRST}\nWe met (at 23:30) by the stair.\n[0:10] I rise at 5:30 every day. {SECOND}\n"
    text += f"[0:20] {THIRD}"
    cues = read_marked_text(text)
    assert cues[-1].start == 20
    assert "I rise at 5:30 every day." in cues[-2].text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No time in here.",
        f"Only one [0:30] {FIRST}",
        "0:00 Intro\n3:15 The lamp\n12:40 Questions from the room\n30:00 Goodbye",
        "Recorded on 12.03.2024 at 10:15 in the morning, in the old hall.",
    ],
    ids=["empty", "prose", "one mark", "a list of topics", "a date"],
)
def test_text_that_is_no_transcript_gives_no_cues(text: str) -> None:
    assert read_marked_text(text) == []


@given(st.text(alphabet=st.sampled_from("0123456789:.[]()ab\n *_#@-"), max_size=400))
def test_any_text_gives_rising_cues(text: str) -> None:
    cues = read_marked_text(text)
    starts = [cue.start for cue in cues]
    assert starts == sorted(starts)
    assert all(cue.end >= cue.start for cue in cues)
