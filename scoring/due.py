"""When a disclosure was due: rules of days and periods, without holidays, which are not known offline."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

GRACE = timedelta(days=9)
"""Holidays around the first working days of a month (our proposal)."""

QUARTER = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Due:
    """The latest period that should be public: its name, its last day, and the day by which it was due."""

    period: str
    ends: date
    by: date


def _add_months(day: date, months: int) -> date:
    """The last day of the month that many months after the month of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _after_year(months: int) -> Callable[[date, date], Due]:
    def due(as_of: date, year_end: date) -> Due:
        """`year_end`: any day with the month in which the fiscal year ends."""
        year = as_of.year
        while (by := _add_months(date(year, year_end.month, 1), months)) >= as_of:
            year -= 1
        return Due(str(year), _add_months(date(year, year_end.month, 1), 0), by)

    return due


def _monthly(as_of: date, _year_end: date) -> Due:
    """The figures to the end of a month, by the fifth working day of the next one and the days of grace."""
    first = as_of.replace(day=1)
    by = _fifth_working_day(first) + GRACE
    if by >= as_of:
        first = (first - timedelta(days=1)).replace(day=1)
        by = _fifth_working_day(first) + GRACE
    ends = first - timedelta(days=1)
    return Due(f"{ends.year}-{ends.month:02d}", ends, by)


def _fifth_working_day(first: date) -> date:
    days = (first + timedelta(days=n) for n in range(14))
    return [day for day in days if day.weekday() < 5][4]


def _quarterly(as_of: date, _year_end: date) -> Due:
    """A figure not older than a quarter."""
    ends = as_of - QUARTER
    return Due(f"since {ends.isoformat()}", ends, as_of)


RULES: dict[str, Callable[[date, date], Due] | None] = {
    "always": None,
    "before investing": None,
    "quarterly": _quarterly,
    "monthly": _monthly,
    "first 5 working days": _monthly,
    "year-end + 4 months": _after_year(4),
    "year-end + 12 months": _after_year(12),
}
"""Due-date rules by their words in the data; None has no date."""


def due_on(rule: str, as_of: date, year_end: date, since: date | None = None) -> Due | None:
    """The period that should be public on that day; None where the rule has no date or nothing was due yet.

    `since`: the day from which the duty binds the platform; the first yearly period is its first whole year.
    """
    made = RULES[rule]
    if made is None:
        return None
    due = made(as_of, year_end)
    begun = _add_months(due.ends, -12) + timedelta(days=1) if rule.startswith("year-end") else due.ends
    return None if since and since > begun else due
