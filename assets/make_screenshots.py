"""Make the README's pictures anew: `python assets/make_screenshots.py`.

Opens the app on the sample library, starts an episode, jumps to a one-liner
and exports what the screen shows as SVG. Needs libVLC, but no sound card.
"""

import asyncio
import re
import tempfile
from pathlib import Path

from tui.app.app import PodtuiApp
from tui.app.screens.main.screen import MainScreen
from tui.model.playback import PlayState
from tui.services.demo import demo_session
from tui.services.session import Session

ASSETS = Path(__file__).parent
PICTURES = (("screenshot.svg", (160, 48), ()), ("screenshot-80.svg", (80, 24), ("tab", "tab")))


async def take(session: Session, name: str, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    """Play an episode with timed one-liners, jump to the second one and export the screen."""
    app = PodtuiApp(session)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1.0)
        await pilot.press("enter")
        while session.playback.state is not PlayState.PLAYING:
            await pilot.pause(0.1)
        await pilot.press("right_curly_bracket", "right_curly_bracket", *keys)
        await pilot.pause(2.0)
        assert isinstance(app.screen, MainScreen)
        svg = app.export_screenshot(title="podtui")
        # The ids Textual draws from a hash of the content would change the whole file at every run.
        (ASSETS / name).write_text(re.sub(r"terminal-\d+", "terminal", svg))


def main() -> None:
    """Take every picture."""
    for name, size, keys in PICTURES:
        with tempfile.TemporaryDirectory() as folder, demo_session(ear=Path(folder) / "ear") as session:
            asyncio.run(take(session, name, size, keys))


if __name__ == "__main__":
    main()
