"""Every action of the registry is run by some test; see `acts` in conftest.py for how that is known."""

import ast
from pathlib import Path

from tui.app.keys.actions import by_id


def _marked(file: Path) -> set[str]:
    """Return the actions that the tests of a file say they run: `@pytest.mark.acts("id", …)`."""
    return {
        argument.value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "acts"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }


def test_every_action_has_a_test_that_runs_it() -> None:
    tested: set[str] = set().union(*map(_marked, Path(__file__).parent.rglob("test_*.py")))
    assert not by_id().keys() - tested
    assert not tested - by_id().keys(), "a test names an action that is not there"
