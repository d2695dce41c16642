"""Interest after fees against higher defaults: a table in which every input is a published figure or blank.

The rows use the yield, default rate and recovery of `credit.stress-cover`, so that table and item never disagree. Where
no recovery is published, the loss is shown for an assumed range beside its source, and the published cell stays blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.facts import Evidence, FactValue, Unsearched
from scoring.measures.base import Context, GapError
from scoring.measures.credit_arithmetic import HUNDRED, lowest, shown, whole_or_latest_year
from scoring.measures.credit_rates import ADVERTISED, AVERAGE, FEE, RATE, RECOVERY, TKB90, level
from scoring.recompute import stated
from scoring.review import Review
from scoring.workbench import NET_OF_RECOVERIES, vintage

FACTORS = (1, 3, 5)
"""Defaults as published, three and five times as high: the recessions of `credit.stress-cover`."""


@dataclass(frozen=True, slots=True)
class AssumedLoss:
    """A range for the loss given default, in percent, with where it is taken from."""

    low: Decimal
    high: Decimal
    source: str


ASSUMED = AssumedLoss(
    Decimal(45),
    Decimal(75),
    "Regulation (EU) 575/2013, Art. 161(1)(a) and (b): what banks without own estimates assume for senior and for "
    "subordinated claims without recognised security (read in the Basel text CRE32.5 and in secondary texts; check the "
    "article)",
)


NO_DEFAULTS = "A published default rate of zero stays zero under every factor: the table then tests nothing."


@dataclass(frozen=True, slots=True)
class Input:
    """One input in percent: None where blank, and then `why` names what is missing."""

    name: str
    number: Decimal | None
    why: str = ""
    evidence: tuple[Evidence, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class StressRow:
    """One yield under one factor and one loss given default; `left` in points, None where an input is blank.

    `before_fee` is true where no fee could be taken off, so that `left` is at most what remains.
    """

    yield_name: str
    factor: int
    loss_given_default: Decimal | None
    assumed: bool
    loss: Decimal | None
    left: Decimal | None
    words: str
    before_fee: bool = False


@dataclass(frozen=True, slots=True)
class Stress:
    """Inputs, rows, what is missing, and what a reader has to keep in mind."""

    inputs: tuple[Input, ...]
    rows: tuple[StressRow, ...]
    missing: tuple[str, ...]
    cautions: tuple[str, ...]
    assumed: AssumedLoss | None = None


def stress_of(review: Review) -> Stress:
    """The table of a finished review, as of its day. What is stale for the checklist is shown all the same, as read."""
    day = review.snapshot.captured_at.date()
    return stress(Context(review.reading.findings, {}, day, review.assessment.as_of))


def stress(ctx: Context) -> Stress:
    """The table of one reading; rows are left out only where there is nothing to put into them."""
    yields = [_yield(ctx, AVERAGE, "Average yield"), _yield(ctx, ADVERTISED, "Advertised yield")]
    fee, rate, loss = _fee(ctx), _rate(ctx), _loss(ctx)
    has_yield = [y for y in yields if y.number is not None]
    told = (*yields, fee, rate, loss)
    return Stress(
        inputs=told,
        rows=tuple(_rows(has_yield or yields[:1], fee, rate, loss)),
        missing=tuple(_missing(yields, (fee, rate, loss))),
        cautions=(*([NO_DEFAULTS] if rate.number == 0 else []), *_cautions(ctx)),
        assumed=ASSUMED if loss.number is None else None,
    )


def _missing(yields: list[Input], others: tuple[Input, ...]) -> Iterator[str]:
    """Blank inputs in sentences; one of the two yields is enough."""
    if all(y.number is None for y in yields):
        yield from (f"{y.name}: {y.why}." for y in yields)
    yield from (f"{i.name}: {i.why}." for i in others if i.number is None)


# --- inputs ---


def _why(ctx: Context, key: str) -> str:
    finding = ctx.finding(key)
    return f"not read ({finding.reason})" if isinstance(finding, Unsearched) else "not stated"


def _yield(ctx: Context, key: str, name: str) -> Input:
    return _number(ctx, key, name)


def _fee(ctx: Context) -> Input:
    return _number(ctx, FEE, "Investor's fee")


def _number(ctx: Context, key: str, name: str) -> Input:
    if not ctx.is_found(key):
        return Input(name, None, _why(ctx, key), key=key)
    value = ctx.latest(key)
    return Input(name, value.number(), "", value.evidence, key)


def _rate(ctx: Context) -> Input:
    name = "Default rate"
    try:
        rate, words, key = level(ctx)
    except GapError as gap:
        stated = next((k for k in (RATE, TKB90) if ctx.is_found(k)), None)
        return Input(name, None, gap.missing.words or _why(ctx, stated or RATE), key=RATE)
    return Input(f"{name} ({words})", rate, "", _evidence(ctx, key, rate), key)


def _evidence(ctx: Context, key: str, number: Decimal) -> tuple[Evidence, ...]:
    """The words behind the figure that counts; of a rate made from another figure all its words."""
    values: tuple[FactValue, ...] = ctx.values(key)
    same = [v for v in values if v.number() == number] or list(values)
    return tuple(dict.fromkeys(e for v in same for e in v.evidence))


def _loss(ctx: Context) -> Input:
    """Loss given default = 100 − recovery rate."""
    name = "Loss given default (100 − recovery rate)"
    try:
        recovery = whole_or_latest_year(ctx, RECOVERY, lowest)
    except GapError as gap:
        return Input(name, None, f"recovery rate {gap.missing.words or _why(ctx, RECOVERY)}", key=RECOVERY)
    return Input(name, HUNDRED - recovery, "", _evidence(ctx, RECOVERY, recovery), RECOVERY)


# --- rows ---


def _rows(yields: list[Input], fee: Input, rate: Input, loss: Input) -> Iterator[StressRow]:
    for interest in yields:
        for factor in FACTORS:
            if loss.number is not None:
                yield _row(interest, fee, rate, factor, loss.number, assumed=False)
                continue
            yield _row(interest, fee, rate, factor, None, assumed=False)
            for given in (ASSUMED.low, ASSUMED.high):
                yield _row(interest, fee, rate, factor, given, assumed=True)


def _row(
    interest: Input, fee: Input, rate: Input, factor: int, given: Decimal | None, *, assumed: bool
) -> StressRow:
    if rate.number is None or given is None:
        return StressRow(interest.name, factor, given, assumed, None, None, "")
    loss = factor * rate.number * given / HUNDRED
    told = f"{factor} × {shown(rate.number)} × {shown(given)} % = {shown(loss)}"
    if interest.number is None:
        return StressRow(interest.name, factor, given, assumed, loss, None, told)
    left = interest.number - (fee.number or 0) - loss
    less = f" − {shown(fee.number)}" if fee.number is not None else ""
    words = f"{shown(interest.number)}{less} − {shown(loss)} = {shown(left)} points ({told})"
    return StressRow(interest.name, factor, given, assumed, loss, left, words, before_fee=fee.number is None)


def _cautions(ctx: Context) -> Iterator[str]:
    """What the figures may already contain; said, never corrected."""
    if any(v.value == "after" for v in stated(ctx.findings, NET_OF_RECOVERIES)):
        yield (
            "The default rate is said to be after recoveries; the loss given default then takes them off once more, "
            "and more may be lost than shown."
        )
    if vintage(ctx.findings):
        yield (
            "The rates follow the year of lending. Loans of the latest year have had little time to default, so that "
            "its rate is likely to rise."
        )
    if ctx.is_found("returns.net_of_fees") and any(
        v.value is True for v in ctx.values("returns.net_of_fees")
    ):
        yield (
            "A yield on the site is said to be after fees and losses. Where that is the one in the table, fee and "
            "losses are taken off twice, and more is left than shown."
        )
    if ctx.is_found("buyback.offered") and ctx.values("buyback.offered")[0].value is True:
        yield (
            "A buyback is offered. While whoever owes it can pay, losses fall there and not on investors; the table "
            "shows the loans without it."
        )
    if ctx.is_found("provision_fund.exists") and ctx.values("provision_fund.exists")[0].value is True:
        yield "A provision fund exists; what it might pay is not counted."
