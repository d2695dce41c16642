"""Whether grades rank risk: actual against expected rates, and rates that rise from best to worst."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from scoring.facts import FactValue
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import last_full_year, shown, year_of

RATE, EXPECTED = "loans.default_rate", "loans.expected_default_rate"
TOLERATED = Decimal("0.5")
"""Points by which a better class may default more than a worse one (our proposal)."""

_PREFIX = re.compile(r"^(?:risk|class|grade|rating)\s+")
_LETTERS = re.compile(r"^([a-z])\1{0,2}([+-]?)$")
_NUMBERED = re.compile(r"^([a-z])(\d)$")

Part = tuple[str, ...]


@measure("actual_over_expected")
def actual_over_expected(ctx: Context) -> Computed | Missing:
    """Actual ÷ expected default rates, summed over the classes or years that state both (EU3 Art. 4)."""
    ctx.need(EXPECTED, RATE)
    for names in (("class", "year"), ("class",), ("year",)):
        expected, actual = _parts(ctx, EXPECTED, names), _parts(ctx, RATE, names)
        common = sorted(expected.keys() & actual.keys())
        if common:
            return _ratio(ctx, common, sum(actual[c] for c in common), sum(expected[c] for c in common))
    return ctx.missing(ABSENT, EXPECTED, RATE, words="no class or year states both rates")


def _ratio(ctx: Context, common: Sequence[Part], actual: Decimal | int, expected: Decimal | int) -> Computed:
    if not expected and actual:
        ctx.missing(UNSEARCHED, EXPECTED, words="the expected rates sum to zero")
    ratio = Decimal(actual) / Decimal(expected) if expected else Decimal(0)
    labels = ", ".join(" ".join(part) for part in common)
    words = (
        f"actual default rates sum to {shown(Decimal(actual))}, expected ones to {shown(Decimal(expected))} "
        f"({labels}): ratio {shown(ratio)}"
    )
    return ctx.computed(ratio, words, RATE, EXPECTED)


def _parts(ctx: Context, key: str, names: Part) -> dict[Part, Decimal]:
    """Rates by these qualifiers; of a class without a wanted year, the latest year's."""
    chosen: dict[Part, FactValue] = {}
    for value in sorted(ctx.values(key), key=lambda v: (year_of(ctx, v), ctx.described_on(v))):
        part = _part(ctx, value, names)
        if part is not None:
            chosen[part] = value
    return {part: value.number() for part, value in chosen.items()}


def _part(ctx: Context, value: FactValue, names: Part) -> Part | None:
    held = {n: v for n, v in value.qualifiers if n in ("class", "year")}
    if not set(names) <= set(held) or ("class" in held and "class" not in names):
        return None
    running = "year" in held and year_of(ctx, value) > last_full_year(ctx)
    return None if running else tuple(held[name] for name in names)


@measure("grade_years_in_order")
def grade_years_in_order(ctx: Context) -> Computed | Missing:
    """In how many years default rates do not fall by more than 0.5 points from a better to a worse class."""
    falls = _worst_falls(ctx)
    good = [year for year, fall in falls.items() if fall <= TOLERATED]
    return ctx.computed(len(good), _told(falls), RATE)


@measure("grade_years_out_of_order")
def grade_years_out_of_order(ctx: Context) -> Computed | Missing:
    """In how many years a better class defaulted by more than 0.5 points above a worse one."""
    falls = _worst_falls(ctx)
    bad = [year for year, fall in falls.items() if fall > TOLERATED]
    return ctx.computed(len(bad), _told(falls), RATE)


def _told(falls: dict[int, Decimal]) -> str:
    parts = (f"{year}: largest fall {shown(fall)} points" for year, fall in falls.items())
    return "default rates from the best to the worst class, " + "; ".join(parts)


def _worst_falls(ctx: Context) -> dict[int, Decimal]:
    """By year with two classes or more: the largest amount by which a better class exceeds a worse one."""
    table: dict[int, dict[str, Decimal]] = {}
    for value in ctx.values(RATE):
        label = value.qualifier("class")
        if label is not None:
            table.setdefault(year_of(ctx, value), {})[label] = value.number()
    years = {year: rates for year, rates in sorted(table.items()) if len(rates) >= 2}
    if not years:
        ctx.missing(ABSENT, RATE, words="no year states a default rate for two classes")
    return {year: _fall([rates[c] for c in _ordered(ctx, rates)]) for year, rates in years.items()}


def _fall(rates: Sequence[Decimal]) -> Decimal:
    worst, top = Decimal(0), rates[0]
    for rate in rates[1:]:
        worst = max(worst, top - rate)
        top = max(top, rate)
    return worst


def _ordered(ctx: Context, labels: dict[str, Decimal]) -> list[str]:
    """Classes from best to worst: letter grades by letter, others by their expected rates."""
    ranks = {label: _rank(label) for label in labels}
    if all(rank is not None for rank in ranks.values()):
        return sorted(labels, key=lambda label: ranks[label] or ("", 0, 0))
    expected = _parts(ctx, EXPECTED, ("class",)) if ctx.is_found(EXPECTED) else {}
    if not all((label,) in expected for label in labels):
        ctx.missing(UNSEARCHED, RATE, words="it is not known which class is the better one")
    return sorted(labels, key=lambda label: expected[(label,)])


def _rank(label: str) -> tuple[str, int, int] | None:
    """AAA before AA before A+ before A before A- before B; None for other names."""
    text = _PREFIX.sub("", label.strip().casefold())
    if match := _LETTERS.match(text):
        letter, sign = match.groups()
        return letter, -len(text.rstrip("+-")), {"+": 0, "": 1, "-": 2}[sign]
    match = _NUMBERED.match(text)
    return (match[1], 0, int(match[2])) if match else None
