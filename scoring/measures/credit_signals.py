"""Counts of signs: made-up reviews, self-made turnover, figures that disagree."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.measures.base import ABSENT, UNSEARCHED, Computed, Context, Missing, State, measure

COMPARED = "derived.compared_facts"
DIFFERENCES = "derived.contradictions"
LEAST_COMPARED = 3
MOST_NAMED = 3
LEAST_MEASURED = 2

Sign = Callable[[Context], bool]


@measure("unexplained_differences")
def unexplained_differences(ctx: Context) -> Computed | Missing:
    """Unexplained differences among facts stated twice; unknown when fewer than three are."""
    if not ctx.known(COMPARED) or ctx.number(COMPARED) < LEAST_COMPARED:
        ctx.missing(UNSEARCHED, COMPARED, words="fewer than three facts are stated twice")
    count, compared = ctx.number(DIFFERENCES), ctx.number(COMPARED)
    words = f"{count} of {compared} facts stated twice differ{_named(ctx)}"
    return ctx.computed(count, words, DIFFERENCES, COMPARED)


def _named(ctx: Context) -> str:
    """The first facts that differ, each with its values: `: Borrowers (842, 61)`."""
    told = [
        f"{ctx.catalogue[c.key].label} ({', '.join(str(v.value) for v in c.values[:MOST_NAMED])})"
        for c in ctx.contradictions[:MOST_NAMED]
        if c.key in ctx.catalogue
    ]
    more = " and others" if len(ctx.contradictions) > MOST_NAMED else ""
    return f": {', '.join(told)}{more}" if told else ""


def _burst(ctx: Context) -> bool:
    return ctx.number("reviews.burst_ratio") > 500


def _no_middle(ctx: Context) -> bool:
    return ctx.number("reviews.five_star_share") > 85 and ctx.number("reviews.middle_share") < 3


def _copies(ctx: Context) -> bool:
    return ctx.number("reviews.duplicate_share") > 30


REVIEW_SIGNS: Mapping[str, tuple[Sign, tuple[str, ...]]] = {
    "a month with more than five times the median month": (_burst, ("reviews.burst_ratio",)),
    "more than 85 % five stars and fewer than 3 % in the middle": (
        _no_middle,
        ("reviews.five_star_share", "reviews.middle_share"),
    ),
    "more than 30 % nearly equal texts": (_copies, ("reviews.duplicate_share",)),
}


@measure("review_anomalies")
def review_anomalies(ctx: Context) -> Computed | Missing:
    """How many of the three signs of invented reviews are there; unknown when an unread one could decide."""
    supplied = {w: s for w, s in REVIEW_SIGNS.items() if all(ctx.is_found(key) for key in s[1])}
    seen = [words for words, (sign, _) in supplied.items() if sign(ctx)]
    lacking = [key for w, (_, keys) in REVIEW_SIGNS.items() if w not in supplied for key in keys]
    if lacking and len(seen) < 2:
        ctx.missing(UNSEARCHED, *lacking, words="the review file does not hold all that is compared")
    return _counted(
        ctx, "reviews", seen, len(supplied), [key for _, keys in supplied.values() for key in keys]
    )


def _filled_at_once(ctx: Context) -> bool:
    return ctx.number("offers.fill_seconds") < 10


def _on_own_claims(ctx: Context) -> bool:
    return ctx.flag("offers.net_value_products")


def _few_people(ctx: Context) -> bool:
    lenders, borrowers = "lenders.monthly", "borrowers.monthly"
    return (ctx.is_found(lenders) and ctx.number(lenders) < 100) or (
        ctx.is_found(borrowers) and ctx.number(borrowers) <= 5
    )


def _few_lend_most(ctx: Context) -> bool:
    return ctx.number("lenders.top10_share") > 50


BRUSHING_SIGNS: Mapping[str, tuple[Sign, tuple[str, ...]]] = {
    "offers are full in under 10 seconds": (_filled_at_once, ("offers.fill_seconds",)),
    "loans secured on the investor's own claims, or filled in seconds": (
        _on_own_claims,
        ("offers.net_value_products",),
    ),
    "fewer than 100 lenders or at most 5 borrowers in a month": (
        _few_people,
        ("lenders.monthly", "borrowers.monthly"),
    ),
    "ten lenders hold more than half the volume": (_few_lend_most, ("lenders.top10_share",)),
}


@measure("brushing_signs")
def brushing_signs(ctx: Context) -> Computed | Missing:
    """How many of the four signs of self-made turnover are there; at least two must be measurable (RS5)."""
    measured = {w: s for w, s in BRUSHING_SIGNS.items() if any(ctx.is_found(key) for key in s[1])}
    seen = [words for words, (sign, _) in measured.items() if sign(ctx)]
    keys = [key for _, keys in BRUSHING_SIGNS.values() for key in keys]
    unread = [key for key in keys if ctx.state(key) is State.UNSEARCHED]
    if unread and len(seen) < 2:
        ctx.missing(UNSEARCHED, *unread)
    if len(measured) < LEAST_MEASURED:
        ctx.missing(ABSENT, *keys, words="fewer than two of the four signs can be measured")
    return _counted(ctx, "offers and lenders", seen, len(measured), keys)


def _counted(ctx: Context, what: str, seen: list[str], measured: int, keys: list[str]) -> Computed:
    words = f"{what}: {len(seen)} of {measured} measured signs seen: {'; '.join(seen) or 'none'}"
    return ctx.computed(len(seen), words, *keys)
