"""No question the listener waits for may read a whole table: the plans SQLite makes are read here."""

import re
from array import array
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import get_args

import pytest

from support.library_made import show
from tui.library.library import Library
from tui.model.library import Shelf, Sort, TimedQuote

SMALL = {"f", "feed", "t", "tally", "queue", "u", "former_address", "removed_feed", "remembered", "answer"}
"""Tables with a row for each feed or less, and an answer on its way out."""

SORTED = {"find", "search", "found quotes", "naming"} | {
    f"{shelf} by {sort}"
    for shelf in ("queue", "kept", "started", "quotes")
    for sort in ("date", "title", "duration", "feed")
}
"""Questions whose rows are put in order afterwards: those found, or on a small shelf."""

_QUOTE = TimedQuote(1, 0, "", "", 0.0, sure=True)


def _list(library: Library, shelf: Shelf, sort: Sort | None) -> object:
    return library.lists.ids(shelf, sort=sort)


QUESTIONS: dict[str, Callable[[Library], object]] = {
    "feeds": lambda library: library.feeds.all(),
    "feed": lambda library: library.feeds.find("show"),
    "known": lambda library: library.feeds.known(1),
    "page": lambda library: library.episodes.page(None, limit=2),
    "page of a feed": lambda library: library.episodes.page(1, limit=2),
    "next page": lambda library: library.episodes.page(None, limit=2, after=1),
    "next page of a feed": lambda library: library.episodes.page(1, limit=2, after=1),
    "ids of a feed": lambda library: library.episodes.ids(1),
    **{
        f"{shelf} by {sort}": partial(_list, shelf=shelf, sort=sort)
        for shelf in get_args(Shelf)
        for sort in (None, *get_args(Sort))
    },
    "new of a feed": lambda library: library.lists.ids("new", feed_id=1),
    "titled": lambda library: library.lists.titled(array("q", [1, 2]), "epi"),
    "counts": lambda library: library.lists.counts(),
    "timed quotes": lambda library: library.quotes.page(limit=2),
    "next timed quotes": lambda library: library.quotes.page(limit=2, after=_QUOTE),
    "found quotes": lambda library: library.quotes.page("word", limit=2, after=_QUOTE),
    "naming": lambda library: library.names.naming("episode"),
    "statistics": lambda library: library.statistics.feeds(date(2024, 1, 1)),
    "remembered": lambda library: library.remembered.all(),
    "rows": lambda library: library.episodes.rows([1, 2]),
    "detail": lambda library: library.episodes.detail(1),
    "find": lambda library: library.episodes.find("episode 3"),
    "neighbours": lambda library: library.episodes.neighbours(1),
    "sections": lambda library: library.notes.sections(1, 1),
    "quotes": lambda library: library.notes.quotes(1),
    "transcript": lambda library: library.transcripts.get(1),
    "last": lambda library: library.playback.last(),
    "queue": lambda library: library.playback.queue.all(),
    "search": lambda library: library.search.search("episode"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_interactive_questions_scan_no_table(library: Library, question: str) -> None:
    show(library, 3)
    asked: list[str] = []
    connection = library._readers._mine().connection
    connection.set_trace_callback(asked.append)
    QUESTIONS[question](library)
    connection.set_trace_callback(None)
    statements = [sql for sql in asked if not sql.startswith("--") and "_words_config" not in sql]
    assert statements  # and what FTS5 asks itself left out
    for sql in statements:
        for *_, step in connection.execute(f"explain query plan {sql}"):
            scanned = re.match(r"SCAN (\w+)\b(?! USING (?:COVERING )?INDEX| VIRTUAL TABLE)", step)
            assert scanned is None or scanned[1] in SMALL, f"{step} in {sql}"
            assert "TEMP B-TREE" not in step or question in SORTED, f"{step} in {sql}"
