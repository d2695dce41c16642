"""What a person does with the platforms of the library beside reviewing: find, order, tag, note, watch, remove."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.app import watching
from desktop.app.errors import CancelledError, UsageError
from desktop.app.finding import find_words
from desktop.app.tagging import change_tags
from desktop.app.watching import Change, When
from desktop.history.library import Library
from desktop.history.values import Hit, PlatformNote, PlatformRow, Sieve
from scoring.review import Review
from scrapers.progress import Cancel, Progress, Step

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class News:
    """How many platforms are due, and how many changed since somebody last looked."""

    due: int = 0
    changed: int = 0


class Keeping:
    """The library as a person keeps it. What takes long says so by `progress`."""

    def __init__(self, library: Library) -> None:
        self._library = library

    # The list

    def ids(self, sieve: Sieve, sort: str, descending: bool) -> Sequence[str]:
        """The platforms that pass, in order."""
        return self._library.platform_ids(sieve, sort, descending)

    def rows(self, ids: Sequence[str]) -> Sequence[PlatformRow]:
        """The rows of these, without those that went meanwhile."""
        return self._library.platform_rows(ids)

    def tags(self) -> Sequence[str]:
        """Every tag in use."""
        return self._library.all_tags()

    def search(self, words: str) -> Sequence[Hit]:
        """Facts, saved pages and notes that hold the words."""
        return find_words(self._library, words, names=False)

    def stands_still(self, hit: Hit) -> bool:
        """Whether the platform's newest capture still says so."""
        newest = self._library.latest_run(hit.platform_id)
        if hit.run_id is None or newest is None:
            return True
        return self._library.run_row(hit.run_id).snapshot_n == newest.snapshot_n

    # Platforms

    def rename(self, platform_id: str, name: str) -> None:
        """Give a platform the person's own name for it; UsageError when there is none."""
        words = " ".join(name.split())
        if not words or len(words) > LONGEST_NAME:
            raise UsageError(f"a name has 1 to {LONGEST_NAME} characters")
        self._library.rename_platform(platform_id, words)

    def tag(self, ids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        """Add and remove tags of all of these."""
        change_tags(self._library, ids, add, remove)

    def archive(self, ids: Sequence[str]) -> bool:
        """Move these out of the daily list; bring them back where they are out of it. True when they went out."""
        out = not self._library.platform(ids[0]).archived
        with self._library.batch():
            for platform_id in ids:
                self._library.archive_platform(platform_id, out)
        return out

    def remove(self, ids: Sequence[str]) -> None:
        """Take platforms out of sight with all they have; `bring_back` undoes it."""
        with self._library.batch():
            for platform_id in ids:
                self._library.delete_platform(platform_id)

    def bring_back(self, ids: Sequence[str]) -> None:
        """Undo `remove`."""
        with self._library.batch():
            for platform_id in ids:
                self._library.restore_platform(platform_id)

    def rescore(self, ids: Sequence[str], progress: Progress, cancel: Cancel) -> Sequence[Review]:
        """Judge the newest capture of each again; those without a run are left out. CancelledError keeps the rest."""
        from desktop.app.answers import like_before
        from desktop.app.review import judge_again

        done: list[Review] = []
        wanted = [platform_id for platform_id in ids if self._library.latest_run(platform_id)]
        for number, platform_id in enumerate(wanted, 1):
            if cancel.is_set():
                raise CancelledError(f"stopped; {len(done)} of {len(wanted)} were judged again and are kept")
            done.append(judge_again(self._library, platform_id, like_before(self._library, platform_id)))
            progress(Step("judge", number, len(wanted), done[-1].platform.name))
        return done

    def write_reports(
        self, ids: Sequence[str], folder: Path, progress: Progress, cancel: Cancel
    ) -> Sequence[Path]:
        """The newest run of each as PDF in the folder, under names of our own; no file is written over."""
        from desktop.app.files import write_whole
        from desktop.app.reporting import report_of

        written: list[Path] = []
        for number, platform_id in enumerate(ids, 1):
            row = self._library.latest_run(platform_id)
            if cancel.is_set():
                raise CancelledError(f"stopped; {len(written)} reports are written")
            if row is None:
                continue
            path = free_path(folder, self._library.platform(platform_id).name)
            write_whole(path, report_of(self._library, row.id, ".pdf"))
            written.append(path)
            progress(Step("report", number, len(ids), path.name))
        return written

    # Watching

    def set_due(self, ids: Sequence[str], when: When) -> None:
        """Set or clear the day to look again."""
        with self._library.batch():
            for platform_id in ids:
                self._library.set_due(platform_id, when.due, when.every)

    def due(self) -> Sequence[PlatformRow]:
        """What should be looked at by today."""
        return watching.due_rows(self._library, watching.today())

    def changes(self) -> Sequence[Change]:
        """What became another since somebody last looked."""
        return watching.changes(self._library)

    def news(self) -> News:
        """How much of both there is."""
        watching.settle_unchanged(self._library)
        due = self._library.count_platforms(Sieve(due=watching.today()))
        return News(due, len(watching.changes(self._library)))

    def looked_at(self, platform_id: str, run_id: str) -> None:
        """A person sees this run; it counts when it is the platform's last one."""
        row = self._library.latest_run(platform_id)
        if row is not None and row.id == run_id:
            self._library.looked_at(platform_id)

    def look_at_all(self) -> None:
        """Everything counts as seen."""
        watching.look_at_all(self._library)

    # Notes

    def notes(self, platform_id: str) -> Sequence[PlatformNote]:
        """A platform's notes, newest first."""
        return self._library.notes_of(platform_id)

    def add_note(self, platform_id: str, who: str, text: str) -> PlatformNote:
        """Keep a note of now."""
        return self._library.add_note(platform_id, datetime.now(UTC), who, text)

    def change_note(self, platform_id: str, number: int, text: str) -> PlatformNote:
        """Replace a note's words."""
        return self._library.change_note(platform_id, number, datetime.now(UTC), text)

    def remove_note(self, platform_id: str, number: int) -> None:
        """Take a note away; `return_note` undoes it."""
        self._library.remove_note(platform_id, number, datetime.now(UTC))

    def return_note(self, platform_id: str, number: int) -> None:
        """Bring a note back."""
        self._library.return_note(platform_id, number)


def slug(name: str) -> str:
    """A file name of our own from a platform's: letters a to z, digits and hyphens, at most 60."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain[:400])[:60].strip("-") or "platform"


def free_path(folder: Path, name: str) -> Path:
    """`lendscope-NAME.pdf` in the folder, with a number behind it where there is one already."""
    first = folder / f"lendscope-{slug(name)}.pdf"
    number, path = 1, first
    while path.exists():
        number += 1
        path = first.with_stem(f"{first.stem}-{number}")
    return path
