"""The advertised yield against what the market pays (checklist, section 0 and reputation.headline-yield)."""

from __future__ import annotations

from decimal import Decimal

from scoring.measures.base import UNSEARCHED, Computed, Context, Missing, State, measure

PRINTED_CUTS = ("EUR", "GBP", "USD", "CNY", "KRW")
"""Currencies for which the checklist prints cuts of its own."""

WITHIN, RAISED = Decimal(12), Decimal(18)
MEDIAN_WITHIN, MEDIAN_RAISED = Decimal(3), Decimal(6)

_AMOUNTS = ("invest.minimum", "loans.outstanding", "loans.funded_total")


@measure("yield_against_market")
def yield_against_market(ctx: Context) -> Computed | Missing:
    """Says "within", "raised" or "far above": to the median plus 3 and 6 points, without one to 12 and 18 %."""
    top = _highest(ctx)
    median = _median(ctx)
    lower, upper = (
        (median + MEDIAN_WITHIN, median + MEDIAN_RAISED) if median is not None else (WITHIN, RAISED)
    )
    basis = f"the market's median is {median} %" if median is not None else "no market median is set"
    words = f"{top} % is advertised; {basis}, so the lines are {lower} % and {upper} %"
    verdict = "within" if top <= lower else "raised" if top <= upper else "far above"
    return ctx.computed(verdict, words, "returns.advertised")


@measure("yield_beyond_18")
def yield_beyond_18(ctx: Context) -> Computed | Missing:
    """Whether more than 18 % is advertised, in a currency for which the line can be drawn."""
    top = _highest(ctx)
    _median(ctx)
    return ctx.computed(top > RAISED, f"{top} % is advertised; the line is {RAISED} %", "returns.advertised")


def _highest(ctx: Context) -> Decimal:
    """The highest of the figures that describe the latest day."""
    values = ctx.values("returns.advertised")
    newest = max(ctx.described_on(v) for v in values)
    return max(v.number() for v in values if ctx.described_on(v) == newest)


def _median(ctx: Context) -> Decimal | None:
    """The median of the platform's currency; None where the printed cuts serve instead."""
    currency = _currency(ctx)
    if currency in ctx.medians:
        return ctx.medians[currency]
    if currency and currency not in PRINTED_CUTS:
        words = f"no market median of yields is set for {currency}, and the printed cuts do not hold there"
        ctx.missing(UNSEARCHED, words=words)
    return None


def _currency(ctx: Context) -> str:
    """The currency of the first amount that is stated, or an empty text."""
    stated = (ctx.unit(key) for key in _AMOUNTS if ctx.state(key) is State.FOUND)
    return next((unit for unit in stated if unit), "")
