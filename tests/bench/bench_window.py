"""The window: start to the first frame (warm), the largest gap of its event loop during a review of 60 pages, memory.

`bench_window [STARTS]`: how often it is started (6); the first start warms the disk and does not count.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.cli import main as lendscope
from tests.support.servers import Page, serving

ROOT = Path(__file__).resolve().parents[2]
PAGES = 60


def main(words: list[str]) -> int:
    """Measure and print; 1 when a figure of the design is missed."""
    starts = int(words[0]) if words else 6
    with TemporaryDirectory() as folder:
        library = Path(folder) / "lendscope.db"
        with contextlib.redirect_stdout(io.StringIO()):
            lendscope(["demo", "--quiet", "--library", str(library), "--out", str(Path(folder) / "pdf")])
        times = [child("shown", str(library)) for _ in range(starts)][1:]
        shown = statistics.median(t["shown"] for t in times)
        print(f"start to first frame: {shown * 1000:.0f} ms, median of {len(times)} (reach 500)")
        print(f"processor time for it: {statistics.median(t['processor'] for t in times) * 1000:.0f} ms")
        print(f"memory then: {max(t['memory'] for t in times):.0f} MiB")
        with TemporaryDirectory() as empty, serving(served()) as server:
            work = child("review", str(Path(empty) / "lendscope.db"), server.url)
    told = f"{work['pages']:.0f} captures in {work['seconds']:.1f} s"
    print(f"largest gap of the event loop: {work['busy'] * 1000:.0f} ms during a review of {told} (reach 50)")
    print(f"of it the window's own thread: {work['turn'] * 1000:.0f} ms of processor time in one turn")
    print(f"at rest: {work['rest'] * 1000:.0f} ms; memory of the window's process: {work['memory']:.0f} MiB")
    return int(shown > 0.5 or work["busy"] > 0.05)


def served() -> dict[str, Page]:
    """A sample's pages under many addresses, each with a line of its own, led to from the home page."""
    bodies = sorted((ROOT / "resources" / "samples" / "tidewell" / "pages").glob("*.html"))
    pages = {}
    for number, file in zip(range(PAGES - 1), itertools.cycle(bodies), strict=False):
        path = f"/{file.stem}-{number}" if number >= len(bodies) else f"/{file.stem}"
        pages[path] = Page(body=file.read_bytes() + f"<p>Sheet {number}</p>".encode())
    links = "".join(f'<li><a href="{path}">{path}</a></li>' for path in pages)
    home = f"<!doctype html><html lang=en><title>Benchlend</title><ul>{links}</ul>"
    return {"/": Page(body=home.encode()), **pages}


def child(*words: str) -> dict[str, float]:
    """One window in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.window_child", *words]
    begun = str(time.monotonic())
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BENCH_BEGUN": begun}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
