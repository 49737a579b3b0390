"""Search while one types: the last question is answered, the others are dropped."""

import queue
from collections.abc import Iterator

import pytest

from support.library_made import show
from tui.library.library import Library
from tui.model.transcript import Cue, Lag, Transcript
from tui.services.search import Answer, Search


@pytest.fixture
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = Library.open(tmp_path_factory.mktemp("library") / "podtui.db")
    show(opened, 40)
    yield opened
    opened.close()


@pytest.fixture
def answers() -> "queue.Queue[Answer]":
    return queue.Queue()


@pytest.fixture
def search(library: Library, answers: "queue.Queue[Answer]") -> Iterator[Search]:
    made = Search(library, answers.put)
    yield made
    made.close()


def test_a_question_is_answered_with_the_episodes(search: Search, answers: "queue.Queue[Answer]") -> None:
    search.ask("episode 31")
    answer = answers.get(timeout=10)
    assert answer.words == ("episode", "31")
    assert [found.episode.title for found in answer.found if found.hit.kind == "title"] == ["Episode 31"]
    assert answer.found[0].start is None


@pytest.mark.parametrize("question", ["", " ", "e", "e-", '"'])
def test_less_than_two_letters_find_nothing(
    search: Search, answers: "queue.Queue[Answer]", question: str
) -> None:
    search.ask(question)
    assert answers.get(timeout=10) == Answer(question)


def test_of_many_questions_at_once_the_last_is_always_answered(
    search: Search, answers: "queue.Queue[Answer]"
) -> None:
    for number in range(300):
        search.ask(f"episode {number % 40}")
    search.ask("episode 7", ranked=True)
    answer = answers.get(timeout=10)
    while answer.question != "episode 7" or not answer.ranked:
        answer = answers.get(timeout=10)
    assert answer.found
    assert answers.empty()


def test_the_second_of_what_was_said_is_that_of_the_copy_there_is(
    library: Library, search: Search, answers: "queue.Queue[Answer]"
) -> None:
    episode = library.episodes.page(None, limit=1)[0].id
    library.transcripts.store(episode, Transcript((Cue(100.0, 105.0, "Foghorns at night."),)), "").result()
    library.copies.meet(episode, "print").result()
    library.copies.store_lags(episode, "print", [Lag(0.0, 0.0), Lag(60.0, 31.5)]).result()
    library.search.fill().result()
    search.ask("foghorn")
    (found,) = answers.get(timeout=10).found
    assert (found.hit.start, found.start) == (100.0, 131.5)


def test_after_closing_no_answer_comes(search: Search, answers: "queue.Queue[Answer]") -> None:
    search.close()
    search.ask("episode")
    with pytest.raises(queue.Empty):
        answers.get(timeout=0.3)
