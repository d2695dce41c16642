"""Two runs side by side, from rows alone: which score, item, fact and page became another."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from desktop.history.codec import plan
from desktop.history.ruler import RULED, read
from desktop.history.runs import Runs
from desktop.history.values import RunRow
from scoring.assessment import FlagState, Outcome, Score
from scoring.facts import Value

Qualifiers = tuple[tuple[str, str], ...]
_STATES = {1: "found", 2: "absent", 3: "unsearched"}


@dataclass(frozen=True, slots=True)
class FactState:
    """One value of a fact in one run; `value` is None unless `state` is found."""

    state: str
    value: Value | None = None
    unit: str | None = None
    qualifiers: Qualifiers = ()
    as_of: str | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is not what it was, for one set of qualifiers. An empty side: the key was not looked for."""

    key: str
    qualifiers: Qualifiers
    before: tuple[FactState, ...]
    after: tuple[FactState, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item whose outcome or flag is another; None where the edition does not hold it."""

    item: str
    before: Outcome | None
    after: Outcome | None
    flag_before: FlagState | None = None
    flag_after: FlagState | None = None


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A dimension (or `overall`, `machine`) whose exact numbers are others."""

    id: str
    before: Score | None
    after: Score | None


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page under one address; an empty digest: it is not in that capture."""

    url: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RunDiff:
    """What is different in `after`. Scores compare only where `same_line`: one fingerprint, profile, jurisdiction."""

    before: RunRow
    after: RunRow
    scores: tuple[ScoreChange, ...]
    items: tuple[ItemChange, ...]
    facts: tuple[FactChange, ...]
    pages: tuple[PageChange, ...]

    @property
    def same_line(self) -> bool:
        """Whether both runs were judged by the same rule."""
        return self.before.line == self.after.line

    @property
    def same_reader(self) -> bool:
        """Whether both captures were read by the same version of the reader."""
        return self.before.reader_version == self.after.reader_version

    @property
    def same_capture(self) -> bool:
        """Whether both runs rest on one capture, so that the site cannot be the cause."""
        return self.before.snapshot_n == self.after.snapshot_n


class Comparing(Runs):
    """Differences between runs."""

    def diff(self, run_a: str, run_b: str) -> RunDiff:
        """From run `run_a` to run `run_b`; NoSuchRun."""
        before, after = self.run_row(run_a), self.run_row(run_b)
        return RunDiff(
            before,
            after,
            scores=_score_changes(before, after),
            items=_item_changes(self._items(before.n), self._items(after.n)),
            facts=_fact_changes(self._facts(before.n), self._facts(after.n)),
            pages=self._page_changes(before.snapshot_n, after.snapshot_n),
        )

    def _page_changes(self, before: int, after: int) -> tuple[PageChange, ...]:
        """Nothing where both rest on one capture, or where the pages of one were let go."""
        if before == after:
            return ()
        old, new = self._pages(before), self._pages(after)
        return _page_changes(old, new) if old and new else ()

    def _items(self, number: int) -> dict[str, _Item]:
        rows = self._rows(
            """SELECT i.text, o.text, f.text FROM run_items r JOIN terms i ON i.n = r.item
            JOIN terms o ON o.n = r.outcome LEFT JOIN terms f ON f.n = r.flag WHERE r.run = ?""",
            (number,),
        )
        return {
            item: _Item(Outcome(outcome), FlagState(flag) if flag else None) for item, outcome, flag in rows
        }

    def _facts(self, number: int) -> dict[str, list[FactState]]:
        rows = self._rows(
            """SELECT k.text, r.state, v.text, u.text, q.text, d.text, r.superseded FROM run_facts r
            JOIN terms k ON k.n = r.key LEFT JOIN terms v ON v.n = r.value LEFT JOIN terms u ON u.n = r.unit
            LEFT JOIN terms q ON q.n = r.qualifiers LEFT JOIN terms d ON d.n = r.as_of
            WHERE r.run = ? ORDER BY r.key, r.seq""",
            (number,),
        )
        found: dict[str, list[FactState]] = {}
        for key, *cells in rows:
            found.setdefault(key, []).append(_fact_state(*cells))
        return found

    def _pages(self, snapshot: int) -> dict[str, str]:
        rows = self._rows(
            """SELECT c.url, lower(hex(b.sha256)) FROM captures c JOIN bodies b ON b.n = c.body
            WHERE c.snapshot = ? ORDER BY c.seq""",
            (snapshot,),
        )
        return dict(rows)


class _Item(NamedTuple):
    outcome: Outcome | None = None
    flag: FlagState | None = None


def _fact_state(
    state: int,
    value: str | None,
    unit: str | None,
    qualifiers: str | None,
    as_of: str | None,
    superseded: int,
) -> FactState:
    stated: Any = None if value is None else plan(Value).back(json.loads(value))
    pairs = tuple((k, v) for k, v in json.loads(qualifiers)) if qualifiers else ()
    return FactState(_STATES[state], stated, unit, pairs, as_of, bool(superseded))


def _score_changes(before: RunRow, after: RunRow) -> tuple[ScoreChange, ...]:
    sides = ((name, getattr(before, f"{name}_exact"), getattr(after, f"{name}_exact")) for name in RULED)
    return tuple(ScoreChange(name, read(a), read(b)) for name, a, b in sides if a != b)


def _item_changes(before: dict[str, _Item], after: dict[str, _Item]) -> tuple[ItemChange, ...]:
    nothing = _Item()
    sides = (
        (item, before.get(item, nothing), after.get(item, nothing)) for item in sorted({*before, *after})
    )
    return tuple(ItemChange(item, a.outcome, b.outcome, a.flag, b.flag) for item, a, b in sides if a != b)


def _fact_changes(
    before: dict[str, list[FactState]], after: dict[str, list[FactState]]
) -> tuple[FactChange, ...]:
    changes: list[FactChange] = []
    for key in sorted({*before, *after}):
        old, new = before.get(key, []), after.get(key, [])
        if Counter(old) != Counter(new):
            changes.extend(_changes_of(key, old, new))
    return tuple(changes)


def _changes_of(key: str, old: list[FactState], new: list[FactState]) -> Iterable[FactChange]:
    """By qualifiers where both runs found values; else the fact as a whole."""
    if not (_is_found(old) and _is_found(new)):
        yield FactChange(key, (), tuple(old), tuple(new))
        return
    for qualifiers in dict.fromkeys(s.qualifiers for s in (*old, *new)):
        a = tuple(s for s in old if s.qualifiers == qualifiers)
        b = tuple(s for s in new if s.qualifiers == qualifiers)
        if Counter(a) != Counter(b):
            yield FactChange(key, qualifiers, a, b)


def _is_found(states: list[FactState]) -> bool:
    return bool(states) and states[0].state == "found"


def _page_changes(before: dict[str, str], after: dict[str, str]) -> tuple[PageChange, ...]:
    sides = ((url, before.get(url, ""), after.get(url, "")) for url in sorted({*before, *after}))
    return tuple(PageChange(url, a, b) for url, a, b in sides if a != b)
