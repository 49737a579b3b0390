"""How exactly the player jumps and tells the time, measured by listening.

    python tests/bench/player_accuracy.py [--minutes 60] [--targets 20] [--folder DIR]

Encodes the reference signal (see `support.player_ear`) in every format, jumps to random targets forward
and backward, and prints per file: heard minus asked, the time from the call to the first right sound,
and position minus heard at rates 0.8, 1 and 2. Milliseconds.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.player_ear import CODECS, Samples, encode, locate, signal
from support.player_rig import Rig, whole
from tui.model.playback import PlayState

FILES = [*CODECS, "wrong-toc.mp3"]


def make(folder: Path, name: str, reference: Samples) -> Path:
    """Return the reference signal as a file of that kind, made where it is not there yet."""
    path = folder / name
    if path.exists():
        return path
    if name != "wrong-toc.mp3":
        return encode(reference, path)
    data = bytearray(make(folder, "vbr.mp3", reference).read_bytes())
    toc = data.index(b"Xing") + 16
    data[toc : toc + 100] = bytes(sorted(random.Random(5).choices(range(256), k=100)))
    path.write_bytes(data)
    return path


def jump(rig: Rig, reference: Samples, target: float) -> tuple[float, float]:
    """Return heard minus asked and the time from the call to the first right sound, in seconds."""
    called = time.monotonic()
    rig.player.seek(target)
    rig.wait_position(target + 0.8)
    heard = rig.heard()
    begin = heard.start_after(called)
    error = heard.second_at(begin + 0.2, reference, target) - 0.2 - target
    sound = heard.window(called, 0.8)
    loud = int(np.argmax(np.abs(sound[int((begin - called) * 8000) :]) > 0.02)) / 8000
    return error, begin + loud - called


def clock_errors(rig: Rig, reference: Samples, rate: float, seconds: float = 6.0) -> list[float]:
    """Return position minus heard, in seconds, several times a second during some seconds at that rate."""
    rig.player.set_rate(rate)
    time.sleep(1.0)
    samples: list[tuple[float, float]] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        samples.append((time.monotonic(), rig.player.position))
        time.sleep(0.11)
    time.sleep(0.5)
    heard = rig.heard()
    errors: list[float] = []
    window, reach = (0.2, 2.0) if rate == 1 else (0.04, 0.5)
    for at, position in samples:
        found, score = locate(heard.window(at, window), reference, position, reach)
        if score > 0.6:
            errors.append(position - found)
    return errors


def percentile(values: list[float], share: float) -> float:
    """Return the percentile of the absolute values, in milliseconds."""
    return float(np.percentile(np.abs(values), share)) * 1000 if values else float("nan")


def measure(folder: Path, name: str, reference: Samples, targets: int) -> str:
    """Return the line of the table for one file."""
    path = make(folder, name, reference)
    length = len(reference) / 8000
    dice = random.Random(name)
    with tempfile.TemporaryDirectory() as ear_folder:
        rig = Rig(Path(ear_folder))
        rig.player.load(path, progress=whole(path), start=dice.uniform(0, length - 60))
        rig.wait_state(PlayState.PLAYING)
        time.sleep(1.0)
        jumps = [jump(rig, reference, dice.uniform(1, length - 30)) for _ in range(targets)]
        errors, delays = [error for error, _ in jumps], [delay for _, delay in jumps]
        rig.player.seek(length / 3)
        clock = {rate: clock_errors(rig, reference, rate) for rate in (1.0, 0.8, 2.0)}
        rig.player.close()
    return (
        f"{name:16} {np.median(errors) * 1000:+7.0f} {percentile(errors, 95):7.0f} "
        f"{percentile(errors, 100):7.0f}   {np.median(delays) * 1000:7.0f} {max(delays) * 1000:7.0f}   "
        + " ".join(f"{percentile(clock[rate], 95):5.0f} ({len(clock[rate]):2})" for rate in (0.8, 1.0, 2.0))
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--targets", type=int, default=20)
    options.add_argument("--folder", type=Path)
    options.add_argument("files", nargs="*", default=FILES)
    chosen = options.parse_args()
    reference = signal(chosen.minutes * 60)
    print(
        "                 heard - asked (ms)         first sound (ms)  |clock - heard| p95 (measured) at rate"
    )
    print("file              median     p95     max    median     max     0.8        1          2")
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in chosen.files:
            print(measure(folder, name, reference, chosen.targets), flush=True)


if __name__ == "__main__":
    main()
