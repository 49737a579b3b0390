"""Where the notes name no one-liners but it is known what was said: excerpts, labelled as made here."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from support.app_runs import running, until
from support.samples import NOTES, QUOTES, feed, item, vtt
from support.sessions import session_in
from tui.app.widgets.panels.quotes import QuotesPanel
from tui.app.widgets.panels.topics import TopicsPanel
from tui.cli.commands import podtui
from tui.notes import NOTES_VERSION
from tui.services.session import Session

SAID = "Every harbour keeps two maps because nobody trusts the official one after midnight."
WORDS = [f"We walked along Cape Wrath on day {day} and had tea." for day in range(30)]
CUES = [(10.0 * n, 10.0 * n + 8, text) for n, text in enumerate([*WORDS[:15], SAID, *WORDS[15:]])]


def _episode(session: Session, folder: Path, notes: str = "Some talk about the coast.") -> int:
    (folder / "t.vtt").write_bytes(vtt(CUES))
    maps = item("Maps", notes=notes, transcript="t.vtt", duration="320")
    (folder / "coast.xml").write_bytes(feed("Coast", [maps]))
    added = session.subscriptions.add(str(folder / "coast.xml"))
    return session.library.episodes.page(added.id, limit=1)[0].id


def test_excerpts_get_their_seconds_and_are_kept(tmp_path: Path) -> None:
    with session_in(tmp_path / "home") as session:
        episode = _episode(session, tmp_path)
        quotes = session.quotes.timed(episode)
        (found,) = [quote for quote in quotes if quote.text == SAID]
        assert found.start == pytest.approx(150.0, abs=0.5)
        assert (found.source, found.verdict) == ("transcript", "verbatim")
        assert all(quote.start is not None for quote in quotes)
        assert session.quotes.timed(episode) == quotes
    with session_in(tmp_path / "home") as session:
        notes = session.show_notes.kept(episode)
        assert notes is not None
        assert notes.made is not None
        assert notes.made.source == "made here"
        assert "Cape Wrath" in notes.made.topics
        assert session.quotes.kept(episode) == quotes


def test_notes_with_one_liners_get_no_excerpts(tmp_path: Path) -> None:
    with session_in(tmp_path / "home") as session:
        episode = _episode(session, tmp_path, NOTES)
        assert tuple(quote.text for quote in session.quotes.timed(episode)) == QUOTES
        notes = session.show_notes.kept(episode)
        assert notes is not None
        assert notes.made is None


def test_excerpts_go_when_a_new_reading_finds_one_liners(tmp_path: Path) -> None:
    with session_in(tmp_path / "home") as session:
        episode = _episode(session, tmp_path)
        assert session.quotes.timed(episode)
        read = session.reader.notes(NOTES)
        session.library.notes.store_sections(episode, read, NOTES_VERSION).result()
        assert tuple(quote.text for quote in session.quotes.kept(episode)) == QUOTES


def test_the_shell_labels_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PODTUI_HOME", str(tmp_path / "home"))
    with session_in(tmp_path / "home") as session:
        episode = _episode(session, tmp_path)
    text = CliRunner().invoke(podtui, ["quotes", str(episode)]).output
    assert f"“{SAID}”" in text
    assert all(line.endswith("(made here)") for line in text.splitlines())
    assert '"made": "made here"' in CliRunner().invoke(podtui, ["quotes", str(episode), "--json"]).output
    assert "Key figures & topics (made here)" in CliRunner().invoke(podtui, ["notes", str(episode)]).output


async def test_the_panels_label_them(tmp_path: Path) -> None:
    with session_in(tmp_path / "home") as session:
        _episode(session, tmp_path)
        async with running(session) as pilot:
            panel = pilot.app.screen.query_one(QuotesPanel)
            await until(pilot, lambda: "excerpts · made here" in str(panel.border_subtitle))
            topics = pilot.app.screen.query_one(TopicsPanel)
            assert "made here" in str(topics.border_subtitle)
            assert "made here" in str(panel.get_option_at_index(0).prompt)
