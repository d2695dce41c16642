"""Which of several stated values counts: the latest as-of date, and all of them when dates are equal."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scoring.errors import FactError
from scoring.facts import Evidence, FactValue, Found

CONFIDENT = 0.7
"""Below this a value decides nothing until a person has looked at it."""


def last_day(text: str) -> date:
    """The day an ISO date means; `2024-05` and `2024` count as their last day (the cautious side)."""
    parts = text[:10].split("-")
    try:
        numbers = [int(part) for part in parts]
        year, month, day = numbers + [12, 0][len(numbers) - 1 :] if len(numbers) < 3 else numbers
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, TypeError):
        raise FactError(f"{text!r} is not an ISO date; write 2024-05-31, 2024-05 or 2024") from None


def months_between(start: date, end: date) -> int:
    """Whole calendar months from `start` to `end`; negative when `end` lies before."""
    months = (end.year - start.year) * 12 + end.month - start.month
    last = end.day == calendar.monthrange(end.year, end.month)[1]
    return months if end.day >= start.day or last else months - 1


def described_on(value: FactValue, captured_on: date) -> date:
    """The date a value describes: its as-of date, its year, or the capture; never after the capture."""
    stated = value.as_of or value.qualifier("year")
    if not stated:
        return captured_on
    try:
        return min(last_day(stated), captured_on)
    except FactError:
        return captured_on


def in_force(values: Iterable[FactValue]) -> tuple[FactValue, ...]:
    """Without superseded and doubtful values, where others exist."""
    kept = tuple(values)
    kept = tuple(v for v in kept if not v.superseded) or kept
    return tuple(v for v in kept if v.confidence >= CONFIDENT) or kept


def latest_values(values: Iterable[FactValue], captured_on: date) -> tuple[FactValue, ...]:
    """The values of the latest date, one for each different value; a total goes before its parts.

    Lists of one date are joined, since two pages that each name some members do not disagree.
    """
    kept = in_force(values)
    newest = max(described_on(v, captured_on) for v in kept)
    latest = [v for v in kept if described_on(v, captured_on) == newest]
    whole = [v for v in latest if not set(dict(v.qualifiers)) - {"year"}] or latest
    if all(isinstance(v.value, tuple) for v in whole):
        return (_joined(whole),)
    return _distinct(whole)


def _distinct(values: list[FactValue]) -> tuple[FactValue, ...]:
    by_value: dict[tuple[object, object], FactValue] = {}
    for value in values:
        key = (value.value, value.unit)
        seen = by_value.get(key)
        by_value[key] = value if seen is None else replace(seen, evidence=_merged(seen, value))
    return tuple(by_value.values())


def _joined(values: list[FactValue]) -> FactValue:
    if len(values) == 1:
        return values[0]
    members = dict.fromkeys(m for v in values if isinstance(v.value, tuple) for m in v.value)
    evidence = tuple(dict.fromkeys(e for v in values for e in v.evidence))
    return replace(values[0], value=tuple(members), evidence=evidence)


def _merged(one: FactValue, other: FactValue) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys((*one.evidence, *other.evidence)))


def preferring(found: Found, chosen: FactValue) -> Found:
    """The same finding with `chosen` first, so that it is taken among values of its date."""
    same = [v for v in found.values if _alike(v, chosen)]
    return replace(found, values=(*same, *(v for v in found.values if not _alike(v, chosen))))


def _alike(one: FactValue, other: FactValue) -> bool:
    return (one.value, one.unit, one.qualifiers) == (other.value, other.unit, other.qualifiers)
