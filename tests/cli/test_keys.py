"""`podtui keys`: what is in force, and what is wrong with the user's own."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tui.app.keys.actions import by_id
from tui.app.keys.keymap import of_user
from tui.cli.commands import podtui
from tui.cli.play import _commands


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PODTUI_HOME", str(tmp_path))
    return tmp_path


def _run(*arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(podtui, ["keys", *arguments])
    assert done.exit_code == code, done.output
    return done.output


def test_all_keys_are_listed_with_their_names(home: Path) -> None:
    lines = _run().splitlines()
    assert len(lines) == len(by_id())
    assert any(line.split()[:2] == ["next_quote", "}"] for line in lines)


def test_json_has_the_user_s_keys(home: Path) -> None:
    (home / "podtui.toml").write_text('[keys]\npreset = "vim"\ncapture = ["ctrl+k", "ctrl+x k"]\nquit = []\n')
    said = json.loads(_run("--json"))
    keys = {row["name"]: row["keys"] for row in said["keys"]}
    assert (said["preset"], said["problems"]) == ("vim", [])
    assert keys["capture"] == ["ctrl+k", "ctrl+x k"]
    assert keys["first"] == ["g g", "Home"]
    assert keys["quit"] == []


def test_check_says_what_is_wrong_and_where(home: Path) -> None:
    assert "every entry of [keys] is in force" in _run("--check")
    (home / "podtui.toml").write_text('[keys]\n\ncapture = "q"\nnothing = "x"\n')
    first, second = _run("--check", code=1).splitlines()
    assert first.startswith(f'{home / "podtui.toml"}, line 3: capture = "q" is left out: "q" already is quit')
    assert "line 4: nothing" in second
    assert json.loads(_run("--check", "--json", code=1))["problems"] == [first, second]


def test_a_file_that_is_no_toml_is_told(home: Path) -> None:
    (home / "podtui.toml").write_text("[keys\n")
    assert "podtui.toml cannot be read" in _run("--check", code=1)
    (home / "podtui.toml").write_text("keys = 3\n")
    assert "[keys] is to be a table" in _run("--check", code=1)


def test_play_follows_the_keys(home: Path) -> None:
    (home / "podtui.toml").write_text(
        '[keys]\nnext_quote = ["b n", "ctrl+k"]\nquit = "Q"\nback_10s = "page_up"\nforward_10s = "alt+x"\n'
    )
    commands = _commands(of_user(home / "podtui.toml"))
    assert commands["b", "n"] == commands[("\x0b",)] == ("next_quote", None)
    assert commands[("Q",)] == ("quit", None)
    assert ("q",) not in commands
    assert commands[("\x1b[D",)] == ("seek_by", -10)
    assert commands[("3",)] == ("to_quote", 3)
    assert ("seek_by", 10) not in commands.values()
