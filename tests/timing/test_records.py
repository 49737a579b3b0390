import json

import pytest

from tui.timing.transcripts import read_transcript

SAID = [
    (1.5, "Anna", "Good evening, and thank you for coming out in this rain."),
    (6.25, "Ben Cole", "My grandmother kept the lighthouse at Skarv for years."),
    (65.5, "Anna", "Salt eats copper first, then patience, then money."),
]
SEGMENTS = [{"start": start, "end": start + 4, "speaker": who, "text": text} for start, who, text in SAID]

SUBSTATION = """[Script Info]
Title: A talk

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.50,0:00:05.50,Default,Anna,0,0,0,,{\\i1}Good evening,\\N and so on.
Dialogue: 0,0:00:06.25,0:00:10.25,Default,Ben Cole,0,0,0,,She never once called it lonely.
Dialogue: 0,0:01:05.50,0:01:09.50,Default,Anna,0,0,0,,Salt eats copper first, then patience, then money.
"""


def rows(form: str, head: str = "") -> str:
    return head + "".join(form.format(start, who, text, start + 4) for start, who, text in SAID)


TABLES = {
    "csv": rows('{0},{3},{1},"{2}"\n', "start,end,speaker,text\n"),
    "a text not quoted": rows("{0},{3},{1},{2}\n", "start,end,speaker,text\n"),
    "semicolons": rows("{0};{3};{1};{2}\n", "Beginn;Ende;Sprecher;Text\n"),
    "tabs": rows("{0}\t{3}\t{1}\t{2}\n", "Start Time\tEnd Time\tName\tTranscript\n"),
    "no header": rows("{0}\t{1}\t{2}\n"),
    "yaml": rows("- start: {0}\n  end: {3}\n  speaker: {1}\n  text: '{2}'\n\n", "---\ntranscript:\n"),
    "code fence": "# Words\n\n```json\n" + json.dumps(SEGMENTS, indent=1) + "\n```\n",
    "a page's script": "<html><p>Hi</p><script>window.words = " + json.dumps(SEGMENTS) + ";</script></html>",
    "a page's data": '<html><script type="application/json">'
    + json.dumps({"a": SEGMENTS})
    + "</script></html>",
}


@pytest.mark.parametrize("form", TABLES)
def test_rows_with_named_fields_are_cues(form: str) -> None:
    cues = read_transcript(TABLES[form].encode()).cues
    assert [(cue.start, cue.speaker, cue.text) for cue in cues] == SAID


def test_substation_gives_its_dialogue_without_styling() -> None:
    cues = read_transcript(SUBSTATION.encode()).cues
    assert [(cue.start, cue.end, cue.speaker, cue.text) for cue in cues] == [
        (1.5, 5.5, "Anna", "Good evening, and so on."),
        (6.25, 10.25, "Ben Cole", "She never once called it lonely."),
        (65.5, 69.5, "Anna", "Salt eats copper first, then patience, then money."),
    ]


BARE = {
    "whisper's tsv, milliseconds": "start\tend\ttext\n" + rows("{0:.3f}\t{3:.3f}\t{2}\n").replace(".", ""),
    "audacity's labels": rows("{0:.6f}\t{3:.6f}\t{2}\n"),
    "seconds in brackets": rows("[{0:.2f}s -> {3:.2f}s] {2}\n"),
    "one second in brackets": rows("[{0}] {2}\n"),
    "pairs": json.dumps([[start, text] for start, _, text in SAID]),
    "word stamps": f"[00:01.50] {SAID[0][2]}\n[00:06.25] <00:06.25> {SAID[1][2]}\n[01:05.50] {SAID[2][2]}\n",
}


@pytest.mark.parametrize("form", BARE)
def test_times_in_seconds_are_read(form: str) -> None:
    cues = read_transcript(BARE[form].encode()).cues
    assert [cue.start for cue in cues] == pytest.approx([1.5, 6.25, 65.5], abs=0.01)
    plain = [cue.text.replace(".", "") for cue in cues]
    assert plain == [text.replace(".", "") for _, _, text in SAID]


def test_a_text_with_commas_is_no_table() -> None:
    text = (
        rows("{1}, {2}\n")
        + "[00:01] Well, yes, so it is, and so it was.\n[00:09] Indeed, no, never, not once.\n"
    )
    assert read_transcript(text.encode()).cues[-1].start == 9
