"""Case files in the library: what is taken in stands beside what is there, whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.app.options import ReviewOptions
from desktop.app.review import take
from desktop.app.targets import classify
from desktop.history.library import Library
from scrapers.archive import SnapshotStatus
from scrapers.progress import Never, silent
from tests.support.capture_archives import warc

ROOT = Path(__file__).resolve().parents[3]
DYING = """
import os, signal, sys
from pathlib import Path
from desktop.app.options import ReviewOptions
from desktop.app.review import take
from desktop.app.targets import classify
from desktop.history.library import Library
from scrapers.progress import Never, silent

library = Library.open(Path(sys.argv[1]))
left = [int(sys.argv[3])]

def counted(name):
    inner = getattr(library, name)
    def call(*args, **more):
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
        return inner(*args, **more)
    return call

for name in ("platform_for", "begin_snapshot", "keep", "close_snapshot"):
    setattr(library, name, counted(name))
take(library, classify(sys.argv[2]), ReviewOptions(), silent, Never())
library.close()
"""


def taken_in(library: Library, path: Path) -> str:
    """The snapshot a saved file became."""
    return take(library, classify(str(path)), ReviewOptions(), silent, Never()).snapshot_id


def contents(library: Library, snapshot: str) -> Mapping[str, bytes]:
    return {
        c.url: library.bodies(snapshot)[c.sha256] for c in library.snapshot(snapshot).captures if c.sha256
    }


@pytest.mark.abuse("B08")
def test_the_same_file_twice_overwrites_nothing(tmp_path: Path) -> None:
    """Every import gets a number of its own; the first stays as it was."""
    path = warc(tmp_path / "saved.warc.gz")
    with Library.open(tmp_path / "library.db") as library:
        first = taken_in(library, path)
        before, held = library.snapshot(first), contents(library, first)
        second = taken_in(library, path)

        assert second != first
        assert (library.snapshot(first), contents(library, first)) == (before, held)
        assert contents(library, second) == held


@pytest.mark.abuse("B12")
@pytest.mark.parametrize("calls", range(6))
def test_a_kill_while_taking_in_leaves_no_closed_half(tmp_path: Path, calls: int) -> None:
    """Whatever call the program died before: a closed snapshot is whole, and the library opens."""
    saved, library_file = warc(tmp_path / "saved.warc.gz"), tmp_path / "library.db"
    command = [sys.executable, "-c", DYING, str(library_file), str(saved), str(calls)]
    places = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env=places)
    with Library.open(library_file) as library:
        library.mark_interrupted()
        found = [library.snapshot(s) for p in library.platforms() for s in library.snapshots_of(p.id)]
    with sqlite3.connect(library_file) as database:
        healthy = database.execute("PRAGMA integrity_check").fetchone()

    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr.decode()[-500:]
    assert healthy == ("ok",)
    assert [s.status for s in found if len(s.captures) < 3] in ([], [SnapshotStatus.PARTIAL])
