"""The ways of proving who one is at login."""

from __future__ import annotations

from scoring.measures.base import Computed, Context, Missing, measure


@measure("second_factors")
def second_factors(ctx: Context) -> Computed | Missing:
    """Every kind of second factor that is stated: offering a weak one beside a strong one takes nothing away."""
    kinds = tuple(dict.fromkeys(str(v.value) for v in ctx.values("security.mfa_kind")))
    return ctx.computed(kinds, f"second factor by {', '.join(kinds)}", "security.mfa_kind")
