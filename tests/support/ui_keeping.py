"""The keeping of an invented program: its list is the program's own; notes, tags and days live in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.app.keeping import News
from desktop.app.watching import Change, When
from desktop.history.values import Hit, PlatformNote, Sieve
from scoring.review import Review
from scrapers.progress import Cancel, Progress

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


@dataclass
class InventedKeeping:
    """A fake of `desktop.ui.keeping.Keeping`; `listed` gives the rows for a search, order and direction."""

    listed: Callable[[str, str, bool], Sequence[Any]]
    looked: list[tuple[str, str]] = field(default_factory=list)
    written: list[PlatformNote] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    told: News = field(default_factory=News)

    def ids(self, sieve: Sieve, sort: str, descending: bool) -> Sequence[str]:
        return [row.id for row in self.listed(sieve.search, sort, descending)]

    def rows(self, ids: Sequence[str]) -> Sequence[Any]:
        known = {row.id: row for row in self.listed("", "name", False)}
        return [known[one] for one in ids if one in known]

    def tags(self) -> Sequence[str]:
        return ()

    def search(self, words: str) -> Sequence[Hit]:
        return [hit for hit in self.hits if words in hit.snippet]

    def stands_still(self, hit: Hit) -> bool:
        return True

    def rename(self, platform_id: str, name: str) -> None:
        raise NotImplementedError

    def tag(self, ids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        raise NotImplementedError

    def archive(self, ids: Sequence[str]) -> bool:
        raise NotImplementedError

    def remove(self, ids: Sequence[str]) -> None:
        raise NotImplementedError

    def bring_back(self, ids: Sequence[str]) -> None:
        raise NotImplementedError

    def rescore(self, ids: Sequence[str], progress: Progress, cancel: Cancel) -> Sequence[Review]:
        raise NotImplementedError

    def write_reports(
        self, ids: Sequence[str], folder: Path, progress: Progress, cancel: Cancel
    ) -> Sequence[Path]:
        raise NotImplementedError

    def set_due(self, ids: Sequence[str], when: When) -> None:
        raise NotImplementedError

    def due(self) -> Sequence[Any]:
        return ()

    def changes(self) -> Sequence[Change]:
        return ()

    def news(self) -> News:
        return self.told

    def looked_at(self, platform_id: str, run_id: str) -> None:
        self.looked.append((platform_id, run_id))

    def look_at_all(self) -> None:
        self.told = News(self.told.due, 0)

    def notes(self, platform_id: str) -> Sequence[PlatformNote]:
        return [note for note in reversed(self.written) if note.platform_id == platform_id]

    def add_note(self, platform_id: str, who: str, text: str) -> PlatformNote:
        self.written.append(PlatformNote(len(self.written) + 1, platform_id, AT, who, text))
        return self.written[-1]

    def change_note(self, platform_id: str, number: int, text: str) -> PlatformNote:
        place = next(i for i, note in enumerate(self.written) if note.id == number)
        self.written[place] = replace(self.written[place], text=text, changed_at=AT)
        return self.written[place]

    def remove_note(self, platform_id: str, number: int) -> None:
        self.written = [note for note in self.written if note.id != number]

    def return_note(self, platform_id: str, number: int) -> None:
        raise NotImplementedError
