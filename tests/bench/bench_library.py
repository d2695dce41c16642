"""The window's library at 10,000 platforms: `python -m tests.bench.bench_library [PLATFORMS]`.

CPU time. Open, sort by every column, narrow in every way, choose everything, find words, see what is new; each until
the table is painted. Beside each figure stands the one to reach.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from desktop.app.keeping import Keeping
from desktop.history.library import Library
from desktop.history.values import Sieve
from desktop.ui.library_model import COLUMNS
from desktop.ui.library_view import LibraryView
from desktop.ui.settings import Settings
from desktop.ui.start import application
from tests.bench.bench_history import line
from tests.support.history import assessment as judged
from tests.support.history import captured, review

REACH = 100.0


def fill(library: Library, platforms: int) -> None:
    """So many platforms with a capture and a run, tags on every tenth, a day on every seventh, half looked at."""
    bodies = {"": b"home"}
    for first in range(0, platforms, 500):
        with library.batch():
            for number in range(first, min(platforms, first + 500)):
                one = library.platform_for(f"https://platform-{number}.test", f"Platform {number}").id
                snapshot = captured(library, one, bodies)
                made = review(snapshot, judged=judged(value=Fraction(number % 101)))
                reading = replace(made.reading, findings={})
                library.save_run(one, snapshot, replace(made, reading=reading))
                if number % 10 == 0:
                    library.set_tags(one, ("watch", f"group-{number % 50}"))
                if number % 7 == 0:
                    library.set_due(one, date(2026, 1, 1) + timedelta(days=number % 700))
                library.looked_at(one)


def cpu_ms(work: Callable[[], object], times: int = 5) -> float:
    """The median CPU time of a call in milliseconds: what the machine does beside does not count."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def painted(view: LibraryView, work: Callable[[], object]) -> Callable[[], None]:
    """The work, and the picture of the table that follows."""

    def whole() -> None:
        work()
        view.grab()
        QApplication.processEvents()

    return whole


def figures(library: Library) -> None:
    """Everything a person does with a long list."""
    keeping = Keeping(library)
    start = time.process_time()
    view = LibraryView(keeping)
    view.resize(1280, 740)
    view.reload()
    view.show()
    view.grab()
    line(f"open {view.model.rowCount()} platforms", (time.process_time() - start) * 1000, REACH)
    for place, name in enumerate(COLUMNS):
        plain = painted(view, lambda: view.model.sort(0 if place else 1))  # noqa: B023
        plain()
        line(f"  sort by {name}", cpu_ms(painted(view, lambda: view.model.sort(place)), 1), REACH)  # noqa: B023
    sieves = {
        "words": Sieve(search="form 99"),
        "letter": Sieve(band="C"),
        "tag": Sieve(tag="watch"),
        "due": Sieve(due=date(2026, 6, 1)),
        "flags": Sieve(flagged=True),
        "not looked at": Sieve(unseen=True),
    }
    for name, sieve in sieves.items():
        narrow = painted(view, lambda sieve=sieve: view.model.narrow(sieve))  # type: ignore[misc]
        line(f"  narrow by {name}", cpu_ms(narrow), REACH)
    view.model.narrow(Sieve())
    line("  to the last row", cpu_ms(painted(view, view.table.scrollToBottom)), REACH)
    line("  reload with one chosen", cpu_ms(painted(view, view.reload)), REACH)
    line("  choose all", cpu_ms(painted(view, view.table.selectAll)), REACH)
    line("  places of a rare word", cpu_ms(lambda: keeping.search("platform 77")), REACH)
    line("  what is due and changed", cpu_ms(keeping.news), REACH)


def main() -> None:
    """Fill a library and print the figures."""
    platforms = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as room:
        application(Settings(Path(room)))
        with Library.open(Path(room) / "lendscope.db") as library:
            fill(library, platforms)
            figures(library)


if __name__ == "__main__":
    main()
