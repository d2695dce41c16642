"""Kill -9 while a saved file is taken in: `python -m tests.support.import_kills LIBRARY COUNT`.

Each time a forked process begins the import and kills itself before its Nth statement; then the library is looked
at. What was found is printed as JSON: how often nothing of the import was there, how often all of it.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from desktop.history.library import Library
from scrapers.archive import Capture, CaptureOrigin, digest

PAGES = 40
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def pages(number: int) -> list[tuple[Capture, bytes | None]]:
    """The pages of one saved file, different each time."""
    made: list[tuple[Capture, bytes | None]] = []
    for place in range(PAGES):
        body = f"<p>{number} {place}".encode()
        url = f"https://p{number}.example/{place}"
        made.append((Capture(url, url, NOON, 200, sha256=digest(body), origin=CaptureOrigin.ADOPTED), body))
    return made


def take_in(path: Path, number: int, statements: int) -> None:
    """Import, and die before the statement of that number."""
    left = [statements]

    def count(_statement: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with Library.open(path) as library:
        library._connection().set_trace_callback(count)
        library.add_snapshot(f"https://p{number}.example/", f"P{number}", "0.1", (), NOON, pages(number))


def state(path: Path) -> tuple[int, int, int]:
    """How many platforms, snapshots and captures there are, after the file was recovered."""
    with sqlite3.connect(path) as library:
        counts = [
            library.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
            for t in ("platforms", "snapshots", "captures")
        ]
    library.close()
    return counts[0], counts[1], counts[2]


def main() -> None:
    """Kill so often, each time one statement later."""
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    Library.open(path).close()
    found: Counter[str] = Counter()
    for number in range(count):
        before = state(path)
        child = os.fork()
        if child == 0:
            take_in(path, number, number)
            os._exit(0)
        ended = os.waitpid(child, 0)[1]
        grown = tuple(b - a for a, b in zip(before, state(path), strict=True))
        found["killed"] += os.WIFSIGNALED(ended)
        found[{(0, 0, 0): "nothing", (1, 1, PAGES): "all"}.get(grown, f"between {grown}")] += 1
    with sqlite3.connect(path) as library:
        (sound,) = library.execute("PRAGMA integrity_check").fetchone()
    library.close()
    print(json.dumps({"integrity": sound, **found}))


if __name__ == "__main__":
    main()
