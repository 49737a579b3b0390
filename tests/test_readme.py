"""The README says what is true: keys, settings, commands, and the tests CI runs."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from tui.app.keys.keymap import of_user
from tui.cli.commands import _COMMANDS
from tui.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
_spec = importlib.util.spec_from_file_location("make_readme", ROOT / "assets/make_readme.py")
assert _spec is not None
assert _spec.loader is not None
make_readme = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_readme)


def test_the_keys_are_those_of_the_registry() -> None:
    assert make_readme.with_keys(README) == README, "run `python assets/make_readme.py`"


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    for table in fields(Settings):
        if table.name in ("keys", "problems"):
            continue
        for setting in fields(getattr(Settings(), table.name)):
            value = setting.default
            written = json.dumps(value)
            assert f"{setting.name} = {written}" in README


@pytest.mark.parametrize("command", sorted(_COMMANDS))
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`podtui {command}" in README


def test_ci_runs_the_readme_s_test_command() -> None:
    assert "bash .ci/test" in README
    assert "/test" in (ROOT / ".ci" / "run").read_text()


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file()


def test_the_keys_given_as_an_example_can_be_used(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(\[keys\]\n.*?)```", README, re.DOTALL)
    (tmp_path / "podtui.toml").write_text(example)
    keymap = of_user(tmp_path / "podtui.toml")
    assert keymap.problems == ()
    assert keymap.changed
