"""How soon wanted bytes arrive: `python tests/bench/net_cache.py [jumps]`.

A file of an hour (57.6 MB) behind a line of 200 ms and 1 MB/s that all
connections share, jumps to random places not yet fetched while the stream runs.
Asked for: the first 32 KB within 300 ms.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.net_server import Resource, serve
from tui.net.audio_cache import AudioCache

LATENCY = 0.2
RATE = 1_000_000
WANTED = 32 * 1024


def main() -> None:
    jumps = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    chance = random.Random(7)
    body = b"ID3\x04" + chance.randbytes(57_600_000 - 4)
    resource = Resource(body, etag='"1"', redirects=1)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve({"/hour.mp3": resource}, latency=LATENCY, rate=RATE) as server,
    ):
        cache = AudioCache(Path(folder))
        started = time.monotonic()
        audio = cache.open(server.url("/hour.mp3"))
        audio.wait(0, WANTED, 10)
        print(f"open, one redirect, first 32 KB: {1000 * (time.monotonic() - started):.0f} ms")
        audio.wait(len(body) - WANTED, WANTED, 10)
        print(f"last 32 KB: {1000 * (time.monotonic() - started):.0f} ms")
        for pause in (1.0, 0.1):
            times = sorted(jump(audio, chance, len(body), pause) for _ in range(jumps))
            middle, worst = times[len(times) // 2], times[-1]
            print(f"{jumps} jumps, {pause} s apart: median {middle:.0f} ms, at most {worst:.0f} ms")
        connections = {seen.connection for seen in server.requests}
        print(f"{len(server.requests)} requests on {len(connections)} connections")
        started = time.monotonic()
        cache.close()
        print(f"close: {1000 * (time.monotonic() - started):.0f} ms")


def jump(audio, chance: random.Random, size: int, pause: float) -> float:
    time.sleep(pause)
    while audio.read(target := chance.randrange(size - WANTED), 1):
        pass
    started = time.monotonic()
    audio.want(target)
    assert audio.wait(target, WANTED, 20), audio.progress
    return 1000 * (time.monotonic() - started)


main()
