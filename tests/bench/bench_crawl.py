"""Crawling at full speed: `python -m tests.bench crawl [PAGES] [--python OTHER]`.

500 linked pages on 127.0.0.1, each answered after 50 ms, by 4 and by 8 connections, without any pause. The
ratio is the time that latency alone would take (requests x 50 ms / connections) to the time taken; 1.00 cannot
be passed. Scrapy and aiohttp run beside it, on the same server, in processes of the interpreter OTHER, when it
has them: they are no dependencies. Ours reads every page in its child process, keeps it and asks for robots.txt,
as it always does; starting interpreters and reading the list of authorities is timed for nobody.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from scrapers.archive import Capture
from scrapers.capture import capture_platform
from scrapers.fetch import trusted_context
from scrapers.settings import CaptureSettings
from scrapers.worker import Worker

ROOT = Path(__file__).resolve().parents[2]
RIVALS = Path(__file__).with_name("crawl_rivals.py")
PAUSE_MS, AT_ONCE, GOAL = 50, (4, 8), 0.90
Run = Callable[[str, int, int], float]
"""Address, pages and connections → seconds taken."""


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


def ours(home: str, pages: int, at_once: int) -> float:
    """The product's own capture, pages read and kept in memory."""
    kept: dict[str, bytes] = {}

    def keep(capture: Capture, body: bytes | None) -> None:
        if body is not None:
            kept[capture.sha256] = body

    settings = CaptureSettings(
        max_pages=pages + 20,
        max_depth=99,
        per_pattern=pages + 20,
        delay=0.0,
        connections=at_once,
        allow_loopback=True,
    )
    with Worker() as worker:
        worker.outline(b"<p>", home, "text/html")
        trusted_context()
        before = time.perf_counter()
        capture_platform(home, settings, keep, outline=worker.outline)
        return time.perf_counter() - before


def in_process(home: str, pages: int, at_once: int) -> float:
    """The product in a fresh interpreter, as the rivals are."""
    return _child(sys.executable, [__file__, "--only-ours", home], pages, at_once)


def rival(python: str, name: str) -> Run:
    """Another crawler, under another interpreter."""
    return lambda home, pages, at_once: _child(python, [str(RIVALS), name, home], pages, at_once)


def _child(python: str, words: list[str], pages: int, at_once: int) -> float:
    command = [python, *words, str(pages), str(at_once)]
    if python == sys.executable:
        command = [python, "-m", "tests.bench.bench_crawl", *words[1:], str(pages), str(at_once)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def rivals(python: str) -> dict[str, Run]:
    """The crawlers that interpreter can run."""
    found = {}
    for name in ("scrapy", "aiohttp"):
        if not subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode:
            found[name] = rival(python, name)
    return found


def measure(run: Run, pages: int, at_once: int) -> tuple[float, int, float]:
    """Ratio, requests and seconds of one run on a fresh server."""
    with server(pages) as home:
        answered(home)
        seconds = run(home, pages, at_once)
        requests = answered(home)
    return requests * PAUSE_MS / 1_000 / at_once / seconds, requests, seconds


def compare(runs: dict[str, Run], pages: int, repeats: int) -> dict[tuple[str, int], float]:
    """The median ratio of every crawler at 4 and 8 connections, taking turns so that noise meets all alike."""
    ratios: dict[tuple[str, int], list[float]] = {}
    for at_once in AT_ONCE:
        for _ in range(repeats):
            for name, run in runs.items():
                ratio, requests, seconds = measure(run, pages, at_once)
                ratios.setdefault((name, at_once), []).append(ratio)
                print(
                    f"{name:10} {at_once} at once: {requests} requests, {seconds:6.2f} s, ratio {ratio:.3f}"
                )
    return {key: statistics.median(values) for key, values in ratios.items()}


def main(words: list[str]) -> int:
    """Measure and print; 1 when ours misses its goal or falls behind Scrapy."""
    parser = argparse.ArgumentParser(prog="bench crawl")
    parser.add_argument("pages", nargs="?", type=int, default=500)
    parser.add_argument("at_once", nargs="?", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--python", default=sys.executable, help="an interpreter that has Scrapy and aiohttp")
    parser.add_argument("--repeats", type=int, default=1)
    parser.add_argument("--only-ours", default="", help=argparse.SUPPRESS)
    chosen = parser.parse_args(words)
    if chosen.only_ours:
        print(json.dumps(ours(chosen.only_ours, chosen.pages, chosen.at_once)))
        return 0
    runs = {"lendscope": in_process, **rivals(chosen.python)}
    medians = compare(runs, chosen.pages, chosen.repeats)
    for (name, at_once), ratio in medians.items():
        print(f"median {name:10} {at_once} at once: {ratio:.3f}")
    for name in {"scrapy", "aiohttp"} - set(runs):
        print(f"{name} was not measured: {chosen.python} has no such package (see --python)")
    return int(any(_behind(medians, at_once) for at_once in AT_ONCE))


def _behind(medians: dict[tuple[str, int], float], at_once: int) -> bool:
    goal = max(GOAL, medians.get(("scrapy", at_once), 0.0))
    return medians["lendscope", at_once] < goal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
