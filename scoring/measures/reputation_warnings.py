"""Where warnings stand, and whether they stand where the temptation does."""

from __future__ import annotations

from scoring.facts import FactValue
from scoring.measures.base import Computed, Context, Missing, State, measure

HOME = frozenset({"home", "H", "/"})


@measure("warning_prominence")
def warning_prominence(ctx: Context) -> Computed | Missing:
    """Says "first-screen" on home and every offers page, "page" (anywhere on one of them), or "document".

    The qualifier `page` says which page a place belongs to; a place without one speaks of the home page.
    """
    places = ctx.values("protection.warning_place")
    first = all(v.value == "first-screen" for v in places) and any(_is_home(v) for v in places)
    linked = all(v.value == "document" for v in places)
    verdict = "first-screen" if first else "document" if linked else "page"
    words = "the warning stands: " + ", ".join(dict.fromkeys(_place(v) for v in places))
    return ctx.computed(verdict, words, "protection.warning_place")


def _is_home(value: FactValue) -> bool:
    page = value.qualifier("page")
    return page is None or page in HOME


def _place(value: FactValue) -> str:
    page = value.qualifier("page")
    return f"{value.value} ({page})" if page else str(value.value)


@measure("savings_comparison_corrected")
def savings_comparison_corrected(ctx: Context) -> Computed | Missing:
    """Whether each page that compares itself with savings also says that no deposit protection applies."""
    comparing = _pages(ctx, "marketing.savings_comparison")
    stated = ctx.known("protection.no_deposit_scheme")
    bare = comparing - (_pages(ctx, "protection.no_deposit_scheme") if stated else set())
    words = (
        f"{len(comparing) - len(bare)} of {len(comparing)} pages with the comparison say that no deposit "
        "protection applies"
    )
    return ctx.computed(not bare, words, "marketing.savings_comparison", "protection.no_deposit_scheme")


def _pages(ctx: Context, key: str) -> set[str]:
    """Hashes of the pages on which the key is stated to be so."""
    if ctx.state(key) is not State.FOUND:
        ctx.need(key)
    return {e.sha256 for v in ctx.values(key) if v.value is True for e in v.evidence}
