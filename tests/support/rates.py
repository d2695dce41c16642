"""Published rates and counts with the row they stand in, for tests of the workbench."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from scoring.facts import Absent, Evidence, FactValue, Findings, Found, SearchedPage, Value

WHEN = datetime(2026, 5, 4, tzinfo=UTC)
RATE, DEFAULTED, ALL = "loans.default_rate", "loans.default_numerator", "loans.default_denominator"


def figure(
    value: str | int, row: str = "a row", unit: str | None = None, as_of: str | None = None, **qualifiers: str
) -> FactValue:
    """A figure read from a row of a page; text becomes a decimal, an int stays a count."""
    number: Value = Decimal(value) if isinstance(value, str) else value
    evidence = Evidence("https://lend.test/statistics", row, "ab" * 32, WHEN)
    return FactValue(
        number, (evidence,), unit=unit, qualifiers=tuple(sorted(qualifiers.items())), as_of=as_of
    )


def word(value: Value) -> FactValue:
    """A word or a yes or no that a page states."""
    return FactValue(value, (Evidence("https://lend.test/method", str(value), "cd" * 32, WHEN),))


def reading(**facts: list[FactValue]) -> Findings:
    """Findings by key, with `__` for the dot; what is not given was looked for and is not there."""
    found = {key.replace("__", "."): Found(key.replace("__", "."), tuple(v)) for key, v in facts.items()}
    return _Silent(found)


class _Silent(dict[str, Found | Absent]):
    """Everything else is absent on one page."""

    def get(self, key: str, default: object = None) -> Found | Absent:  # type: ignore[override]
        return dict.get(self, key) or Absent(key, (SearchedPage("https://lend.test/statistics", ("S",)),))
