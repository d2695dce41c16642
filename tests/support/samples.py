"""The bundled sample platforms as snapshots, readings and judgements, each made once per test run."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from scoring.assess import assess
from scoring.assessment import Assessment
from scoring.facts import Reading
from scrapers.adopt.adopting import adopt
from scrapers.archive import Capture, Snapshot, SnapshotStatus
from scrapers.reading.read import read_snapshot
from tests.support.scoring import RESOURCES, catalogue, edition

SAMPLES = RESOURCES / "samples"


def sample_names() -> list[str]:
    """Folder names of the samples, in the order of the alphabet."""
    return sorted(folder.parent.name for folder in SAMPLES.glob("*/site.json"))


def sample_folder(name: str) -> Path:
    """The folder of one sample, which `lendscope review` takes as it is."""
    return SAMPLES / name


@cache
def expected(name: str) -> dict[str, Any]:
    """`expected.toml`: `facts` that must be found, `wrong` ones that must not, keys `absent`, `items` and `flags`."""
    return tomllib.loads((SAMPLES / name / "expected.toml").read_text(encoding="utf-8"))


@cache
def sample_snapshot(name: str) -> tuple[Snapshot, dict[str, bytes]]:
    """The sample as an adopted snapshot with its original addresses, and the bodies by hash."""
    return adopted_folder(SAMPLES / name)


def adopted_folder(folder: Path) -> tuple[Snapshot, dict[str, bytes]]:
    """Any folder of that format, adopted."""
    bodies: dict[str, bytes] = {}

    def keep(capture: Capture, body: bytes | None) -> None:
        if body:
            bodies[capture.sha256] = body

    taken = adopt(folder, keep)
    status = SnapshotStatus.ADOPTED
    snapshot = Snapshot(
        folder.name, taken.name, taken.home, taken.captured_at, status, taken.captures, "test"
    )
    return snapshot, bodies


@cache
def sample_reading(name: str) -> Reading:
    """What the reader finds in the sample."""
    snapshot, bodies = sample_snapshot(name)
    return read_snapshot(snapshot, bodies, catalogue())


@cache
def sample_assessment(name: str) -> Assessment:
    """The sample judged by the bundled edition, as of the day of its capture, without any answer."""
    snapshot, _ = sample_snapshot(name)
    day = snapshot.started_at.date()
    reading = sample_reading(name)
    return assess(
        edition(), reading.findings, contradictions=reading.contradictions, as_of=day, captured_on=day
    )
