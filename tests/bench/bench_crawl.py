"""Crawling at full speed beside Scrapy and aiohttp: `./run bench crawl [PAGES] [--repeats N]`.

500 linked pages on 127.0.0.1, each answered after 50 ms, by 4 and by 8 connections, without any pause. The
ratio is the time that latency alone would take (requests x 50 ms / connections) to the time taken; 1.00 cannot
be passed. CPU is that of the crawling process and its children, in milliseconds a request.

Scrapy and aiohttp run in the same run, on the same kind of server, taking turns with ours. They are no
dependencies: the first run puts them into a throw-away environment, `out/envs/crawl` (`--python OTHER` names
another interpreter that has them, `--alone` leaves them out).

Ours does what it always does: it asks for robots.txt, reads every page in its child process, packs it and commits
it to a library on the disk. The rivals follow links and keep bodies in memory. Starting interpreters, importing
and reading the list of authorities is timed for nobody.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.history.library import Library
from scrapers.capture import capture_platform
from scrapers.fetch import trusted_context
from scrapers.settings import CaptureSettings
from scrapers.worker import Worker
from tests.bench.throwaway import interpreter

ROOT = Path(__file__).resolve().parents[2]
RIVALS = Path(__file__).with_name("crawl_rivals.py")
WANTED = ("scrapy==2.19.0", "aiohttp==3.14.5", "lxml==6.1.3")
PAUSE_MS, AT_ONCE, GOAL = 50, (4, 8), 0.90


class Taken(NamedTuple):
    """Seconds that passed, and seconds of processor time, children included."""

    seconds: float
    cpu: float


Run = Callable[[str, int, int], Taken]
"""Address, pages and connections → what it took."""


@contextlib.contextmanager
def server(pages: int) -> Iterator[str]:
    """The address of a fresh benchmark server."""
    command = [sys.executable, "-m", "tests.support.bench_server", str(pages), str(PAUSE_MS)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdin is not None
        yield f"http://127.0.0.1:{int(child.stdout.readline())}/"
        child.stdin.close()


def answered(home: str) -> int:
    """How many requests were answered since this was asked last."""
    with urllib.request.urlopen(f"{home}-/count") as answer:
        return int(answer.read())


def ours(home: str, pages: int, at_once: int) -> Taken:
    """The product's own capture: pages read in the child, packed and committed to a library."""
    settings = CaptureSettings(
        max_pages=pages + 20,
        max_depth=99,
        per_pattern=pages + 20,
        delay=0.0,
        connections=at_once,
        allow_loopback=True,
    )
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "bench.db") as library:
        platform = library.platform_for(home)
        snapshot = library.begin_snapshot(platform.id, home, "", "", (), datetime.now(UTC))
        with Worker() as worker:
            worker.outline(b"<p>", home, "text/html")
            trusted_context()
            before, cpu = time.perf_counter(), _cpu()
            keep = partial(library.keep, snapshot)
            capture_platform(home, settings, keep, outline=worker.outline, together=library.batch)
            seconds = time.perf_counter() - before
        return Taken(seconds, _cpu() - cpu)


def _cpu() -> float:
    """Processor time of this process and of its children that have ended."""
    return sum(os.times()[:4])


def child_run(command: list[str], home: str, pages: int, at_once: int) -> Taken:
    """A crawler in a fresh interpreter."""
    words = [*command, home, str(pages), str(at_once)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return Taken(*json.loads(done.stdout.splitlines()[-1]))


def rivals(python: str | None) -> dict[str, Run]:
    """The crawlers that interpreter runs; none without one."""
    names = ("scrapy", "aiohttp") if python else ()
    return {name: partial(child_run, [str(python), str(RIVALS), name]) for name in names}


def measure(run: Run, pages: int, at_once: int) -> tuple[float, int, Taken]:
    """Ratio, requests and what one run on a fresh server took."""
    with server(pages) as home:
        answered(home)
        taken = run(home, pages, at_once)
        requests = answered(home)
    return requests * PAUSE_MS / 1_000 / at_once / taken.seconds, requests, taken


def compare(runs: dict[str, Run], pages: int, repeats: int) -> dict[tuple[str, int], list[float]]:
    """The ratios of every crawler at 4 and 8 connections, taking turns so that noise meets all alike."""
    ratios: dict[tuple[str, int], list[float]] = {}
    for at_once in AT_ONCE:
        for _ in range(repeats):
            for name, run in runs.items():
                ratio, requests, taken = measure(run, pages, at_once)
                ratios.setdefault((name, at_once), []).append(ratio)
                cpu = taken.cpu / requests * 1_000
                print(
                    f"{name:10} {at_once} at once: {requests} requests, {taken.seconds:6.2f} s, ratio {ratio:.3f}, "
                    f"CPU {cpu:.1f} ms a request, load {os.getloadavg()[0]:.1f}",
                    flush=True,
                )
    return ratios


def main(words: list[str]) -> int:
    """Measure and print; 1 when ours misses its goal or falls behind Scrapy."""
    parser = argparse.ArgumentParser(
        prog="bench crawl", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="?", type=int, default=500)
    parser.add_argument("--python", help="an interpreter with Scrapy and aiohttp")
    parser.add_argument("--alone", action="store_true", help="without Scrapy and aiohttp")
    parser.add_argument("--repeats", type=int, default=3, help="rounds; the median counts (3)")
    parser.add_argument("--only-ours", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args(words)
    if chosen.only_ours:
        home, pages, at_once = chosen.only_ours
        print(json.dumps(ours(home, int(pages), int(at_once))))
        return 0
    python = None if chosen.alone else chosen.python or interpreter("crawl", *WANTED)
    mine = partial(child_run, [sys.executable, "-m", "tests.bench.bench_crawl", "--only-ours"])
    runs = {"lendscope": mine, **rivals(python)}
    ratios = compare(runs, chosen.pages, chosen.repeats)
    for (name, at_once), found in ratios.items():
        print(f"{name:10} {at_once} at once: median {statistics.median(found):.3f}, best {max(found):.3f}")
    return int(any(_behind(ratios, at_once) for at_once in AT_ONCE))


def _behind(ratios: dict[tuple[str, int], list[float]], at_once: int) -> bool:
    goal = max(GOAL, statistics.median(ratios.get(("scrapy", at_once), [0.0])))
    return statistics.median(ratios["lendscope", at_once]) < goal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
