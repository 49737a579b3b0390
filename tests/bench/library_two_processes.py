"""Measure the app's small writes beside another process that imports without a pause.

python tests/bench/library_two_processes.py [SECONDS]
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.library_children import Importer
from support.library_made import show
from tui.library.library import Library


def main(seconds: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "podtui.db"
        library = Library.open(path)
        show(library, 5)
        first = min(library.episodes.ids(None))
        waits: list[float] = []
        with Importer(path) as other:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                began = time.monotonic()
                library.playback.save(first, began, began).result()
                waits.append((time.monotonic() - began) * 1000)
                time.sleep(0.01)
            rounds = other.rounds()
        median, p95, worst = statistics.median(waits), statistics.quantiles(waits, n=20)[-1], max(waits)
        print(f"beside {rounds} rounds of {Importer.EPISODES} episodes stored and indexed:")
        print(f"{len(waits)} writes, median {median:.1f} ms, p95 {p95:.1f} ms, worst {worst:.1f} ms")
        print(f"check: {library.check() or 'ok'}")
        library.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10)
