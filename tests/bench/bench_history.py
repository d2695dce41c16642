"""The library at its size: `python -m tests.bench.bench_history [RUNS [PLATFORMS]]`.

10,000 runs with 100 findings each (1 million) over 10,000 platforms unless told; half of the runs belong to one
platform, which is the hardest case for its trend and history. Beside each figure stands the same question put
to SQLite directly, where that is the limit, and the figure to reach.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from desktop.history.library import Library
from desktop.history.values import Sieve
from scoring.assessment import Judgement, Outcome
from scoring.facts import FactValue, Finding, Found
from scoring.review import Review
from scrapers.archive import digest
from tests.support.history import HOME, NOON, assessment, captured, evidence, review

FINDINGS, ITEMS = 100, 110
PAGES, PAGE_BYTES = 60, 110_000


def many(number: int) -> Review:
    """A review with 100 findings and 110 items; a few values differ from run to run."""
    at = NOON + timedelta(hours=number)
    quote = (evidence("the words that say it", at),)
    found: dict[str, Finding] = {
        f"group.fact_{n:03d}": Found(
            f"group.fact_{n:03d}", (FactValue(Decimal(number % 97 if n < 8 else n), quote, "%"),)
        )
        for n in range(FINDINGS)
    }
    items = tuple(
        Judgement(
            f"credit/item-{n:03d}", Outcome.FAIL if (n + number) % 11 == 0 else Outcome.PASS, "reason", quote
        )
        for n in range(ITEMS)
    )
    made = review(at=at, judged=replace(assessment(), judgements=items))
    return replace(made, reading=replace(made.reading, findings=found))


def fill(library: Library, runs: int, platforms: int) -> float:
    """Save so many runs, half of them of the first platform; seconds for each."""
    with library.batch():
        who = [
            library.platform_for(f"https://platform-{n}.test", f"Platform {n}").id for n in range(platforms)
        ]
        snapshots = [captured(library, p, {"": b"home"}) for p in who[: max(1, runs // 2)]]
    start = time.perf_counter()
    for first in range(0, runs, 100):
        with library.batch():
            for number in range(first, min(runs, first + 100)):
                place = 0 if number % 2 else (number // 2) % len(snapshots)
                library.save_run(who[place], snapshots[place], many(number))
    return (time.perf_counter() - start) / runs


def median_ms(work: Callable[[], object], times: int = 9) -> float:
    """The median time of a call in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def line(what: str, milliseconds: float, reach: float, beside: str = "") -> None:
    """One figure and the one to reach."""
    verdict = "ok" if milliseconds <= reach else "MISSED"
    print(f"{what:<44} {milliseconds:8.2f} ms   reach {reach:5.0f}   {verdict}   {beside}")


def figures(library: Library, path: Path, runs: int) -> None:
    """What the window asks for, timed."""
    raw = sqlite3.connect(path)
    first, last = "r-000002", f"r-{runs:06d}"
    line("diff of two runs", median_ms(lambda: library.diff(first, last)), 50)
    beside = median_ms(
        lambda: raw.execute("SELECT * FROM runs WHERE platform = 1 ORDER BY captured_at").fetchall()
    )
    line(
        f"trend of {len(library.trend('p-1'))} runs",
        median_ms(lambda: library.trend("p-1")),
        100,
        f"raw {beside:.2f}",
    )
    beside = median_ms(
        lambda: raw.execute(
            "SELECT p.*, r.* FROM platforms p LEFT JOIN runs r ON r.n = p.latest_run ORDER BY p.sort_name"
        ).fetchall()
    )
    line(
        f"list of {library.count_platforms()} platforms",
        median_ms(library.platforms),
        100,
        f"raw {beside:.2f}",
    )
    line("  sorted by score", median_ms(lambda: library.platforms(sort="overall", descending=True)), 100)
    line("  filtered", median_ms(lambda: library.platforms(Sieve(search="form 99"))), 100)
    line("  one screen of 50", median_ms(lambda: library.platforms(sort="credit", limit=50)), 100)
    line("one run whole", median_ms(lambda: library.run(last)), 100)
    line("search for a rare word", median_ms(lambda: library.search("platform 77")), 100)
    line("search for a word of every run", median_ms(lambda: library.search("words that")), 100)
    raw.close()


def recapture(folder: Path) -> None:
    """What an unchanged second visit adds, captures and run together."""
    draw = random.Random(7)
    words = [digest(f"{n}".encode())[:6] for n in range(4000)]
    bodies = {f"{n}": " ".join(draw.choices(words, k=PAGE_BYTES // 7)).encode() for n in range(PAGES)}
    sizes = []
    with Library.open(folder / "again.db") as library:
        platform = library.platform_for(HOME).id
        for day in range(3):
            with library.batch():
                snapshot = captured(library, platform, bodies, NOON + timedelta(days=day))
                library.save_run(platform, snapshot, many(24 * day))
            sizes.append(library.backup(folder / "copy.db").stat().st_size)
    share = (sizes[2] - sizes[1]) / sizes[0]
    print(f"unchanged re-capture adds {share:.1%} of the first ({sizes[0] / 2**20:.1f} MiB)   reach 5 %")


def keeping(folder: Path) -> None:
    """Pages a second, each on the disk before the next."""
    bodies = {f"{n}": os.urandom(20_000).hex().encode() for n in range(200)}
    with Library.open(folder / "keep.db") as library:
        platform = library.platform_for(HOME).id
        start = time.perf_counter()
        captured(library, platform, bodies)
        print(f"captures kept one by one: {200 / (time.perf_counter() - start):.0f} pages/s")


def main() -> None:
    """Fill a library and print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    platforms = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "lendscope.db"
        with Library.open(path) as library:
            seconds = fill(library, runs, platforms)
            print(
                f"{runs} runs, {runs * FINDINGS} findings, {platforms} platforms; saved in {seconds * 1000:.1f} ms each"
            )
            figures(library, path, runs)
        print(f"library of {path.stat().st_size / 2**20:.0f} MiB")
        recapture(Path(name))
        keeping(Path(name))


if __name__ == "__main__":
    main()
