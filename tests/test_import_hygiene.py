"""Start-up is sacred: what a start may not have imported, checked in a bare interpreter."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_SNIPPET = """
import sys
sys.argv = {argv!r}
try:
    from tui.cli.main import main
    main()
except SystemExit:
    pass
print("\\nLOADED", *sorted(sys.modules))
"""


def _loaded(home: Path, *argv: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _SNIPPET.format(argv=["podtui", *argv])],
        capture_output=True,
        text=True,
        env=os.environ | {"PODTUI_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("LOADED"))
    return set(line.split()[1:])


@pytest.mark.parametrize(
    ("argv", "forbidden"),
    [
        (("--version",), {"click", "textual", "rich", "sqlite3", "vlc", "feedparser", "urllib3", "msgspec"}),
        (("episodes",), {"textual", "vlc", "feedparser", "rapidfuzz", "urllib3", "numpy"}),
        (("feeds",), {"textual", "vlc", "feedparser", "rapidfuzz", "urllib3", "numpy"}),
        (("keys",), {"textual", "vlc", "feedparser", "sqlite3", "urllib3"}),
        (("no-such-command",), {"textual", "vlc", "feedparser", "sqlite3"}),
    ],
)
def test_a_command_imports_only_what_it_uses(
    tmp_path: Path, argv: tuple[str, ...], forbidden: set[str]
) -> None:
    assert not _loaded(tmp_path, *argv) & forbidden


def test_the_app_starts_without_what_only_playing_and_fetching_need(tmp_path: Path) -> None:
    code = "import sys, tui.app.app\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {
        "vlc",
        "feedparser",
        "urllib3",
        "rapidfuzz",
        "numpy",
        "faster_whisper",
        "tui.app.screens.search",
        "tui.app.widgets.panels.transcript",
        "tui.services.sleep",
        "tui.services.tour",
        "tui.timing.words",
        # A start without [keys] pays nothing for them, and dialogs are imported when they are opened.
        "tui.app.keys.keymap",
        "tui.app.keys.presets",
        "tui.app.keys.sequences",
        "tui.app.looks.filters",
        "tui.app.spots",
        "tui.app.screens.help",
        "tui.app.screens.labels",
        "tui.app.screens.palette",
    }
