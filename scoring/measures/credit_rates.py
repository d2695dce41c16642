"""Default rates: which years are shown, their level against the yield, and under stress."""

from __future__ import annotations

from decimal import Decimal

from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import (
    HUNDRED,
    absent_first,
    first_full_year,
    highest,
    last_full_year,
    lowest,
    pooled,
    shown,
    stated_first,
    whole_or_latest_year,
    year_of,
    yearly,
)

RATE, TKB90, RECOVERY = "loans.default_rate", "loans.tkb90", "loans.recovery_rate"
AVERAGE, ADVERTISED, FEE = "returns.average", "returns.advertised", "fees.investor"
FIRST_LOAN, FOUNDED, AS_OF = "loans.first_loan_on", "entity.founded_on", "statistics.as_of"


@measure("default_rate_years_missing")
def default_rate_years_missing(ctx: Context) -> Computed | Missing:
    """How many of the expected full years have no default rate (EU1 Art. 20: at least 36 months).

    Expected are the last three full calendar years up to the date of the statistics, else the review;
    of a younger platform only its full years since the first loan.
    """
    shown_years = {year_of(ctx, v) for v in ctx.values(RATE) if v.qualifier("year")}
    ctx.known(AS_OF)
    last = last_full_year(ctx)
    wanted = {last - 2, last - 1, last}
    if wanted - shown_years:
        wanted = {year for year in wanted if year >= _first_expected(ctx, last)}
    gaps = sorted(wanted - shown_years)
    words = f"rates expected for {_years(sorted(wanted))}; missing: {_years(gaps)}"
    return ctx.computed(len(gaps), words, RATE, AS_OF)


def _first_expected(ctx: Context, last: int) -> int:
    key = stated_first(ctx, FIRST_LOAN, FOUNDED)
    return first_full_year(ctx.date(key)) if key else last - 2


def _years(years: list[int]) -> str:
    return ", ".join(map(str, years)) or "none"


def level(ctx: Context) -> tuple[Decimal, str, str]:
    """Default rate in percent, what it is, and its key: latest full year, else pooled, else 100 − TKB90."""
    key = stated_first(ctx, RATE, TKB90) or ctx.missing(ABSENT, RATE, TKB90)
    if key == TKB90:
        return HUNDRED - ctx.number(TKB90), f"100 − TKB90 {shown(ctx.number(TKB90))}", TKB90
    years = {y: v for y, v in yearly(ctx, RATE, highest).items() if y <= last_full_year(ctx)}
    if years:
        return years[max(years)].number(), f"default rate of {max(years)}", RATE
    whole = pooled(ctx, RATE, highest)
    if whole is None:
        ctx.missing(UNSEARCHED, RATE, words="no default rate is stated for the whole book and a full year")
    return whole.number(), "pooled default rate", RATE


def earned(ctx: Context) -> tuple[Decimal, str]:
    """Average yield, else the advertised one, in percent, with its key."""
    key = stated_first(ctx, AVERAGE, ADVERTISED) or ctx.missing(ABSENT, AVERAGE, ADVERTISED)
    return ctx.number(key), key


@measure("default_level")
def default_level(ctx: Context) -> Computed | Missing:
    """The default rate that counts, in percent."""
    rate, name, key = level(ctx)
    return ctx.computed(rate, f"{name}: {shown(rate)} %", key)


@measure("yield_left")
def yield_left(ctx: Context) -> Computed | Missing:
    """Yield less the default rate, in points."""
    return _left(ctx, 1)


@measure("yield_left_after_twice")
def yield_left_after_twice(ctx: Context) -> Computed | Missing:
    """Yield less twice the default rate, in points: above zero when the rate is below half the yield."""
    return _left(ctx, 2)


def _left(ctx: Context, times: int) -> Computed:
    rate, name, key = level(ctx)
    interest, source = earned(ctx)
    left = interest - times * rate
    words = f"yield {shown(interest)} % − {times} × {shown(rate)} % ({name}) = {shown(left)} points"
    return ctx.computed(left, words, key, source)


@measure("stress_margin_3")
def stress_margin_3(ctx: Context) -> Computed | Missing:
    """What the yield leaves in a deep recession, defaults three times as high."""
    return _margin(ctx, 3)


@measure("stress_margin_5")
def stress_margin_5(ctx: Context) -> Computed | Missing:
    """What the yield leaves in the deepest recession, defaults five times as high."""
    return _margin(ctx, 5)


def _margin(ctx: Context, times: int) -> Computed:
    """m(k) = yield − fee − k × rate × (1 − recovery ÷ 100), in points; fee 0 when not stated."""
    absent_first(ctx, RECOVERY)
    rate, name, key = level(ctx)
    recovery = whole_or_latest_year(ctx, RECOVERY, lowest)
    interest, source = earned(ctx)
    fee = ctx.number_or(FEE, 0)
    margin = interest - fee - times * rate * (1 - recovery / HUNDRED)
    words = (
        f"yield {shown(interest)} − fee {shown(fee)} − {times} × {shown(rate)} ({name}) "
        f"× (1 − {shown(recovery)} %) = {shown(margin)} points"
    )
    return ctx.computed(margin, words, key, RECOVERY, source, FEE)


@measure("recovery_years")
def recovery_years(ctx: Context) -> Computed | Missing:
    """For how many years of default a recovery rate is stated."""
    years = sorted(yearly(ctx, RECOVERY, lowest))
    return ctx.computed(len(years), f"recovery rates stated for {_years(years)}", RECOVERY)
