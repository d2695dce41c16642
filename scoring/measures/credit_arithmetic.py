"""What the computed items share: which figure of several counts, full calendar years, numbers in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal

from scoring.choosing import months_between
from scoring.facts import FactValue
from scoring.measures.base import ABSENT, UNSEARCHED, Context, State

HUNDRED = Decimal(100)
WHOLE = frozenset({"year", "class"})
"""Qualifiers that make a figure a part of the whole."""

Worst = Callable[[Iterable[FactValue]], FactValue]


def lowest(values: Iterable[FactValue]) -> FactValue:
    """The smallest figure, for equity and results: the worst where two are stated for one date."""
    return min(values, key=FactValue.number)


def highest(values: Iterable[FactValue]) -> FactValue:
    """The largest figure, for default rates and minima: the worst where two are stated for one date."""
    return max(values, key=FactValue.number)


def shown(number: Decimal) -> str:
    """A number for people: thousands grouped, at most two decimals, no idle zeros."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def months_up(start: date, end: date) -> int:
    """Calendar months from `start` to `end`, begun ones counted whole; zero or less when `end` is earlier."""
    if end <= start:
        return -months_between(end, start)
    whole = months_between(start, end)
    return whole if months_between(start, end - timedelta(days=1)) < whole else whole + 1


def year_of(ctx: Context, value: FactValue) -> int:
    """The year that a figure is qualified by, else the one in which it was true."""
    stated = value.qualifier("year") or ""
    return int(stated) if len(stated) == 4 and stated.isdigit() else ctx.described_on(value).year


def newest(ctx: Context, key: str, worst: Worst) -> FactValue:
    """The figure of the latest year (within it of the latest date); the worst where these are equal."""
    values = [v for v in ctx.values(key) if "class" not in dict(v.qualifiers)] or list(ctx.values(key))
    latest = max((year_of(ctx, v), ctx.described_on(v)) for v in values)
    return worst(v for v in values if (year_of(ctx, v), ctx.described_on(v)) == latest)


def of_year(ctx: Context, key: str, year: int, worst: Worst) -> FactValue:
    """The figure for that year; ends the measure as absent when other years are stated only."""
    fitting = [v for v in ctx.values(key) if year_of(ctx, v) == year or not (v.as_of or v.qualifier("year"))]
    if not fitting:
        ctx.missing(ABSENT, key, words=f"it is not stated for {year}")
    return worst(fitting)


def yearly(ctx: Context, key: str, worst: Worst) -> dict[int, FactValue]:
    """The figures that carry a year and no class, by year."""
    groups: dict[int, list[FactValue]] = {}
    for value in ctx.values(key):
        names = set(dict(value.qualifiers))
        if "year" in names and "class" not in names:
            groups.setdefault(year_of(ctx, value), []).append(value)
    return {year: worst(groups[year]) for year in sorted(groups)}


def pooled(ctx: Context, key: str, worst: Worst) -> FactValue | None:
    """The latest figure for the whole, without year and class; None when only parts are stated."""
    whole = [v for v in ctx.values(key) if not WHOLE & set(dict(v.qualifiers))]
    if not whole:
        return None
    latest = max(ctx.described_on(v) for v in whole)
    return worst(v for v in whole if ctx.described_on(v) == latest)


def whole_or_latest_year(ctx: Context, key: str, worst: Worst) -> Decimal:
    """The figure for the whole, else that of the latest year; unknown when it is stated by class only."""
    found = pooled(ctx, key, worst)
    years = yearly(ctx, key, worst)
    if found is None and not years:
        ctx.missing(UNSEARCHED, key, words="it is stated by class only")
    return found.number() if found is not None else years[max(years)].number()


def in_unit(ctx: Context, key: str, value: FactValue, unit: str | None) -> Decimal:
    """The amount when it is in that currency; unlike currencies leave the figure unknown."""
    if not unit or value.unit != unit:
        ctx.missing(UNSEARCHED, key, words="the amounts are in different or unnamed currencies")
    return value.number()


def last_full_year(ctx: Context) -> int:
    """The last full calendar year up to the date of the statistics, where it is known, else the capture."""
    end = ctx.date("statistics.as_of") if ctx.is_found("statistics.as_of") else ctx.captured_on
    return end.year if (end.month, end.day) == (12, 31) else end.year - 1


def first_full_year(start: date) -> int:
    """The first calendar year that lies wholly after the start."""
    return start.year if (start.month, start.day) == (1, 1) else start.year + 1


def stated_first(ctx: Context, *keys: str) -> str | None:
    """The first of these keys that is stated; the measure ends at one that nobody could read."""
    return next((key for key in keys if ctx.known(key)), None)


def absent_first(ctx: Context, *keys: str) -> None:
    """End the measure when one of these is absent: without it no reading of the others could help."""
    gone = [key for key in keys if ctx.state(key) is State.ABSENT]
    if gone:
        ctx.missing(ABSENT, *gone)
