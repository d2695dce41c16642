"""Evidence grows old: past its limit it counts as unread in a new assessment; old assessments keep their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from scoring.facts import (
    Absent,
    Catalogue,
    FactGroup,
    FactValue,
    Finding,
    Findings,
    Found,
    Origin,
    Unsearched,
)

NEWS = ("register.adverse_news",)
"""`register.warnings` is not among them: its item grades the age of the search itself."""

OWN_CLOCK = "accounts."


def fresh(
    findings: Findings, catalogue: Catalogue, limits: Mapping[str, int], *, as_of: date, captured_on: date
) -> dict[str, Finding]:
    """The findings with values beyond their limit left out; what is left without values was not searched."""
    return {
        key: _fresh(finding, limits[_limit(key, finding, catalogue)], as_of, captured_on)
        for key, finding in findings.items()
    }


def _limit(key: str, finding: Finding, catalogue: Catalogue) -> str:
    if key in NEWS:
        return "news"
    if key.startswith("reviews."):
        return "reviews"
    registered = isinstance(finding, Found) and any(v.origin is Origin.REGISTER for v in finding.values)
    person = key in catalogue and catalogue[key].group is FactGroup.PERSON
    return "register" if person or registered else "pages"


def _fresh(finding: Finding, days: int, as_of: date, captured_on: date) -> Finding:
    match finding:
        case Found(key=key) if key.startswith(OWN_CLOCK):
            return finding
        case Found(key=key, values=values):
            kept = tuple(v for v in values if (as_of - _seen_on(v)).days <= days)
            return replace(finding, values=kept) if kept else _stale(key, max(map(_seen_on, values)), days)
        case Absent(key=key) if (as_of - captured_on).days > days:
            return _stale(key, captured_on, days)
        case _:
            return finding


def _seen_on(value: FactValue) -> date:
    return max(e.captured_at.date() for e in value.evidence)


def _stale(key: str, seen: date, days: int) -> Unsearched:
    return Unsearched(key, f"last seen on {seen.isoformat()}, more than {days} days before the review")
