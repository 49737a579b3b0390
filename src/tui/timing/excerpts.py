"""Sentences worth quoting and topics, picked from a transcript where the show names none.

Nothing is made up: an excerpt is a sentence as it stands in the transcript, a topic
a phrase from it. What is picked is only a guess at what matters, and is to be labelled so.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from msgspec import Struct

from tui.model.notes import Quote
from tui.model.transcript import Cue, Transcript, Word
from tui.timing.words import timed_words

_SHORTEST, _LONGEST = 8, 34
"""Words of a sentence that can be quoted."""
_RAMBLING = 60
"""Words without a full stop: whoever wrote this transcript wrote no sentences."""
_END = re.compile(r"(?:[.?!…]|[。？！])[\"'”’»)\]]*$")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|St|vs|etc|Prof|Jr|No|z\.B)\.$")
_BARE = re.compile(r"^\W+|\W+$")


def _table(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_STRONG = _table(
    "never only instead rather than unless without nothing nobody everything always every best nie sondern",
    "ohne nur immer jamais plutôt sans seulement toujours nunca sino sin siempre mai invece senza",
)
_CONTRAST = _table(
    "but not because yet except isn't don't doesn't won't can't cannot shouldn't should must any most more",
    "less better worse biggest worst means aber nicht statt weil muss mehr weniger mais parce plus moins",
    "pero porque más menos ma perché più meno",
)
_VAGUE = _table(
    "thing things stuff something somebody someone somewhere whatever actually maybe basically really just",
    "got getting going here there these those literally anyway pretty probably obviously definitely",
)
"""Words that carry little, and a lot of which is talk."""
_FILLED = re.compile(
    r"\b(?:um+|uh+|er|erm|hmm+|mhm|you know|i mean|i guess|i think|sort of|kind of|like,|yeah|okay|right\?"
    r"|gonna|(?:don't|do not) know|not sure|i'm thankful\w*"
    r"|talk(?:ed|ing) about|asking|wondering|somebody|let's|my name is|for instance|for example"
    r"|podcasts?|episode|show notes|subscribe|sponsor\w*|patreon|newsletter"
    r"|welcome|thank you|thanks|listening|listeners|äh+|ähm|halt|genau,|quoi,|euh"
    r"|whatever|for some reason|full disclosure|no pun|fair enough|to be honest|that said|as well|so to speak"
    r"|(?:want(?:ed)? to|should|will|would|let me|i'll) (?:also )?(?:add|mention|say|ask|point out|touch on)"
    r"|points? out|(?:like|as) (?:i|we|you|he|she|they) (?:said|mentioned)|comes? up|(?:yet|once) again"
    r"|this (?:website|slide|book|talk|article|page|video|section)|(?:last|next|this) (?:week|time|year)"
    r"|slides?|chapters?)\b|www\.|\.com\b|\[|\]|♪",
    re.I,
)
_POINTS_BACK = re.compile(
    r"^(?!It(?:'s| is) (?:\w+ ){1,3}(?:to|that)\b)(?:it|this|that|these|those|they|he|she|there)\b"
    r"|^(?:\S+ ){1,3}(?:that|this|it|those|these|them)\b"
    r"(?! (?:\w+ )?(?:is|are|was|were|means|makes|can|will)\b)"
    r"|\b(?:that|this|it|them|those)[.!]$"
    r"|\b(?:one of (?:the|those|these)|some of (?:the|those|these)) (?:\w+ ){0,2}(?:talks?|things?)\b",
    re.I,
)
"""A sentence whose words need the one before it: "We do that on purpose"."""
_ADVERTISES = re.compile(
    r"\b(?:sponsor\w*|brought to you by|promo code|coupon|discount|(?:percent|%) off|free trial|sign up"
    r"|dot com|\w+\.(?:com|fm|io|dev|co)/\w|werbung|rabatt\w*|code promo)\b",
    re.I,
)
_ADVERTISEMENT = 60.0
"""Seconds round such words in which what is said may be read out for a sponsor."""
_BROKEN_OFF = re.compile(
    r"^(?:\S+ ){0,2}\S+, (?:I|you|we|they|he|she|it|there|that|this)\b|\b(\w+),? \1\b|\.\.\.|…|—$|--"
)
"""A sentence begun anew: "People just, they don't", "a, a plan"."""
_RUN_ON = re.compile(
    r"^(?!(?:when|if|once|as|while|because|since|after|before|unless|though|for|in|with|during|at|on|by)\b)"
    r".*, (?:you|they|we|i|it|that|he|she)(?:['’]\w+)? ",
    re.I,
)
"""Two sentences that a comma joins."""
_MOST_NAMES = 0.3
_LEAST_WORTH = 1.9
"""Rather few excerpts than poor ones."""
_JOINING = _table(
    "and or so also but because yet oh well then which instead like actually maybe especially absolutely",
    "sorry yes no wonder won't allows allow let's right what even otherwise meaning making warning",
    "basically anyway hopefully und oder aber denn also ja nein",
    "et ou alors oui non mais donc y o e pero ma anche",
)
"""A sentence that begins so goes on with the one before it."""
_LEANING = _table(
    "no not if although he she it they that this these those there here even once won't wonder",
    "er sie es das dann il elle ça alors él ella eso lui lei",
)
"""A sentence that begins so leans on the one before it."""
_SMALL = _table("of de du des la le von van der den del di da y e")
"""Words inside a name that begin in lower case; "the" and "and" part names more often than they join them."""
_NO_TOPIC = _table(
    "I I'm I'll I've I'd OK Okay And But So Hey Yeah Yes No Oh Mr Mrs Ms Dr Speaker Host How What Why When",
    "Where Who The A An This That It We You He She They If Is Are Was Not Do Does Did Can Will Well Right",
    "Like",
)
_PROPER_SHARE = 0.16
"""Where so many words in the midst of sentences are capitalised, the language capitalises its nouns."""
_EDGE = 0.04
"""Share of an episode at its beginning and end that greets, thanks and advertises."""


class _Sentence(Struct, frozen=True):
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def start(self) -> float:
        return self.words[0].start


def pick_excerpts(transcript: Transcript, most: int = 8) -> tuple[Quote, ...]:
    """Return up to `most` sentences, best first, with their speakers.

    A transcript that writes no sentences, or runs words together, gives none.
    """
    sentences = list(_sentences(timed_words(transcript)))
    if not sentences:
        return ()
    counts = Counter(bare for sentence in sentences for bare in _bare_words(sentence))
    ranked = sorted(_quotable(sentences), key=lambda sentence: (-_worth(sentence, counts), sentence.start))
    length = sentences[-1].words[-1].end - sentences[0].start
    chosen: list[_Sentence] = []
    for sentence in ranked:
        if len(chosen) == most or _worth(sentence, counts) < _LEAST_WORTH:
            break
        if all(abs(sentence.start - other.start) > length / (3 * most) for other in chosen):
            chosen.append(sentence)
    cues = sorted(transcript.cues, key=lambda cue: cue.start)
    return tuple(_quote(sentence, cues) for sentence in chosen)


def pick_topics(transcript: Transcript, most: int = 12) -> tuple[str, ...]:
    """Return names and capitalised phrases that come again, most frequent first; not the speakers'."""
    sentences = list(_sentences(timed_words(transcript)))
    inner = [word.text for sentence in sentences for word in sentence.words[1:]]
    capitalised = sum(text[:1].isupper() and _BARE.sub("", text) not in _NO_TOPIC for text in inner)
    single = capitalised <= _PROPER_SHARE * len(inner)
    counts = Counter(phrase for sentence in sentences for phrase in _phrases(sentence))
    small = Counter(_BARE.sub("", text) for text in inner if text.islower())
    for word in [phrase for phrase in counts if small[phrase.lower()] >= counts[phrase]]:
        del counts[word]
    for name in {part for cue in transcript.cues for part in (cue.speaker, *cue.speaker.split())}:
        counts.pop(name, None)
    chosen: list[str] = []
    for phrase in sorted(counts, key=lambda phrase: (-counts[phrase] * (1 + phrase.count(" ")), phrase)):
        known = any(phrase in other or other in phrase for other in chosen)
        if len(chosen) < most and counts[phrase] >= 2 and not known and (single or " " in phrase):
            chosen.append(phrase)
    return tuple(chosen)


def _sentences(words: Sequence[Word]) -> Iterator[_Sentence]:
    begun: list[Word] = []
    for word in words:
        begun.append(word)
        if _END.search(word.text) and not _ABBREVIATION.search(word.text):
            yield _Sentence(tuple(begun))
            begun = []
        elif len(begun) > _RAMBLING:
            begun = []


def _quotable(sentences: Sequence[_Sentence]) -> Iterator[_Sentence]:
    first, last = sentences[0].start, sentences[-1].words[-1].end
    edge = (last - first) * _EDGE
    adverts = [sentence.start for sentence in sentences if _ADVERTISES.search(sentence.text)]
    for sentence in sentences:
        text = sentence.text
        opening = _BARE.sub("", sentence.words[0].text).casefold()
        if (
            _SHORTEST <= len(sentence.words) <= _LONGEST
            and first + edge <= sentence.start <= last - edge
            and text[0].isupper()
            and opening not in _JOINING
            and not (_STRONG | _CONTRAST).isdisjoint(_bare_words(sentence))
            and not text.endswith("?")
            and text.count('"') % 2 == 0
            and not _FILLED.search(text)
            and not _BROKEN_OFF.search(text)
            and not _POINTS_BACK.search(text)
            and not _RUN_ON.search(text)
            and _share_of_names(sentence) <= _MOST_NAMES
            and not _is_near(sentence.start, adverts)
        ):
            yield sentence


def _is_near(start: float, others: Sequence[float]) -> bool:
    place = bisect_right(others, start)
    return any(abs(start - other) <= _ADVERTISEMENT for other in others[max(0, place - 1) : place + 1])


def _share_of_names(sentence: _Sentence) -> float:
    inner = [word.text for word in sentence.words[1:]]
    return sum(text[:1].isupper() and text not in _NO_TOPIC for text in inner) / max(1, len(inner))


def _worth(sentence: _Sentence, counts: Counter[str]) -> float:
    """Return how much a sentence looks like one worth quoting: telling words, a contrast, on its own feet."""
    bare = _bare_words(sentence)
    telling = [word for word in bare if len(word) > 4]
    total = counts.total()
    rarity = sum(log(total / counts[word]) for word in telling) / (len(bare) + 4)
    contrast = min(2.0, sum(1.0 * (word in _STRONG) + 0.5 * (word in _CONTRAST) for word in bare))
    leaning = not bare or bare[0] in _LEANING or bare[0].partition("'")[0] in _LEANING
    vague = sum(word in _VAGUE for word in bare)
    told = bare[:1] in (["i"], ["i'm"], ["i've"], ["i'd"], ["i'll"])
    talk = 1.5 * leaning + 0.4 * vague + 0.4 * told + 0.3 * max(0, sentence.text.count(",") - 2)
    return rarity + 0.9 * contrast - talk - 0.03 * abs(len(bare) - 15)


def _bare_words(sentence: _Sentence) -> list[str]:
    bare = (_BARE.sub("", word.text).replace("’", "'").casefold() for word in sentence.words)
    return [word for word in bare if word]


def _quote(sentence: _Sentence, cues: Sequence[Cue]) -> Quote:
    cue = cues[max(0, bisect_right(cues, sentence.start + 0.01, key=lambda cue: cue.start) - 1)]
    return Quote(sentence.text, cue.speaker)


def _phrases(sentence: _Sentence) -> Iterator[str]:
    """Yield the runs of capitalised words, but not the word that is capitalised for standing first."""
    run: list[str] = []
    for word in sentence.words[1:]:
        bare = _BARE.sub("", word.text).removesuffix("'s").removesuffix("’s")
        if bare[:1].isupper() and bare not in _NO_TOPIC and len(bare) > 1:
            run.append(bare)
        elif not (run and bare in _SMALL):
            yield from _name(run)
            run = []
            continue
        else:
            run.append(bare)
        if not word.text[-1].isalnum():
            yield from _name(run)
            run = []
    yield from _name(run)


def _name(run: list[str]) -> Iterator[str]:
    while run and run[-1] in _SMALL:
        run = run[:-1]
    if run and len(run) <= 5:
        yield " ".join(run)
