import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.timing.json_transcripts import read_json

SENTENCES = [(0.5, 2.0, "The lamp is lit."), (2.5, 4.0, "Nobody sees it.")]


def shapes() -> dict[str, Any]:
    two = [{"startTime": a, "endTime": b, "body": t} for a, b, t in SENTENCES]
    whisper = [
        {"id": i, "seek": 0, "start": a, "end": b, "text": " " + t} for i, (a, b, t) in enumerate(SENTENCES)
    ]
    return {
        "podcasting 2.0": {"version": "1.0.0", "segments": two},
        "whisper": {"text": "The lamp is lit. Nobody sees it.", "segments": whisper, "language": "en"},
        "bare list": [{"text": t, "start": a, "duration": b - a} for a, b, t in SENTENCES],
        "pipeline": {"text": "x", "chunks": [{"timestamp": [a, b], "text": t} for a, b, t in SENTENCES]},
        "whisper.cpp": {
            "transcription": [
                {
                    "timestamps": {"from": f"00:00:{a:06.3f}".replace(".", ","), "to": f"00:00:{b:06.3f}"},
                    "offsets": {"from": int(a * 1000), "to": int(b * 1000)},
                    "text": t,
                }
                for a, b, t in SENTENCES
            ]
        },
        "milliseconds": {
            "utterances": [{"start": int(a * 1000), "end": int(b * 1000), "text": t} for a, b, t in SENTENCES]
        },
        "youtube": {
            "events": [
                {
                    "tStartMs": int(a * 1000),
                    "dDurationMs": int((b - a) * 1000),
                    "segs": [{"utf8": t[:8]}, {"utf8": t[8:]}],
                }
                for a, b, t in SENTENCES
            ]
        },
        "strings": {
            "cues": [{"start": f"00:00:0{a}", "end": f"00:00:0{b}", "text": t} for a, b, t in SENTENCES]
        },
    }


@pytest.mark.parametrize("shape", shapes())
def test_every_shape_gives_the_same_cues(shape: str) -> None:
    cues, _ = read_json(json.dumps(shapes()[shape]))
    assert [(cue.start, cue.end, cue.text) for cue in cues] == SENTENCES


def test_json_lines() -> None:
    cues, _ = read_json("\n".join(json.dumps({"start": a, "end": b, "text": t}) for a, b, t in SENTENCES))
    assert [(cue.start, cue.end, cue.text) for cue in cues] == SENTENCES


def test_language_and_names_of_speakers() -> None:
    document = {
        "language": "nb",
        "speakers": {"spk_0": "Ida", "spk_1": "Per"},
        "segments": [
            {"speakerLabel": "spk_0", "start": 0, "end": 2.5, "text": "Who keeps it?"},
            {"speakerLabel": "spk_1", "start": 2.5, "end": 4, "text": "The one who is awake."},
            {"speaker": 2, "start": 5, "end": 6, "text": "Me."},
        ],
    }
    cues, language = read_json(json.dumps(document))
    assert language == "nb"
    assert [cue.speaker for cue in cues] == ["Ida", "Per", "Speaker 2"]


def words(*, key: str = "word") -> list[dict[str, Any]]:
    said = ["The", "lamp", "is", "lit.", "Nobody", "sees", "it."]
    return [{key: word, "start": n * 0.5, "end": n * 0.5 + 0.4} for n, word in enumerate(said)]


def test_words_inside_segments_keep_their_times() -> None:
    document = {
        "segments": [
            {"start": 0.0, "end": 2.0, "text": "The lamp is lit.", "words": words()[:4]},
            {"start": 2.0, "end": 3.5, "text": "Nobody sees it.", "words": words()[4:]},
        ]
    }
    cues, _ = read_json(json.dumps(document))
    assert [cue.text for cue in cues] == ["The lamp is lit.", "Nobody sees it."]
    assert [word.start for cue in cues for word in cue.words] == [n * 0.5 for n in range(7)]
    assert [len(cue.words) for cue in cues] == [4, 3]


def test_loose_words_become_sentences_with_word_times() -> None:
    items = [
        {
            "start_time": str(word["start"]),
            "end_time": str(word["end"]),
            "alternatives": [{"content": word["word"].strip(".")}],
        }
        for word in words()
    ]
    items.insert(4, {"type": "punctuation", "alternatives": [{"content": "."}]})
    cues, _ = read_json(json.dumps({"results": {"items": items}}))
    assert [cue.text for cue in cues] == ["The lamp is lit.", "Nobody sees it"]
    assert cues[1].words[0].start == 2.0


def test_a_word_list_inside_monologues() -> None:
    def elements(part: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {"type": "text", "value": word["word"], "ts": word["start"], "end_ts": word["end"]}
            for word in part
        ]

    document = {
        "monologues": [
            {"speaker": 0, "elements": elements(words()[:4])},
            {"speaker": 1, "elements": elements(words()[4:])},
        ]
    }
    cues, _ = read_json(json.dumps(document))
    assert [cue.text for cue in cues] == ["The lamp is lit.", "Nobody sees it."]


@pytest.mark.parametrize(
    "document",
    [
        {"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Intro", "value": "x"}]},
        {"segments": []},
        {"segments": [{"body": "no time"}, {"startTime": 5}, {"startTime": -1, "body": "x"}, None, 3]},
        {"segments": [{"startTime": "soon", "body": "x"}, {"startTime": 1e300, "body": "y"}]},
        [],
        3,
        None,
    ],
)
def test_json_that_is_no_transcript_gives_no_cues(document: Any) -> None:
    assert read_json(json.dumps(document))[0] == []


@pytest.mark.parametrize("text", ["{", "[[00:01] hello", "[" * 100_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's words are not ours
        read_json(text)


LEAVES = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20)
KEYS = st.sampled_from(
    ["segments", "words", "start", "end", "text", "word", "timestamp", "timestamps", "segs", "speaker"]
)
TREES = st.recursive(
    LEAVES, lambda node: st.lists(node, max_size=4) | st.dictionaries(KEYS, node, max_size=5), max_leaves=30
)


@given(TREES)
def test_any_json_gives_cues_that_do_not_end_before_they_start(tree: Any) -> None:
    for cue in read_json(json.dumps(tree))[0]:
        assert 0 <= cue.start <= cue.end
        assert cue.text
