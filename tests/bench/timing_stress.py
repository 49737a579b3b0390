"""Quotes made from other transcripts than the labelled set: `python tests/bench/timing_stress.py`.

From each published transcript sentences are taken as they are, edited lightly,
condensed and merged; and sentences nobody said are made: those of other shows,
halves of two sentences, words exchanged, another number, a negation more or less.
Prints for each kind how many were found, found elsewhere, and let in.
Needs the shared transcripts beside the repository.
"""

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.timing_speech import SHARED, misheard
from tui.model.errors import TranscriptError
from tui.model.transcript import TranscriptOrigin, Word
from tui.timing.match import THRESHOLDS, TranscriptIndex
from tui.timing.tokens import spoken_tokens
from tui.timing.transcripts import read_transcript
from tui.timing.words import timed_words

Scores = dict[str, list[tuple[bool, float]]]
"""By talk: whether a quote was said, and its score."""
NEAR = 2.0
"""Seconds; a start farther off is a wrong place."""
LEAST_WORDS = 900
NUMBER = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|hundred|thousand)\b", re.I
)
SWAPS = {
    "really": "truly",
    "big": "large",
    "lot": "bunch",
    "kind": "sort",
    "great": "good",
    "just": "simply",
    "want": "wish",
    "because": "since",
    "thing": "matter",
}
FILLERS = "so well like just really um uh yeah and but actually basically literally okay right very"
DROPS = frozenset(FILLERS.split())
FULL = {
    "it's": "it is",
    "don't": "do not",
    "we're": "we are",
    "that's": "that is",
    "i'm": "I am",
    "you're": "you are",
    "can't": "cannot",
    "didn't": "did not",
}
SHORT = {full: short for short, full in FULL.items()}
NEGATABLE = ("is", "are", "was", "were", "can", "will", "should", "could", "would", "do", "did", "have")


@dataclass(frozen=True)
class Sentence:
    """A run of spoken words; `first` is the place of its first word."""

    first: int
    words: tuple[str, ...]
    start: float

    @property
    def text(self) -> str:
        return " ".join(self.words)


def sentences(words: Sequence[Word]) -> list[Sentence]:
    """Return the sentences of 8 to 35 words that are said only once."""
    found, begin = [], 0
    for place, word in enumerate(words):
        if word.text.rstrip("\"'”’)").endswith((".", "?", "!")):
            run = words[begin : place + 1]
            if 8 <= len(run) <= 35:
                found.append(Sentence(begin, tuple(w.text for w in run), run[0].start))
            begin = place + 1
    seen = Counter(tuple(spoken_tokens(sentence.text)) for sentence in found)
    return [
        sentence
        for sentence in found
        if seen[tuple(spoken_tokens(sentence.text))] == 1 and len(set(spoken_tokens(sentence.text))) >= 7
    ]


def edited(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence as an editor tidies it: fillers out, one word exchanged, contractions in full."""
    words = [w for w in sentence.words if w.lower().strip(",.") not in DROPS or chance.random() < 0.3]
    text = " ".join(words)
    for short, full in FULL.items():
        if chance.random() < 0.6:
            text = re.sub(rf"\b{short}\b", full, text, flags=re.I)
    exchangeable = [w for w in SWAPS if re.search(rf"\b{w}\b", text)]
    if exchangeable:
        word = chance.choice(exchangeable)
        text = re.sub(rf"\b{word}\b", SWAPS[word], text, count=1)
    return text.replace(",", "")


def condensed(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence with a run of about a third of its inner words left out."""
    words = list(sentence.words)
    run = max(2, round(len(words) * chance.uniform(0.2, 0.35)))
    at = chance.randrange(2, max(3, len(words) - run - 1))
    return " ".join(words[:at] + words[at + run :])


def strewn(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence with a quarter of its words left out here and there."""
    kept = re.compile(r"n.t\b|no|never|\d", re.I)
    return " ".join(
        w for i, w in enumerate(sentence.words) if i == 0 or chance.random() > 0.25 or kept.search(w)
    )


def said(own: list[Sentence], chance: random.Random) -> Iterator[tuple[str, str, float]]:
    """Yield kind, quote and second of sentences that were said."""
    for sentence in chance.sample(own, min(40, len(own))):
        yield "verbatim", sentence.text, sentence.start
        yield "edited", edited(sentence, chance), sentence.start
        if len(sentence.words) >= 12:
            yield "condensed", condensed(sentence, chance), sentence.start
            yield "strewn", strewn(sentence, chance), sentence.start
    for _ in range(20):
        place = chance.randrange(len(own) - 4)
        first, second = own[place], own[place + chance.randrange(1, 4)]
        yield "merged", f"{first.text} {second.text}", first.start
        first, second = chance.sample(own, 2)
        yield "merged far", f"{first.text} {second.text}", first.start


def never_said(
    own: list[Sentence], others: list[Sentence], chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield kind and quote of sentences nobody said."""
    for sentence in chance.sample(others, 40):
        yield "other show", sentence.text
    vocabulary = [w for sentence in own for w in sentence.words if len(w) > 4]
    for _ in range(40):
        first, second = chance.sample(own, 2)
        yield (
            "two halves",
            " ".join((*first.words[: len(first.words) // 2], *second.words[len(second.words) // 2 :])),
        )
        yield "half exchanged", exchanged(first, 0.5, vocabulary, chance)
        yield "(third exchanged)", exchanged(second, 0.34, vocabulary, chance)
    for sentence in own:
        if NUMBER.search(sentence.text) and (other := renumbered(sentence.text, chance)):
            yield "other number", other
    for sentence in chance.sample(own, min(120, len(own))):
        if flipped := negated(sentence.text):
            yield "negation", flipped


def exchanged(sentence: Sentence, share: float, vocabulary: list[str], chance: random.Random) -> str:
    """Return a sentence with a share of its longer words replaced by others of the same talk."""
    return " ".join(
        chance.choice(vocabulary) if len(w) > 3 and chance.random() < share * 1.3 else w
        for w in sentence.words
    )


def renumbered(text: str, chance: random.Random) -> str:
    """Return a sentence with one number changed to another."""
    small = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    match = NUMBER.search(text)
    assert match
    old = match[0]
    if old.isdigit():
        if len(old) > 1 and int(old) > 2100:
            return ""
        new = str(int(old) + chance.choice([1, 3, 7, 20]))
    else:
        new = chance.choice([w for w in [*small, "forty"] if w != old.lower()])
    return text[: match.start()] + new + text[match.end() :]


def negated(text: str) -> str:
    """Return a sentence with one negation taken out, or put in, "" where neither goes easily."""
    for pattern, full in ((r"n['’]t\b", ""), (r"\b(?:not|never) ", "")):
        if len(re.findall(pattern, text)) == 1:
            return re.sub(pattern, full, text)
    words = text.split()
    for place, word in enumerate(words[1:-2], 1):
        if word.lower() in NEGATABLE and not re.search(r"n['’]t|\bno", text):
            return " ".join([*words[: place + 1], "not", *words[place + 1 :]])
    return ""


def talks() -> dict[str, list[Word]]:
    """Return the longer transcripts by file name."""
    found = {}
    for path in sorted((SHARED / "corpus" / "transcripts").iterdir()):
        try:
            words = timed_words(read_transcript(path.read_bytes()))
        except TranscriptError:
            continue
        if len(words) >= LEAST_WORDS:
            found[path.name] = words
    return found


def measure(
    origin: TranscriptOrigin, spoil: Callable[[list[Word]], list[Word]], show: str, seed: int
) -> None:
    """Print one table of kinds."""
    all_words = talks()
    own = {name: sentences(words) for name, words in all_words.items()}
    table: defaultdict[str, Counter[str]] = defaultdict(Counter)
    scores: Scores = {}
    for name, words in all_words.items():
        if len(own[name]) < 60:
            continue
        chance = random.Random(f"{seed} {name}")
        index = TranscriptIndex(spoil(words), origin)
        others = [s for other, ss in own.items() if other[:8] != name[:8] for s in ss]
        for kind, quote, start in said(own[name], chance):
            match = index.find(quote)
            fate = (
                "lost"
                if match.start is None
                else "found"
                if abs(match.start - start) <= NEAR
                else "elsewhere"
            )
            if fate == "elsewhere" and match.also_at is not None and abs(match.also_at - start) <= NEAR:
                fate = "also at"
            table[kind][fate] += 1
            table[kind]["sure"] += match.sure and fate != "lost"
            if not kind.startswith("merged"):
                scores.setdefault(name, []).append((True, match.score))
            if show in (kind, fate):
                print(f"  {kind} {fate} {match.score:.2f} {start:.1f} {match.start} {match.also_at} {quote}")
        for kind, quote in never_said(own[name], others, chance):
            match = index.find(quote)
            fate = "left out" if match.start is None else "let in"
            table[kind][fate] += 1
            if kind in ("other show", "two halves"):
                scores.setdefault(name, []).append((False, match.score))
            table[kind]["sure"] += match.sure
            if show in (kind, fate):
                print(f"  {kind} {fate} {match.score:.2f} {match.verdict} {quote}")
    show_folds(scores, THRESHOLDS[origin].about)
    for kind, fates in table.items():
        print(f"  {kind:<18}" + "  ".join(f"{fate} {count}" for fate, count in fates.items()))


def show_folds(scores: Scores, chosen: float) -> None:
    """Print the thresholds that fit all talks but one best, and what the chosen one does to each talk."""
    fits = []
    for left_out in scores:
        others = [pair for name, pairs in scores.items() if name != left_out for pair in pairs]
        fits.append(
            min((n / 100 for n in range(40, 90)), key=lambda threshold: sum(errors(others, threshold)))
        )
    each = [errors(pairs, chosen) for pairs in scores.values()]
    print(
        f"  best threshold without one talk: {min(fits):.2f} to {max(fits):.2f}; with {chosen}, by talk: "
        f"lost {max(lost for lost, _ in each):.3f}, let in {max(let_in for _, let_in in each):.3f} at most"
    )


def errors(pairs: Sequence[tuple[bool, float]], threshold: float) -> tuple[float, float]:
    """Return the share of what was said below the threshold, and of what never was above it."""
    said_scores = [score for was_said, score in pairs if was_said]
    never_scores = [score for was_said, score in pairs if not was_said]
    return (
        sum(score < threshold for score in said_scores) / len(said_scores),
        sum(score >= threshold for score in never_scores) / len(never_scores),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="a kind or a fate whose quotes are printed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for name, origin, share in (
        ("exact", "published", 0.0),
        ("10", "recognised", 0.1),
        ("20", "recognised", 0.2),
    ):
        if options.only in ("", name):
            print(f"{origin} words, {share:.0%} of them spoilt")
            measure(origin, lambda words, share=share: misheard(words, share, 5), options.show, options.seed)


if __name__ == "__main__":
    main()
