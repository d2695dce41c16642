"""What the window asks about differences of runs and of platforms; `desktop.app.contrasts` answers.

All of it may take long and runs on a worker's thread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from scoring.compare import Difference
from scoring.side_by_side import SideBySide
from scrapers.progress import Cancel, Progress


class Contrasting(Protocol):
    """Expected trouble is raised as typed errors with one sentence."""

    def edits(self, platform_id: str) -> Mapping[str, int]:
        """How many quiet edits the capture of each run showed, by run; only where there are any."""
        ...

    def difference(self, run_a: str, run_b: str, progress: Progress, cancel: Cancel) -> Difference:
        """All that is different from one run to another of the same platform."""
        ...

    def comparison(self, platforms: Sequence[str]) -> SideBySide:
        """The newest runs of two to six platforms side by side."""
        ...
