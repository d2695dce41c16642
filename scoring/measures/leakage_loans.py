"""Whether there was anything public in which a borrower could have been exposed."""

from __future__ import annotations

from scoring.measures.base import Computed, Context, Missing, measure

IDENTIFIERS = "tech.pii.borrower_identifiers"


@measure("loan_pages_public")
def loan_pages_public(ctx: Context) -> Computed | Missing:
    """Whether a loan page or loan document was public; the search for identifiers is absent where none was."""
    public = ctx.known(IDENTIFIERS)
    words = (
        "loan pages or loan documents are public" if public else "no loan page or loan document was public"
    )
    return ctx.computed(public, words, IDENTIFIERS)
