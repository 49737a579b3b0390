"""The shell's side of podtui: text, JSON, exit codes, run as a user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.samples import NOTES, QUOTES, SHARED, feed, item, vtt
from tui import __version__


class Shell:
    """Runs `podtui` with everything under one folder."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, *arguments: str, code: int = 0, **variables: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli.main", *arguments],
            capture_output=True,
            text=True,
            env=os.environ | {"PODTUI_HOME": str(self.home), **variables},
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 else done.stdout + done.stderr

    def json(self, *arguments: str):  # type: ignore[no-untyped-def]
        return json.loads(self(*arguments, "--json"))


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


@pytest.fixture
def coast(tmp_path: Path, shell: Shell) -> Path:
    """A feed in a file, subscribed to, with the second of each quote in its transcript."""
    cues = [(10.0 * n, 10.0 * n + 5, quote) for n, quote in enumerate(QUOTES, 1)]
    (tmp_path / "keepers.vtt").write_bytes(vtt(cues))
    items = [
        item("Keepers", notes=NOTES, audio="a.mp3", transcript="keepers.vtt", day=2, duration="1:01"),
        item("Tides", notes="Only a line.", audio="b.mp3", day=1),
    ]
    file = tmp_path / "coast.xml"
    file.write_bytes(feed("Coast", items))
    shell("add", str(file))
    return file


def test_version(shell: Shell) -> None:
    assert shell("--version") == f"podtui {__version__}\n"


def test_help_names_every_command(shell: Shell) -> None:
    said = shell("--help")
    for command in (
        "add",
        "demo",
        "doctor",
        "episodes",
        "export",
        "import",
        "notes",
        "quotes",
        "read",
        "refresh",
    ):
        assert command in said


@pytest.mark.parametrize(
    "arguments",
    [("no-such-command",), ("add",), ("episodes", "--limit", "none"), ("notes",), ("feeds", "--nonsense")],
)
def test_a_wrong_call_is_exit_code_2(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert "Usage" in shell(*arguments, code=2)


@pytest.mark.parametrize(
    "arguments",
    [("add", "no-such-file"), ("notes", "nothing"), ("import", "nowhere.opml"), ("read", "nowhere.txt")],
)
def test_what_fails_is_one_sentence_and_exit_code_1(shell: Shell, arguments: tuple[str, ...]) -> None:
    said = shell(*arguments, code=1)
    assert said.startswith("podtui: ")
    assert said.count("\n") == 1


def test_no_feeds_yet_says_what_to_do(shell: Shell) -> None:
    assert "podtui add URL" in shell("feeds")


def test_feeds_and_episodes(shell: Shell, coast: Path) -> None:
    (listed,) = shell.json("feeds")
    assert (listed["title"], listed["episodes"], listed["unplayed"], listed["error"]) == ("Coast", 2, 2, "")
    assert [episode["title"] for episode in shell.json("episodes")] == ["Keepers", "Tides"]
    assert [episode["title"] for episode in shell.json("episodes", "--limit", "1", "--feed", "Coast")] == [
        "Keepers"
    ]
    assert "Keepers" in shell("episodes")
    assert "1:01" in shell("episodes")


def test_notes_as_json_have_the_documented_form(shell: Shell, coast: Path) -> None:
    notes = shell.json("notes", "Keepers")
    names = {"summary", "deeper_summary", "key_figures", "topics", "quotes", "takeaways", "timestamps"}
    assert set(notes) == names
    quote = {"text", "speaker", "start", "end", "source", "verdict", "score"}
    assert set(notes["quotes"][0]) == quote
    assert set(shell.json("quotes", "Keepers")[0]) == quote | {"sure", "also_at"}
    assert notes["summary"] == "Keepers, charts and fog: how people found a coast before they could see it."
    assert notes["key_figures"] == ["Ada Finch", "Lighthouses", "Charts", "Fog", "Fresnel Lens"]
    assert len(notes["takeaways"]) == 2
    assert "Manage episode" not in json.dumps(notes)


def test_quotes_carry_the_seconds_of_the_transcript(shell: Shell, coast: Path) -> None:
    quotes = shell.json("quotes", "Keepers")
    assert [quote["start"] for quote in quotes] == pytest.approx([10.0, 20.0, 30.0], abs=0.5)
    assert {quote["speaker"] for quote in quotes} == {"Ada Finch"}
    assert "0:10" in shell("quotes", "Keepers")


def test_an_episode_without_one_liners(shell: Shell, coast: Path) -> None:
    assert shell.json("quotes", "Tides") == []


def test_refresh_tells_how_each_feed_went(shell: Shell, coast: Path) -> None:
    assert "nothing new" in shell("refresh")
    coast.write_bytes(b"<html>gone</html>")
    said = shell("refresh", code=1)
    assert "Coast" in said
    (listed,) = shell.json("feeds")
    assert listed["error"]
    assert listed["episodes"] == 2


def test_export_and_import(shell: Shell, coast: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.opml"
    shell("export", str(file))
    other = Shell(tmp_path / "other")
    assert "1 new feed." in other("import", str(file))
    other("refresh")
    assert len(other.json("episodes")) == 2


def test_remove(shell: Shell, coast: Path) -> None:
    assert "Removed Coast" in shell("remove", "Coast")
    assert shell.json("feeds") == []


def test_read_of_notes_in_a_file(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(NOTES)
    notes = shell.json("read", str(file))
    assert [quote["text"] for quote in notes["quotes"]] == list(QUOTES)
    assert "Takeaways" in shell("read", str(file))


def test_read_of_an_empty_and_of_a_huge_file(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    assert shell.json("read", str(tmp_path / "empty.txt"))["quotes"] == []
    (tmp_path / "huge.html").write_text("<p>words and words</p>" * 50_000)
    assert set(shell.json("read", str(tmp_path / "huge.html"))) >= {"summary", "quotes"}


def test_read_of_the_seed_gives_its_label(shell: Shell) -> None:
    seed = SHARED / "seed-episode.txt"
    label_file = SHARED / "corpus" / "notes" / "01_seed_aok.label.json"
    if not (seed.exists() and label_file.exists()):
        pytest.skip("the shared corpus is not beside this clone")
    label, notes = json.loads(label_file.read_text()), shell.json("read", str(seed))
    for name in ("summary", "deeper_summary", "key_figures", "topics", "timestamps"):
        assert notes[name] == label[name]
    assert notes["takeaways"] == label["tldr"]
    said = [{"text": quote["text"], "speaker": quote["speaker"]} for quote in notes["quotes"]]
    assert said == label["quotes"]


def test_doctor_names_everything_that_matters(shell: Shell) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli.main", "doctor", "--json"],
        capture_output=True,
        text=True,
        env=os.environ | {"PODTUI_HOME": str(shell.home)},
        check=False,
    )
    findings = {finding["name"]: finding for finding in json.loads(done.stdout)}
    assert {"podtui", "python", "textual", "libVLC", "audio device", "library", "settings"} <= set(findings)
    assert done.returncode == (0 if all(finding["ok"] for finding in findings.values()) else 1)


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_the_app_needs_a_terminal(shell: Shell, arguments: tuple[str, ...]) -> None:
    assert "not a terminal" in shell(*arguments, code=2)
