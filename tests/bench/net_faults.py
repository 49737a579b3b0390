"""The fault matrix of the audio cache: `python tests/bench/net_faults.py`.

Every way a server can fail, all at once, with the patience users get. Each row
says what became of it and after how long since the last byte; asked for: the
outcome named here, nothing beyond 15 s, the bytes right. Under `strace` (where
there is one) it also says whether a local file was opened on a server's word.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.net_server import Resource, Server, certificate, closed_port, serve
from tui.net.audio_cache import AudioCache

CHANCE = random.Random(3)
AUDIO = b"ID3\x04" + CHANCE.randbytes(1_500_000)
OTHER = b"ID3\x04" + CHANCE.randbytes(1_400_000)
CANARY = "podtui-canary.mp3"
WHOLE = "whole"


def faults(canary: Path) -> dict[str, tuple[Resource, str]]:
    """Name, resource, and the words of the outcome."""
    matrix = {
        "stall before headers": (Resource(AUDIO, silent=True), "; try again later"),
        "stall after headers": (Resource(AUDIO, stall_at=0), "; try again later"),
        "stall in the middle, always": (Resource(AUDIO, stall_at=700_000, ranges=False), "; try again later"),
        "stall in the middle, once": (Resource(AUDIO, stall_at=700_000, failures=1), WHOLE),
        "no range": (Resource(AUDIO, ranges=False), WHOLE),
        "no length": (Resource(AUDIO, length=False), WHOLE),
        "no range, no length": (Resource(AUDIO, length=False, ranges=False), WHOLE),
        "wrong type": (Resource(AUDIO, type="text/plain"), WHOLE),
        "page in place of audio": (Resource(b"<html>" * 500, type="text/html"), "web page"),
        "page called audio": (Resource(b"<!doctype html>" * 500), "web page"),
        "playlist that names a file": (Resource(f"#EXTM3U\n{canary.as_uri()}".encode()), "playlist"),
        "empty": (Resource(b""), "empty"),
        "truncated once": (Resource(AUDIO, truncate=800_000, failures=1), WHOLE),
        "truncated always": (Resource(AUDIO, truncate=800_000, ranges=False), "broke off"),
        "10 redirects": (Resource(AUDIO, redirects=10), WHOLE),
        "11 redirects": (Resource(AUDIO, redirects=11), "redirects more than"),
        "redirect to a local file": (Resource(redirect=canary.as_uri()), "not a web address"),
        "drip": (Resource(AUDIO, drip=0.2), "; try again later"),
        "drops 20 times": (Resource(AUDIO, drop_at=80_000, failures=20, etag='"1"'), WHOLE),
    }
    for status in (401, 403, 404, 410, 429, 500, 503):
        matrix[str(status)] = (Resource(AUDIO, status=status), str(status))
    for _ in range(20):
        resource = Resource(AUDIO, drop_at=CHANCE.randrange(len(AUDIO)), failures=2)
        matrix[f"drop at byte {resource.drop_at}"] = (resource, WHOLE)
    return matrix


def outcome(cache: AudioCache, url: str, right: bytes) -> tuple[str, float]:
    """Return what became of an enclosure and the seconds from the last byte to knowing it."""
    done = threading.Event()
    last = [time.monotonic(), 0]
    audio = cache.open(url)

    def hear(progress) -> None:
        present = sum(end - start for start, end in progress.ranges)
        if progress.complete or progress.error:
            done.set()
        elif present > last[1] + 10_000:
            last[:] = time.monotonic(), present

    audio.subscribe(hear)
    if not done.wait(60):
        return f"HANGS {audio.progress}", 60.0
    seconds = time.monotonic() - last[0]
    if audio.progress.error:
        return audio.progress.error, seconds
    return (WHOLE if audio.path.read_bytes() == right else "MIXED OR DAMAGED"), seconds


def changed_midway(cache: AudioCache, server: Server) -> tuple[str, float]:
    """The file is replaced while it is fetched."""
    server.resources["/changing"] = Resource(AUDIO, etag='"a"', rate=400_000)
    audio = cache.open(server.url("/changing"))
    audio.wait(0, 300_000, 10)
    server.resources["/changing"] = Resource(OTHER, etag='"b"')
    audio.want(1_200_000)
    return outcome(cache, server.url("/changing"), OTHER)


def run(folder: Path) -> int:
    canary = folder / CANARY
    canary.write_bytes(AUDIO)
    matrix = faults(canary)
    pages = {f"/{index}": resource for index, (resource, _) in enumerate(matrix.values())}
    rows: list[tuple[str, str, float, str]] = []
    with (
        serve(pages) as server,
        serve({"/": Resource(AUDIO)}, tls=certificate(folder)) as secure,
        closed_port() as port,
        ThreadPoolExecutor(len(matrix) + 4) as pool,
    ):
        cache = AudioCache(folder / "audio")
        names = [*matrix, "certificate", "no such name", "nobody listens", "changes midway"]
        words = [words for _, words in matrix.values()] + [
            "cannot prove",
            "cannot be found",
            "refuses",
            WHOLE,
        ]
        urls = [server.url(path) for path in pages]
        urls += [secure.url("/"), "http://no-such-host.invalid/", f"http://127.0.0.1:{port}/"]
        futures = [pool.submit(outcome, cache, url, AUDIO) for url in urls]
        futures.append(pool.submit(changed_midway, cache, server))
        for name, expected, future in zip(names, words, futures, strict=True):
            what, seconds = future.result()
            rows.append((name, what, seconds, expected))
        cache.close()
    bad = 0
    for name, what, seconds, expected in rows:
        right = expected in what and seconds <= 15
        bad += not right
        print(f"{'ok ' if right else 'BAD'} {seconds:5.1f} s  {name}: {what}")
    print(f"{len(rows)} faults, {bad} with another outcome than named")
    return bad


def main() -> int:
    if len(sys.argv) > 1:
        return run(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory() as name:
        strace = shutil.which("strace")
        log = Path(name) / "opened"
        watch = [strace, "-f", "-qq", "-e", "trace=open,openat", "-o", str(log)] if strace else []
        bad = subprocess.run([*watch, sys.executable, __file__, name], env=os.environ, check=False).returncode
        if strace:
            opened = [line for line in log.read_text().splitlines() if CANARY in line and "O_RDONLY" in line]
            print(f"local files opened on a server's word: {len(opened)}")
            bad += len(opened)
    return bad


sys.exit(main())
