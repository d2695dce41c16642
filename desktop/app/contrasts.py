"""What the window asks about the difference of runs and of platforms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.history.library import Library
from scoring.compare import Difference
from scoring.side_by_side import SideBySide
from scrapers.progress import Cancel, Progress


class Contrasts:
    """Differences and comparisons over one open library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def edits(self, platform_id: str) -> Mapping[str, int]:
        """How many quiet edits the capture of each run showed, by run; only where there are any."""
        from desktop.app.trends import trend_of

        points = trend_of(self._library, platform_id).points
        return {row.id: len(changes) for row, changes in points if changes}

    def difference(self, run_a: str, run_b: str, progress: Progress, cancel: Cancel) -> Difference:
        """All that is different from one run to another of the same platform."""
        from desktop.app.differences import difference

        return difference(self._library, run_a, run_b, progress=progress, cancel=cancel)

    def comparison(self, platforms: Sequence[str]) -> SideBySide:
        """The newest runs of two to six platforms side by side."""
        from desktop.app.comparison import comparison

        return comparison(self._library, platforms)
