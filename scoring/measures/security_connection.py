"""Time left on the certificate, and code that travels over plain http."""

from __future__ import annotations

from decimal import Decimal

from scoring.measures.base import Computed, Context, Missing, State, measure

MARGIN_DAYS = Decimal(14)
"""Days that should be left; of short-lived certificates a third of their life (our proposal)."""

NOT_AFTER, LIFE = "tech.cert.not_after", "tech.cert.days_valid"
REDIRECT, SCRIPTS, MIXED = "tech.redirect.result", "tech.sri.result", "tech.mixed_content"

INSECURE_SCRIPTS = (
    "sri-implemented-but-external-scripts-not-loaded-securely",
    "sri-not-implemented-and-external-scripts-not-loaded-securely",
)
PLAIN_PAGE = ("redirection-missing", "redirection-not-to-https")


@measure("certificate_days_left")
def certificate_days_left(ctx: Context) -> Computed | Missing:
    """Days from the capture to the certificate's last day; negative when it has expired."""
    left = _days_left(ctx)
    told = f"{left} days from the capture" if left >= 0 else f"{-left} days before the capture"
    return ctx.computed(left, f"certificate valid until {ctx.text(NOT_AFTER)}, {told}", NOT_AFTER)


@measure("certificate_days_spare")
def certificate_days_spare(ctx: Context) -> Computed | Missing:
    """Days left beyond min(14, life ÷ 3); negative when the renewal is late."""
    left, life = _days_left(ctx), ctx.number(LIFE)
    margin = min(MARGIN_DAYS, life / 3)
    shown = f"{margin.normalize():f}" if margin == margin.to_integral_value() else f"{margin:.1f}"
    words = f"{left} days left; the line is min(14, {life} ÷ 3) = {shown} days"
    return ctx.computed(left - margin, words, NOT_AFTER, LIFE)


def _days_left(ctx: Context) -> int:
    return (ctx.date(NOT_AFTER) - ctx.captured_on).days


@measure("code_over_plain_http")
def code_over_plain_http(ctx: Context) -> Computed | Missing:
    """Whether resources come over http: mixed content, or `//host` scripts on a page that is not on https."""
    ctx.need(SCRIPTS, MIXED)
    mixed, scripts = ctx.number(MIXED), ctx.text(SCRIPTS)
    served_plain = ctx.state(REDIRECT) is State.FOUND and ctx.text(REDIRECT) in PLAIN_PAGE
    plain = mixed > 0 or (served_plain and scripts in INSECURE_SCRIPTS)
    words = f"{mixed} resources over plain http on https pages; external scripts: {scripts.replace('-', ' ')}"
    return ctx.computed(plain, words, MIXED, SCRIPTS)
