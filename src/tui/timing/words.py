"""Cues to timed words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from msgspec.structs import replace

from tui.model.transcript import Cue, Transcript, Word
from tui.timing.tokens import split_words, spoken_tokens

_PAUSES = {**dict.fromkeys(".?!=。？！…", 12), **dict.fromkeys(",;:、，；：", 7)}
"""How long a speaker rests after a mark, in characters; fitted to recordings of readers and of talkers."""
_CLOSERS = "\"'”’»)]』」"
_ROLLING_SHARE = 0.3
"""Captions roll when so many cues begin with the end of the one before."""
_ONSET, _PER_LETTER = 0.12, 0.05
"""Seconds of an ordinary word; all from 0.1 to 0.2 and from 0.03 to 0.06 serve two voices and six readers."""
_STRETCHED = 1.3
"""So much longer than usual, a word has silence in it."""
_NO_LENGTH = 0.06
"""Seconds; nobody says a word so fast."""
_LEAST_REPEAT = 3
"""Words; the speaker may well have said fewer twice."""


def timed_words(transcript: Transcript) -> list[Word]:
    """Return every spoken word with its time in seconds, in the order of the cues' starts.

    Word times of the file itself are kept. Elsewhere words are placed inside their
    cue by the characters they take to say and the pauses that punctuation asks for.
    A cue that runs into the next one ends where that begins; text that rolling
    captions show again and again counts once.
    """
    return [
        word
        for cue in spoken_cues(transcript)
        for word in cue.words or placed_words(cue.text, cue.start, cue.end)
    ]


def spoken_cues(transcript: Transcript) -> list[Cue]:
    """Return the cues in the order of their starts, none running into the next, no text shown twice."""
    return list(_clipped(_unrolled(_distinct(sorted(transcript.cues, key=lambda cue: cue.start)))))


def _distinct(cues: Iterable[Cue]) -> list[Cue]:
    return list({(cue.start, cue.text): cue for cue in cues}.values())


def _unrolled(cues: Sequence[Cue]) -> list[Cue]:
    texts = [_texts(cue) for cue in cues]
    repeats = [_repeated(earlier, later) for earlier, later in pairwise([[], *texts])]
    if sum(map(bool, repeats)) < _ROLLING_SHARE * len(cues):
        return list(cues)
    return [
        _without_first(cue, repeat, text)
        for cue, repeat, text in zip(cues, repeats, texts, strict=True)
        if repeat < len(text)
    ]


def _texts(cue: Cue) -> list[str]:
    return [word.text for word in cue.words] or split_words(cue.text)


def _repeated(earlier: Sequence[str], later: Sequence[str]) -> int:
    """Return with how many words of the end of the earlier cue the later one begins."""
    for count in range(min(len(earlier), len(later)), 0, -1):
        if count < _LEAST_REPEAT and count < len(earlier):
            return 0
        if earlier[-count:] == later[:count]:
            return count
    return 0


def _without_first(cue: Cue, count: int, text: Sequence[str]) -> Cue:
    return replace(cue, text=" ".join(text[count:]), words=cue.words[count:]) if count else cue


def _clipped(cues: Sequence[Cue]) -> Iterator[Cue]:
    for cue, later in pairwise(cues):
        yield replace(cue, end=min(cue.end, later.start)) if later.start > cue.start else cue
    yield from cues[-1:]


def placed_words(text: str, start: float, end: float) -> list[Word]:
    """Return the words of `text`, spoken from `start` to `end`, each with a time reckoned for it."""
    texts = split_words(text)
    ends = list(accumulate(_effort(text) for text in texts))
    if not ends:
        return []
    per_unit = (end - start) / ends[-1]
    starts = [0, *ends]
    return [
        Word(word, start + begin * per_unit, start + finish * per_unit)
        for word, begin, finish in zip(texts, starts, ends, strict=False)
    ]


def effort(text: str) -> int:
    """Return how long `text` takes to say, pauses included, in characters."""
    return sum(map(_effort, split_words(text)))


def with_onsets(words: Sequence[Word]) -> list[Word]:
    """Return words as a recogniser has stamped them, begun when their sound begins.

    A recogniser stamps a word across the silence before it, or gives it no length at all. The end
    is near the truth either way, and the letters tell how long the word took.
    """
    begun: list[Word] = []
    before = 0.0
    for word in words:
        usual = _ONSET + _PER_LETTER * sum(map(str.isalnum, word.text))
        length = word.end - word.start
        if length > _STRETCHED * usual:
            begun.append(Word(word.text, word.end - usual, word.end))
        elif length < _NO_LENGTH:
            begun.append(Word(word.text, max(before, word.end - usual), word.end))
        else:
            begun.append(word)
        before = word.end
    return begun


@lru_cache(maxsize=20_000)
def _effort(text: str) -> int:
    return sum(map(len, spoken_tokens(text))) + 1 + _PAUSES.get(text.rstrip(_CLOSERS)[-1:], 0)
