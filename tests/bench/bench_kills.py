"""Kill -9 at random moments during capture and save: `./run bench kills [COUNT]` (1,000 unless told).

A process captures a real site on 127.0.0.1 through the product's own way (crawl, child process, library) or
saves runs, and tells a pipe what is safe on the disk. It is killed at a random moment; then the library is
opened as the next start of the program opens it. Lost is what was told and is not there whole.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Self

from desktop.app.opening import open_library
from desktop.history.library import Library
from scrapers.archive import SnapshotStatus
from tests.support.servers import Page, html, serving

ROOT = Path(__file__).resolve().parents[2]
PAGES = 60
WORKS = ("capture", "save")


def site() -> dict[str, Page | bytes]:
    """A home page that leads to sixty others of a few kilobytes."""
    pages = {
        f"/terms/{n}": html(title=f"Terms {n}", text=f"Series {n} pays 11.{n} %. " * 150)
        for n in range(PAGES)
    }
    return {"/": html(*pages, title="Kept House"), **pages}


class Victims:
    """Working processes, one after the other, each a copy of one that has everything imported. A context."""

    def __enter__(self) -> Self:
        line = [sys.executable, "-m", "tests.support.history_writer", "serve"]
        pipe = subprocess.PIPE
        self._server = subprocess.Popen(line, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.kill()
        self._server.communicate()

    def kill_one(self, path: Path, work: str, home: str, draw: random.Random) -> list[tuple[str, str]]:
        """Kill a working process at a random moment and check the library; what it had told until then.

        The moment is so many acknowledgements and then up to three milliseconds, so that it falls anywhere
        between two of them. AssertionError when something told is lost or the file is not sound.
        """
        asked, told = self._server.stdin, self._server.stdout
        assert asked is not None
        assert told is not None
        asked.write(f"{work} {path} {home}\n")
        asked.flush()
        lines, wanted, pid = list[str](), draw.randint(1, 45), 0
        while len(lines) < wanted or not pid:
            word = told.readline()
            pid = int(word.split()[1]) if word.startswith("pid ") else pid
            lines.append(word)
        end = time.perf_counter() + draw.random() * 0.003
        while time.perf_counter() < end:
            pass
        os.kill(pid, signal.SIGKILL)
        while (word := told.readline()) != "ended\n":
            lines.append(word)
        whole = [(words[0], words[1]) for line in lines if len(words := line.split()) == 2]
        check(path, whole)
        return whole


def check(path: Path, told: list[tuple[str, str]]) -> None:
    """Everything that was told is there, whole; the next start closes the capture as partial and can go on."""
    with open_library(path) as library:
        notes = [
            n for n in library.doctor() if n.about in ("structure", "references", "captures", "runs", "pages")
        ]
        assert {n.level for n in notes} == {"ok"}, notes
        kept = held_by_snapshot(told)
        for snapshot, words in kept.items():
            assert words <= set(library.bodies(snapshot)), f"lost pages of {snapshot}"
        assert all(library.body(sha256) for words in kept.values() for sha256 in words)
        assert all(library.run(word) for kind, word in told if kind == "run" and len(word) == 8)
        check_partial(library, list(kept))


def held_by_snapshot(told: list[tuple[str, str]]) -> dict[str, set[str]]:
    """The digests told of each capture; one that was begun and told of no page may be forgotten."""
    found: dict[str, set[str]] = {}
    snapshot = ""
    for kind, word in told:
        if kind == "snapshot":
            snapshot = word
        elif kind == "kept" and len(word) == 64:
            found.setdefault(snapshot, set()).add(word)
    return found


def check_partial(library: Library, snapshots: list[str]) -> None:
    """The interrupted capture is closed, partial, and offered for going on."""
    for name in snapshots:
        snapshot = library.snapshot(name)
        assert snapshot.status in (SnapshotStatus.PARTIAL, SnapshotStatus.COMPLETE), snapshot.status
        fetched = [c for c in snapshot.captures if c.settled and c.sha256]
        assert (
            snapshot.status is SnapshotStatus.COMPLETE or _offered(library, snapshot.home) or len(fetched) < 2
        )


def _offered(library: Library, home: str) -> bool:
    return library.interrupted(library.platform_for(home).id) is not None


def main(words: list[str]) -> int:
    """Kill so often and say what was lost."""
    parser = argparse.ArgumentParser(prog="bench kills", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(words)
    draw, start, told = random.Random(chosen.seed), time.perf_counter(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder, serving(site()) as server, Victims() as victims:
        for number in range(chosen.count):
            path, work = Path(folder) / f"{number // 50}.db", WORKS[number % len(WORKS)]
            told.update(kind for kind, _ in victims.kill_one(path, work, server.url, draw))
    counts = ", ".join(f"{n} × {what}" for what, n in sorted(told.items()) if what != "pid")
    print(f"{chosen.count} kills ({counts}): 0 lost, 0 damaged; {time.perf_counter() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
