"""What stands in each list, in which order, and that the order is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.library_made import episode, feed
from support.sessions import session_in
from tui.model.notes import Notes, Quote
from tui.services.lists import ORDERS, SHELVES, Lists, View, has_words
from tui.services.session import Session

TITLES = ("Älpine", "beta two", "Gamma", "delta")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two feeds of four episodes, oldest first by number; the third longest of each has no known length."""
    with session_in(tmp_path) as opened:
        for name in ("Zoo", "Ants"):
            added = opened.library.feeds.add(f"https://example.org/{name}").result()
            lengths = (300.0, 100.0, None, 200.0)
            items = [
                replace(episode(number), title=f"{TITLES[number]} {name}", duration=lengths[number])
                for number in range(4)
            ]
            opened.library.feeds.store(added.id, feed(*items, title=name), fetched_at=2_000_000_000).result()
        yield opened


def _titles(session: Session, view: View) -> list[str]:
    ids = session.lists.ids(view)
    rows = session.library.episodes.rows(ids)
    return [rows[number].title for number in ids]


def _turn_to(session: Session, view: View, order: str) -> None:
    while session.lists.order(view) != order:
        session.lists.turn_order(view)


def test_every_order_of_a_feed(session: Session) -> None:
    view = View(feed_id=session.library.feeds.find("Zoo").id)
    names = {}
    for order in view.orders:
        _turn_to(session, view, order)
        names[order] = [title.split()[0] for title in _titles(session, view)]
    assert names["newest"] == ["delta", "Gamma", "beta", "Älpine"]
    assert names["oldest"] == names["newest"][::-1]
    assert names["shortest"] == ["beta", "delta", "Älpine", "Gamma"]
    assert names["longest"] == names["shortest"][::-1]
    assert "feed" not in names
    assert set(names["title"]) == set(names["newest"])


def test_by_feed_goes_by_title_of_the_feed(session: Session) -> None:
    _turn_to(session, View(), "feed")
    assert [title.split()[-1] for title in _titles(session, View())] == ["Ants"] * 4 + ["Zoo"] * 4


def test_an_order_is_remembered_for_its_list_alone(session: Session) -> None:
    view = View(feed_id=1)
    _turn_to(session, view, "title")
    session.library.remembered.put("order/new", "no such order").result()
    again = Lists(session.library)
    assert again.order(view) == "title"
    assert again.order(View(feed_id=2)) == again.order(View("new")) == "newest"
    assert again.order(View("queue")) == "queue"


def test_the_queue_is_in_the_listener_s_order(session: Session) -> None:
    ids = list(session.lists.ids(View()))
    session.library.playback.queue.add_all([ids[5], ids[0], ids[3]]).result()
    assert list(session.lists.ids(View("queue"))) == [ids[5], ids[0], ids[3]]


def test_the_first_rows_are_those_of_the_whole_list(session: Session) -> None:
    first = session.lists.first(View(), 3)
    assert first == session.lists.ids(View())[:3]
    _turn_to(session, View(), "title")
    assert session.lists.first(View(), 3) is None


def test_quotes_are_those_with_a_second_and_are_narrowed_by_words_and_speaker(session: Session) -> None:
    ids = session.lists.ids(View())
    quotes = (
        Quote("Fog is patient", "Ada", start=3.0),
        Quote("Untimed", "Ada"),
        Quote("Lamps", "Bo", start=9.0),
    )
    for number in (ids[0], ids[2]):
        session.library.notes.store_sections(number, Notes(quotes=quotes), 1).result()
    view = View("quotes")
    found = session.lists.ids(view)
    rows = session.library.quotes.rows(found)
    assert [(rows[n].episode_id, rows[n].text) for n in found] == [
        (number, text) for number in (ids[0], ids[2]) for text in ("Fog is patient", "Lamps")
    ]
    assert [rows[n].text for n in session.lists.narrowed(view, found, "ada fo")] == ["Fog is patient"] * 2
    _turn_to(session, view, "oldest")
    assert [rows[n].episode_id for n in session.lists.ids(view)] == [ids[2]] * 2 + [ids[0]] * 2


def test_every_list_and_order_has_a_name(session: Session) -> None:
    for shelf in SHELVES:
        assert all(order in ORDERS for order in View(shelf).orders)
        session.lists.ids(View(shelf))


@pytest.mark.parametrize(
    ("words", "has"), [("", True), ("al", True), ("alp zo", True), ("pine", False), ("zoo b", False)]
)
def test_words_begin_words_whatever_accents(words: str, has: bool) -> None:
    assert has_words("Älpine Zoo", words) is has
