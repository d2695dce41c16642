"""What should be looked at again and when, and what became another since somebody last looked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.app.errors import UsageError
from desktop.app.prints import visible
from desktop.app.targets import TargetKind, classify
from desktop.history.comparing import RunDiff
from desktop.history.library import Library
from desktop.history.values import PlatformRow, Sieve
from scoring.assessment import Score
from scoring.printing import one_decimal

MOST_DAYS = 3650
MOST_CHANGED = 200
_EVERY = re.compile(r"every\s+(\d{1,4})(?:\s+days?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A day to look again, and after how many days it comes back; no day at all clears it."""

    due: date | None
    every: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A platform whose last run nobody has looked at; `diff` is None where no earlier run was looked at."""

    row: PlatformRow
    diff: RunDiff | None

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many scores, items, facts and pages are others."""
        d = self.diff
        return (len(d.scores), len(d.items), len(d.facts), len(d.pages)) if d else (0, 0, 0, 0)

    @property
    def empty(self) -> bool:
        """Whether the last run says the same as the one that was looked at."""
        return self.diff is not None and not any(self.counts)

    @property
    def overall(self) -> tuple[Score | None, Score | None]:
        """The overall score before and now."""
        return (self.diff.before.overall if self.diff else None, self.row.overall)


def today() -> date:
    """The day on the person's calendar."""
    return datetime.now().astimezone().date()


def when_of(text: str, now: date) -> When:
    """`2026-12-01`, `none` or `every 30 days` (from today on); UsageError for anything else."""
    words = " ".join(text.split())
    if words.casefold() in ("none", "never"):
        return When(None)
    found = _EVERY.fullmatch(words)
    if found and 1 <= int(found[1]) <= MOST_DAYS:
        return When(now + timedelta(days=int(found[1])), int(found[1]))
    try:
        return When(date.fromisoformat(words))
    except ValueError:
        raise UsageError(
            f"{text!r} is no day to look again; write 2026-12-01, none, or every 30 days (1 to {MOST_DAYS})"
        ) from None


def due_rows(library: Library, day: date) -> list[PlatformRow]:
    """The platforms that should be looked at by that day, the longest overdue first."""
    return library.platforms(Sieve(due=day), sort="due")


def can_be_visited(home: str) -> bool:
    """Whether a platform's home is an address; what came from saved files only has none to go to."""
    return classify(home).kind is TargetKind.ADDRESS


def changes(library: Library, most: int = MOST_CHANGED) -> list[Change]:
    """What nobody has looked at yet and is not as it was, the newest run first.

    A run that says the same as the one that was looked at is no change.
    """
    rows = library.platforms(Sieve(unseen=True), sort="run", descending=True, limit=most)
    return [change for change in (_change(library, row) for row in rows) if not change.empty]


def settle_unchanged(library: Library, most: int = MOST_CHANGED) -> None:
    """Runs that say the same as the one that was looked at need no look of their own, nor another comparison."""
    rows = library.platforms(Sieve(unseen=True), sort="run", descending=True, limit=most)
    same = [row.id for row in rows if _change(library, row).empty]
    if same:
        with library.batch():
            for platform_id in same:
                library.looked_at(platform_id)


def look_at_all(library: Library) -> None:
    """Everything has been looked at."""
    with library.batch():
        for row in library.platforms(Sieve(unseen=True)):
            library.looked_at(row.id)


def _change(library: Library, row: PlatformRow) -> Change:
    before, now = row.looked_run, row.run_id
    return Change(row, library.diff(before, now) if before and now else None)


def change_words(change: Change) -> str:
    """`score 61.2 → 58.0; 2 items, 3 facts, 1 page`, or that it is new."""
    if change.diff is None:
        return "not looked at yet"
    _, items, facts, pages = change.counts
    before, now = change.overall
    parts = [f"score {_point(before)} → {_point(now)}"] if before != now else []
    counted = [(items, "item"), (facts, "fact"), (pages, "page")]
    listed = ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counted if n)
    rule = [] if change.diff.same_line else ["judged by other rules"]
    return "; ".join([*parts, *([f"{listed} changed"] if listed else []), *rule]) or "a score changed"


def change_lines(library: Library) -> Iterator[str]:
    """One line for each changed platform, and how to see all of it."""
    found = changes(library)
    if not found:
        yield "nothing has changed since somebody last looked"
    for change in found:
        yield f"{change.row.id}  {visible(change.row.name, 40):<40}  {change_words(change)}"
        if change.diff is not None:
            yield f"          lendscope diff {change.diff.before.id} {change.diff.after.id}"


def changes_json(library: Library) -> list[dict[str, object]]:
    """The changed platforms as plain values."""
    from desktop.app.row_diffs import row_diff_json

    return [
        {
            "id": change.row.id,
            "name": change.row.name,
            "run": change.row.run_id,
            "looked_run": change.row.looked_run,
            "diff": row_diff_json(change.diff) if change.diff else None,
        }
        for change in changes(library)
    ]


def due_lines(rows: Sequence[PlatformRow], now: date) -> Iterator[str]:
    """One line for each platform with its day."""
    for row in rows:
        late = "due" if row.due and row.due <= now else "   "
        again = f"every {row.every} days" if row.every else ""
        yield f"{row.id}  {visible(row.name, 40):<40}  {row.due or 'none':}  {late}  {again}".rstrip()


def _point(score: Score | None) -> str:
    return "–" if score is None or score.score is None else one_decimal(score.score)
