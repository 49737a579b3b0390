"""Hearing what the player plays: a signal that knows its own time, and a reader of the ear's files.

The signal is band-limited noise from a fixed seed, so that every stretch of it occurs once. Some
parts are gated to short bursts, which makes a VBR encoder vary its bit rate. `Ear` reads what the
player's child wrote (see `tui.player.ear`) and says which second of the signal was heard at a
given moment of the monotonic clock.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 8_000
"""Samples per second of the reference signal: 0.125 ms each."""
EAR_RATE = 44_100
"""Samples per second in an ear file."""

CODECS: dict[str, list[str]] = {
    "cbr.mp3": ["-c:a", "libmp3lame", "-b:a", "64k", "-ar", "44100"],
    "vbr.mp3": ["-c:a", "libmp3lame", "-q:a", "4", "-ar", "44100"],
    "vbr-no-toc.mp3": ["-c:a", "libmp3lame", "-q:a", "4", "-ar", "44100", "-write_xing", "0"],
    "moov-last.m4a": ["-c:a", "aac", "-b:a", "64k", "-ar", "44100"],
    "moov-first.m4a": ["-c:a", "aac", "-b:a", "64k", "-ar", "44100", "-movflags", "+faststart"],
    "opus.opus": ["-c:a", "libopus", "-b:a", "32k"],
    "vorbis.ogg": ["-c:a", "libvorbis", "-q:a", "2", "-ar", "44100"],
    "plain.flac": ["-c:a", "flac", "-ar", "44100"],
    "plain.wav": ["-c:a", "pcm_s16le", "-ar", "16000"],
    "plain.aac": ["-c:a", "aac", "-b:a", "64k", "-ar", "44100", "-f", "adts"],
}
"""A file of each kind and the options that make ffmpeg write it."""


def signal(seconds: float, seed: int = 42) -> Samples:
    """Return `seconds` of the reference signal at `RATE`, amplitude about ±0.6."""
    count = int(seconds * RATE)
    noise = np.random.default_rng(seed).standard_normal(count, np.float32)
    smooth = (noise + np.roll(noise, 1)) / 2
    tick = np.arange(count, dtype=np.int32)
    bursts_only = tick // (7 * RATE) % 2 == 1
    smooth[bursts_only & (tick % (RATE // 4) >= RATE * 0.12)] *= 0.02
    return (np.clip(smooth, -3, 3) * 0.2).astype(np.float32)


def encode(samples: Samples, path: Path, *options: str) -> Path:
    """Encode the signal into `path` with ffmpeg, by the options given or those `CODECS` has for its name."""
    command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "f32le", "-ar", str(RATE), "-ac", "1", "-i", "-"]
    command += list(options) or CODECS[path.name]
    subprocess.run([*command, str(path)], input=samples.tobytes(), check=True)
    return path


def locate(window: Samples, reference: Samples, near: float, reach: float = 10.0) -> tuple[float, float]:
    """Return the second of `reference` at which `window` begins, and how sure that is (0 to 1).

    Looks `reach` seconds either side of `near`, by normalised correlation.
    """
    low = max(0, int((near - reach) * RATE))
    part = reference[low : int((near + reach) * RATE) + len(window)]
    size = 1 << int(np.ceil(np.log2(len(part) + len(window))))
    product = np.fft.irfft(np.fft.rfft(part, size) * np.conj(np.fft.rfft(window, size)), size)
    product = product[: max(1, len(part) - len(window) + 1)]
    energy = np.concatenate([[0.0], np.cumsum(part.astype(np.float64) ** 2)])
    norm = np.sqrt(np.maximum(energy[len(window) :] - energy[: -len(window)], 1e-9))[: len(product)]
    score = product / (norm * np.linalg.norm(window) + 1e-9)
    best = int(np.argmax(score))
    return (low + best) / RATE, float(score[best])


def to_reference_rate(samples: Samples, rate: int = EAR_RATE) -> Samples:
    """Return samples of an ear file resampled to `RATE`, band-limited as the signal is."""
    count = len(samples) * RATE // rate
    spectrum = np.fft.rfft(samples)[: count // 2 + 1]
    frequency = np.fft.rfftfreq(count, 1 / RATE)[: len(spectrum)]
    spectrum[(frequency < 150) | (frequency > 3400)] = 0
    return np.fft.irfft(spectrum, count).astype(np.float32) * (RATE / rate)


@dataclass(frozen=True, slots=True)
class Block:
    """Samples of an ear file, and the monotonic time at which the first of them was heard."""

    offset: int
    count: int
    due: float

    @property
    def end(self) -> float:
        """When the last sample was heard."""
        return self.due + self.count / EAR_RATE


class Heard:
    """What an ear file and its log say was heard, pauses and flushes taken into account."""

    def __init__(self, path: Path) -> None:
        self.events = [json.loads(line) for line in _whole_lines(path.with_name(path.name + ".log"))]
        sound = path.read_bytes()
        self.samples = np.frombuffer(sound[: len(sound) // 2 * 2], "<i2").astype(np.float32) / 32_768
        self.blocks = _blocks(self.events)

    def window(self, at: float, seconds: float) -> Samples:
        """Return what was heard from the monotonic time `at` on, resampled to `RATE`; silence in gaps."""
        out = np.zeros(int(seconds * EAR_RATE), np.float32)
        for block in self.blocks:
            first = round((block.due - at) * EAR_RATE)
            low, high = max(0, first), min(len(out), first + block.count)
            if low < high:
                start = block.offset + low - first
                part = self.samples[start : start + high - low]
                out[low : low + len(part)] = part
        return to_reference_rate(out)

    def second_at(
        self, at: float, reference: Samples, near: float, window: float = 0.3, reach: float = 10
    ) -> float:
        """Return which second of `reference` was heard at the monotonic time `at`, played at rate 1."""
        found, score = locate(self.window(at, window), reference, near, reach)
        assert score > 0.5, f"nothing known was heard at {at} near {near} (score {score:.2f})"
        return found

    def start_after(self, at: float) -> float:
        """Return when the sound began again after the first flush later than the monotonic time `at`."""
        flushes = [event["at"] for event in self.events if event["event"] == "flush" and event["at"] >= at]
        return next(block.due for block in self.blocks if block.due >= flushes[0])


def _whole_lines(path: Path) -> list[str]:
    return path.read_text().rpartition("\n")[0].splitlines()


def _blocks(events: list[dict[str, float]]) -> list[Block]:
    """Return the blocks as heard: without what was flushed, and moved on by pauses."""
    blocks: list[Block] = []
    paused_at: float | None = None
    for event in events:
        now = event["at"]
        match event["event"]:
            case "sound":
                blocks.append(Block(int(event["offset"]), int(event["count"]), event["due"]))
            case "flush":
                blocks = _cut(blocks, now if paused_at is None else paused_at)
                paused_at = None
            case "pause":
                paused_at = now
            case "resume" if paused_at is not None:
                blocks = _move(blocks, paused_at, now - paused_at)
                paused_at = None
    return blocks if paused_at is None else _cut(blocks, paused_at)


def _cut(blocks: list[Block], at: float) -> list[Block]:
    kept = [block for block in blocks if block.due < at]
    return [Block(b.offset, min(b.count, round((at - b.due) * EAR_RATE)), b.due) for b in kept]


def _move(blocks: list[Block], at: float, by: float) -> list[Block]:
    moved: list[Block] = []
    for block in blocks:
        before = min(max(round((at - block.due) * EAR_RATE), 0), block.count)
        if before:
            moved.append(Block(block.offset, before, block.due))
        if before < block.count:
            rest = Block(block.offset + before, block.count - before, block.due + before / EAR_RATE + by)
            moved.append(rest)
    return moved
