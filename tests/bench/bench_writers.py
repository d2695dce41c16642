"""Several processes write one library at once: `./run bench writers [COUNT]` (4 × 500 unless told).

Beside it the same lines written by raw sqlite3 with the same settings, one after the other in one process.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.history.connection import connect
from desktop.history.library import Library

ROOT, WRITERS = Path(__file__).resolve().parents[2], 4


def together(path: Path, count: int) -> tuple[list[str], float]:
    """What the writers said on standard error, and the seconds they took."""
    line = [sys.executable, "-m", "tests.support.history_writer", "journal", str(path), str(count)]
    begun = time.perf_counter()
    writers = [
        subprocess.Popen([*line, str(n)], cwd=ROOT, stderr=subprocess.PIPE, text=True) for n in range(WRITERS)
    ]
    return [w.communicate()[1] for w in writers], time.perf_counter() - begun


def alone(path: Path, count: int) -> float:
    """Seconds for as many lines by raw sqlite3."""
    with Library.open(path):
        raw = connect(path)
    begun = time.perf_counter()
    for number in range(WRITERS * count):
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO journal (at, who, action, subject, detail) VALUES ('', '', '', ?, '')",
            (f"{number}",),
        )
        raw.execute("COMMIT")
    raw.close()
    return time.perf_counter() - begun


def main(words: list[str]) -> int:
    """Write, count and compare; 1 when a line is lost or somebody was told anything."""
    parser = argparse.ArgumentParser(prog="bench writers", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=500)
    count = parser.parse_args(words).count
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lendscope.db"
        said, seconds = together(path, count)
        with Library.open(path) as library:
            there = {(e.who, e.subject) for e in library.journal(limit=10 * WRITERS * count)}
        lost = WRITERS * count - len(there)
        beside = alone(Path(folder) / "raw.db", count)
    print(
        f"{WRITERS} processes × {count} writes: {lost} lost, {sum(map(bool, said))} told of trouble; {seconds:.1f} s"
    )
    print(f"raw sqlite3, one process: {beside:.1f} s")
    return int(bool(lost or any(said)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
