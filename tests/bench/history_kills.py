"""Kill -9 during capture and save: `python -m tests.bench.history_kills [COUNT]` (1,000 unless told)."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.history.library import Library

ROOT = Path(__file__).resolve().parents[2]


def kill_once(path: Path, acknowledged: int) -> int:
    """Kill a capturing process after so many acknowledgements and check the library; how many there were.

    AssertionError when something acknowledged is lost or the file is not sound.
    """
    line = [sys.executable, "-m", "tests.support.history_writer", "capture", str(path)]
    child = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(acknowledged)]
    child.kill()
    told += child.stdout.read().splitlines()
    child.wait(20)
    child.stdout.close()
    check(path, [tuple(words) for text in told if len(words := text.split()) == 2])
    return len(told)


def check(path: Path, told: list[tuple[str, ...]]) -> None:
    """Everything that was acknowledged is there, whole, and the capture was found as interrupted."""
    with Library.open(path) as library:
        found = library.mark_interrupted()
        assert {note.level for note in library.doctor() if note.about != "backups"} == {"ok"}, (
            library.doctor()
        )
        kept = {word for kind, word in told if kind == "kept" and len(word) == 64}
        snapshots = [word for kind, word in told if kind == "snapshot"]
        held = {sha256 for snapshot in snapshots if kept for sha256 in library.bodies(snapshot)}
        assert kept <= held, f"lost {len(kept - held)} pages"
        assert all(library.body(sha256) for sha256 in kept)
        assert not kept or found == tuple(snapshots), (found, snapshots)
        assert all(library.run(word) for kind, word in told if kind == "run" and len(word) == 8)


def main() -> None:
    """Kill so often, at random moments, and say what was lost."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    draw, start, told = random.Random(7), time.perf_counter(), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            told += kill_once(Path(folder) / f"{number // 50}.db", draw.randint(1, 60))
    seconds = time.perf_counter() - start
    print(f"{count} kills, {told} acknowledgements: 0 lost, 0 damaged; {seconds:.0f} s")


if __name__ == "__main__":
    main()
