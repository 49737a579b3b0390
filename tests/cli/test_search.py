"""`podtui search`, `stats` and `backup`, run as a user runs them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.samples import NOTES, QUOTES, feed, item, vtt
from tui.cli.commands import podtui


def _run(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(podtui, arguments)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def coast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PODTUI_HOME", str(tmp_path / "home"))
    (tmp_path / "keepers.vtt").write_bytes(
        vtt([(7.0, 9.0, "Nobody wrote of herrings"), (12.0, 15.0, QUOTES[0])])
    )
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="keepers.vtt", day=2),
        item("Tides", notes="<p>Moon &amp; <b>water</b></p>", audio="b.mp3", day=1),
    ]
    (tmp_path / "coast.xml").write_bytes(feed("Coast", items))
    _run("add", str(tmp_path / "coast.xml"))
    _run("quotes", "Keepers")
    return tmp_path


def _found(*words: str) -> list[tuple[str, str, float | None]]:
    hits = json.loads(_run("search", *words, "--json"))
    assert all(set(hit) == {"kind", "episode", "title", "feed_title", "text", "start"} for hit in hits)
    return [(hit["kind"], hit["title"], hit["start"]) for hit in hits]


def test_it_finds_titles_quotes_notes_and_transcripts(coast: Path) -> None:
    assert _found("keep") == [("title", "Keepers", None), ("notes", "Keepers", None)]
    assert _found("moon", "wat") == [("notes", "Tides", None)]
    assert _found("herrings") == [("transcript", "Keepers", 7.0)]
    kinds = _found("stayed", "awake")
    assert [kind for kind, _, _ in kinds] == ["quote", "notes", "transcript"]
    assert kinds[0][2] == pytest.approx(12.0, abs=0.5)
    assert "at 0:07  Coast: Keepers" in _run("search", "herring")


def test_nothing_found_is_no_failure(coast: Path) -> None:
    assert _found("zeppelin") == []
    assert "Nothing found" in _run("search", "zeppelin")


def test_a_backup_is_a_library(coast: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = coast / "copy" / "podtui.db"
    assert "not be copied" in _run("backup", str(target), code=1)
    target.parent.mkdir()
    _run("backup", str(target))
    monkeypatch.setenv("PODTUI_HOME", str(target.parent))
    assert len(json.loads(_run("episodes", "--json"))) == 2


def test_stats_tell_what_there_is_and_what_was_heard(coast: Path) -> None:
    (numbers,) = json.loads(_run("stats", "--json"))
    assert (numbers["title"], numbers["episodes"], numbers["quotes"], numbers["listened"]) == (
        "Coast",
        2,
        1,
        0.0,
    )
    lines = _run("stats", "--days", "7").splitlines()
    assert "Coast: 0:00 listened to, 2 episodes (2 unplayed, 0 begun, 0 kept)" in lines[0]
    assert lines[1].endswith("2 episodes in all.")
