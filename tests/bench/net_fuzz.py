"""Random servers, random readers: `python tests/bench/net_fuzz.py [first seed] [how many]`.

Each seed makes a server that drops, stalls, truncates, refuses or changes the
file now and then, and a reader that jumps about, closes and opens again. Asked
for: every download ends, and what is complete equals one version of the file.
"""

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.net_server import Resource, Server, serve
from tui.net.audio_cache import AudioCache, CachedAudio, Patience

QUICK = Patience(connect=1, answer=1, silence=0.5, in_all=3, first_pause=0.02)


def sound(size: int, seed: int) -> bytes:
    return b"ID3\x04" + random.Random(seed).randbytes(size - 4)


def resource(chance: random.Random, body: bytes, version: int) -> Resource:
    made = Resource(
        body,
        etag=chance.choice([f'"{version}"', f'W/"{version}"', ""]),
        ranges=chance.random() < 0.75,
        length=chance.random() < 0.8,
        rate=chance.choice([0, 200_000, 1_000_000, 5_000_000]),
        failures=chance.choice([1, 2, 3, 5]),
    )
    fault = chance.choice(["drop_at", "drop_at", "stall_at", "truncate", "status", "none", "none", "none"])
    if fault == "status":
        made.status = chance.choice([404, 429, 500, 503])
    elif fault != "none" and (made.length or fault != "truncate"):
        # Without a length nobody can tell a truncated body from a whole one.
        setattr(made, fault, chance.randrange(len(body)))
    return made


def act(chance: random.Random, audio: CachedAudio, server: Server, path: str, versions: list[bytes]) -> None:
    size = len(versions[0])
    match chance.randrange(10):
        case 0 | 1 | 2 | 3 | 4 | 5:
            audio.want(chance.randrange(size))
        case 6:
            audio.prefetch([(chance.randrange(size), chance.randrange(size)) for _ in range(3)])
        case 7 if len(versions) < 3:
            versions.append(sound(size + chance.choice([0, 0, 1000]), chance.randrange(1 << 30)))
            server.resources[path] = resource(chance, versions[-1], len(versions))
        case 8:
            audio.retry()
        case _:
            time.sleep(chance.random() / 10)


def judge(audio: CachedAudio, versions: list[bytes]) -> str:
    until = time.monotonic() + 40
    while not (audio.progress.complete or audio.progress.error):
        if time.monotonic() > until:
            return f"hangs: {audio.progress}"
        time.sleep(0.01)
    progress, data = audio.progress, audio.path.read_bytes()
    if progress.complete and data not in versions:
        return "mixed"
    whole = all(any(data[a:b] == version[a:b] for version in versions) for a, b in progress.ranges)
    return "fine" if whole else "wrong bytes"


def run(seed: int, folder: Path, server: Server) -> str:
    chance = random.Random(seed)
    path = f"/{seed}"
    versions = [sound(chance.choice([5_000, 100_000, 700_000, 2_000_000]), seed)]
    server.resources[path] = resource(chance, versions[0], 1)
    cache = AudioCache(folder, patience=QUICK)
    result = "fine"
    for _ in range(chance.randrange(1, 4)):
        audio = cache.open(server.url(path))
        for _ in range(chance.randrange(12)):
            act(chance, audio, server, path, versions)
        if chance.random() < 0.6 and result == "fine":
            result = judge(audio, versions)
        audio.close()
    cache.close()
    return result


def main() -> int:
    first, count = (int(value) for value in (*sys.argv[1:], "0", "400")[:2])
    with tempfile.TemporaryDirectory() as name, serve({}) as server, ThreadPoolExecutor(12) as pool:
        seeds = range(first, first + count)
        results = list(pool.map(lambda seed: run(seed, Path(name) / str(seed), server), seeds))
    for seed, result in zip(seeds, results, strict=True):
        if result != "fine":
            print(f"seed {seed}: {result}")
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("net-")]
    print(dict(Counter(results)), f"threads left over: {left}")
    return sum(result != "fine" for result in results)


sys.exit(main())
