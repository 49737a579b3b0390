"""From the key to the right sound, through library, cache, HTTP and libVLC, by listening.

    python tests/bench/playback_jumps.py [--minutes 60] [--jumps 8] [--folder DIR] [FILE...]

Files of the reference signal lie behind a line of 200 ms and 1 MB/s. For each it prints, in milliseconds,
the time from the call to the first sound and how far that sound is from what was asked: on data that is
present, to a quote whose bytes were fetched ahead, and beyond what was fetched.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.net_server import Resource, serve
from support.player_ear import CODECS, Heard, Samples, encode, signal
from support.samples import feed, item
from support.sessions import session_in
from tui.model.notes import Quote
from tui.model.playback import PlayState
from tui.services.playback import Playback

FILES = ("cbr.mp3", "vbr.mp3", "vbr-no-toc.mp3", "moov-first.m4a", "opus.opus", "vorbis.ogg", "plain.flac")
LATENCY, RATE = 0.2, 1_000_000


class Listener:
    """Jumps, and listens to what came of it."""

    def __init__(self, playback: Playback, ear: Path, reference: Samples) -> None:
        self.playback, self.ear, self.reference = playback, ear, reference

    def until(self, state: PlayState) -> None:
        end = time.monotonic() + 30
        while self.playback.state is not state:
            if time.monotonic() > end:
                raise SystemExit(f"after 30 s still {self.playback.state}")
            time.sleep(0.005)

    def jump(self, target: float) -> tuple[float, float]:
        """Return the seconds from the call to the first sound, and heard minus asked."""
        called = time.monotonic()
        self.playback.seek(target)
        while self.playback.state is not PlayState.PLAYING or self.playback.position < target + 0.8:
            time.sleep(0.01)
            if time.monotonic() - called > 20:
                return float("nan"), float("nan")
        time.sleep(0.3)
        heard = Heard(self.ear)
        begin = heard.start_after(called)
        error = heard.second_at(begin + 0.1, self.reference, target, reach=15) - 0.1 - target
        return begin - called, error


def present(listener: Listener, dice: random.Random, size: int) -> float:
    """Return a second whose bytes are there."""
    copy = listener.playback._copy
    assert copy is not None
    ranges = copy.progress.ranges
    duration = listener.playback.duration or 0
    first = ranges[0][1] / size * duration
    return dice.uniform(1, max(2, first * 0.6))


def absent(listener: Listener, dice: random.Random, size: int) -> float:
    """Return a second far from all that is there."""
    copy = listener.playback._copy
    assert copy is not None
    duration = listener.playback.duration or 0
    for _ in range(1000):
        second = dice.uniform(duration * 0.1, duration * 0.97)
        byte = second / duration * size
        if all(not (start - size // 12 < byte < end + size // 12) for start, end in copy.progress.ranges):
            return second
    raise SystemExit("everything has been fetched already: a longer file is needed")


def to_present(listener: Listener, dice: random.Random, size: int) -> tuple[float, float]:
    """Jump to where the bytes are."""
    return listener.jump(present(listener, dice, size))


def to_fetched_ahead(listener: Listener, dice: random.Random, size: int) -> tuple[float, float]:
    """Jump to a quote two minutes on, some seconds after podtui could know of it."""
    start = absent(listener, dice, size)
    listener.playback.seek(max(1.0, start - 120))
    listener.playback.quotes = (Quote("ahead", start=start + 0.7),)
    listener.playback._look_ahead()
    time.sleep(2.5)
    jumped = listener.jump(start)
    listener.playback.quotes = ()
    return jumped


def beyond(listener: Listener, dice: random.Random, size: int) -> tuple[float, float]:
    """Jump to where nothing has been fetched."""
    return listener.jump(absent(listener, dice, size))


Jump = Callable[[Listener, random.Random, int], tuple[float, float]]


def measure(path: Path, reference: Samples, jump: Jump, count: int) -> str:
    """Return the columns of one kind of jump in one file, each try on a cache that is nearly empty."""
    body, name = path.read_bytes(), path.name
    dice = random.Random(name)
    document = feed("B", [item("a", audio=f"/{name}", duration=str(len(reference) // 8000))])
    resources = {"/feed.xml": Resource(document), f"/{name}": Resource(body, etag='"1"')}
    rows: list[tuple[float, float]] = []
    while len(rows) < count:
        with (
            tempfile.TemporaryDirectory() as folder,
            serve(resources, latency=LATENCY, rate=RATE) as server,
            session_in(Path(folder) / "home", ear=Path(folder) / "ear") as session,
        ):
            session.subscriptions.add(server.url("/feed.xml"))
            session.playback.play(session.library.episodes.page(None, limit=1)[0])
            listener = Listener(session.playback, Path(folder) / "ear", reference)
            listener.until(PlayState.PLAYING)
            time.sleep(2.5)
            rows.append(jump(listener, dice, len(body)))
    return _columns(rows)


def _columns(rows: list[tuple[float, float]]) -> str:
    delays, errors = np.array(rows).T * 1000
    return (
        f"{np.nanmedian(delays):8.0f}{np.nanmax(delays):6.0f}{np.nanmax(np.abs(errors)):6.0f} ({len(rows)})"
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--jumps", type=int, default=8)
    options.add_argument("--folder", type=Path, help="where the files are kept from one run to the next")
    options.add_argument("files", nargs="*", default=FILES)
    chosen = options.parse_args()
    reference = signal(chosen.minutes * 60)
    print(
        f"line: {LATENCY * 1000:.0f} ms, {RATE / 1e6:.0f} MB/s; median, largest, largest |heard - asked| (of)"
    )
    print("file              present                  fetched ahead            beyond what was fetched")
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        for name in chosen.files:
            path = folder / name
            if not path.exists():
                encode(reference, path, *CODECS[name])
            print(f"{name:16}", end="", flush=True)
            for kind in (to_present, to_fetched_ahead, beyond):
                print(measure(path, reference, kind, chosen.jumps), end="", flush=True)
            print(flush=True)


if __name__ == "__main__":
    main()
