"""What a value found in text is: its place, kind, exact number, unit and the words that bound it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

KINDS = (
    "percent",
    "money",
    "days",
    "workdays",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "date",
    "year",
    "count",
)
DURATIONS = frozenset(("days", "workdays", "weeks", "months", "years", "hours", "minutes"))


class Hints(NamedTuple):
    """What the page around a text already decides; every field may be left open.

    `country` is ISO 3166-1 alpha-2, `decimal` the decimal sign ("." or ","), `day_first` the order of numeric
    dates, `accounting` reads bracketed figures as negative wherever they stand, `currency` is the unit of
    figures that carry none (a table in thousands of euro) and `scale` their multiplier.
    """

    country: str = ""
    decimal: str | None = None
    day_first: bool | None = None
    accounting: bool = False
    currency: str | None = None
    scale: int = 1


NO_HINTS = Hints()


class Amount(NamedTuple):
    """One value: `text[start:end]` is how it is written.

    `value` is a Decimal, or an ISO date (perhaps partial) for the kinds date and year. `unit` is an ISO 4217
    code for money, "" when the sign does not tell and for other kinds. Rates by month or day are given by
    year, with what stands there in `original` and the flag `monthly` or `daily`. `low` and `high` are the ends
    of the range this value is one end of. Flags: approx, up-to, from, within, low, high, monthly, daily, annual,
    permille, brackets, scaled, undecided, ambiguous, quarter, half-year, fiscal-year, words.
    """

    start: int
    end: int
    kind: str
    value: Decimal | str
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    original: Decimal | None = None
    flags: frozenset[str] = frozenset()
    symbol: str = ""

    @property
    def number(self) -> Decimal:
        """The value as a number; a date's year."""
        return self.value if isinstance(self.value, Decimal) else Decimal(self.value[:4])

    @property
    def iso(self) -> str:
        """The date of a date, else ""."""
        return self.value if self.kind == "date" and isinstance(self.value, str) else ""
