"""The listener's word on one-liners is the last."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.samples import NOTES, QUOTES, feed, item, vtt
from support.sessions import session_in
from tui.model.events import Event, QuotesTimed
from tui.model.notes import Quote
from tui.notes import NOTES_VERSION
from tui.services.session import Session

CUES = [
    (20.0, 24.0, QUOTES[0]),
    (40.0, 44.0, "Which reminds me of something. And of somebody too."),
    (44.0, 48.0, QUOTES[1]),
]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    items = [item("Keepers", audio="a.mp3", notes=NOTES, transcript="t.vtt", day=2), item("Bare", day=1)]
    (tmp_path / "coast.xml").write_bytes(feed("Coast", items))
    with session_in(tmp_path / "home") as opened:
        opened.subscriptions.add(str(tmp_path / "coast.xml"))
        opened.quotes.timed(_id(opened))
        yield opened


def _id(session: Session) -> int:
    return session.library.episodes.page(None, limit=1)[0].id


def _first(session: Session) -> Quote:
    return session.quotes.kept(_id(session))[0]


def test_a_nudge_pins_and_is_told(session: Session) -> None:
    heard: list[Event] = []
    session.bus.subscribe(heard.append)
    assert "0:20.5" in session.quote_marks.nudge(_id(session), 0, 0.5)
    quote = _first(session)
    assert (quote.start, quote.source, quote.verdict, quote.sure) == (20.5, "user", "verbatim", True)
    assert [event.quotes[0].start for event in heard if isinstance(event, QuotesTimed)] == [20.5]


def test_a_pin_survives_reading_and_timing_anew(session: Session) -> None:
    session.quote_marks.nudge(_id(session), 0, -0.5)
    notes = session.reader.notes(NOTES)
    session.library.notes.store_sections(_id(session), notes, NOTES_VERSION).result()
    session.quotes.time_again(_id(session))
    session.quotes.shift(_id(session), 10.0)
    assert (_first(session).start, _first(session).source) == (19.5, "user")


def test_unpinning_brings_back_the_time_that_was_found(session: Session) -> None:
    found = _first(session)
    session.quote_marks.nudge(_id(session), 0, 5.0)
    session.quote_marks.toggle_pin(_id(session), 0)
    session.quotes.timed(_id(session))
    assert _first(session) == found


def test_pinning_a_time_as_it_is(session: Session) -> None:
    assert "Pinned at 0:20" in session.quote_marks.toggle_pin(_id(session), 0)
    assert (_first(session).start, _first(session).source) == (20.0, "user")


def test_a_quote_without_a_time_takes_what_is_heard_now_but_no_nudge(session: Session) -> None:
    marks, episode = session.quote_marks, _id(session)
    assert "no time yet" in marks.nudge(episode, 2, 0.5)
    assert "no time to pin" in marks.toggle_pin(episode, 2)
    assert session.quotes.kept(episode)[2].start is None
    marks.set_here(episode, 2, 33.25)
    quote = session.quotes.kept(episode)[2]
    assert (quote.start, quote.source, quote.verdict) == (33.25, "user", "")


def test_capturing_takes_the_sentences_just_said(session: Session) -> None:
    session.quote_marks.capture(_id(session), 43.0)
    quote = session.quotes.kept(_id(session))[-1]
    assert quote.text == "Which reminds me of something. And of somebody too."
    assert quote.start == pytest.approx(40.0, abs=0.1)
    assert (quote.source, quote.verdict) == ("user", "verbatim")


def test_capturing_without_a_transcript_takes_fifteen_seconds(session: Session) -> None:
    bare = session.library.episodes.page(None, limit=2)[1].id
    assert "0:45 to 1:00" in session.quote_marks.capture(bare, 60.0)
    (quote,) = session.quotes.timed(bare)
    assert (quote.start, quote.end, quote.source) == (45.0, 60.0, "user")


def test_only_one_s_own_can_be_taken_out(session: Session) -> None:
    marks, episode = session.quote_marks, _id(session)
    marks.capture(episode, 43.0)
    assert "your own" in marks.toggle_pin(episode, 3)
    assert "the show's" in marks.remove(episode, 0)
    marks.nudge(episode, 0, 1.0)
    assert "the show's" in marks.remove(episode, 0)
    assert marks.remove(episode, 3) == "Taken out."
    assert len(session.quotes.kept(episode)) == 3


def test_each_mark_is_taken_back_one_after_the_other(session: Session) -> None:
    marks, number = session.quote_marks, _id(session)
    states = [session.quotes.kept(number)]
    for mark in (
        lambda: marks.nudge(number, 0, 0.5),
        lambda: marks.toggle_pin(number, 1),
        lambda: marks.set_here(number, 2, 33.0),
        lambda: marks.toggle_pin(number, 0),
        lambda: marks.capture(number, 46.0),
        lambda: marks.capture(number, 3000.0),
        lambda: marks.remove(number, 3),
    ):
        mark()
        states.append(session.quotes.kept(number))
    assert len({*states}) == 8
    for state in reversed(states[:-1]):
        assert session.undo.undo().startswith("Undone: “")
        assert session.quotes.kept(number) == state


def test_taking_back_finds_the_one_liner_where_it_stands_by_now(session: Session) -> None:
    marks, number = session.quote_marks, _id(session)
    before = session.quotes.kept(number)[1]
    marks.nudge(number, 1, 0.5)
    session.library.notes.replace_quote(number, 0, None).result()
    session.undo.undo()
    assert session.quotes.kept(number)[0] == before
