"""Measure hostile feeds in the reader process: `python tests/bench/feeds_hostile.py`.

Prints for each the seconds of CPU, the most memory the reader had, and what came of it.
Asked for: 2 s and 300 MB.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.feeds_hostile import BOUNDED, REFUSED
from support.feeds_made import item, rss
from tui.model.errors import PodtuiError
from tui.services.reader import Reader


def main() -> None:
    for name, make in (REFUSED | BOUNDED).items():
        document = make()
        reader = Reader()
        list(reader.feed_parts(rss(item())))
        child = reader._child
        assert child is not None
        before = _cpu(child.pid)
        try:
            parts = list(reader.feed_parts(document))
            outcome = f"{sum(len(part.episodes) for part in parts)} episodes"
        except PodtuiError as error:
            outcome = str(error)
        if child.poll() is None:
            figures = f"{_cpu(child.pid) - before:5.2f} s {_peak(child.pid):5.0f} MB"
        else:
            figures = "the reader was ended"
        print(f"{name:40} {len(document) / 1e6:6.1f} MB  {figures}  {outcome[:90]}", flush=True)
        reader.close()


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000


main()
