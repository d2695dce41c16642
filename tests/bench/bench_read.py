"""Reading a site offline: `./run bench read [--short] [--dense]`.

60 pages of about 110 kB in six languages and 5 annual reports as PDF (`read_site.py`) are read as a review reads
them: in child processes, two where the machine has two cores, from starting them to the whole reading. In the same
run trafilatura extracts the same 60 pages, in an interpreter of its own whose start is not timed. Then 10, 50 and
500 pages, for the cost of a page.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.app.data import catalogue
from scrapers.archive import Snapshot
from scrapers.read_in_child import read_in_child
from scrapers.worker import Worker
from tests.bench.read_site import site
from tests.bench.throwaway import interpreter

PAGES, PDFS, REPEATS = 60, 5, 3
STEPS, MEMORY, RATIO, GROWTH = (10, 50, 500), 300, 1.0, 1.2
RIVAL = ("trafilatura==2.3.1", "lxml_html_clean==0.4.6")
"""Pinned, so that the figure to beat does not move; the second is what the first forgets to ask for."""


class Watched(Worker):
    """A worker that notes the most memory its children ever held, in MB (0 where the system does not tell)."""

    peak = 0
    second: Watched | None = None

    def another(self) -> Watched:
        """The second reader, watched as well."""
        self.second = Watched()
        return self.second

    def close(self) -> None:
        """As a worker does, after a look at the child."""
        status = Path(f"/proc/{self._child.pid}/status") if self._child else None
        if status and status.is_file():
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
            self.peak = max(self.peak, int(lines.get("VmHWM", "0 kB").split()[0]) // 1024)
        super().close()


def ours(snapshot: Snapshot, bodies: dict[str, bytes]) -> tuple[float, int, int]:
    """Seconds from starting the children to the answer, their peak memory together in MB, and how many facts it has."""
    worker = Watched()
    begun = time.perf_counter()
    reading = read_in_child(snapshot, bodies, catalogue(), worker=worker)
    seconds = time.perf_counter() - begun
    peak = worker.peak + (worker.second.peak if worker.second else 0)
    return seconds, peak, sum(hasattr(f, "values") for f in reading.findings.values())


def beside(python: str, bodies: dict[str, bytes]) -> float:
    """Seconds that trafilatura takes for the pages among the bodies."""
    with tempfile.TemporaryDirectory() as folder:
        for key, body in bodies.items():
            if not body.startswith(b"%PDF"):
                (Path(folder) / f"{key}.html").write_bytes(body)
        command = [python, str(Path(__file__).with_name("read_rival.py")), folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout))


def against_the_rival(repeats: int, *, dense: bool = False) -> bool:
    """Time ratio and memory, taking turns so that noise meets both alike; whether both hold."""
    snapshot, bodies = site(PAGES, PDFS, dense=dense)
    python = interpreter("read", *RIVAL)
    mine: list[float] = []
    theirs: list[float] = []
    peak = facts = 0
    for _ in range(repeats):
        seconds, peak, facts = ours(snapshot, bodies)
        mine.append(seconds)
        theirs += [beside(python, bodies)] if python else []
    size = sum(map(len, bodies.values())) // len(bodies) // 1000
    kind = "nearly all text" if dense else "a third of it text"
    print(f"{PAGES} pages and {PDFS} PDFs of {size} kB on average, {kind}, {facts} facts found")
    print(
        f"lendscope    {statistics.median(mine):7.2f} s   memory {peak} MB (reach {MEMORY}) {_verdict(peak <= MEMORY)}"
    )
    if not theirs:
        print("trafilatura could not be measured")
        return peak <= MEMORY
    ratio = statistics.median(mine) / statistics.median(theirs)
    fine = _verdict(ratio <= RATIO)
    print(f"trafilatura  {statistics.median(theirs):7.2f} s   ratio {ratio:.2f} (reach {RATIO}) {fine}")
    return peak <= MEMORY and ratio <= RATIO


def by_size(steps: tuple[int, ...]) -> bool:
    """The cost of a page in a small, a middling and a large site; whether the last stays near the one before."""
    costs = []
    for pages in steps:
        snapshot, bodies = site(pages)
        seconds, peak, _ = ours(snapshot, bodies)
        costs.append(seconds / pages * 1000)
        print(f"{pages:4d} pages   {seconds:7.2f} s   {costs[-1]:6.0f} ms a page   memory {peak} MB")
    growth = costs[-1] / costs[-2]
    fine = _verdict(growth <= GROWTH)
    print(f"a page of {steps[-1]} costs {growth:.2f} times one of {steps[-2]} (reach {GROWTH}) {fine}")
    return growth <= GROWTH


def _verdict(fine: bool) -> str:
    return "ok" if fine else "MISSED"


def main(words: list[str]) -> int:
    """Measure and print; 1 when a figure is missed."""
    parser = argparse.ArgumentParser(prog="bench read")
    parser.add_argument("--short", action="store_true", help="one turn, and 10 and 50 pages only")
    parser.add_argument("--dense", action="store_true", help="also with pages that are nearly all text")
    asked = parser.parse_args(words)
    short, repeats = asked.short, 1 if asked.short else REPEATS
    fine = against_the_rival(repeats)
    if asked.dense:
        against_the_rival(repeats, dense=True)
    return int(not (by_size(STEPS[:2] if short else STEPS) and fine))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
