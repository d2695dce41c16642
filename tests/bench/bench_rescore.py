"""Judging 200 saved snapshots again: time and memory, and that nothing goes online.

`bench_rescore [SNAPSHOTS]`: half of them belong to one platform, the others to a platform each. `lendscope rescore
--every` runs in a process of its own, in which every attempt to open a connection or to look up a name counts as a
failure. The same with a tenth of them shows whether memory grows with their number.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.app.options import ReviewOptions
from desktop.app.review import review_target
from desktop.app.samples import sample_folder
from desktop.cli import main as lendscope
from desktop.history.library import Library
from scrapers.archive import SnapshotStatus

ROOT = Path(__file__).resolve().parents[2]
ONLINE = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
MEMORY_MIB = 300


def main(words: list[str]) -> int:
    """Measure and print; 1 when something went online or memory was too large."""
    count = int(words[0]) if words else 200
    with TemporaryDirectory() as folder:
        few, many = (measured(Path(folder) / str(n), n) for n in (max(2, count // 10), count))
    each = {name: many[name] / many["runs"] * 1000 for name in ("seconds", "processor")}
    print(f"{many['runs']} snapshots judged again: {many['seconds']:.1f} s, {each['seconds']:.0f} ms each")
    print(f"processor time: {many['processor']:.1f} s, {each['processor']:.0f} ms each")
    print(
        f"peak memory: {many['memory']:.0f} MiB (reach {MEMORY_MIB}); with {few['runs']}: {few['memory']:.0f} MiB"
    )
    print(f"connections and look-ups: {many['online']} (reach 0)")
    return int(bool(many["online"]) or many["memory"] > MEMORY_MIB or many["runs"] != count)


def measured(folder: Path, count: int) -> dict[str, float]:
    """Fill a library and judge it again in a child."""
    folder.mkdir()
    path = folder / "library.db"
    fill(path, count)
    command = [sys.executable, "-m", "tests.bench.bench_rescore", "--child", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    with Library.open(path) as library:
        told["runs"] = sum(row.runs for row in library.platforms()) - count
    return told


def fill(path: Path, count: int) -> None:
    """So many snapshots of a sample with one run each; the pages' bytes are kept once."""
    with Library.open(path) as library, sample_folder("tidewell") as place:
        first = review_target(library, str(place), ReviewOptions(offline=True))
        snapshot = library.snapshot(first.snapshot.id)
        for n in range(1, count):
            at = snapshot.started_at + timedelta(days=n)
            who = library.platform_for(
                f"https://platform-{n}.test/" if n % 2 else snapshot.home, f"Platform {n}"
            )
            made = library.begin_snapshot(who.id, who.home, who.name, "bench", (), at)
            with library.batch():
                for capture in snapshot.captures:
                    library.keep(made, replace(capture, captured_at=at), None)
            library.close_snapshot(made, SnapshotStatus.COMPLETE, ())
            info = replace(first.snapshot, id=made, captured_at=at)
            library.save_run(who.id, made, replace(first, run_id="", snapshot=info))


def child(path: str) -> int:
    """Judge everything again, watching for connections; time and peak memory as JSON."""
    online: list[str] = []
    sys.addaudithook(lambda event, _args: online.append(event) if event in ONLINE else None)
    began, spent = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        lendscope(["rescore", "--every", "--quiet", "--library", path])
    seconds, processor = time.perf_counter() - began, time.process_time() - spent
    print(json.dumps({"seconds": seconds, "processor": processor, "memory": _peak(), "online": len(online)}))
    return 0


def _peak() -> float:
    """MiB at most. Linux hands the peak of the program that started this one on to `ru_maxrss`, not to VmHWM."""
    import resource

    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(child(arguments[1]) if arguments[:1] == ["--child"] else main(arguments))
