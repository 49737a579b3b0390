"""Next and previous chapter."""

import pytest

from tui.model.episode import Chapter
from tui.services.chapter_steps import next_chapter, previous_chapter

CHAPTERS = [Chapter(60.0, "Fog"), Chapter(0.0, "Welcome"), Chapter(300.0, "Tides")]


@pytest.mark.parametrize(
    ("position", "after", "before"),
    [
        (0.0, "Fog", "Welcome"),
        (30.0, "Fog", "Welcome"),
        (60.0, "Tides", "Welcome"),
        (62.0, "Tides", "Welcome"),
        (64.0, "Tides", "Fog"),
        (299.9, None, "Fog"),
        (400.0, None, "Tides"),
    ],
)
def test_where_the_keys_lead(position: float, after: str | None, before: str) -> None:
    found = next_chapter(CHAPTERS, position)
    assert (found.title if found else None) == after
    back = previous_chapter(CHAPTERS, position)
    assert back is not None
    assert back.title == before


def test_without_chapters_there_is_nowhere_to_go() -> None:
    assert next_chapter([], 5.0) is None
    assert previous_chapter([], 5.0) is None
