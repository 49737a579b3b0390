"""Quotes made from other transcripts than the labelled set: `python tests/bench/timing_stress.py`.

From each transcript sentences are taken as they are, edited, misspelt, condensed and
merged; and sentences nobody said are made (`support/timing_made.py`). Prints for each
kind how many were found, found elsewhere and let in, and what a threshold chosen without
a talk does to that talk. Without `--folder` it takes the shared transcripts beside the repository.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.timing_made import Sentence, never_said, said, sentences
from support.timing_speech import SHARED, misheard
from tui.model.errors import TranscriptError
from tui.model.transcript import TranscriptOrigin, Word
from tui.timing.match import THRESHOLDS, Match, TranscriptIndex
from tui.timing.tokens import split_words
from tui.timing.transcripts import read_transcript
from tui.timing.words import timed_words

Scores = dict[str, list[tuple[bool, float]]]
"""By talk: whether a quote was said, and its score."""
Table = defaultdict[str, Counter[str]]
NEAR = 2.0
"""Seconds; a start farther off is a wrong place."""
LEAST_WORDS, LEAST_SENTENCES = 900, 60
PACE = 0.4
"""Seconds a word of a text without times is given."""


def talks(folder: Path) -> dict[str, list[Word]]:
    """Return the longer transcripts of a folder by file name."""
    found = {}
    for path in sorted(folder.iterdir()):
        try:
            words = timed_words(read_transcript(path.read_bytes()))
        except TranscriptError:
            words = [
                Word(word, place * PACE, (place + 1) * PACE)
                for place, word in enumerate(split_words(path.read_text(errors="replace")))
            ]
        if len(words) >= LEAST_WORDS:
            found[path.name] = words
    return found


def measure(
    all_words: dict[str, list[Word]],
    origin: TranscriptOrigin,
    spoil: Callable[[list[Word]], list[Word]],
    show: str,
    seed: int,
) -> None:
    """Print one table of kinds."""
    own = {name: sentences(words) for name, words in all_words.items()}
    table: Table = defaultdict(Counter)
    scores: Scores = {}
    for name, words in all_words.items():
        if len(own[name]) < LEAST_SENTENCES:
            continue
        chance = random.Random(f"{seed} {name}")
        index = TranscriptIndex(spoil(words), origin)
        scores[name] = []
        for kind, quote, start in said(own[name], chance):
            match = index.find(quote)
            _note(table, kind, _fate(match, start), match, quote, show, start)
            if not kind.startswith("merged"):
                scores[name].append((True, match.score))
        same, others = _pools(own, name)
        for kind, quote in never_said(own[name], same, others, chance):
            match = index.find(quote)
            _note(table, kind, "left out" if match.start is None else "let in", match, quote, show)
            if kind in ("other show", "other episode", "two halves", "reordered"):
                scores[name].append((False, match.score))
    show_folds(scores, THRESHOLDS[origin].about)
    for kind, fates in table.items():
        print(f"  {kind:<18}" + "  ".join(f"{fate} {count}" for fate, count in fates.items()))


def _fate(match: Match, start: float) -> str:
    if match.start is None:
        return "lost"
    if abs(match.start - start) <= NEAR:
        return "found"
    if match.also_at is not None and abs(match.also_at - start) <= NEAR:
        return "also at"
    return "elsewhere"


def _note(
    table: Table, kind: str, fate: str, match: Match, quote: str, show: str, start: float | None = None
) -> None:
    table[kind][fate] += 1
    table[kind]["sure"] += match.sure
    if show in (kind, fate, f"{kind}, {fate}"):
        print(f"  {kind} {fate} {match.score:.2f} {start} {match.start} {match.also_at} {quote}")


def _pools(own: dict[str, list[Sentence]], name: str) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences of other talks: of the same show, by how the file is named, and of the rest."""
    texts = {sentence.text for sentence in own[name]}
    pools: dict[bool, list[Sentence]] = {True: [], False: []}
    for other, listed in own.items():
        if other != name:
            pools[other[:8] == name[:8]] += [one for one in listed if one.text not in texts]
    return pools[True], pools[False]


def show_folds(scores: Scores, chosen: float) -> None:
    """Print what a threshold chosen on all talks but one does to that one, and what the chosen one does."""
    thresholds, lost, let_in = [], 0.0, 0.0
    for left_out in scores:
        others = [pair for name, pairs in scores.items() if name != left_out for pair in pairs]
        if others:
            best = min((n / 100 for n in range(40, 90)), key=lambda each: sum(errors(others, each)))
            thresholds.append(best)
            missed, wrong = errors(scores[left_out], best)
            lost, let_in = lost + missed / len(scores), let_in + wrong / len(scores)
    if thresholds:
        print(
            f"  chosen without each talk: {min(thresholds):.2f} to {max(thresholds):.2f}, which loses "
            f"{lost:.3f} and lets in {let_in:.3f} there"
        )
    each = [errors(pairs, chosen) for pairs in scores.values()]
    print(
        f"  with {chosen}: {sum(lost for lost, _ in each) / len(each):.3f} lost, "
        f"{sum(let_in for _, let_in in each) / len(each):.3f} let in; the worst talk "
        f"{max(lost for lost, _ in each):.3f}, {max(let_in for _, let_in in each):.3f}"
    )


def errors(pairs: Sequence[tuple[bool, float]], threshold: float) -> tuple[float, float]:
    """Return the share of what was said below the threshold, and of what never was above it."""
    said_scores = [score for was_said, score in pairs if was_said]
    never_scores = [score for was_said, score in pairs if not was_said]
    return (
        sum(score < threshold for score in said_scores) / max(1, len(said_scores)),
        sum(score >= threshold for score in never_scores) / max(1, len(never_scores)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="a kind, a fate, or `kind, fate` whose quotes are printed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", choices=("", "exact", "10", "20"))
    parser.add_argument("--folder", type=Path, default=SHARED / "corpus" / "transcripts")
    options = parser.parse_args()
    all_words = talks(options.folder)
    for name, origin, share in (
        ("exact", "published", 0.0),
        ("10", "recognised", 0.1),
        ("20", "recognised", 0.2),
    ):
        if options.only in ("", name):
            print(f"{origin} words of {len(all_words)} talks, {share:.0%} of them spoilt")
            spoil = lambda words, share=share: misheard(words, share, options.seed)  # noqa: E731
            measure(all_words, origin, spoil, options.show, options.seed)


if __name__ == "__main__":
    main()
