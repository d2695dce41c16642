"""The domain: signatures in the DNS, and gaps in its registration."""

from __future__ import annotations

from scoring.measures.base import UNSEARCHED, Computed, Context, Missing, State, measure

LEAST_DAYS = 90
DNSSEC = "tech.dnssec.state"
EXPIRES, LOCKED = "tech.rdap.expires_on", "tech.rdap.locked"


@measure("dnssec")
def dnssec(ctx: Context) -> Computed | Missing:
    """Says "secure", "insecure" or "bogus"; nothing where the resolver does not check signatures."""
    state = ctx.text(DNSSEC)
    if state == "unknown":
        ctx.missing(UNSEARCHED, words="the resolver does not check DNSSEC signatures")
    return ctx.computed(state, f"DNSSEC: {state}", DNSSEC)


@measure("registration_gaps")
def registration_gaps(ctx: Context) -> Computed | Missing:
    """Gaps among what the registry tells: 90 days or fewer left, no transfer lock. One part must be known."""
    told = [key for key in (EXPIRES, LOCKED) if ctx.state(key) is State.FOUND]
    if not told:
        unread = [key for key in (EXPIRES, LOCKED) if ctx.state(key) is State.UNSEARCHED]
        if unread:
            ctx.missing(UNSEARCHED, *unread)
        ctx.missing(UNSEARCHED, words="the registry told neither end date nor transfer lock")
    checks = {EXPIRES: _expiry, LOCKED: _lock}
    answers = [checks[key](ctx) for key in told]
    words = "; ".join(text for _, text in answers)
    return ctx.computed(sum(gap for gap, _ in answers), words, *told)


def _expiry(ctx: Context) -> tuple[bool, str]:
    left = (ctx.date(EXPIRES) - ctx.captured_on).days
    return (
        left <= LEAST_DAYS,
        f"the domain is registered for {left} more days, the line is above {LEAST_DAYS}",
    )


def _lock(ctx: Context) -> tuple[bool, str]:
    locked = ctx.flag(LOCKED)
    return not locked, "a transfer lock is set" if locked else "no transfer lock is set"
