import contextlib
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.timing_speech import SHARED
from tui.model.errors import TranscriptError
from tui.timing.transcripts import read_transcript
from tui.timing.words import timed_words

CORPUS = SHARED / "corpus" / "transcripts"
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nThe lamp is lit.\n\n00:02.000 --> 00:04.000\nNobody sees it.\n"
SRT = "1\n" + VTT[8:].replace(".0", ",0").replace("\n\n", "\n\n2\n")
JSON = json.dumps(
    {
        "segments": [
            {"startTime": 1, "endTime": 2, "body": "The lamp is lit."},
            {"startTime": 2, "endTime": 4, "body": "Nobody sees it."},
        ]
    }
)
HTML = "<p><time>0:01</time></p><p>The lamp is lit.</p><time>0:02</time><p>Nobody sees it.</p>"
TEXT = "[0:01] The lamp is lit.\n[0:02] Nobody sees it.\n"
SPOKEN = [(1.0, "The lamp is lit."), (2.0, "Nobody sees it.")]


def told(data: bytes, media_type: str = "") -> list[tuple[float, str]]:
    return [(cue.start, cue.text) for cue in read_transcript(data, media_type=media_type).cues]


@pytest.mark.parametrize("text", [VTT, SRT, JSON, HTML, TEXT], ids=["vtt", "srt", "json", "html", "text"])
@pytest.mark.parametrize("media_type", ["", "text/vtt", "application/json", "text/html; charset=latin-1"])
def test_the_form_is_told_from_the_bytes(text: str, media_type: str) -> None:
    assert told(text.encode(), media_type) == SPOKEN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    data = VTT.replace("Nobody", "Köhler").replace("\n", "\r\n").encode(encoding)
    assert told(data)[1][1] == "Köhler sees it."


def test_captions_inside_a_page_are_found() -> None:
    page = "<!doctype html><html><body><pre>" + SRT.replace(">", "&gt;") + "</pre></body></html>"
    assert told(page.encode()) == SPOKEN


def test_template_times_in_comments_are_not_read() -> None:
    text = f"<!--\n[0:00] Intro goes here\n[9:99] x\n[59:59] y -->\n{TEXT}"
    assert told(text.encode()) == SPOKEN
    assert told(b"<!-- <time>9:00</time> --><div>" + HTML.encode()) == SPOKEN


def test_control_characters_do_not_come_through() -> None:
    cues = read_transcript(VTT.replace("lamp", "la\x1b[31mmp\x07").encode()).cues
    assert cues[0].text == "The lamp is lit."


def test_names_before_turns_become_speakers() -> None:
    text = (
        "00:01.000 --> 00:02.000\nIda Blom: The lamp is lit.\n\n00:02.000 --> 00:03.000\n>> ANNA: Is it?\n\n"
        "00:03.000 --> 00:04.000\nIda Blom: It is. One thing: patience.\n\n"
        "00:04.000 --> 00:05.000\nthe point: rest\n\n00:05.000 --> 00:06.000\nthe point: rest\n"
    )
    cues = read_transcript(text.encode()).cues
    assert [(cue.speaker, cue.text) for cue in cues] == [
        ("Ida Blom", "The lamp is lit."),
        ("ANNA", "Is it?"),
        ("Ida Blom", "It is. One thing: patience."),
        ("", "the point: rest"),
        ("", "the point: rest"),
    ]


def test_cues_without_a_length_last_until_the_next() -> None:
    document = {
        "segments": [
            {"startTime": 5.5, "body": "bb " * 10},
            {"startTime": 0, "body": "a b c"},
            {"startTime": 5.5, "body": "c d e"},
        ]
    }
    cues = read_transcript(json.dumps(document).encode()).cues
    assert [(cue.start, cue.end) for cue in cues] == [
        (5.5, pytest.approx(7.43, abs=0.01)),
        (0.0, 5.5),
        (5.5, pytest.approx(5.83, abs=0.01)),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"WEBVTT\n",
        b"{}",
        b"[]",
        b"<html><body><h1>404</h1></body></html>",
        b"Just words, no times.",
        b"\xff\xfe",
        b"\x00" * 500,
        b"ID3\x04\x00\x00\x00" + bytes(range(256)) * 20,
        gzip.compress(VTT.encode())[:20],
        b"\x1f\x8bnot gzip",
        b"[" * 100_000,
    ],
    ids=range(12),
)
def test_what_holds_no_timed_text_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(TranscriptError) as refused:
        read_transcript(data, name="talk.vtt", media_type="text/vtt")
    message = str(refused.value)
    assert "talk.vtt" in message
    assert message.endswith(".")
    assert "\n" not in message


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: (VTT + text).encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        transcript = read_transcript(data)
    except TranscriptError:
        return
    assert transcript.cues
    assert all(cue.text and 0 <= cue.start <= cue.end for cue in transcript.cues)


HOSTILE = [
    "[",
    "[(",
    "0:00 ",
    "0:00" + " " * 50_000,
    "- ",
    "**a",
    "<p begin=",
    "<v ",
    "[a](",
    "00:01 --> ",
    '{"',
    "a.",
    "0:00\n",
    "(0:00) ",
    "(0:00) A\n",
    "A:\n0:01\n",
    "Ａ：",
]


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    # Quadratic reading of 600 kB would not end within the suite's patience.
    for text in (
        piece * (600_000 // len(piece)),
        "[0:01] x\n" + piece * (600_000 // len(piece)) + "\n[0:09] y",
    ):
        with contextlib.suppress(TranscriptError):
            read_transcript(text.encode())


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus of real transcripts is not here")
class TestCorpus:
    def test_every_published_transcript_is_read_whole(self) -> None:
        for entry in json.loads((CORPUS / "manifest.json").read_text()):
            if "cues" not in entry:
                continue
            cues = read_transcript((CORPUS / entry["file"]).read_bytes(), name=entry["file"]).cues
            assert entry["cues"] >= len(cues) >= 0.97 * entry["cues"], entry["file"]
            assert max(cue.end for cue in cues) == pytest.approx(entry["end_s"], abs=0.2), entry["file"]

    def test_the_example_of_the_podcast_namespace_agrees_in_two_forms(self) -> None:
        srt = read_transcript((CORPUS / "podcast-namespace__example.srt").read_bytes()).cues
        html = read_transcript((CORPUS / "podcast-namespace__transcripts_example.html").read_bytes()).cues
        assert (
            {cue.speaker for cue in html}
            == {cue.speaker for cue in srt} - {""}
            == {"Travis", "Sarah", "Gilon"}
        )
        assert len(" ".join(cue.text for cue in html)) == pytest.approx(
            len(" ".join(cue.text for cue in srt)), rel=0.02
        )

    def test_a_transcript_without_times_is_refused(self) -> None:
        data = next(CORPUS.glob("conduit-*.md")).read_bytes()
        with pytest.raises(TranscriptError):
            read_transcript(data)


THREE = [
    (0, 4, "Good evening, and thank you for coming out in this rain."),
    (5, 9, "Salt eats copper first, then patience, then money."),
    (3601, 3606, "A forecast is only an opinion with a deadline."),
]


def _stamp(time: int, mark: str = ".") -> str:
    return f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}{mark}000"


def _each(form: str, parting: str = "\n\n") -> str:
    """Return the three sentences in `form`: `{a}` `{b}` in seconds, `{A}` `{B}` as stamps, `{m}` m:ss."""
    return parting.join(
        form.format(
            a=a,
            b=b,
            ms=a * 1000,
            A=_stamp(a),
            B=_stamp(b),
            C=_stamp(a, ","),
            m=f"{a // 60}:{a % 60:02}",
            t=text,
        )
        for a, b, text in THREE
    )


ODD_FORMS = {
    "arrows escaped": _each("1\n{A} --&gt; {B}\n{t}"),
    "arrows of a word processor": _each("{A} –> {B}\n{t}"),
    "one-character arrows": _each("{A} → {B}\n{t}"),
    "spaces of a translator": _each("{A} --> {B}\n{t}").replace(":", ": "),
    "text on the timing line": _each("1\n{A} --> {B} {t}"),
    "SubRip in a page": "<html><pre>" + _each("1\n{C} --&gt; {B}\n{t}") + "</pre></html>",
    "TTML in milliseconds": "<tt><body>" + _each('<p begin="{ms}ms" dur="4000ms">{t}</p>') + "</body></tt>",
    "YouTube's first form": "<transcript>" + _each('<text start="{a}" dur="4">{t}</text>') + "</transcript>",
    "YouTube's third form": "<timedtext><body>"
    + _each('<p t="{ms}" d="4000">{t}</p>')
    + "</body></timedtext>",
    "Hyperaudio": "<article>" + _each('<span data-m="{ms}" data-d="4000">{t} </span>') + "</article>",
    "times in links": "<div>" + _each('<p><a href="https://a.example/?t={a}">{m}</a> {t}</p>') + "</div>",
    "a table": "<table>" + _each("<tr><td>{m}</td><td>Ida Blom</td><td>{t}</td></tr>") + "</table>",
    "a Markdown table": "| Time | Who | What |\n|---|---|---|\n" + _each("| {m} | Ida Blom | {t} |", "\n"),
    "brackets round a link": _each("[[{m}](https://a.example/?t={a})] {t}"),
    "seconds of Google": json.dumps(
        [{"startTime": f"{a}s", "endTime": f"{b}s", "text": text} for a, b, text in THREE]
    ),
    "a trailing comma": json.dumps([{"start": a, "end": b, "text": text} for a, b, text in THREE])[:-1]
    + ",]",
    "a silence of an hour": json.dumps([{"start": a, "end": b, "text": text} for a, b, text in THREE]),
}


@pytest.mark.parametrize("form", ODD_FORMS)
def test_odd_forms_keep_words_and_times(form: str) -> None:
    words = timed_words(read_transcript(ODD_FORMS[form].encode()))
    assert " ".join(word.text for word in words) == " ".join(text for _, _, text in THREE)
    starts = {word.text: word.start for word in words}
    for a, _, text in THREE:
        assert starts[text.split()[0]] == pytest.approx(a, abs=0.1)


def test_a_packed_transcript_is_unpacked() -> None:
    assert read_transcript(gzip.compress(VTT.encode())) == read_transcript(VTT.encode())


@pytest.mark.parametrize("form", ["({}) {}", "[{}] {}", "[{}]: {}"])
def test_names_in_brackets_are_speakers(form: str) -> None:
    turns = [("Anna", "So it is."), ("Ben Cole", "And so it was."), ("Anna", "Yes."), ("Ben Cole", "No.")]
    blocks = [f"00:0{n}.000 --> 00:0{n}.900\n{form.format(*turn)}\n" for n, turn in enumerate(turns, start=1)]
    cues = read_transcript(("WEBVTT\n\n" + "\n".join(blocks)).encode()).cues
    assert [(cue.speaker, cue.text) for cue in cues] == turns


def test_noises_in_brackets_are_none() -> None:
    texts = [
        "[Music] So it is.",
        "(Thunder) And so it was.",
        "[Music] Yes.",
        *["Well."] * 30,
        "(Thunder) No.",
    ]
    blocks = [f"00:{n:02}.000 --> 00:{n:02}.900\n{text}\n" for n, text in enumerate(texts)]
    assert {cue.speaker for cue in read_transcript("\n".join(blocks).encode()).cues} == {""}
