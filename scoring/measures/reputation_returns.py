"""How many years of realised returns are shown, against how many there could be."""

from __future__ import annotations

from scoring.measures.base import UNSEARCHED, Computed, Context, Missing, State, measure

YEARS = 3
_LAUNCH = ("loans.first_loan_on", "entity.founded_on")


@measure("realised_years_lacking")
def realised_years_lacking(ctx: Context) -> Computed | Missing:
    """Years still lacking to three, or to all full calendar years since the first loan when these are fewer."""
    shown = len(ctx.by_year("returns.realised"))
    wanted = YEARS if shown >= YEARS else _wanted(ctx)
    words = f"realised returns are shown for {shown} of the {wanted} years that can be expected"
    return ctx.computed(max(wanted - shown, 0), words, "returns.realised")


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
