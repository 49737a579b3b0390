"""Make the README's pictures anew: `python assets/make_screenshots.py`.

Opens the app on the sample library, starts an episode, jumps to a one-liner
and exports what the screen shows as SVG. Needs libVLC, but no sound card.
"""

import asyncio
import re
import tempfile
from pathlib import Path
from typing import NamedTuple

from tui.app.app import PodtuiApp
from tui.app.screens.main.screen import MainScreen
from tui.model.playback import PlayState
from tui.services.demo import demo_session
from tui.services.session import Session

ASSETS = Path(__file__).parent


class Picture(NamedTuple):
    """A file, the size of the terminal, the episode that plays, and the keys pressed then."""

    name: str
    size: tuple[int, int]
    episode: str
    keys: tuple[str, ...]


PICTURES = (
    Picture("screenshot.svg", (160, 48), "The Clock You Could Telephone", ("}", "}")),
    Picture("screenshot-80.svg", (80, 24), "The Clock You Could Telephone", ("}", "}", "'")),
    Picture("screenshot-words.svg", (120, 36), "The Zip Nobody Asked For", ("w", "}")),
)


async def take(session: Session, picture: Picture) -> None:
    """Play an episode with timed one-liners, press the keys and export the screen."""
    app = PodtuiApp(session)
    async with app.run_test(size=picture.size) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        while not screen.furnished:
            await pilot.pause(0.1)
        episode = session.library.episodes.find(picture.episode)
        screen.episodes.go_to(episode.id)
        await pilot.pause(1.5)
        await pilot.press("enter")
        while session.playback.state is not PlayState.PLAYING:
            await pilot.pause(0.1)
        for key in picture.keys:
            await pilot.press({"}": "right_curly_bracket", "'": "apostrophe"}.get(key, key))
            await pilot.pause(1.0)
        await pilot.pause(1.5)
        svg = app.export_screenshot(title="podtui")
        # The ids Textual draws from a hash of the content would change the whole file at every run.
        (ASSETS / picture.name).write_text(re.sub(r"terminal-\d+", "terminal", svg))


def main() -> None:
    """Take every picture."""
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder, demo_session(ear=Path(folder) / "ear") as session:
            asyncio.run(take(session, picture))


if __name__ == "__main__":
    main()
