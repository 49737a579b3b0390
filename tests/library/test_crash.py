"""`kill -9` of a real process that writes: whatever it was told is on disk is there."""

import random
import subprocess
import sys
import time
from pathlib import Path

from support.library_made import show
from tui.library.library import Library

CHILD = """
import sys
from pathlib import Path
from support.library_made import NOW, episode, feed
from tui.library.library import Library

library = Library.open(Path(sys.argv[1]))
(only,) = library.feeds.all()
ids = sorted(library.episodes.ids(only.id))[:10]
number = 0
while True:
    number += 1
    items = [episode(100 * number + extra) for extra in range(50)]
    library.feeds.store(only.id, feed(*items), fetched_at=NOW)
    library.playback.save(ids[0], float(number), number).result()
    library.playback.queue.add(ids[number % len(ids)]).result()
    print(number, flush=True)
"""


def test_no_acknowledged_write_is_lost_and_the_library_opens(path: Path) -> None:
    library = Library.open(path)
    feed_id = show(library, 10)
    first = min(library.episodes.ids(feed_id))
    library.close()
    moments = random.Random(7)
    for _ in range(6):
        acknowledged = kill_while_writing(path, moments.uniform(0.02, 0.3))
        library = Library.open(path)
        assert library.notice == ""
        assert library.check() == ""
        assert library.episodes.get(first).position in (acknowledged, acknowledged + 1)
        stored = library.feeds.get(feed_id)
        assert stored.episodes == len(library.episodes.ids(feed_id)) == len(library.feeds.known(feed_id))
        library.close()


def kill_while_writing(path: Path, seconds: float) -> int:
    """Let a child write, kill it some moments after its first word; return the last number it was sure of."""
    command = [sys.executable, "-c", CHILD, str(path)]
    env = {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return int((first + child.stdout.read()).split()[-1])
