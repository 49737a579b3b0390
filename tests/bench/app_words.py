"""How quick transcript and search are on the screen: `python tests/bench/app_words.py [LARGE_LIBRARY.db]`.

A transcript of three hours and 30 000 words is opened and gone through by keys; each figure is the time
from the key to what is drawn. With a library made by `tests/bench/library_large.py`, a few questions are
asked of it as one types, and the longest the loop was held up meanwhile is told.
"""

import asyncio
import gc
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from textual.app import App, ComposeResult

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.library_large import Prose
from tui.app.screens.search import SearchScreen
from tui.app.widgets.found_list import FoundList
from tui.app.widgets.panels.transcript import TranscriptPanel
from tui.library.library import Library
from tui.model.transcript import Cue, Transcript
from tui.services.transcript_text import TranscriptText

ROUNDS = 5
KEYS = ["j", "k", "pagedown", "pageup", "G", "g", "slash", "k", "a", "enter", "escape"]


def transcript() -> Transcript:
    """Return three hours of speech in cues of ten words, one sentence in three of them."""
    prose, speakers = Prose(3), ("Ann", "Ben")
    cues = []
    for number in range(3000):
        words = prose.words(10) + ("." if number % 3 == 0 else "")
        cues.append(Cue(number * 3.6, number * 3.6 + 3.5, words, speakers[number // 25 % 2]))
    return Transcript(tuple(cues))


class PanelApp(App[None]):
    """Nothing but the panel."""

    def compose(self) -> ComposeResult:
        yield TranscriptPanel(id="transcript")


async def words() -> None:
    said = transcript()
    app = PanelApp()
    async with app.run_test(size=(160, 48)) as pilot:
        panel = app.query_one(TranscriptPanel)
        panel.focus()
        made, shown, moved, keys = [], [], [], []
        for _ in range(ROUNDS):
            panel.show_message("")
            await pilot.pause()
            _as_the_app_does()
            begin = time.perf_counter()
            text = TranscriptText(said)
            made.append(time.perf_counter() - begin)
            text.folded()
            begin = time.perf_counter()
            panel.show(text, (), "")
            await pilot._wait_for_screen()
            shown.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            for second in range(1000, 1100):
                panel.speak(second * 3.3)
            moved.append((time.perf_counter() - begin) / 100)
            for key in KEYS:
                begin = time.perf_counter()
                app.simulate_key(key)
                await asyncio.sleep(0.001)
                while app._message_queue is not None and not app._message_queue.empty():
                    await asyncio.sleep(0.001)
                await pilot._wait_for_screen()
                keys.append(time.perf_counter() - begin)
        _tell("transcript read from cues, in a thread", made)
        _tell("text to lines on the screen", shown)
        _tell("a word further", moved)
        _tell("a key, until it is drawn", keys)


class SearchApp(App[None]):
    """Nothing but the search."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library


async def search(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "podtui.db"
        shutil.copy(file, copy)
        library = Library.open(copy)
        app = SearchApp(library)
        prose, chance = Prose(1), random.Random(5)
        async with app.run_test(size=(160, 48)) as pilot:
            _as_the_app_does()
            await app.push_screen(SearchScreen(library))
            screen = app.screen
            found = screen.query_one(FoundList)
            answered, held = [], []
            for _ in range(20):
                question = " ".join(chance.sample(prose.words(400).split(), chance.choice((1, 2))))
                for length in range(2, len(question) + 1):
                    screen._question = question[:length]  # type: ignore[attr-defined]
                    begin = time.perf_counter()
                    screen._search.ask(question[:length])  # type: ignore[attr-defined]
                    longest, last = 0.0, begin
                    while found.answer.question != question[:length]:
                        await asyncio.sleep(0.001)
                        now = time.perf_counter()
                        longest, last = max(longest, now - last), now
                    answered.append(time.perf_counter() - begin)
                    held.append(longest)
            await pilot.pause()
        _tell("letter to answer", answered)
        _tell("loop held up meanwhile", held)
        library.close()


def _as_the_app_does() -> None:
    gc.freeze()
    sys.setswitchinterval(0.001)


def _tell(what: str, times: list[float]) -> None:
    ms = sorted(1000 * each for each in times)
    p95 = ms[int(len(ms) * 0.95)]
    print(
        f"{what:<40} ms: least {ms[0]:7.2f}  median {statistics.median(ms):7.2f}"
        f"  p95 {p95:7.2f}  max {ms[-1]:7.2f}"
    )


if __name__ == "__main__":
    asyncio.run(words())
    if len(sys.argv) > 1:
        asyncio.run(search(Path(sys.argv[1])))
