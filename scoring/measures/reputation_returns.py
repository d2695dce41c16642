"""How many years of realised returns are shown, against how many there could be."""

from __future__ import annotations

from scoring.measures.base import UNSEARCHED, Computed, Context, Missing, State, measure

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
    """At least one year: a platform without a full year behind it has no yearly return to show."""
    launch = next((key for key in _LAUNCH if ctx.state(key) is State.FOUND), None)
    if launch is None:
        return _without_launch(ctx)
    return max(1, min(YEARS, ctx.captured_on.year - 1 - ctx.date(launch).year))


def _without_launch(ctx: Context) -> int:
    unread = [key for key in _LAUNCH if ctx.state(key) is State.UNSEARCHED]
    if unread:
        ctx.missing(UNSEARCHED, *unread)
    return YEARS
