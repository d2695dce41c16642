"""What a provision fund covers, and how old the figure is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from scoring.choosing import last_day, latest_values
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import (
    HUNDRED,
    highest,
    lowest,
    pooled,
    shown,
    whole_or_latest_year,
    yearly,
)

COVERAGE = "provision_fund.coverage"
BALANCE = "provision_fund.balance"
OUTSTANDING = "loans.outstanding"
EXPECTED = "loans.expected_default_rate"
RECOVERY = "loans.recovery_rate"


@measure("fund_coverage")
def fund_coverage(ctx: Context) -> Computed | Missing:
    """Stated coverage in percent, else balance ÷ (outstanding × expected rate × (1 − recovery)) × 100."""
    if ctx.known(COVERAGE):
        stated = ctx.number(COVERAGE)
        return ctx.computed(stated, f"stated coverage {shown(stated)} %", COVERAGE)
    ctx.need(BALANCE, OUTSTANDING, EXPECTED, RECOVERY)
    balance, outstanding = ctx.amounts(BALANCE, OUTSTANDING)
    rate = _expected(ctx)
    recovery = whole_or_latest_year(ctx, RECOVERY, lowest)
    losses = outstanding * rate / HUNDRED * (1 - recovery / HUNDRED)
    if losses <= 0:
        ctx.missing(UNSEARCHED, OUTSTANDING, EXPECTED, words="the expected losses come out as zero")
    cover = balance / losses * HUNDRED
    losses_told = (
        f"outstanding {shown(outstanding)} × expected {shown(rate)} % × (1 − {shown(recovery)} % recovered)"
    )
    words = f"fund {shown(balance)} ÷ ({losses_told}) = {shown(cover)} %"
    return ctx.computed(cover, words, BALANCE, OUTSTANDING, EXPECTED, RECOVERY)


def _expected(ctx: Context) -> Decimal:
    """The expected rate of the whole book: latest year, else undivided; classes alone do not give it."""
    years = yearly(ctx, EXPECTED, highest)
    whole = pooled(ctx, EXPECTED, highest)
    if years:
        return years[max(years)].number()
    return whole.number() if whole else ctx.missing(ABSENT, EXPECTED, words="it is stated by class only")


@measure("fund_figure_age_days")
def fund_figure_age_days(ctx: Context) -> Computed | Missing:
    """Days from the date of the stated coverage (else of the balance) to the capture; absent when undated."""
    key = COVERAGE if ctx.known(COVERAGE) else BALANCE
    stated = latest_values(ctx.values(key), ctx.captured_on)[0].as_of
    if not stated:
        ctx.missing(ABSENT, key, words="the figure carries no date")
    age = _days(last_day(stated), ctx.captured_on)
    return ctx.computed(age, f"the fund's figure describes {stated}, {age} days before the capture", key)


def _days(day: date, captured_on: date) -> int:
    return max((captured_on - day).days, 0)
