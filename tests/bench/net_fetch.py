"""How fast many feeds are asked for: `python tests/bench/net_fetch.py [feeds] [threads]`.

Feeds of 60 KB on as many host names behind 100 ms of latency (for each request
and for each new connection), fetched whole and then again with their ETags.
Asked for: 100 feeds, 16 at once, in 2.5 s.
"""

import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.net_server import Resource, serve
from tui.net.http import Fetcher, Request

LATENCY = 0.1


def main() -> None:
    count, threads = (int(value) for value in (*sys.argv[1:], "100", "16")[:2])
    feeds = {
        f"/{n}.xml": Resource(b"<rss>" + bytes(60_000), type="text/xml", etag=f'"{n}"') for n in range(count)
    }
    with serve(feeds, latency=LATENCY, address="0.0.0.0") as server, ThreadPoolExecutor(threads) as pool:
        fetcher = Fetcher(user_agent="bench")
        # 127.0.0.0/8 is all loopback: every feed gets a host of its own.
        urls = [server.url(path, host=f"127.0.{n // 250}.{n % 250 + 1}") for n, path in enumerate(feeds)]
        etags = [""] * count
        for what in ("first", "second, unchanged", "third, unchanged"):
            started, cpu = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
            requests = [Request(url, etag=etag) for url, etag in zip(urls, etags, strict=True)]
            answers = list(pool.map(fetcher.fetch, requests))
            seconds = time.monotonic() - started
            cpu = resource.getrusage(resource.RUSAGE_SELF).ru_utime - cpu
            unchanged = sum(answer.status == 304 for answer in answers)
            print(f"{what}: {seconds:.2f} s, {unchanged} of {count} were 304, CPU {cpu:.2f} s (server too)")
            etags = [answer.etag for answer in answers]
        fetcher.close()


main()
