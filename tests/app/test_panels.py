"""What the panels show is the episode's alone, whichever episode they showed before."""

from itertools import permutations
from pathlib import Path

from support.app_runs import running, until
from support.samples import NOTES, feed, item
from support.sessions import session_in
from tui.app.screens.main.screen import MainScreen

EPISODES = {
    "All": NOTES,
    "Quotes": "<p>One-liners</p><ul><li>“The lamp never sleeps at night.” – Ida Ny (1:02)</li></ul>",
    "Names": "<p>Guests: Ida Ny</p><p>Topics: fog, oil</p>",
    "Takeaways": "<p>Takeaways:</p><ul><li>Trim the wick before you light it.</li></ul>",
    "Times": "<ul><li>0:05 Lamps</li><li>0:20 Charts</li></ul>",
    "Bare": "",
}


async def test_nothing_stays_of_the_episode_shown_before(tmp_path: Path) -> None:
    items = [item(title, notes=notes, audio="a.mp3") for title, notes in EPISODES.items()]
    (tmp_path / "f.xml").write_bytes(feed("F", items))
    with session_in(tmp_path / "h") as session:
        session.subscriptions.add(str(tmp_path / "f.xml"))
        numbers = [session.library.episodes.find(title).id for title in EPISODES]
        for number in numbers:
            session.show_notes.sections(number)  # kept, so that each episode's are there at once
        seen: dict[int, list[list[str]]] = {}
        async with running(session, (160, 48)) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, MainScreen)

            def texts() -> list[list[str]]:
                panels = screen.episode_panels
                return [[panel.render_line(y).text for y in range(panel.size.height)] for panel in panels]

            for pair in permutations(numbers, 2):
                for number in pair:
                    screen.episodes.go_to(number)
                    await until(pilot, lambda number=number: screen.shown == number)
                    if number not in seen:
                        await pilot.pause(0.3)
                        seen[number] = texts()
                    await until(pilot, lambda number=number: texts() == seen[number], patience=50)
