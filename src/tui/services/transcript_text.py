"""A transcript as one reads it: words in paragraphs and sentences, each with the second it is said at.

Made in one go for three hours of speech within some tens of milliseconds; what costs more, the times of
the words inside a cue, is reckoned for a cue when it is asked for.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from tui.library.words import folded
from tui.model.notes import Quote
from tui.model.transcript import Cue, Transcript, Word
from tui.timing.tokens import run_together, split_words
from tui.timing.words import placed_words, spoken_cues

_ENDS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»)]』」"
_PARAGRAPH = 70
"""Words after which a paragraph ends with its sentence."""
_LONGEST = 140
"""Words after which it ends with its cue, for transcripts without full stops."""
_PAUSE = 3.0
"""Seconds of silence that end a paragraph after a sentence."""
_LONGEST_SENTENCE = 45
_SPACE = re.compile(r"\s+")


class Paragraph(Struct, frozen=True):
    """What one speaker says in one go: the words from `first` up to `end`, beginning at second `start`."""

    first: int
    end: int
    start: float
    speaker: str


class TranscriptText:
    """The words of a transcript, numbered from 0."""

    def __init__(self, transcript: Transcript) -> None:
        self.transcript = transcript
        self.words: list[str] = []
        """Every word as written, punctuation kept on it."""
        self.gaps = bytearray()
        """For each word 1 where a space stands before it; scripts that do not part words have none."""
        self.paragraphs: list[Paragraph] = []
        self._cues: list[Cue] = []
        self._firsts: list[int] = []
        self._sentences: list[int] = []
        self._times: dict[int, Sequence[Word]] = {}
        self._plain: tuple[str, list[int]] | None = None
        self._read(spoken_cues(transcript))
        self._cue_starts = [cue.start for cue in self._cues]
        self._paragraph_firsts = [paragraph.first for paragraph in self.paragraphs]

    def _read(self, cues: Sequence[Cue]) -> None:
        begun = True
        sentence = paragraph = 0
        before: Cue | None = None
        for cue in cues:
            texts = [word.text for word in cue.words] or split_words(cue.text)
            if not texts:
                continue
            at = len(self.words)
            if before is not None and self._breaks(before, cue, at - paragraph, begun):
                self._end_paragraph(paragraph, at)
                paragraph, begun = at, True
            self._cues.append(cue)
            self._firsts.append(at)
            if at - sentence > _LONGEST_SENTENCE:
                begun = True
            for place, text in enumerate(texts, at):
                if begun:
                    self._sentences.append(place)
                    sentence = place
                begun = text.endswith(_ENDS) or text.rstrip(_CLOSERS).endswith(_ENDS)
            self.words += texts
            self._add_gaps(at)
            before = cue
        if self.words:
            self._end_paragraph(paragraph, len(self.words))

    def _add_gaps(self, at: int) -> None:
        new = self.words[at:]
        if all(map(str.isascii, new)):
            self.gaps += bytes([1]) * len(new)
        else:
            before = self.words[at - 1] if at else ""
            self.gaps += bytes(not run_together(*pair) for pair in pairwise([before, *new]))

    @staticmethod
    def _breaks(before: Cue, cue: Cue, length: int, sentence_over: bool) -> bool:
        return (
            cue.speaker != before.speaker
            or length >= _LONGEST
            or (sentence_over and (length >= _PARAGRAPH or cue.start - before.end >= _PAUSE))
        )

    def _end_paragraph(self, first: int, end: int) -> None:
        cue = self._cues[bisect_right(self._firsts, first) - 1]
        self.paragraphs.append(Paragraph(first, end, cue.start, cue.speaker))

    # --- words and seconds

    def start_of(self, word: int) -> float:
        """Return the second at which a word begins."""
        cue = bisect_right(self._firsts, word) - 1
        return self._timed(cue)[word - self._firsts[cue]].start

    def end_of(self, word: int) -> float:
        """Return the second at which a word is over."""
        cue = bisect_right(self._firsts, word) - 1
        return self._timed(cue)[word - self._firsts[cue]].end

    def word_at(self, second: float) -> int | None:
        """Return the word being said, or said last, at a second; None before the first."""
        cue = bisect_right(self._cue_starts, second + 0.001) - 1
        if cue < 0:
            return None
        starts = [word.start for word in self._timed(cue)]
        return self._firsts[cue] + max(0, bisect_right(starts, second + 0.001) - 1)

    def _timed(self, cue: int) -> Sequence[Word]:
        found = self._times.get(cue)
        if found is None:
            its = self._cues[cue]
            found = self._times[cue] = its.words or placed_words(its.text, its.start, its.end)
        return found

    # --- sentences, speakers, text

    def sentence(self, word: int) -> tuple[int, int]:
        """Return the first word of the sentence a word stands in, and the one after its last."""
        place = bisect_right(self._sentences, word) - 1
        end = self._sentences[place + 1] if place + 1 < len(self._sentences) else len(self.words)
        return self._sentences[place], end

    def beside(self, word: int, sentences: int) -> int:
        """Return the first word of the sentence so many after (or before, when negative) a word's own."""
        place = bisect_right(self._sentences, word) - 1 + sentences
        return self._sentences[max(0, min(place, len(self._sentences) - 1))]

    def paragraph_of(self, word: int) -> Paragraph:
        """Return the paragraph a word stands in."""
        return self.paragraphs[bisect_right(self._paragraph_firsts, word) - 1]

    def text(self, first: int, end: int) -> str:
        """Return the words from `first` up to `end` as they are written."""
        parts = [self.words[first]]
        for word in range(first + 1, end):
            parts += (" " * self.gaps[word], self.words[word])
        return "".join(parts)

    def quote(self, word: int) -> Quote:
        """Return the sentence a word stands in as a one-liner with its seconds and speaker."""
        first, end = self.sentence(word)
        speaker = self.paragraph_of(first).speaker
        seconds = self.start_of(first), self.end_of(end - 1)
        return Quote(self.text(first, end), speaker, *seconds, verdict="verbatim")

    # --- searching

    def find(self, words: str) -> list[tuple[int, int]]:
        """Return every place where these words stand one after the other, as `first` and `end` of words.

        Case and accents do not count, and a part of a word is enough. Nothing for fewer than two letters.
        """
        asked = folded(_SPACE.sub(" ", words).strip())
        if len(asked) < 2:
            return []
        text, offsets = self.folded()
        found, at = [], text.find(asked)
        while at >= 0:
            first = bisect_right(offsets, at) - 1
            found.append((first, bisect_left(offsets, at + len(asked), first)))
            at = text.find(asked, at + len(asked))
        return found

    def folded(self) -> tuple[str, list[int]]:
        """Return the whole text as it is searched, and where in it each word begins; slow the first time."""
        if self._plain is None:
            spaced = [" " * gap + word for gap, word in zip(self.gaps, self.words, strict=True)]
            ends = accumulate(map(len, spaced))
            starts = [end - len(word) for end, word in zip(ends, self.words, strict=True)]
            self._plain = folded("".join(spaced)), starts
        return self._plain
