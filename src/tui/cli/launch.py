"""Starting the app on a terminal."""

import gc
import os
import sys
from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING

from tui import paths
from tui.cli import skeleton
from tui.model.errors import PodtuiError

if TYPE_CHECKING:
    from tui.services.session import Session


def launch(*, demo: bool = False) -> int:
    """Open the app on the user's library, or on the sample library, and return its exit code."""
    problem = terminal_problem()
    if problem:
        skeleton.take_away()
        print(f"podtui: {problem}", file=sys.stderr)
        return 2
    if os.environ.get("NO_COLOR"):
        # Textual reads it at import.
        os.environ.setdefault("TEXTUAL_THEME", "ansi-dark")
    # Nothing made during the start is garbage: looking for it takes a tenth of the time to the first row.
    gc.disable()
    try:
        with _session(demo) as session:
            from tui.app.app import PodtuiApp
            from tui.app.terminal.driver import FramedTerminal, Terminal

            driver = FramedTerminal if skeleton.taken_over() else Terminal
            app = PodtuiApp(session, driver, os.environ)
            app.run()
            return app.return_code or 0
    except PodtuiError as error:
        skeleton.take_away()
        print(f"podtui: {error}", file=sys.stderr)
        return 1


def terminal_problem() -> str:
    """Say why no app can be shown here; "" where one can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "this is not a terminal. The subcommands work without one: see `podtui --help`."
    if os.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        return "the terminal (TERM=dumb) cannot show the app. The subcommands work: see `podtui --help`."
    return ""


def _session(demo: bool) -> "AbstractContextManager[Session]":
    if demo:
        from tui.services.demo import demo_session

        return demo_session(paths.ear())
    from tui.services.session import Session

    return closing(Session(paths.find(), ear=paths.ear(), refresh_apart=True))
