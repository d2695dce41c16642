"""What a computed figure sees and what it answers.

A measure is one small pure function in a module of this folder::

    @measure("accounts_months_late")
    def accounts_months_late(ctx: Context) -> Computed | Missing:
        year = ctx.number("accounts.fiscal_year")
        ...
        return ctx.computed(late, "the year 2025 ended 10 months before the capture", "accounts.fiscal_year")

The getters of `Context` stop the measure by themselves where a fact is missing: the decorated function then
answers `Missing(ABSENT, (key,))` (a full reading does not say it) or `Missing(UNSEARCHED, (key,))`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import wraps
from typing import NoReturn

from scoring.choosing import described_on, in_force, last_day, latest_values
from scoring.errors import ChecklistError, FactError
from scoring.facts import (
    Absent,
    Catalogue,
    Contradiction,
    Evidence,
    FactGroup,
    FactValue,
    Finding,
    Findings,
    Found,
    Unsearched,
)


class State(StrEnum):
    """The state of a finding."""

    FOUND = "found"
    ABSENT = "absent"
    UNSEARCHED = "unsearched"


ABSENT = State.ABSENT
UNSEARCHED = State.UNSEARCHED

Figure = Decimal | bool | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Computed:
    """A figure, its arithmetic in words ("200 of 1,000 = 20.0 %"), and what it rests on."""

    value: Figure
    words: str
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[str, ...] = ()
    unit: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Missing:
    """The figure cannot be computed: `keys` are not stated (ABSENT) or were not read (UNSEARCHED)."""

    state: State
    keys: tuple[str, ...]
    words: str = ""


class GapError(Exception):
    """Ends a measure whose fact is missing; caught by `@measure`, never seen outside."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing.words or ", ".join(missing.keys))
        self.missing = missing


@dataclass(frozen=True, slots=True)
class Context:
    """All that judging may look at. Dates are arguments: `captured_on` is when the pages were seen,
    `as_of` the day the judgement speaks of. `regimes` holds duty codes (`ecspr`, `uk` …)."""

    findings: Findings
    catalogue: Catalogue
    captured_on: dt.date
    as_of: dt.date
    contradictions: tuple[Contradiction, ...] = ()
    regimes: frozenset[str] = frozenset()
    regimes_known: bool = True
    jurisdiction: str | None = None
    medians: Mapping[str, Decimal] = field(default_factory=dict)

    # --- states ---

    def finding(self, key: str) -> Finding:
        """The finding; a fact only a person supplies counts as absent until somebody has."""
        found = self.findings.get(key) or Unsearched(key, "not read yet")
        person = self.catalogue[key].group is FactGroup.PERSON if key in self.catalogue else False
        return Absent(key) if person and isinstance(found, Unsearched) else found

    def state(self, key: str) -> State:
        """FOUND, ABSENT or UNSEARCHED, after the rule for facts of a person."""
        match self.finding(key):
            case Found():
                return State.FOUND
            case Absent():
                return State.ABSENT
            case _:
                return State.UNSEARCHED

    def is_found(self, key: str) -> bool:
        """Something is stated. False for both kinds of not knowing; see `known`."""
        return self.state(key) is State.FOUND

    def known(self, key: str) -> bool:
        """Whether it is stated; ends the measure as UNSEARCHED when nobody could look."""
        if self.state(key) is UNSEARCHED:
            self.missing(UNSEARCHED, key)
        return self.is_found(key)

    def need(self, *keys: str) -> None:
        """End the measure unless all are found: ABSENT when any is absent, else UNSEARCHED."""
        for state in (ABSENT, UNSEARCHED):
            gaps = [key for key in keys if self.state(key) is state]
            if gaps:
                self.missing(state, *gaps)

    def missing(self, state: State, *keys: str, words: str = "") -> NoReturn:
        """End the measure with this answer."""
        raise GapError(Missing(state, keys, words))

    # --- values; each ends the measure when the fact is missing ---

    def values(self, key: str, **qualifiers: str) -> tuple[FactValue, ...]:
        """All values in force (not superseded, not doubtful) that carry these qualifiers."""
        finding = self.finding(key)
        if not isinstance(finding, Found):
            self.missing(self.state(key), key)
        wanted = qualifiers.items()
        kept = [v for v in in_force(finding.values) if all(v.qualifier(n) == q for n, q in wanted)]
        return tuple(kept) if kept else self.missing(ABSENT, key)

    def latest(self, key: str, **qualifiers: str) -> FactValue:
        """The value of the latest as-of date, a total before its parts."""
        return latest_values(self.values(key, **qualifiers), self.captured_on)[0]

    def number(self, key: str, **qualifiers: str) -> Decimal:
        """The latest value as a number (percent 11.4 means 11.4 %)."""
        return self.latest(key, **qualifiers).number()

    def number_or(self, key: str, default: Decimal | int) -> Decimal:
        """The latest number, or `default` when a full reading does not state it."""
        return self.number(key) if self.known(key) else Decimal(default)

    def optional(self, key: str) -> Decimal | None:
        """The latest number, or None when a full reading does not state it."""
        return self.number(key) if self.known(key) else None

    def first_of(self, *keys: str) -> tuple[str, Decimal]:
        """The first key that is stated, with its latest number."""
        stated = next((key for key in keys if self.known(key)), None)
        return (stated, self.number(stated)) if stated else self.missing(ABSENT, *keys)

    def text(self, key: str) -> str:
        """The latest value as text (text, enum, date)."""
        return str(self.latest(key).value)

    def members(self, key: str) -> tuple[str, ...]:
        """The members of a list; those of several pages of one date are joined."""
        value = self.latest(key).value
        return value if isinstance(value, tuple) else (str(value),)

    def flag(self, key: str) -> bool:
        """Whether it is stated to be so; False when denied or absent."""
        return self.known(key) and self.latest(key).value is True

    def date(self, key: str) -> dt.date:
        """A date, partial ones as their last day."""
        return last_day(self.text(key))

    def described_on(self, value: FactValue) -> dt.date:
        """The date a value describes; an undated one counts as of the capture."""
        return described_on(value, self.captured_on)

    def by_year(self, key: str, **qualifiers: str) -> dict[int, Decimal]:
        """Numbers by the qualifier `year`, oldest first; {} when none carries a year."""
        return {
            int(y): n for y, n in self._by("year", key, qualifiers).items() if y[:4].isdigit() and len(y) == 4
        }

    def by_class(self, key: str, **qualifiers: str) -> dict[str, Decimal]:
        """Numbers by the qualifier `class`, in the order of their names; {} when none carries one."""
        return self._by("class", key, qualifiers)

    def _by(self, name: str, key: str, qualifiers: Mapping[str, str]) -> dict[str, Decimal]:
        groups: dict[str, list[FactValue]] = {}
        for value in self.values(key, **qualifiers):
            label = value.qualifier(name)
            if label is not None and not set(dict(value.qualifiers)) - {name, *qualifiers}:
                groups.setdefault(label, []).append(value)
        return {g: latest_values(groups[g], self.captured_on)[0].number() for g in sorted(groups)}

    def money(self, key: str, **qualifiers: str) -> tuple[Decimal, str]:
        """Amount and ISO 4217 currency; an amount without one leaves the figure unknown."""
        value = self.latest(key, **qualifiers)
        if not value.unit:
            self.missing(UNSEARCHED, key, words="the currency is not known")
        return value.number(), value.unit

    def amounts(self, *keys: str) -> tuple[Decimal, ...]:
        """The latest amounts; unlike currencies are never compared, the figure is then unknown."""
        self.need(*keys)
        found = [self.money(key) for key in keys]
        if len({unit for _, unit in found}) > 1:
            self.missing(UNSEARCHED, *keys, words="the amounts are in different currencies")
        return tuple(amount for amount, _ in found)

    def unit(self, key: str) -> str | None:
        """The unit of the latest value."""
        return self.latest(key).unit

    # --- answers ---

    def computed(self, value: Figure | int, words: str, *keys: str, unit: str | None = None) -> Computed:
        """A figure with its arithmetic in words, resting on the values in force of `keys`."""
        used = [v for key in keys if self.is_found(key) for v in self.values(key)]
        return Computed(
            value=Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value,
            words=words,
            evidence=tuple(dict.fromkeys(e for v in used for e in v.evidence)),
            facts=tuple(key for key in keys if self.is_found(key)),
            unit=unit,
            confidence=min((v.confidence for v in used), default=1.0),
        )

    def with_finding(self, finding: Finding) -> Context:
        """The same context with one finding exchanged."""
        return replace(self, findings={**self.findings, finding.key: finding})


Measure = Callable[[Context], Computed | Missing]

MEASURES: dict[str, Measure] = {}
"""Every measure by name, filled when the modules of this folder are imported."""


def measure(name: str) -> Callable[[Measure], Measure]:
    """Makes a function a measure that conditions can name; a missing fact becomes `Missing`."""

    def register(function: Measure) -> Measure:
        @wraps(function)
        def guarded(ctx: Context) -> Computed | Missing:
            try:
                return function(ctx)
            except GapError as gap:
                return gap.missing
            except FactError as error:
                return Missing(UNSEARCHED, (), str(error))

        if name in MEASURES:
            raise ChecklistError(f"two measures are called {name!r}; rename one")
        MEASURES[name] = guarded
        return guarded

    return register
