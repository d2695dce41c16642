"""`lendscope doctor`: the library, its disk and the bundled lists."""

from __future__ import annotations

import argparse
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.app.arguments import Add

LITTLE = 500_000_000
"""Bytes below which room is short for any library."""


def declare(add: Add) -> None:
    """Its arguments."""
    add("check the library, its disk and the bundled lists")


def run(args: argparse.Namespace) -> int:
    """Check the library; 5 when something is damaged."""
    from desktop.app.results import VERIFICATION_FAILED
    from desktop.app.session import open_library

    with open_library(args) as library:
        notes, place = library.doctor(), library.path
    for line in (*map(str, notes), disk_line(place), *list_lines(datetime.now(UTC).date())):
        print(line)
    return VERIFICATION_FAILED if any(note.level == "error" for note in notes) else 0


def disk_line(library: Path, free: int | None = None) -> str:
    """How much room is left beside the library; a warning when a copy of it, which a backup makes, would hardly fit."""
    left = shutil.disk_usage(library.parent).free if free is None else free
    size = library.stat().st_size
    told = f"disk: {_megabytes(left)} free, the library takes {_megabytes(size)}"
    if left < max(LITTLE, 2 * size):
        return f"warning: {told}; make room before the next capture or backup (lendscope tidy shows what could go)"
    return f"ok: {told}"


def _megabytes(number: int) -> str:
    return f"{number / 1_000_000:,.0f} MB"


def list_lines(today: date) -> list[str]:
    """The age of every bundled list; a warning for those older than 180 days."""
    from scrapers.technical.ages import list_dates, old_lists

    dated = [f"ok: list: {name} of {day.isoformat()}" for name, day in list_dates().items()]
    return [*dated, *(f"warning: list: {sentence}" for sentence in old_lists(today))]
