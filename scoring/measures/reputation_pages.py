"""Figures about the site's own pages: their languages, and whether they stay."""

from __future__ import annotations

from scoring.measures.base import Computed, Context, Missing, State, measure


@measure("languages_without_legal_texts")
def languages_without_legal_texts(ctx: Context) -> Computed | Missing:
    """Number of the advertising's languages in which there are no legal texts."""
    ctx.need("languages.marketing")
    legal = set(ctx.members("languages.legal")) if ctx.known("languages.legal") else set()
    advertised = ctx.members("languages.marketing")
    lacking = [language for language in advertised if language not in legal]
    words = (
        f"advertising in {', '.join(advertised)}; legal texts in {', '.join(sorted(legal)) or 'none of them'}"
    )
    return ctx.computed(len(lacking), words, "languages.marketing", "languages.legal")


@measure("disclosure_page_gone")
def disclosure_page_gone(ctx: Context) -> Computed | Missing:
    """Whether a disclosure page has gone since the last snapshot; on a first visit none has."""
    if ctx.state("tech.links.removed") is not State.FOUND:
        return ctx.computed(False, "there is no earlier snapshot to compare with")
    gone = ctx.number("tech.links.removed")
    return ctx.computed(
        gone > 0, f"disclosure pages gone since the last snapshot: {gone}", "tech.links.removed"
    )
