from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from support.timing_speech import babble, misheard, spoken
from tui.model.transcript import Cue, Lag, Transcript, Word
from tui.timing.drift import find_lags, moved
from tui.timing.match import TranscriptIndex

TALK = spoken(babble(4000, 1))
INDEX = TranscriptIndex(TALK)


@dataclass
class Copy:
    """The talk as downloaded: ads of (seconds into the talk, length) spliced in, a tenth misheard."""

    ads: Sequence[tuple[float, float]]
    probes: int = 0
    words: list[Word] = field(default_factory=list)

    def __post_init__(self) -> None:
        lagging = [(word, self.lag(word.start)) for word in TALK]
        heard = [Word(word.text, word.start + lag, word.end + lag) for word, lag in lagging]
        for number, (at, length) in enumerate(self.ads):
            begin = at + sum(size for before, size in self.ads[:number])
            heard += [
                word for word in spoken(babble(400, 100 + number), start=begin) if word.end < begin + length
            ]
        self.words = misheard(sorted(heard, key=lambda word: word.start), 0.1, 5)

    def lag(self, time: float) -> float:
        return sum(length for at, length in self.ads if at <= time)

    def hear(self, begin: float, end: float) -> list[Word]:
        self.probes += 1
        return [word for word in self.words if begin <= word.start < end]


@pytest.mark.parametrize(
    "ads",
    [
        [],
        [(0.0, 30.0)],
        [(0.0, 30.0), (801.0, 65.0)],
        [(120.0, 15.0), (140.0, 20.0), (1200.0, 60.0)],
        [(1580.0, 45.0)],
    ],
    ids=["none", "pre-roll", "pre-roll and mid-roll", "two close together", "near the end"],
)
def test_spliced_ads_are_found_by_listening_here_and_there(ads: list[tuple[float, float]]) -> None:
    copy = Copy(ads)
    lags = find_lags(INDEX, copy.hear, copy.words[-1].end)
    assert len(lags) == len({0.0, *(at for at, _ in ads)})
    for lag, (at, _) in zip(lags[-len(ads) :] if ads else [], ads, strict=True):
        assert lag.start == pytest.approx(at, abs=4)
        assert lag.shift == pytest.approx(copy.lag(at), abs=0.3)
    assert copy.probes <= 10 + 8 * len(ads)


def test_another_show_fits_nowhere() -> None:
    other = spoken(babble(3000, 77))
    assert find_lags(INDEX, lambda begin, end: [w for w in other if begin <= w.start < end], 1200.0) == ()
    assert find_lags(INDEX, lambda begin, end: [], 1200.0) == ()
    assert find_lags(TranscriptIndex([]), lambda begin, end: other, 1200.0) == ()


def test_a_moved_transcript_keeps_the_time_of_the_audio() -> None:
    words = (Word("lamp", 50.5, 51.0),)
    transcript = Transcript((Cue(1, 2, "a"), Cue(50, 52, "lamp", "Ida", words), Cue(99, 100, "c")))
    there = moved(transcript, [Lag(0, 30), Lag(50, 95), Lag(90, -98)])
    assert [(cue.start, cue.end) for cue in there.cues] == [(31, 32), (145, 147), (1, 2)]
    assert there.cues[1].words == (Word("lamp", 145.5, 146.0),)
    assert there.cues[1].speaker == "Ida"
    assert moved(transcript, []) == transcript


def test_a_cue_with_the_splice_inside_moves_in_two_parts() -> None:
    cue = Cue(95.0, 105.0, "one two three four five six seven eight nine ten")
    (there,) = moved(Transcript((cue,)), [Lag(0, 30), Lag(100, 95)]).cues
    assert (there.start, there.end) == (125.0, 200.0)
    starts = [word.start for word in there.words]
    assert len(starts) == 10
    assert starts == sorted(starts)
    assert [start for start in starts if 130 <= start < 195] == []
    assert there.words[-1].end == pytest.approx(200.0)
