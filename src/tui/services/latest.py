"""Work of which only the newest counts: what is asked for while somebody types."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Question = TypeVar("Question")


class Latest(Generic[Question]):
    """Answers one question after the other in a thread of its own; a newer one interrupts.

    Close it at the end.
    """

    def __init__(
        self,
        name: str,
        answer: Callable[[Question], None],
        interrupt: Callable[[threading.Thread], None],
    ) -> None:
        """`answer` works in the thread; `interrupt` is to end at once what it does there."""
        self._answer, self._interrupt = answer, interrupt
        self._asked = threading.Condition()
        self._waiting: list[Question] = []
        self._latest: Question | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._go, name=name, daemon=True)
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Have a question answered in place of those before it."""
        with self._asked:
            self._waiting = [question]
            self._latest = question
            # Before the thread can take the new question: else that would be interrupted in its place.
            self._interrupt(self._thread)
            self._asked.notify()

    def is_stale(self, question: Question) -> bool:
        """Whether another question has been asked since, so that nobody wants the answer."""
        return self._closed or question is not self._latest

    def close(self) -> None:
        """End the thread; nothing is answered any more."""
        with self._asked:
            self._closed = True
            self._interrupt(self._thread)
            self._asked.notify()

    def _go(self) -> None:
        while True:
            with self._asked:
                self._asked.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                question = self._waiting.pop()
            self._answer(question)
