"""Kill a writing process at random moments and look whether anything it was told is on disk is missing.

    python tests/bench/library_kill.py [TIMES]

Half of the kills hit a process that stores feeds, indexes, removes feeds, saves positions and moves
the queue; half hit one that migrates a library of the first schema. Ends with 1 at the first loss.
"""

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.library_made import show
from tui.library import migrate
from tui.library.library import Library

_WRITE = """
import sys
from pathlib import Path
from support.library_made import NOW, episode, feed, show
from tui.library.library import Library

library = Library.open(Path(sys.argv[1]))
keeps, first = int(sys.argv[2]), int(sys.argv[3])
number = int(library.episodes.get(first).position)
print(number, flush=True)
while True:
    number += 1
    items = [episode(100 * number + extra, notes="words " * 300) for extra in range(40)]
    library.feeds.store(keeps, feed(*items), fetched_at=NOW)
    library.search.fill()
    library.feeds.remove(show(library, 20, f"https://example.org/{number}"))
    library.playback.queue.add(first).result()
    library.playback.save(first, float(number), number).result()
    print(number, flush=True)
"""
_MIGRATE = """
import sys
from pathlib import Path
from tui.library.library import Library

print(0, flush=True)
Library.open(Path(sys.argv[1])).close()
print(1, flush=True)
"""


def main(times: int) -> None:
    chance = random.Random()
    with tempfile.TemporaryDirectory() as name:
        kill_writers(Path(name) / "podtui.db", times // 2, chance)
        kill_migrations(Path(name), times - times // 2, chance)


def kill_writers(path: Path, times: int, chance: random.Random) -> None:
    library = Library.open(path)
    keeps = show(library, 10)
    first = min(library.episodes.ids(keeps))
    library.close()
    for _ in range(times):
        told = int(killed(_WRITE, chance.uniform(0, 0.4), path, keeps, first))
        library = opened(path)
        stored = library.feeds.get(keeps)
        expect(library.episodes.get(first).position in (told, told + 1), "a position")
        expect(not told or library.playback.queue.all() == (first,), "the queue")
        expect(stored.episodes == len(library.episodes.ids(keeps)), "a count")
        expect(stored.episodes == len(library.feeds.known(keeps)), "an identity")
        library.close()
    print(f"{times} kills of a writing process: nothing lost ({stored.episodes} episodes, {told} rounds)")


def kill_migrations(folder: Path, times: int, chance: random.Random) -> None:
    old, path = folder / "old.db", folder / "migrated" / "podtui.db"
    first_schema(old)
    finished = 0
    for _ in range(times):
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        shutil.copy(old, path)
        finished += int(killed(_MIGRATE, chance.uniform(0, 0.3), path))
        library = opened(path)
        counts = library.lists.counts()
        expect((counts.all, counts.new, counts.started, counts.timed) == (5000, 5000, 2500, 1667), "a count")
        expect(len(library.lists.titled(library.lists.ids(), "episode 77")) == 11, "the index")
        library.close()
    print(f"{times} kills of a migrating process, {finished} of them too late: nothing lost")


def first_schema(path: Path) -> None:
    """Make a library of the first schema, with 5000 episodes."""
    with mock.patch.object(migrate, "migrations", return_value=migrate.migrations()[:1]):
        Library.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("insert into feed (url, title, added) values ('https://example.org/', 'Show', 1)")
        sql = "insert into episode (feed_id, title, listed, link, position) values (1, ?, ?, '', ?)"
        rows = [(f"Episode {number}", number, number % 2) for number in range(1, 5001)]
        connection.executemany(sql, rows)
        sql = "insert into quote (episode_id, place, text, speaker, start, source, verdict, sure) values "
        connection.executemany(
            sql + "(?, 0, 'Said', '', 1.0, '', '', 1)", [(each,) for each in range(1, 5001, 3)]
        )
        connection.commit()


def killed(program: str, seconds: float, *values: object) -> str:
    """Run `program`, kill it `seconds` after its first line, return the last line it wrote."""
    command = [sys.executable, "-c", program, *map(str, values)]
    env = {"PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return (first + child.stdout.read()).split()[-1]


def opened(path: Path) -> Library:
    library = Library.open(path)
    expect(library.notice == "", library.notice)
    expect(library.check() == "", library.check())
    return library


def expect(good: bool, what: str) -> None:
    if not good:
        sys.exit(f"lost: {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
