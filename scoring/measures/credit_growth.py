"""How fast new lending grows, over full calendar years only."""

from __future__ import annotations

from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, State, measure
from scoring.measures.credit_arithmetic import (
    first_full_year,
    highest,
    in_unit,
    last_full_year,
    shown,
    yearly,
)

ORIGINATED, FIRST_LOAN = "loans.originated", "loans.first_loan_on"


@measure("full_lending_years")
def full_lending_years(ctx: Context) -> Computed | Missing:
    """Full calendar years since the first loan; without its date, those that the yearly figures show."""
    last = last_full_year(ctx)
    if ctx.is_found(FIRST_LOAN):
        count = max(last - first_full_year(ctx.date(FIRST_LOAN)) + 1, 0)
        years = "1 full year" if count == 1 else f"{count} full years"
        words = f"{years} of lending from {ctx.text(FIRST_LOAN)} to the end of {last}"
        return ctx.computed(count, words, FIRST_LOAN)
    count = sum(year <= last for year in yearly(ctx, ORIGINATED, highest))
    if count < 3 and ctx.state(FIRST_LOAN) is State.UNSEARCHED:
        ctx.missing(UNSEARCHED, FIRST_LOAN)
    if count < 2:
        ctx.missing(ABSENT, FIRST_LOAN, ORIGINATED, words="how long it has been lending is not stated")
    return ctx.computed(count, f"new loans are stated for {count} full years", ORIGINATED)


@measure("growth_factor")
def growth_factor(ctx: Context) -> Computed | Missing:
    """New loans of the latest full year ÷ those of the year before."""
    years = yearly(ctx, ORIGINATED, highest)
    latest = max((y for y in years if y <= last_full_year(ctx) and y - 1 in years), default=None)
    if latest is None:
        ctx.missing(ABSENT, ORIGINATED, words="no two full years in a row are stated")
    now, before = years[latest], years[latest - 1]
    base = before.number()
    if base <= 0:
        ctx.missing(UNSEARCHED, ORIGINATED, words=f"nothing was lent in {latest - 1}")
    factor = in_unit(ctx, ORIGINATED, now, before.unit) / base
    words = (
        f"new loans of {latest}: {shown(now.number())} ÷ of {latest - 1}: {shown(base)} = {shown(factor)} ×"
    )
    return ctx.computed(factor, words, ORIGINATED)
