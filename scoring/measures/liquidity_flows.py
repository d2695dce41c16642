"""Whether the published totals add up, and whether the loans can have earned what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from scoring.facts import FactValue
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import HUNDRED, highest, in_unit, months_up, shown, yearly

FUNDED, REPAID = "loans.funded_total", "loans.repaid_total"
WRITTEN_OFF, OUTSTANDING = "loans.written_off", "loans.outstanding"
MOST_APART = 45
"""Days between totals that are still taken for one time: one month and half of the next (our proposal)."""

INTEREST, YIELD = "loans.interest_paid", "returns.advertised"


@measure("cash_flow_gap")
def cash_flow_gap(ctx: Context) -> Computed | Missing:
    """|funded − repaid − written off − outstanding| in percent of outstanding; written off 0 when not stated."""
    ctx.need(FUNDED, REPAID, OUTSTANDING)
    keys = (FUNDED, REPAID, OUTSTANDING, *([WRITTEN_OFF] if ctx.known(WRITTEN_OFF) else []))
    _of_one_time(ctx, FUNDED, REPAID, OUTSTANDING)
    funded, repaid, outstanding, *rest = ctx.amounts(*keys)
    lost = rest[0] if rest else Decimal(0)
    if outstanding <= 0:
        ctx.missing(UNSEARCHED, OUTSTANDING, words="nothing is outstanding to compare with")
    gap = abs(funded - repaid - lost - outstanding) / outstanding * HUNDRED
    words = (
        f"gap |{shown(funded)} funded − {shown(repaid)} repaid − {shown(lost)} written off "
        f"− {shown(outstanding)} outstanding| ÷ {shown(outstanding)} = {shown(gap)} %"
    )
    return ctx.computed(gap, words, *keys)


def _of_one_time(ctx: Context, *keys: str) -> None:
    """End the measure where the totals describe days too far apart: on a growing book they cannot add up."""
    dated = [v for key in keys if (v := ctx.latest(key)).as_of or v.qualifier("year")]
    days = sorted(map(ctx.described_on, dated))
    if days and (days[-1] - days[0]).days > MOST_APART:
        told = f"the totals describe days from {days[0]} to {days[-1]}, so that they cannot be added up"
        ctx.missing(UNSEARCHED, *keys, words=told)


@measure("interest_over_earnable")
def interest_over_earnable(ctx: Context) -> Computed | Missing:
    """Interest paid in a year ÷ (highest advertised yield × mean outstanding of that year): the worst year.

    A mean needs two balances: those dated within the year and the one of the end of the year before.
    """
    ctx.need(INTEREST, YIELD, OUTSTANDING)
    rate = highest(ctx.values(YIELD)).number()
    ratios = dict(_ratios(ctx, rate))
    if not ratios:
        ctx.missing(ABSENT, INTEREST, OUTSTANDING, words="no year has both its interest and two balances")
    worst = max(ratios)
    return ctx.computed(worst, ratios[worst], INTEREST, YIELD, OUTSTANDING)


def _ratios(ctx: Context, rate: Decimal) -> Iterator[tuple[Decimal, str]]:
    for year, paid in yearly(ctx, INTEREST, highest).items():
        balances = [in_unit(ctx, OUTSTANDING, v, paid.unit) for v in _balances(ctx, year)]
        earnable = sum(balances, Decimal(0)) / max(len(balances), 1) * rate / HUNDRED
        if len(balances) >= 2 and earnable > 0:
            ratio = paid.number() / earnable
            mean = earnable * HUNDRED / rate
            words = f"interest {shown(paid.number())} ÷ ({shown(rate)} % of a mean outstanding {shown(mean)})"
            yield ratio, f"{year}: {words} = {shown(ratio)}"


def _balances(ctx: Context, year: int) -> list[FactValue]:
    """One balance for each date of the year, and of the last day before it."""
    opening = date(year - 1, 12, 31)
    dated = {ctx.described_on(v): v for v in ctx.values(OUTSTANDING) if v.as_of or v.qualifier("year")}
    return [value for day, value in sorted(dated.items()) if day == opening or day.year == year]


@measure("reopened_months_ago")
def reopened_months_ago(ctx: Context) -> Computed | Missing:
    """Calendar months, begun ones whole, since a freeze was lifted; undated counts as of the capture."""
    notice = ctx.latest("notices.exit_frozen")
    if notice.value != "reopened":
        ctx.missing(ABSENT, "notices.exit_frozen", words="no notice says that a freeze was lifted")
    months = months_up(ctx.described_on(notice), ctx.captured_on)
    words = f"the notice of {notice.as_of or 'the capture'} says it opened again, {months} months ago"
    return ctx.computed(months, words, "notices.exit_frozen")
