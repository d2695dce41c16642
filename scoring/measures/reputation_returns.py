"""How many years of realised returns are shown, against how many there could be."""

from __future__ import annotations

from scoring.measures.base import Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import stated_first

YEARS = 3
_LAUNCH = ("loans.first_loan_on", "entity.founded_on")


@measure("realised_years_complete")
def realised_years_complete(ctx: Context) -> Computed | Missing:
    """Whether three years are shown, or all full calendar years since the first loan when these are fewer."""
    shown = len(ctx.by_year("returns.realised"))
    wanted = YEARS if shown >= YEARS else _wanted(ctx)
    words = f"years with a realised return: {shown}, expected: {wanted} or more"
    return ctx.computed(shown >= wanted, words, "returns.realised")


def _wanted(ctx: Context) -> int:
    """At least one year: a platform without a full year behind it has no yearly return to show.

    The foundation stands in only where a full reading names no first loan; unread, that leaves the figure open.
    """
    launch = stated_first(ctx, *_LAUNCH)
    if launch is None:
        return YEARS
    return max(1, min(YEARS, ctx.captured_on.year - 1 - ctx.date(launch).year))
