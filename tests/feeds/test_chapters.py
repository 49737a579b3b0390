"""Chapters in a JSON file of their own."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.chapters import read_chapters
from tui.model.episode import Chapter
from tui.model.errors import FeedError


def _read(*chapters: object) -> tuple[Chapter, ...]:
    return read_chapters(
        json.dumps({"version": "1.2.0", "chapters": chapters}).encode(), url="https://a.example/c/"
    )


def test_chapters_come_in_order_with_links_and_without_silent_ones() -> None:
    assert _read(
        {
            "startTime": 90.5,
            "title": "Fog \x1b[31m",
            "endTime": 120,
            "url": "fog.html",
            "img": "javascript:x",
        },
        {"startTime": 30, "title": "A picture only", "toc": False},
        {"startTime": "0", "title": "Welcome"},
    ) == (
        Chapter(0.0, "Welcome"),
        Chapter(90.5, "Fog", 120.0, "https://a.example/c/fog.html"),
    )


@pytest.mark.parametrize(
    "entry",
    [{}, {"startTime": None}, {"startTime": -1}, {"startTime": "soon"}, {"startTime": 1e999}, 7, None, []],
)
def test_a_chapter_that_makes_no_sense_is_passed_over(entry: object) -> None:
    assert _read(entry, {"startTime": 1, "title": 8}) == (Chapter(1.0, ""),)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"null", b"<html>", b"[" * 100_000, b'{"chapters"'])
def test_what_is_no_chapters_file_is_said(data: bytes) -> None:
    with pytest.raises(FeedError, match="chapters"):
        read_chapters(data)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["chapters", "startTime", "title", "url", "toc"]), inner)
        ),
    )
)
def test_any_json_gives_chapters_or_the_error(value: object) -> None:
    try:
        chapters = read_chapters(json.dumps(value).encode())
    except FeedError:
        return
    assert [chapter.start for chapter in chapters] == sorted(chapter.start for chapter in chapters)
