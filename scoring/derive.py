"""Derived facts: what two places, or two captures, say about the same thing.

Never read from a page; computed from findings and from earlier readings of the platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from scoring.choosing import CONFIDENT, described_on, months_between
from scoring.facts import Evidence, FactValue, Finding, Found, Origin, Reading, Unsearched, Value

CUMULATIVE = ("loans.funded_total", "loans.count", "investors.count", "loans.written_off")
"""Totals since the start, which can only grow."""

CONTROL = ("entity.legal_name", "entity.registered_address", "people.owners", "people.directors")
TOLERANCE = Decimal("0.02")
"""Numbers that lie closer together than this share of the larger one do not contradict each other."""

HISTORY_MONTHS, HISTORY_LEAST = 12, 6
_SHOWN = 12
_Place = tuple[str, tuple[tuple[str, str], ...], str | None, str | None]


def derive(reading: Reading, history: Sequence[Reading] = ()) -> dict[str, Finding]:
    """The `derived.*` findings of a reading; `history` holds earlier readings in any order."""
    earlier = sorted((r for r in history if _captured_on(r)), key=lambda r: str(_captured_on(r)))
    return {f.key: f for f in (*_compared(reading), _falls(reading, earlier), *_control(reading, earlier))}


def _count(key: str, number: int, evidence: Sequence[Evidence]) -> Found:
    shown = tuple(dict.fromkeys(evidence))[:_SHOWN]
    return Found(key, (FactValue(number, shown, method="computed", origin=Origin.DERIVED),))


def _captured_on(reading: Reading) -> date | None:
    days = [e.captured_at.date() for v in _values(reading) for e in v.evidence]
    return max(days, default=None)


def _values(reading: Reading) -> Iterator[FactValue]:
    for finding in reading.findings.values():
        if isinstance(finding, Found):
            yield from finding.values


# --- one capture ---


def _compared(reading: Reading) -> Iterator[Finding]:
    """What is stated twice, and what of it the reader found to disagree: the reader knows which words say the same."""
    differing = [c.values for c in reading.contradictions]
    groups = [values for values in _groups(reading).values() if len(_places(values)) > 1]
    keys = ("derived.compared_facts", "derived.contradictions")
    if not (groups or differing):
        yield from (Unsearched(key, "no fact is stated in two places") for key in keys)
        return
    compared = [e for values in (*groups, *differing) for v in values for e in v.evidence]
    yield _count(keys[0], max(len(groups), len(differing)), compared)
    yield _count(
        keys[1], len(differing), [e for values in differing for v in values for e in v.evidence] or compared
    )


def _groups(reading: Reading) -> dict[_Place, list[FactValue]]:
    """Values that describe the same thing: key, qualifiers, date and currency are equal."""
    groups: dict[_Place, list[FactValue]] = {}
    for key, finding in reading.findings.items():
        if not isinstance(finding, Found) or key.startswith("derived."):
            continue
        for value in finding.values:
            if not value.superseded and value.confidence >= CONFIDENT and _comparable(value):
                place = (key, tuple(sorted(value.qualifiers)), value.as_of, value.unit)
                groups.setdefault(place, []).append(value)
    return groups


def _comparable(value: FactValue) -> bool:
    """Lists only add to each other, and measurements are taken once."""
    return not isinstance(value.value, tuple) and value.origin not in (Origin.MEASURED, Origin.DERIVED)


def _places(values: Sequence[FactValue]) -> set[str]:
    return {e.url for v in values for e in v.evidence}


def agree(values: Sequence[FactValue]) -> bool:
    """Numbers within 2 % of the larger one; other values equal but for case and punctuation."""
    numbers = [v.number() for v in values if _is_number(v.value)]
    if len(numbers) == len(values):
        widest = max(abs(n) for n in numbers)
        return max(numbers) - min(numbers) <= TOLERANCE * widest
    return len({_folded(v.value) for v in values}) == 1


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _folded(value: Value) -> str:
    return re.sub(r"[\W_]+", "", str(value)).casefold()


# --- several captures ---


def _falls(reading: Reading, earlier: Sequence[Reading]) -> Finding:
    """Cumulative totals that fall between dates, and past figures that a later capture rewrites."""
    key = "derived.cumulative_falls"
    everything = [*earlier, reading]
    pairs = [pair for name in CUMULATIVE for pair in _steps(name, everything)]
    pasts = list(_rewritable(reading, earlier))
    if not pairs and not pasts:
        return Unsearched(key, "no total is known for two dates")
    broken = [p for p in pairs if _fell(*p)] + [p for p in pasts if not agree(p)]
    return _count(
        key, len(broken), [e for pair in broken or [*pairs, *pasts] for v in pair for e in v.evidence]
    )


def _steps(key: str, readings: Sequence[Reading]) -> Iterator[tuple[FactValue, FactValue]]:
    """Neighbouring values of a total in the order of their dates, within one currency.

    A figure without a date counts as of its capture, but never against dated ones of the same capture: a rounded
    slogan beside the statistics is a question of contradiction, not of time. Where one date has several figures
    (registered and active investors, say), the lowest is held against the highest of the next date.
    """
    dated: dict[tuple[str | None, date], list[FactValue]] = {}
    for reading in readings:
        finding, seen = reading.findings.get(key), _captured_on(reading)
        if isinstance(finding, Found) and seen is not None:
            for value in _totals(finding.values):
                dated.setdefault((value.unit, _day(value, seen)), []).append(value)
    ordered = sorted(dated, key=lambda place: (place[0] or "", place[1]))
    for before, after in pairwise(ordered):
        if before[0] == after[0]:
            yield min(dated[before], key=FactValue.number), max(dated[after], key=FactValue.number)


def _totals(values: Sequence[FactValue]) -> list[FactValue]:
    """The whole totals among the values: those with a date, or all of them where none has one."""
    whole = [v for v in values if not v.qualifiers and v.confidence >= CONFIDENT and _is_number(v.value)]
    return [v for v in whole if v.as_of] or whole


def _fell(before: FactValue, after: FactValue) -> bool:
    """Lower by more than what rounding explains."""
    return after.number() < before.number() * (1 - TOLERANCE)


def _day(value: FactValue, seen: date) -> date:
    own = max(e.captured_at.date() for e in value.evidence)
    return described_on(value, own if value.as_of is None else seen)


def _rewritable(reading: Reading, earlier: Sequence[Reading]) -> Iterator[tuple[FactValue, FactValue]]:
    """The same past figure (a full year that had ended) in an earlier capture and in this one."""
    now = _past_figures(reading)
    for old in earlier[-1:]:
        for place, value in _past_figures(old).items():
            if place in now:
                yield value, now[place]


def _past_figures(reading: Reading) -> Mapping[_Place, FactValue]:
    seen = _captured_on(reading)
    found: dict[_Place, FactValue] = {}
    for place, values in _groups(reading).items():
        year = dict(place[1]).get("year", "")
        if seen is not None and year.isdigit() and int(year) < seen.year - 1 and len(values) == 1:
            found[place] = values[0]
    return {place: value for place, value in found.items() if _is_number(value.value)}


def _control(reading: Reading, earlier: Sequence[Reading]) -> Iterator[Finding]:
    """Changes of name, seat, owners or directors over the last twelve months."""
    keys = ("derived.control_changes", "derived.control_changes_unexplained")
    recent = _recent(reading, earlier)
    if not recent:
        yield from (
            Unsearched(key, f"fewer than {HISTORY_LEAST} months of captures are kept") for key in keys
        )
        return
    steps = [*recent, reading]
    changes = [c for before, after in pairwise(steps) for c in _changes(before, after)]
    evidence = [e for pair in changes for v in pair for e in v.evidence]
    known = [e for name in CONTROL for v in _stated(reading, name) for e in v.evidence]
    if not known and not evidence:
        yield from (Unsearched(key, "neither name, seat, owners nor directors are stated") for key in keys)
        return
    yield _count(keys[0], len(changes), evidence or known)
    if changes:
        yield Unsearched(keys[1], "whether the changes were announced, a person has to say")
    else:
        yield _count(keys[1], 0, known)


def _recent(reading: Reading, earlier: Sequence[Reading]) -> list[Reading]:
    """Earlier readings of the last twelve months; empty when they reach back less than six."""
    now = _captured_on(reading)
    if now is None:
        return []
    ages = [(months_between(day, now), r) for r in earlier if (day := _captured_on(r)) is not None]
    recent = [r for age, r in ages if age <= HISTORY_MONTHS]
    reach = max((age for age, _ in ages), default=0)
    return recent if reach >= HISTORY_LEAST else []


def _changes(before: Reading, after: Reading) -> Iterator[tuple[FactValue, FactValue]]:
    for key in CONTROL:
        old, new = _stated(before, key), _stated(after, key)
        if old and new and not {_names(v) for v in old} & {_names(v) for v in new}:
            yield old[0], new[0]


def _stated(reading: Reading, key: str) -> Sequence[FactValue]:
    finding = reading.findings.get(key)
    return [v for v in finding.values if v.confidence >= CONFIDENT] if isinstance(finding, Found) else []


def _names(value: FactValue) -> frozenset[str]:
    members = value.value if isinstance(value.value, tuple) else (value.value,)
    return frozenset(_folded(m) for m in members)
