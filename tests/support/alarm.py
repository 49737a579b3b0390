"""An end for what might never end."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def ending_within(seconds: int) -> Iterator[None]:
    """Fail a test that has not left this block in time, when it should need a fraction of it."""
    rung: list[str] = []

    def give_up(*_: object) -> None:
        rung.append(f"still at it after {seconds} seconds")
        pytest.fail(rung[0])

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    # Where it rang inside a task of an app, the app has caught it.
    assert not rung, rung[0]
