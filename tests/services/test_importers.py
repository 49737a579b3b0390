"""Subscriptions of other players, in the files these keep."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.sessions import session_in
from tui.feeds.newsboat import read_urls
from tui.model.errors import PodtuiError
from tui.model.feed import Subscription
from tui.services.importers import read_subscriptions

URLS = """# my feeds
https://a.example/feed.xml "Sea and coast" tech "~A \\"fine\\" show"
https://b.example/feed#part
  https://a.example/feed.xml twice

"query:Unread:unread = \\"yes\\""
"exec:~/bin/scrape.py" tech
"filter:~/bin/f.pl:https://c.example/feed"
"https://d.example/feed?x=1 2" "!" hidden
"""


def test_the_urls_of_newsboat() -> None:
    found, problems = read_urls(URLS)
    assert found == (
        Subscription("https://a.example/feed.xml", 'A "fine" show', "Sea and coast"),
        Subscription("https://b.example/feed#part"),
        Subscription("https://d.example/feed?x=1 2", "", "hidden"),
    )
    assert [problem.partition(":")[0] for problem in problems] == ["“query", "“exec", "“filter"]


@given(st.text())
def test_any_text_gives_subscriptions_or_sentences(text: str) -> None:
    found, problems = read_urls(text)
    assert all(each.url for each in found)
    assert len(found) + len(problems) <= len(text.splitlines())


def _castero(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table feed (key text primary key, title text, description text)")
        connection.execute("insert into feed values ('https://a.example/feed', 'Coast \x1b[31m', '')")
        connection.execute("insert into feed values ('/home/somebody/feed.xml', null, '')")
        connection.commit()
    return path


def test_the_database_of_castero_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    file = _castero(tmp_path / "castero.db")
    before = file.read_bytes()
    found, problems = read_subscriptions(file)
    assert found == (
        Subscription("https://a.example/feed", "Coast"),
        Subscription("/home/somebody/feed.xml"),
    )
    assert problems == ()
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["castero.db"]


def test_they_are_added_and_what_cannot_be_is_said(tmp_path: Path) -> None:
    urls = tmp_path / "urls"
    urls.write_text(URLS, "utf-8")
    with session_in(tmp_path / "home") as session:
        assert session.subscriptions.import_from(urls)[0] == 3
        added, problems = session.subscriptions.import_from(_castero(tmp_path / "castero.db"))
        assert (added, len(problems)) == (1, 1)
        groups = {feed.url: feed.group for feed in session.library.feeds.all()}
        assert groups["https://a.example/feed.xml"] == "Sea and coast"


@pytest.mark.parametrize(
    "content", [b"", b"\0\1\2", b"just words\n", b"<html></html>", b"SQLite format 3\0rest"]
)
def test_what_holds_no_subscriptions_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(PodtuiError):
        read_subscriptions(file)


def test_another_program_s_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("create table things (x)")
    with pytest.raises(PodtuiError, match="castero"):
        read_subscriptions(file)
