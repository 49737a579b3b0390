"""Speech with known times: a talk of our own, spoken at an even pace, and ways to spoil it."""

import random
from pathlib import Path

from tui.model.transcript import Cue, Transcript, Word

SHARED = Path(__file__).parents[2].parent / "shared"

TALK = """
Good evening, and thank you for coming out in this rain. My grandmother kept the lighthouse at Skarv for
thirty-one years, and she never once called it lonely. She said a lighthouse is a promise you make to people
you will never meet. I have thought about that sentence every working day since 1998. When I started building
weather stations, we had 14 of them on the whole coast, and eleven were broken. Nobody budgets for the second
winter, you know, they only budget for the ribbon and the photograph. Salt eats copper first, then patience,
then money. So we began to write down every failure, with the date and the hour, in a plain green notebook.
By the third year the notebook was worth more than the instruments. A forecast is only an opinion with a
deadline. The sea does not care how confident you were. What I learned from the fishermen is that they keep
two kinds of records, the one for the tax office and the one that is true. We asked them for the second kind.
It took four years and, um, a great deal of coffee. In the end we had 2,300 observations that no satellite
had ever seen. People ask me whether machines will replace the observer. I tell them the machine is the
observer's pencil, and somebody must still decide where to stand. Maintenance is the part of engineering that
nobody films. If you want to know what a country values, look at what it repairs. We are nearly out of time,
so let me end where I began, with a woman, a lamp and a very bad staircase. She climbed one hundred and
twelve steps each evening, and she was not a hero. She was on time. Thank you, and drive carefully.
"""

SECONDS_PER_WORD = 0.4


def spoken(text: str = TALK, *, start: float = 0.0) -> list[Word]:
    """Return the words of `text`, one every 0.4 s."""
    return [
        Word(word, start + place * SECONDS_PER_WORD, start + (place + 1) * SECONDS_PER_WORD - 0.05)
        for place, word in enumerate(text.split())
    ]


def time_of(phrase: str, words: list[Word]) -> float:
    """Return when the exact words of `phrase` begin in `words`."""
    wanted = phrase.split()
    texts = [word.text for word in words]
    for place in range(len(texts)):
        if texts[place : place + len(wanted)] == wanted:
            return words[place].start
    raise ValueError(f"not in the talk: {phrase}")


def cut_into_cues(words: list[Word], length: float) -> Transcript:
    """Return the words as cues of at most `length` seconds, their own times forgotten."""
    groups: list[list[Word]] = []
    for word in words:
        if not groups or word.end - groups[-1][0].start > length:
            groups.append([])
        groups[-1].append(word)
    return Transcript(
        tuple(Cue(group[0].start, group[-1].end, " ".join(word.text for word in group)) for group in groups)
    )


def misheard(words: list[Word], share: float, seed: int) -> list[Word]:
    """Return the words, at a `share` of them one dropped, replaced, garbled or put in: misheard."""
    chance = random.Random(seed)
    vocabulary = [word.text for word in words]
    heard: list[Word] = []
    for word in words:
        if chance.random() >= share:
            heard.append(word)
            continue
        kind = chance.choice(("dropped", "replaced", "garbled", "put in"))
        if kind == "put in":
            middle = (word.start + word.end) / 2
            heard += [Word(chance.choice(vocabulary), word.start, middle), Word(word.text, middle, word.end)]
        elif kind == "replaced":
            heard.append(Word(chance.choice(vocabulary), word.start, word.end))
        elif kind == "garbled":
            place = chance.randrange(len(word.text))
            garbled = word.text[:place] + chance.choice("aeioustrn") + word.text[place + 1 :]
            heard.append(Word(garbled, word.start, word.end))
    return heard


def babble(length: int, seed: int) -> str:
    """Return `length` words of the talk in no order at all: long speech, every place unlike the others."""
    chance = random.Random(seed)
    vocabulary = sorted(set(TALK.split()))
    return " ".join(chance.choice(vocabulary) for _ in range(length))
