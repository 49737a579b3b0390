"""What tests of the screen get: proof that they run the actions they say they run, and something to play."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App

from support.player_ear import encode, signal


@pytest.fixture(scope="session")
def audio(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return an mp3 of 40 seconds in which every instant can be told from the others."""
    return encode(signal(40), tmp_path_factory.mktemp("audio") / "cbr.mp3").read_bytes()


@pytest.fixture(autouse=True)
def acts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test marked `acts` in which one of the actions it names was never run."""
    said = {action for mark in request.node.iter_markers("acts") for action in mark.args}
    run: set[str] = set()
    run_action = App.run_action

    async def noting(self: App[Any], action: Any, *arguments: Any, **options: Any) -> bool:
        done = await run_action(self, action, *arguments, **options)
        if done:
            run.add(action.rpartition(".")[2] if "(" not in action else _bare(action))
        return done

    monkeypatch.setattr(App, "run_action", noting)
    yield
    assert not said - run, f"never run: {', '.join(sorted(said - run))}"


def _bare(action: str) -> str:
    name, opened, arguments = action.partition("(")
    return name.rpartition(".")[2] + opened + arguments
