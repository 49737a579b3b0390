"""The player's child stopped and killed under a listener's fingers.

    python tests/bench/player_faults.py [ROUNDS]

The app runs on a pseudo-terminal and plays to an ear. A key that moves the cursor is pressed several times
a second, and the clock runs from writing it until the row it went to has been drawn: while nothing
happens, from SIGSTOP on until the sound is back, and from SIGSEGV on. Milliseconds, and seconds
until the first sound after the signal. Asked for: 50 ms, and 3 s.
"""

import os
import random
import signal as signals
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.player_app import App, playing
from support.player_ear import Heard

QUIET = 15.0
"""Seconds of keys pressed while nothing happens."""
APART = 16.0
"""Seconds between two faults: three crashes within half a minute count as a loop."""


def sound_after(ear: Path, at: float) -> float | None:
    """Return when sound that was handed over later than `at` was first heard."""
    events = Heard(ear).events
    return next((e["due"] for e in events if e["event"] == "sound" and e["at"] > at), None)


def keys_until(app: App, over: Callable[[], bool]) -> list[float]:
    """Press keys at odd moments until it is over; return the seconds each took to be answered."""
    taken: list[float] = []
    while not over() or len(taken) % 2:
        app.drain(random.uniform(0.05, 0.3))
        pressed = time.monotonic()
        app.press(b"k" if len(taken) % 2 else b"j")
        taken.append(app.until_drawn(b"row ") - pressed)
    return taken


def fault(app: App, number: signals.Signals) -> tuple[list[float], float]:
    """Send the child a signal; return what the keys took until sound was back, and when it was."""
    child = app.child()
    assert child
    sent = time.monotonic()
    os.kill(child, number)
    back: list[float] = []

    def over() -> bool:
        if not back and app.child() not in (None, child) and (due := sound_after(app.ear, sent)):
            back.append(due - sent)
        return bool(back)

    return keys_until(app, over), back[0]


def line(name: str, taken: list[float], back: list[float]) -> str:
    """Return a line of the table."""
    times = np.array(taken) * 1000
    sound = f"{np.median(back):6.2f}{max(back):6.2f}" if back else ""
    key = f"{np.median(times):7.0f}{np.percentile(times, 95):7.0f}{times.max():7.0f}"
    return f"{name:16}{key} ({len(times):4}){sound}"


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with playing(15) as app:
        print("key → drawn, ms  median    p95    max (keys)  sound back, s: median, max")
        end = time.monotonic() + QUIET
        print(line("nothing happens", keys_until(app, lambda: time.monotonic() > end), []), flush=True)
        for kind in (signals.SIGSTOP, signals.SIGSEGV):
            taken: list[float] = []
            back: list[float] = []
            for _ in range(rounds):
                keys, seconds = fault(app, kind)
                taken, back = taken + keys, [*back, seconds]
                app.drain(APART)
            print(line(kind.name, taken, back), flush=True)


if __name__ == "__main__":
    main()
