"""`lendscope doctor`: the library and the bundled lists."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime

from desktop.app.arguments import Add


def declare(add: Add) -> None:
    """Its arguments."""
    add("check the library and the bundled lists")


def run(args: argparse.Namespace) -> int:
    """Check the library; 5 when something is damaged."""
    from desktop.app.results import VERIFICATION_FAILED
    from desktop.app.session import open_library

    with open_library(args) as library:
        notes = library.doctor()
    for line in (*map(str, notes), *list_lines(datetime.now(UTC).date())):
        print(line)
    return VERIFICATION_FAILED if any(note.level == "error" for note in notes) else 0


def list_lines(today: date) -> list[str]:
    """The age of every bundled list; a warning for those older than 180 days."""
    from scrapers.technical.ages import list_dates, old_lists

    dated = [f"ok: list: {name} of {day.isoformat()}" for name, day in list_dates().items()]
    return [*dated, *(f"warning: list: {sentence}" for sentence in old_lists(today))]
