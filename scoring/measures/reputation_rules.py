"""What the law of the platform's place says about rewards and about the way in."""

from __future__ import annotations

import datetime as dt

from scoring.measures.base import UNSEARCHED, Computed, Context, Missing, measure

UK_BAN = dt.date(2023, 2, 1)
"""First day of the British ban on incentives to invest (UK4 checked)."""


@measure("bonus_banned")
def bonus_banned(ctx: Context) -> Computed | Missing:
    """Whether any reward for investing is banned. Korea bans excessive ones only: the 1 % line covers these."""
    if ctx.captured_on < UK_BAN:
        return ctx.computed(False, f"no general ban is known before {UK_BAN}", "marketing.bonus")
    if "uk" in ctx.regimes:
        words = f"such rewards are banned in the United Kingdom since {UK_BAN}"
        return ctx.computed(True, words, "marketing.bonus")
    _need_regimes(ctx)
    return ctx.computed(False, "no ban applies to this platform", "marketing.bonus")


@measure("entry_safeguards_area")
def entry_safeguards_area(ctx: Context) -> Computed | Missing:
    """Says "eu", "uk" or "elsewhere": whose rules on entry tests and reflection periods apply."""
    area = "eu" if ctx.regimes & {"eu", "ecspr"} else "uk" if "uk" in ctx.regimes else "elsewhere"
    if area == "elsewhere":
        _need_regimes(ctx)
    words = {
        "eu": "the operator is established in the EEA",
        "uk": "the operator is authorised in the United Kingdom",
        "elsewhere": "neither the rules of the EEA nor those of the United Kingdom on entry tests apply",
    }
    return ctx.computed(area, words[area], "entity.country", "licence.kind")


def _need_regimes(ctx: Context) -> None:
    if not ctx.regimes_known:
        ctx.missing(UNSEARCHED, words="country and licence of the operator are not known")
