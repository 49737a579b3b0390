"""One-liners get their seconds from the notes and from the publisher's transcript."""

from pathlib import Path

import pytest

from support.net_server import Resource, serve
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.sessions import session_in
from tui.model.events import Event, QuotesTimed
from tui.services.session import Session

CUES = [
    (0.0, 4.0, "Welcome back, and thank you for coming out in this weather."),
    (20.0, 24.0, QUOTES[0]),
    (40.0, 44.0, "Which reminds me of something."),
    (44.0, 48.0, QUOTES[1]),
    (70.0, 75.0, "We will be back after the tide has turned."),
]


def _episode(session: Session, url: str) -> int:
    added = session.subscriptions.add(url)
    return session.library.episodes.page(added.id, limit=1)[0].id


def _resources(notes: str = NOTES, transcript: Resource | None = None) -> dict[str, Resource]:
    document = feed("Coast", [item("Keepers", audio="/a.mp3", notes=notes, transcript="/t.vtt")])
    return {
        "/feed.xml": Resource(document, type="application/rss+xml"),
        "/t.vtt": transcript or Resource(vtt(CUES), type="text/vtt"),
    }


def test_times_come_from_the_transcript_and_what_was_never_said_is_not_found(tmp_path: Path) -> None:
    with serve(_resources()) as server, session_in(tmp_path) as session:
        heard: list[Event] = []
        session.bus.subscribe(heard.append)
        episode = _episode(session, server.url("/feed.xml"))
        first, second, third = session.quotes.timed(episode)

        assert first.start == pytest.approx(20.0, abs=0.5)
        assert second.start == pytest.approx(44.0, abs=0.5)
        assert (first.source, first.verdict) == ("transcript", "verbatim")
        assert (third.start, third.verdict) == (None, "not found")
        assert session.quotes.kept(episode) == (first, second, third)
        assert [event.episode_id for event in heard if isinstance(event, QuotesTimed)] == [episode]


def test_a_transcript_is_fetched_once(tmp_path: Path) -> None:
    with serve(_resources()) as server, session_in(tmp_path) as session:
        episode = _episode(session, server.url("/feed.xml"))
        session.quotes.timed(episode)
        session.quotes.timed(episode)
        assert [seen.path for seen in server.requests].count("/t.vtt") == 1


def test_a_missing_transcript_leaves_the_quotes_and_says_why(tmp_path: Path) -> None:
    with serve(_resources(transcript=Resource(status=404))) as server, session_in(tmp_path) as session:
        heard: list[Event] = []
        episode = _episode(session, server.url("/feed.xml"))
        session.bus.subscribe(heard.append)
        quotes = session.quotes.timed(episode)
        assert [quote.start for quote in quotes] == [None, None, None]
        timed = [event for event in heard if isinstance(event, QuotesTimed)]
        assert "transcript" in timed[0].problem


def test_times_stated_in_the_notes_are_kept(tmp_path: Path) -> None:
    notes = NOTES.replace(f'"{QUOTES[0]}" - Ada Finch', f'"{QUOTES[0]}" - Ada Finch @ 0:21')
    with serve(_resources(notes, Resource(status=404))) as server, session_in(tmp_path) as session:
        first, *_ = session.quotes.timed(_episode(session, server.url("/feed.xml")))
        assert (first.start, first.source) == (21.0, "notes")


def test_a_web_feed_may_not_name_a_file_of_this_machine_as_its_transcript(tmp_path: Path) -> None:
    secret = tmp_path / "secret.vtt"
    secret.write_bytes(vtt(CUES))
    document = feed("Coast", [item("Keepers", audio="/a.mp3", notes=NOTES, transcript=secret.as_uri())])
    with serve({"/feed.xml": Resource(document)}) as server, session_in(tmp_path / "home") as session:
        quotes = session.quotes.timed(_episode(session, server.url("/feed.xml")))
        assert [quote.start for quote in quotes] == [None, None, None]


def test_a_transcript_beside_local_audio_is_used_and_comes_first(tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"ID3")
    (tmp_path / "a.srt").write_text("1\n00:00:33,000 --> 00:00:37,000\n" + QUOTES[0] + "\n")
    (tmp_path / "t.vtt").write_bytes(vtt(CUES))
    document = feed("Coast", [item("Keepers", audio="a.mp3", notes=NOTES, transcript="t.vtt")])
    (tmp_path / "coast.xml").write_bytes(document)
    with session_in(tmp_path / "home") as session:
        first, *_ = session.quotes.timed(_episode(session, str(tmp_path / "coast.xml")))
        assert (first.start, first.source) == (33.0, "transcript")


def test_a_transcript_that_does_not_fit_the_length_leaves_times_unsure_until_they_are_shifted(
    tmp_path: Path,
) -> None:
    with serve(_resources()) as server, session_in(tmp_path) as session:
        episode = _episode(session, server.url("/feed.xml"))
        session.library.copies.meet(episode, "9-a", 400.0).result()
        first, second, _ = session.quotes.timed(episode)
        assert (first.sure, second.sure) == (False, False)

        assert "+30 s" in session.quotes.shift(episode, 30.0)
        first, second, third = session.quotes.kept(episode)
        assert first.start == pytest.approx(50.0, abs=0.5)
        assert (first.sure, second.sure, third.verdict) == (True, True, "not found")
        session.quotes.shift(episode, 1.0)
        assert session.quotes.time_again(episode)[0].start == pytest.approx(51.0, abs=0.5)


def test_a_shift_belongs_to_one_copy_of_the_audio(tmp_path: Path) -> None:
    with serve(_resources()) as server, session_in(tmp_path) as session:
        episode = _episode(session, server.url("/feed.xml"))
        session.library.copies.meet(episode, "9-a", 80.0).result()
        session.quotes.shift(episode, 30.0)
        session.library.copies.meet(episode, "9-b", 80.0).result()
        assert session.quotes.time_again(episode)[0].start == pytest.approx(20.0, abs=0.5)
        session.library.copies.meet(episode, "9-a", 80.0).result()
        assert session.quotes.time_again(episode)[0].start == pytest.approx(50.0, abs=0.5)


def test_a_stated_time_is_shifted_too_and_never_twice(tmp_path: Path) -> None:
    notes = NOTES.replace(f'"{QUOTES[0]}" - Ada Finch', f'"{QUOTES[0]}" - Ada Finch @ 0:21')
    with serve(_resources(notes, Resource(status=404))) as server, session_in(tmp_path) as session:
        episode = _episode(session, server.url("/feed.xml"))
        session.quotes.timed(episode)
        session.quotes.shift(episode, 10.0)
        session.quotes.time_again(episode)
        assert session.quotes.kept(episode)[0].start == 31.0
