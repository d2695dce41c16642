"""Own funds against the legal minimum, and what another loss would leave."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scoring.facts import FactValue
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import (
    HUNDRED,
    highest,
    in_unit,
    lowest,
    newest,
    of_year,
    shown,
    year_of,
)

ECSP_FLOOR = Decimal(25_000)
NBFC_P2P = Decimal(20_000_000)
KOREA = Decimal(500_000_000)


@dataclass(frozen=True, slots=True)
class Minimum:
    """The own funds that a licence asks for, how they were found, and on which facts."""

    amount: Decimal
    words: str
    keys: tuple[str, ...]


@measure("latest_equity")
def latest_equity(ctx: Context) -> Computed | Missing:
    """Equity of the latest published year, in its own currency."""
    equity = newest(ctx, "accounts.equity", lowest)
    words = f"equity of {year_of(ctx, equity)}: {_money(equity)}"
    return ctx.computed(equity.number(), words, "accounts.equity", unit=equity.unit)


@measure("own_funds_cover")
def own_funds_cover(ctx: Context) -> Computed | Missing:
    """Latest equity in percent of the licence's minimum (EU9, IN1, KR2; 10 % of assets is our proposal)."""
    equity = newest(ctx, "accounts.equity", lowest)
    minimum = _minimum(ctx, equity)
    if minimum.amount <= 0:
        ctx.missing(UNSEARCHED, *minimum.keys, words="the minimum comes out as zero")
    cover = equity.number() / minimum.amount * HUNDRED
    words = f"equity {_money(equity)} ÷ minimum {shown(minimum.amount)} ({minimum.words}) = {shown(cover)} %"
    return ctx.computed(cover, words, "accounts.equity", *minimum.keys)


def _minimum(ctx: Context, equity: FactValue) -> Minimum:
    kind = ctx.text("licence.kind") if ctx.known("licence.kind") else ""
    if kind == "ecsp":
        return _crowdfunding(ctx, equity)
    if kind == "nbfc-p2p":
        return _fixed(ctx, equity, NBFC_P2P, "INR", "the Indian rule for P2P lenders", "licence.kind")
    if _country(ctx) == "KR":
        return _fixed(ctx, equity, KOREA, "KRW", "the Korean rule", "entity.country")
    assets = of_year(ctx, "accounts.total_assets", year_of(ctx, equity), highest)
    amount = in_unit(ctx, "accounts.total_assets", assets, equity.unit)
    return Minimum(amount / 10, f"10 % of total assets {_money(assets)}", ("accounts.total_assets",))


def _country(ctx: Context) -> str:
    if ctx.is_found("entity.country"):
        return ctx.text("entity.country")
    if ctx.jurisdiction:
        return ctx.jurisdiction
    ctx.known("entity.country")
    return ""


def _fixed(ctx: Context, equity: FactValue, amount: Decimal, unit: str, rule: str, key: str) -> Minimum:
    in_unit(ctx, "accounts.equity", equity, unit)
    return Minimum(amount, f"{unit} {shown(amount)}, {rule}", (key,))


def _crowdfunding(ctx: Context, equity: FactValue) -> Minimum:
    in_unit(ctx, "accounts.equity", equity, "EUR")
    overheads, words, keys = _overheads(ctx, year_of(ctx, equity))
    amount = max(ECSP_FLOOR, overheads / 4)
    return Minimum(amount, f"the higher of EUR 25,000 and a quarter of {words}", ("licence.kind", *keys))


def _overheads(ctx: Context, year: int) -> tuple[Decimal, str, tuple[str, ...]]:
    """Fixed overheads in EUR; else revenue less net result, an upper bound that errs against the platform."""
    key = "accounts.overheads"
    if ctx.known(key):
        amount = in_unit(ctx, key, of_year(ctx, key, year, highest), "EUR")
        return amount, f"overheads {shown(amount)}", (key,)
    keys = ("accounts.revenue", "accounts.net_result")
    ctx.need(*keys)
    revenue = in_unit(ctx, keys[0], of_year(ctx, keys[0], year, highest), "EUR")
    result = in_unit(ctx, keys[1], of_year(ctx, keys[1], year, lowest), "EUR")
    return revenue - result, f"revenue {shown(revenue)} − net result {shown(result)}", keys


@measure("latest_net_result")
def latest_net_result(ctx: Context) -> Computed | Missing:
    """Net result of the latest published year, in its own currency."""
    result = newest(ctx, "accounts.net_result", lowest)
    words = f"net result of {year_of(ctx, result)}: {_money(result)}"
    return ctx.computed(result.number(), words, "accounts.net_result", unit=result.unit)


@measure("left_after_another_loss")
def left_after_another_loss(ctx: Context) -> Computed | Missing:
    """Cash, else equity, after a second loss like the latest; the result itself where it was no loss."""
    result = newest(ctx, "accounts.net_result", lowest)
    if result.number() >= 0:
        return ctx.computed(result.number(), "the latest year shows no loss", "accounts.net_result")
    key = next((k for k in ("accounts.cash", "accounts.equity") if ctx.known(k)), None)
    if key is None:
        ctx.missing(ABSENT, "accounts.cash", "accounts.equity")
    buffer = of_year(ctx, key, year_of(ctx, result), lowest)
    left = in_unit(ctx, key, buffer, result.unit) + result.number()
    name = key.removeprefix("accounts.")
    words = f"{name} {_money(buffer)} less a loss of {shown(-result.number())} leaves {shown(left)}"
    return ctx.computed(left, words, "accounts.net_result", key)


def _money(value: FactValue) -> str:
    return f"{value.unit or '?'} {shown(value.number())}"
