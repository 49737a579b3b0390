"""Fuzz the guard pass over feeds and the walker over notes: `python tests/bench/fuzz.py [MINUTES]`.

Runs the suite's own hypothesis tests with many more examples, each round with another seed, until the time
is over. Ends with 1 at the first round that finds something, and shows it.
"""

import os
import random
import subprocess
import sys
import time

TESTS = (
    "tests/feeds/test_fuzz.py",
    "tests/feeds/test_same_as_feedparser.py",
    "tests/notes/test_any_input.py",
)
EXAMPLES = 1500


def main(minutes: float) -> int:
    """Return 1 when something was found."""
    until = time.monotonic() + 60 * minutes
    rounds = 0
    while time.monotonic() < until:
        rounds += 1
        seed = random.randrange(10**9)
        command = [sys.executable, "-m", "pytest", "-q", "-x", f"--hypothesis-seed={seed}", *TESTS]
        skipped = ["-k", "not hostile and not corpus"]
        environment = os.environ | {"PODTUI_FUZZ": str(EXAMPLES)}
        done = subprocess.run(
            [*command, *skipped], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"round {rounds}, seed {seed}:\n{done.stdout[-6000:]}")
            return 1
    examples = rounds * EXAMPLES * 9
    print(f"{rounds} rounds, about {examples} documents in {minutes:g} minutes: nothing found")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 5))
