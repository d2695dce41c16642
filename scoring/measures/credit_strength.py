"""Who stands behind the loans: operator, guarantor, capital."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from scoring.choosing import in_force
from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, measure
from scoring.measures.credit_arithmetic import HUNDRED, shown

NUMBER, NAME = "entity.registration_number", "entity.legal_name"
OBLIGOR = "buyback.obligor"
EQUITY, GUARANTEED = "guarantor.equity", "guarantor.guaranteed_balance"
CAPITAL, FUND, GUARANTOR = "entity.share_capital", "provision_fund.balance", "guarantor.capital"
BARRED = frozenset({"cn", "in", "kr"})
"""Regimes where a platform may not guarantee the loans itself (IN2, KR2 checked, CN2 from memory)."""

_FORMS = frozenset(
    [
        *("ab", "ag", "as", "bv", "co", "company", "corp", "gmbh", "haftungsbeschrankt", "inc", "kft", "kg"),
        *(
            "limited",
            "llc",
            "llp",
            "ltd",
            "nv",
            "ou",
            "oy",
            "plc",
            "private",
            "pt",
            "pvt",
            "sa",
            "sarl",
            "sas",
        ),
        *("se", "sia", "sl", "slu", "spa", "srl", "sro", "tbk", "the", "uab", "ug"),
    ]
)


@measure("operators_named")
def operators_named(ctx: Context) -> Computed | Missing:
    """How many different operators are printed for the service: by name, or by register number.

    Numbers are held apart only when they are built alike: one firm may have a tax and a register number.
    """
    names = _stated(ctx, NAME, _plain_name)
    numbers = _stated(ctx, NUMBER, _plain_number)
    if not names and not numbers:
        ctx.need(NAME, NUMBER)
    alike = Counter(_build(number) for number in numbers)
    count = max(len(names), *alike.values(), 1)
    if count < 2:
        ctx.known(NAME)
        ctx.known(NUMBER)
    words = f"printed names: {'; '.join(names) or 'none'}; printed numbers: {'; '.join(numbers) or 'none'}"
    return ctx.computed(count, words, NUMBER, NAME)


def _build(number: str) -> str:
    """How a number is built: `40203123456` is 99999999999, `HRB 12345` is AAA99999."""
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "9", _plain_number(number)))


def _stated(ctx: Context, key: str, plain: Callable[[str], str]) -> list[str]:
    """Values that differ for good: of those that contain each other, one.

    Contradictions are looked at as well, since of different values for one date judging holds up one at a time.
    """
    found = list(ctx.values(key)) if ctx.is_found(key) else []
    found += [v for c in ctx.contradictions if c.key == key for v in in_force(c.values)]
    kept: dict[str, str] = {}
    for text in sorted((str(v.value) for v in found), key=len, reverse=True):
        folded = plain(text)
        if folded and not any(folded in other for other in kept):
            kept[folded] = text
    return list(kept.values())


def _plain_number(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _plain_name(text: str) -> str:
    """A firm's name without case, accents, punctuation and legal form, its words in a fixed order."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace(".", "").replace("/", "")
    words = [w for w in re.split(r"[\W_]+", bare) if w and w not in _FORMS]
    return " ".join(sorted(words))


@measure("operator_guarantees_where_barred")
def operator_guarantees_where_barred(ctx: Context) -> Computed | Missing:
    """Whether the operator itself must buy back although platforms there may not guarantee."""
    if not BARRED & ctx.regimes or not ctx.known(OBLIGOR):
        return ctx.computed(False, "no bar on guarantees by the platform applies, or no obligor is named")
    ctx.need(NAME)
    same = _plain_name(ctx.text(OBLIGOR)) == _plain_name(ctx.text(NAME))
    relation = "is" if same else "is not"
    return ctx.computed(same, f"the obligor {ctx.text(OBLIGOR)} {relation} the operator", OBLIGOR, NAME)


@measure("guarantor_cover")
def guarantor_cover(ctx: Context) -> Computed | Missing:
    """The guarantor's equity in percent of what it has promised to pay."""
    equity, promised = ctx.amounts(EQUITY, GUARANTEED)
    if promised <= 0:
        ctx.missing(UNSEARCHED, GUARANTEED, words="the guaranteed balance is zero")
    cover = equity / promised * HUNDRED
    words = (
        f"the guarantor's equity {shown(equity)} ÷ guaranteed balance {shown(promised)} = {shown(cover)} %"
    )
    return ctx.computed(cover, words, EQUITY, GUARANTEED)


@measure("average_debt_over_capital")
def average_debt_over_capital(ctx: Context) -> Computed | Missing:
    """Outstanding per borrower ÷ the largest of share capital, fund, half the own guarantor's capital (RS5).

    Share capital must be stated, and the fund's balance where a fund is claimed; the rest is left out.
    """
    ctx.need("loans.outstanding", "borrowers.current", CAPITAL)
    if not ctx.known(FUND) and ctx.flag("provision_fund.exists"):
        ctx.missing(ABSENT, FUND)
    keys = [CAPITAL, *(key for key in (FUND, GUARANTOR) if ctx.known(key))]
    outstanding, *held = ctx.amounts("loans.outstanding", *keys)
    borrowers = ctx.number("borrowers.current")
    largest = max(amount / 2 if key == GUARANTOR else amount for key, amount in zip(keys, held, strict=True))
    if borrowers <= 0 or largest <= 0:
        ctx.missing(UNSEARCHED, "borrowers.current", CAPITAL, words="there is nothing to divide by")
    ratio = outstanding / borrowers / largest
    words = (
        f"{shown(outstanding)} ÷ {shown(borrowers)} borrowers = {shown(outstanding / borrowers)} each, "
        f"against {shown(largest)} ({_names(keys)}): {shown(ratio)} ×"
    )
    return ctx.computed(ratio, words, "loans.outstanding", "borrowers.current", *keys)


def _names(keys: Iterable[str]) -> str:
    told = {CAPITAL: "share capital", FUND: "fund", GUARANTOR: "half the guarantor's capital"}
    return "largest of " + ", ".join(told[key] for key in keys)
