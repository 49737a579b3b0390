"""Quotes made from transcripts, with what became of them known: some were said, some never."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from tui.model.transcript import Word
from tui.timing.tokens import run_together, spoken_tokens

NUMBER = re.compile(
    r"\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|hundred|thousand)\b", re.I
)
_SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_SWAPS = {
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
_FILLERS = """
so well like just really um uh yeah and but actually basically literally okay right very
also ja halt eben und aber ach alors donc bah et mais bueno pues entonces y allora quindi e ну вот и а
"""
_DROPS = frozenset(_FILLERS.split())
_FULL = {
    "it's": "it is",
    "don't": "do not",
    "we're": "we are",
    "that's": "that is",
    "i'm": "I am",
    "you're": "you are",
    "can't": "cannot",
    "didn't": "did not",
}
_NEGATABLE = ("is", "are", "was", "were", "can", "will", "should", "could", "would", "do", "did", "have")
_DENIALS = r"n['’]t\b|\b(?:not|never|nicht|nie|pas|jamais|non|no|nunca|mai|не|nie|ні) |不|没"
_SPONSORS = """
This episode is brought to you by our friends who build software for teams of every size.
Thanks to our sponsors for supporting the show, and please check them out at the link in the show notes.
Use the promo code at checkout to get twenty percent off your first three months.
You can try it for free for thirty days, no credit card required, and cancel whenever you want.
If you enjoy the show, please leave us a review and tell a friend about it.
That's all for this week, thanks for listening and we'll see you next time.
Head over to our website to sign up for the newsletter and never miss another episode.
I've been using it for years, and I honestly don't know how I would run my business without it.
They take care of the boring parts, so that you and your team can focus on what matters.
Welcome to the show, it's great to have you here, why don't you tell us a little about yourself?
"""
SPONSORS = [line for line in _SPONSORS.splitlines() if line]


@dataclass(frozen=True)
class Sentence:
    """A run of spoken words, said from `start` on."""

    words: tuple[str, ...]
    start: float

    @property
    def text(self) -> str:
        return written(self.words)


def written(words: Sequence[str]) -> str:
    """Return words as one writes them: parted by spaces, but not where a script runs them together."""
    parts = list(words[:1])
    for before, word in pairwise(words):
        parts += ("" if run_together(before, word) else " ", word)
    return "".join(parts)


def sentences(words: Sequence[Word]) -> list[Sentence]:
    """Return the sentences that can be quoted and are said only once."""
    found, begin = [], 0
    for place, word in enumerate(words):
        if word.text.rstrip("\"'”’)»").endswith((".", "?", "!", "。", "？", "！")):
            run = words[begin : place + 1]
            scale = 2 if run_together(run[0].text, run[-1].text[:1]) else 1
            if 8 * scale <= len(run) <= 35 * scale:
                found.append(Sentence(tuple(w.text for w in run), run[0].start))
            begin = place + 1
    seen = Counter(tuple(spoken_tokens(sentence.text)) for sentence in found)
    return [
        sentence
        for sentence in found
        if seen[tuple(spoken_tokens(sentence.text))] == 1 and len(set(spoken_tokens(sentence.text))) >= 7
    ]


# --- what was said


def said(own: list[Sentence], chance: random.Random) -> Iterator[tuple[str, str, float]]:
    """Yield kind, quote and second of sentences that were said."""
    for sentence in chance.sample(own, min(40, len(own))):
        yield "verbatim", sentence.text, sentence.start
        yield "edited", edited(sentence, chance), sentence.start
        yield "misspelt", misspelt(sentence, chance), sentence.start
        if len(sentence.words) >= 12:
            yield "condensed", condensed(sentence, chance), sentence.start
            yield "strewn", strewn(sentence, chance), sentence.start
    for _ in range(20):
        place = chance.randrange(len(own) - 4)
        first, second = own[place], own[place + chance.randrange(1, 4)]
        yield "merged", f"{first.text} {second.text}", first.start
        yield "merged, tightened", f"{strewn(first, chance)} {condensed(second, chance)}", first.start
        first, second = chance.sample(own, 2)
        yield "merged far", f"{first.text} {second.text}", first.start


def edited(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence as an editor tidies it: fillers out, one word exchanged, contractions in full."""
    text = written(
        [w for w in sentence.words if w.lower().strip(",.") not in _DROPS or chance.random() < 0.3]
    )
    for short, full in _FULL.items():
        if chance.random() < 0.6:
            text = re.sub(rf"\b{short}\b", full, text, flags=re.I)
    exchangeable = [w for w in _SWAPS if re.search(rf"\b{w}\b", text)]
    if exchangeable:
        word = chance.choice(exchangeable)
        text = re.sub(rf"\b{word}\b", _SWAPS[word], text, count=1)
    return text.replace(",", "").replace("，", "").replace("、", "")


def misspelt(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence with two of its longer words, names above all, spelt by ear."""
    words = list(sentence.words)
    places = sorted(
        (place for place, word in enumerate(words) if len(word.strip(",.")) > 4),
        key=lambda place: (not words[place][:1].isupper(), chance.random()),
    )
    for place in places[:2]:
        word = words[place]
        at = chance.randrange(1, len(word) - 2)
        words[place] = word[:at] + chance.choice("aeiouhlkst") + word[at + chance.randrange(2) :]
    return written(words)


def condensed(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence with a run of about a third of its inner words left out."""
    words = list(sentence.words)
    run = max(2, round(len(words) * chance.uniform(0.2, 0.35)))
    at = chance.randrange(2, max(3, len(words) - run - 1))
    return written(words[:at] + words[at + run :])


def strewn(sentence: Sentence, chance: random.Random) -> str:
    """Return a sentence with a quarter of its words left out here and there."""
    kept = re.compile(rf"{_DENIALS}|\d", re.I)
    return written(
        [w for i, w in enumerate(sentence.words) if i == 0 or chance.random() > 0.25 or kept.search(f"{w} ")]
    )


# --- what never was


def never_said(
    own: list[Sentence], same_show: list[Sentence], others: list[Sentence], chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield kind and quote of sentences nobody said; kinds in brackets are near enough to be found."""
    for kind, pool in (("other show", others), ("other episode", same_show)):
        for sentence in chance.sample(pool, min(40, len(pool))):
            yield kind, sentence.text
    for text in SPONSORS:
        yield "sponsor", text
    vocabulary = [w for sentence in own for w in sentence.words if len(w) > 4] or [
        w for sentence in own for w in sentence.words
    ]
    exchange = partial(exchanged, vocabulary=vocabulary, chance=chance)
    for _ in range(40):
        first, second = chance.sample(own, 2)
        yield from _halves(first, second)
        yield "half exchanged", exchange(first, 0.5)
        yield "(third exchanged)", exchange(second, 0.34)
        yield "reordered", paraphrased(first, exchange, chance)
    for sentence in own:
        if NUMBER.search(sentence.text) and (other := renumbered(sentence.text, chance)):
            yield "other number", other
    for sentence in chance.sample(own, min(120, len(own))):
        if flipped := negated(sentence.text):
            yield "negation", flipped


def _halves(first: Sentence, second: Sentence) -> Iterator[tuple[str, str]]:
    """Yield the opening of one sentence with the end of another; one much longer was as good as said."""
    opening, end = first.words[: len(first.words) // 2], second.words[len(second.words) // 2 :]
    share = len(opening) / (len(opening) + len(end))
    yield "two halves" if 0.38 <= share <= 0.62 else "(unequal halves)", written((*opening, *end))


def exchanged(sentence: Sentence, share: float, vocabulary: list[str], chance: random.Random) -> str:
    """Return a sentence with a share of its longer words replaced by others of the same talk."""
    shortest = 3 if len(sentence.words[0]) > 1 or " " in sentence.text else 0
    return written(
        [
            chance.choice(vocabulary) if len(w) > shortest and chance.random() < share * 1.3 else w
            for w in sentence.words
        ]
    )


def paraphrased(sentence: Sentence, exchange: Callable[[Sentence, float], str], chance: random.Random) -> str:
    """Return a sentence told in another order with two words of five exchanged."""
    cut = chance.randrange(len(sentence.words) // 3, 2 * len(sentence.words) // 3)
    turned = (*sentence.words[cut:], *sentence.words[:cut])
    return exchange(Sentence(turned, 0.0), 0.4)


def renumbered(text: str, chance: random.Random) -> str:
    """Return a sentence with one number changed to another, "" where that is none to be changed."""
    match = NUMBER.search(text)
    assert match
    old = match[0]
    if old.isdigit():
        if len(old) > 1 and int(old) > 2100:
            return ""
        new = str(int(old) + chance.choice([1, 3, 7, 20]))
    else:
        new = chance.choice([w for w in [*_SMALL, "forty"] if w != old.lower()])
    return text[: match.start()] + new + text[match.end() :]


def negated(text: str) -> str:
    """Return a sentence with one negation taken out, or put in, "" where neither goes easily."""
    if len(re.findall(_DENIALS, text, re.I)) == 1:
        return re.sub(_DENIALS, "", text, flags=re.I)
    words = text.split()
    for place, word in enumerate(words[1:-2], 1):
        if word.lower() in _NEGATABLE and not re.search(r"n['’]t|\bno", text):
            return " ".join([*words[: place + 1], "not", *words[place + 1 :]])
    return ""
