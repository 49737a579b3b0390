"""Sentences and topics picked from a transcript: only what stands there, and not the chatter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model.transcript import Cue, Transcript
from tui.timing.excerpts import pick_excerpts, pick_topics

QUOTABLE = "Every harbour keeps two maps because nobody trusts the official one after midnight."
CHATTER = [
    "Um, you know, the maps were, like, kind of strange and nobody ever trusted them much.",
    "Please subscribe to the podcast because nothing helps small shows more than new listeners.",
    "So it was not what they wanted but they took it anyway because of the rain.",
    "Would anybody trust a map that nobody signed but everybody copied for two hundred years?",
    "Short ones go.",
]


def _transcript(sentences: list[str], *, speaker: str = "Ada Finch") -> Transcript:
    cues = (Cue(10.0 * n, 10.0 * n + 8, text, speaker) for n, text in enumerate(sentences))
    return Transcript(tuple(cues))


def _filler(count: int) -> list[str]:
    return [f"We walked along the quay on day {number} and had tea." for number in range(count)]


def test_a_telling_sentence_wins_over_chatter() -> None:
    transcript = _transcript([*_filler(10), *CHATTER, QUOTABLE, *_filler(10)])
    first, *rest = pick_excerpts(transcript)
    assert (first.text, first.speaker) == (QUOTABLE, "Ada Finch")
    assert not {quote.text for quote in rest} & set(CHATTER)


@pytest.mark.parametrize(
    "unfit",
    [
        "Harbours just, they don't want official maps because nobody trusts them after midnight.",
        "Because there are never enough official maps in any harbour after midnight in winter.",
        "Every harbour keeps two maps because nobody, Ada Finch, Bo Reed, Cy Marsh, Di Quay, Ed Pier.",
        'Every harbour keeps two maps because nobody trusts the official one after midnight."',
        "The harbour has lamps and ropes and boats and a customs house with green shutters.",
        "We never do that on purpose because nobody trusts an official map after midnight.",
        "They never trust the official harbour maps because nobody drew them before midnight.",
        "You never trust official harbour maps, you always copy the ones nobody ever signed.",
        "I should add that nobody ever trusts the official maps of harbours after midnight.",
    ],
    ids=[
        "begun anew",
        "leaning on the one before",
        "a list of names",
        "half a quotation",
        "no claim",
        "pointing back",
        "of somebody named before",
        "two sentences and a comma",
        "about the talk itself",
    ],
)
def test_poor_sentences_are_not_picked_for_want_of_better(unfit: str) -> None:
    assert pick_excerpts(_transcript([*_filler(20), unfit, *_filler(20)])) == ()


def test_what_is_read_out_for_a_sponsor_is_not_picked() -> None:
    read = ["This part is brought to you by Ropeworks.", QUOTABLE, "Use our promo code at the harbour."]
    assert pick_excerpts(_transcript([*_filler(20), *read, *_filler(20)])) == ()


def test_a_word_that_is_mostly_small_is_no_topic() -> None:
    text = ["We asked How often and Less than that.", "It is less than they said of Cape Wrath."]
    assert pick_topics(_transcript([*text * 3, "Then less of Cape Wrath.", *_filler(10)])) == ("Cape Wrath",)


def test_the_speakers_are_no_topics() -> None:
    text = ["We sailed with Ada to Cape Wrath at dawn.", "Then Ada Finch left Cape Wrath behind."]
    assert pick_topics(_transcript([*text * 3, *_filler(10)])) == ("Cape Wrath",)


def test_a_sentence_may_run_over_several_cues() -> None:
    begin, end = QUOTABLE.split(" because ")
    transcript = _transcript([*_filler(10), begin, f"because {end}", *_filler(10)])
    assert pick_excerpts(transcript)[0].text == QUOTABLE


def test_what_is_picked_is_spread_over_the_episode() -> None:
    crowd = [QUOTABLE.replace("harbour", f"harbour{n}") for n in range(6)]
    picked = pick_excerpts(_transcript([*_filler(40), *crowd, *_filler(40)]), 8)
    assert sum("harbour" in quote.text for quote in picked) < 6


def test_words_without_full_stops_give_nothing() -> None:
    assert pick_excerpts(_transcript(["and so on it goes without an end " * 40])) == ()
    assert pick_excerpts(Transcript(())) == ()


def test_topics_are_phrases_that_come_again() -> None:
    text = ["We sailed to Cape Wrath at dawn.", "Then Cape Wrath was behind us.", "I met Fresnel once."]
    topics = pick_topics(_transcript([*text * 3, *_filler(10)]))
    assert topics[0] == "Cape Wrath"
    assert "Fresnel" in topics
    assert not {"We", "Then", "I", "Cape", "Wrath"} & set(topics)


def test_where_all_nouns_are_capitalised_only_phrases_count() -> None:
    text = ["Der Turm steht am Hafen.", "Am Kap Arkona brennt ein Licht im Turm.", "Das Kap Arkona im Nebel."]
    assert pick_topics(_transcript(text * 3)) == ("Kap Arkona",)


@given(st.lists(st.text(max_size=200), max_size=12))
def test_any_words_go_in_and_only_theirs_come_out(texts: list[str]) -> None:
    transcript = _transcript(texts)
    said = " ".join(" ".join(texts).split())
    for quote in pick_excerpts(transcript):
        assert all(word in said for word in quote.text.split())
    for topic in pick_topics(transcript):
        assert all(word in said for word in topic.split())
