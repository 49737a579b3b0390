"""`podtui match`, run as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.samples import QUOTES, vtt
from tui.timing.speech import speech_available

NEVER = "Nobody in this room has ever tuned a harpsichord by moonlight."


def run(folder: Path, *arguments: object, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli.main", "match", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=os.environ | {"PODTUI_HOME": str(folder / "home")},
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.fixture
def quotes(tmp_path: Path) -> Path:
    file = tmp_path / "quotes.json"
    file.write_text(json.dumps([{"id": "a", "quote": QUOTES[0]}, {"id": "b", "quote": NEVER}]))
    return file


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    file = tmp_path / "talk.vtt"
    file.write_bytes(vtt([(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES, 1)]))
    return file


def test_each_quote_is_answered_with_its_time_or_null(tmp_path: Path, quotes: Path, transcript: Path) -> None:
    said, never = json.loads(run(tmp_path, transcript, "--quotes", quotes, "--json"))
    assert said["id"] == "a"
    assert said["start"] == pytest.approx(10, abs=0.1)
    assert said["end"] == pytest.approx(15, abs=0.5)
    assert (said["verdict"], said["source"], said["sure"]) == ("verbatim", "transcript", True)
    assert (never["id"], never["start"], never["verdict"], never["source"]) == ("b", None, "not found", "")
    assert not (tmp_path / "home" / "podtui.db").exists()


def test_as_text_with_symbol_and_word(tmp_path: Path, quotes: Path, transcript: Path) -> None:
    said, never = run(tmp_path, transcript, "--quotes", quotes).splitlines()
    assert "0:10" in said
    assert "✓ sure, verbatim, transcript" in said
    assert "✗ not found" in never


def test_a_transcript_in_utf_16_is_not_taken_for_audio(
    tmp_path: Path, quotes: Path, transcript: Path
) -> None:
    transcript.write_bytes(b"\xff\xfe" + transcript.read_text().encode("utf-16-le"))
    said, _ = json.loads(run(tmp_path, transcript, "--quotes", quotes, "--json"))
    assert said["start"] == pytest.approx(10, abs=0.1)


@pytest.mark.skipif(speech_available(), reason="the speech engine is installed")
def test_audio_without_the_engine_says_how_to_get_it(tmp_path: Path, quotes: Path) -> None:
    (tmp_path / "talk.mp3").write_bytes(b"ID3" + bytes(2000))
    assert "pip install 'podtui[speech]'" in run(tmp_path, tmp_path / "talk.mp3", "--quotes", quotes, code=1)


@pytest.mark.parametrize("text", ["{", "[1]", '[{"id": 1}]', "3"])
def test_a_file_that_lists_no_quotes_says_what_it_should_look_like(
    tmp_path: Path, transcript: Path, text: str
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(text)
    assert "is not a list of quotes" in run(tmp_path, transcript, "--quotes", bad, code=1)


@pytest.mark.parametrize(
    "entries",
    [
        [{"id": "a", "quote": QUOTES[0]}, {"id": "b"}, {"id": "c", "quote": None}, 7],
        {"quotes": [{"id": "a", "text": QUOTES[0], "start": 3}]},
        [QUOTES[0], ""],
    ],
    ids=["entries without a quote", "as podtui writes them", "mere texts"],
)
def test_other_lists_of_quotes(tmp_path: Path, transcript: Path, entries: object) -> None:
    file = tmp_path / "other.json"
    file.write_text("\ufeff" + json.dumps(entries))
    said, *others = json.loads(run(tmp_path, transcript, "--quotes", file, "--json"))
    assert said["start"] == pytest.approx(10, abs=0.1)
    assert all(other["verdict"] == "not found" for other in others)


def test_files_that_are_not_there(tmp_path: Path, transcript: Path, quotes: Path) -> None:
    assert "cannot be read" in run(tmp_path, tmp_path / "none.vtt", "--quotes", quotes, code=1)
    assert "cannot be read" in run(tmp_path, transcript, "--quotes", tmp_path / "none.json", code=1)
