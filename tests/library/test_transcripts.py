import pytest

from support.library_made import show
from tui.library.library import Library
from tui.library.transcripts import PART_CHARACTERS, parts
from tui.model.errors import NotFound
from tui.model.transcript import Cue, Transcript, Word

LONG = tuple(Cue(float(second), second + 1.0, f"word {second} " * 5, "Ann") for second in range(500))


def test_a_transcript_comes_back_as_it_was_given(library: Library) -> None:
    show(library, 2)
    number, other = library.episodes.ids(None)
    assert library.transcripts.get(number) is None
    spoken = Cue(0.25, 1.5, "Well, yes.", words=(Word("Well,", 0.25, 0.6), Word("yes.", 0.7, 1.5)))
    given = Transcript((spoken, *LONG), "recognised", "en")
    library.transcripts.store(number, given, "https://t").result()
    assert library.transcripts.get(number) == given
    assert library.transcripts.get(other) is None
    shorter = Transcript(LONG[:3])
    library.transcripts.store(number, shorter, "").result()
    assert library.transcripts.get(number) == shorter
    library.transcripts.store(number, Transcript(()), "").result()
    assert library.transcripts.get(number) == Transcript(())


def test_parts_are_the_whole_in_order_and_of_about_equal_length() -> None:
    cut = list(parts(LONG))
    assert tuple(cue for part in cut for cue in part) == LONG
    lengths = [sum(len(cue.text) for cue in part) for part in cut]
    assert all(PART_CHARACTERS <= length < PART_CHARACTERS + 60 for length in lengths[:-1])


def test_a_transcript_for_an_episode_that_is_not_there_says_so(library: Library) -> None:
    with pytest.raises(NotFound, match="number 9"):
        library.transcripts.store(9, Transcript(LONG), "").result()
