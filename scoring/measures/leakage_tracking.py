"""What watches a visitor before anything was agreed to: static evidence, hence a lower bound."""

from __future__ import annotations

from scoring.measures.base import UNSEARCHED, Computed, Context, Missing, State, measure

TRACKING = frozenset({"ad", "advertising", "social", "replay"})
ANALYTICS = frozenset({"analytics"})
TAG_MANAGER = "tag-manager"

COOKIES, PARTIES = "tech.cookies.before_consent", "tech.third_parties.categories"


@measure("tracking_before_consent")
def tracking_before_consent(ctx: Context) -> Computed | Missing:
    """Says "tracking" (advertising, social, replay), "analytics" or "none"; a tag manager alone tells nothing."""
    seen = _members(ctx, COOKIES) | _members(ctx, PARTIES)
    if seen & TRACKING:
        return _answer(ctx, "tracking", seen & TRACKING)
    unread = [key for key in (COOKIES, PARTIES) if ctx.state(key) is State.UNSEARCHED]
    if unread:
        ctx.missing(UNSEARCHED, *unread)
    if seen & ANALYTICS:
        return _answer(ctx, "analytics", seen & ANALYTICS)
    if TAG_MANAGER in seen:
        ctx.missing(
            UNSEARCHED, words="a tag manager is there, and what it loads is not seen without a browser"
        )
    return _answer(ctx, "none", frozenset())


def _members(ctx: Context, key: str) -> frozenset[str]:
    return frozenset(ctx.members(key)) if ctx.state(key) is State.FOUND else frozenset()


def _answer(ctx: Context, verdict: str, seen: frozenset[str]) -> Computed:
    words = f"before consent: {', '.join(sorted(seen)) or 'no advertising, social, analytics or replay'}"
    return ctx.computed(verdict, words, COOKIES, PARTIES)
