"""Of many questions the newest is answered, and what is out of date is interrupted."""

import queue
import threading
from collections.abc import Iterator

import pytest

from tui.services.latest import Latest


class Work:
    """Answers that take until they are interrupted, or let go."""

    def __init__(self) -> None:
        self.begun: queue.Queue[str] = queue.Queue()
        self.answered: list[tuple[str, bool]] = []
        self.interrupted: list[threading.Thread] = []
        self.end = threading.Event()
        self.latest = Latest("work", self._answer, self._interrupt)

    def _answer(self, question: str) -> None:
        before = len(self.interrupted)
        self.begun.put(question)
        while len(self.interrupted) == before and not self.end.wait(0.01):
            pass
        self.answered.append((question, self.latest.is_stale(question)))
        self.begun.put("")

    def _interrupt(self, thread: threading.Thread) -> None:
        self.interrupted.append(thread)


@pytest.fixture
def work() -> Iterator[Work]:
    made = Work()
    yield made
    made.latest.close()


def _begin(work: Work, question: str) -> None:
    work.latest.ask(question)
    assert work.begun.get(timeout=10) == question


def test_a_newer_question_interrupts_and_those_between_are_never_begun(work: Work) -> None:
    _begin(work, "one")
    with work.latest._asked:  # all three come before the thread looks again
        for question in ("two", "three", "four"):
            work.latest.ask(question)
    assert [work.begun.get(timeout=10) for _ in range(2)] == ["", "four"]
    work.end.set()
    assert work.begun.get(timeout=10) == ""
    assert work.answered == [("one", True), ("four", False)]
    assert {thread.name for thread in work.interrupted} == {"work"}


def test_a_question_is_not_interrupted_by_its_own_asking() -> None:
    happened: list[str] = []
    begun = threading.Event()

    def answer(question: str) -> None:
        happened.append(f"began {question}")
        begun.set()

    def interrupt(_thread: threading.Thread) -> None:
        begun.wait(0.05)  # long enough for the thread to begin, were it let
        happened.append("interrupted")

    latest = Latest("work", answer, interrupt)
    latest.ask("one")
    assert begun.wait(10)
    latest.close()
    assert happened[:2] == ["interrupted", "began one"]


def test_after_closing_nothing_is_begun(work: Work) -> None:
    work.latest.close()
    work.latest.ask("one")
    with pytest.raises(queue.Empty):
        work.begun.get(timeout=0.2)
    assert work.latest.is_stale("one")
