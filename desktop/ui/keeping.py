"""What the window asks about the library as a person keeps it; `desktop.app.keeping` answers.

`rescore`, `write_reports`, `search`, `changes` and `news` may take long and run on a worker's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.history.values import Hit, PlatformNote, Sieve
from scoring.review import Review
from scrapers.progress import Cancel, Progress

if TYPE_CHECKING:
    from desktop.app.keeping import News
    from desktop.app.watching import Change, When
    from desktop.ui.services import PlatformRow


class Keeping(Protocol):
    """List, tags, days, notes. Expected trouble is raised as typed errors with one sentence."""

    def ids(self, sieve: Sieve, sort: str, descending: bool) -> Sequence[str]:
        """The platforms that pass, in order; `sort` is one of the library's columns."""
        ...

    def rows(self, ids: Sequence[str]) -> Sequence[PlatformRow]:
        """The rows of these, without those that went meanwhile."""
        ...

    def tags(self) -> Sequence[str]:
        """Every tag in use."""
        ...

    def search(self, words: str) -> Sequence[Hit]:
        """Facts, saved pages and notes that hold the words."""
        ...

    def stands_still(self, hit: Hit) -> bool:
        """Whether the platform's newest capture still says so."""
        ...

    def rename(self, platform_id: str, name: str) -> None:
        """Give a platform the person's own name for it."""
        ...

    def tag(self, ids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        """Add and remove tags of all of these."""
        ...

    def archive(self, ids: Sequence[str]) -> bool:
        """Move these out of the daily list; bring them back where they are out of it. True when they went out."""
        ...

    def remove(self, ids: Sequence[str]) -> None:
        """Take platforms out of sight with all they have."""
        ...

    def bring_back(self, ids: Sequence[str]) -> None:
        """Undo `remove`."""
        ...

    def rescore(self, ids: Sequence[str], progress: Progress, cancel: Cancel) -> Sequence[Review]:
        """Judge the newest capture of each again, as new runs."""
        ...

    def write_reports(
        self, ids: Sequence[str], folder: Path, progress: Progress, cancel: Cancel
    ) -> Sequence[Path]:
        """The newest run of each as PDF in the folder; no file is written over."""
        ...

    def set_due(self, ids: Sequence[str], when: When) -> None:
        """Set or clear the day to look again."""
        ...

    def due(self) -> Sequence[PlatformRow]:
        """What should be looked at by today."""
        ...

    def changes(self) -> Sequence[Change]:
        """What became another since somebody last looked."""
        ...

    def news(self) -> News:
        """How many are due, and how many changed."""
        ...

    def looked_at(self, platform_id: str, run_id: str) -> None:
        """A person sees this run."""
        ...

    def look_at_all(self) -> None:
        """Everything counts as seen."""
        ...

    def notes(self, platform_id: str) -> Sequence[PlatformNote]:
        """A platform's notes, newest first."""
        ...

    def add_note(self, platform_id: str, who: str, text: str) -> PlatformNote:
        """Keep a note of now."""
        ...

    def change_note(self, platform_id: str, number: int, text: str) -> PlatformNote:
        """Replace a note's words."""
        ...

    def remove_note(self, platform_id: str, number: int) -> None:
        """Take a note away."""
        ...

    def return_note(self, platform_id: str, number: int) -> None:
        """Bring a note back."""
        ...
