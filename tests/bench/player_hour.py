"""An hour of playback: memory and processor time of the app and of the player's child.

    python tests/bench/player_hour.py [MINUTES]

Prints both every tenth of the time. Asked for: memory flat within 10 MB, the app at most 1.5 % of one core.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.player_app import playing

_TICKS = os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Return what a process holds in memory, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def processor_time(pid: int) -> float:
    """Return the seconds a process has kept a core busy."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def main() -> None:
    """Print the table."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    with playing(minutes + 2) as app:
        child = app.child()
        assert child
        print("minute   app MB  child MB   app %  child %   of one core, since the line before")
        before, since = (processor_time(app.pid), processor_time(child)), time.monotonic()
        for tenth in range(11):
            app.drain(minutes * 6 if tenth else 0.1)
            now, passed = (processor_time(app.pid), processor_time(child)), time.monotonic() - since
            shares = [(after - earlier) / passed * 100 for after, earlier in zip(now, before, strict=True)]
            before, since = now, time.monotonic()
            print(
                f"{tenth * minutes / 10:6.1f} {memory(app.pid):8.1f} {memory(child):9.1f} "
                f"{shares[0]:7.2f} {shares[1]:8.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
