"""Case files in the library: what is taken in stands beside what is there, whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.app.options import ReviewOptions
from desktop.app.taking import take
from desktop.app.targets import classify
from desktop.history.library import Library
from scrapers.progress import Never, silent
from tests.support.capture_archives import warc

ROOT = Path(__file__).resolve().parents[3]


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
@pytest.mark.skipif(not hasattr(os, "fork"), reason="each kill is of a forked process")
def test_a_kill_while_taking_in_leaves_all_or_nothing(tmp_path: Path) -> None:
    """Two hundred kills, each one statement later: platform, capture and pages are all there, or none of them."""
    command = [sys.executable, "-m", "tests.support.import_kills", str(tmp_path / "library.db"), "200"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)

    assert found["integrity"] == "ok"
    assert found["killed"] >= 100
    assert found.get("nothing", 0) + found.get("all", 0) == 200, found
    assert found.get("all", 0) > 0
