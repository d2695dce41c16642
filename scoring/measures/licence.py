"""Does the kind of licence fit the kind of business?

Our reading of what each licence covers (checked for the EU crowdfunding licence, else from memory: check the
article before printing it in a client report).
"""

from __future__ import annotations

from scoring.measures.base import ABSENT, Computed, Context, Missing, measure

FITS, UNFIT, UNCLEAR = "fits", "does not fit", "unclear"

_LENDING = ("business", "property", "consumer")
_TABLE = {
    "ecsp": {"business": FITS, "property": FITS, "consumer": UNFIT, "marketplace": UNFIT},
    "payment-institution": dict.fromkeys((*_LENDING, "marketplace"), UNFIT),
    "fca-p2p": {**dict.fromkeys(_LENDING, FITS), "marketplace": UNCLEAR},
    "nbfc-p2p": {**dict.fromkeys(_LENDING, FITS), "marketplace": UNFIT},
    "ojk-lpbbti": {**dict.fromkeys(_LENDING, FITS), "marketplace": UNFIT},
    **{
        kind: dict.fromkeys((*_LENDING, "marketplace"), FITS)
        for kind in ("investment-firm", "bank", "sec-issuer")
    },
}


def fit(licence: str, business: str) -> str | None:
    """`fits`, `does not fit` or `unclear`; None where there is no financial licence to compare."""
    return _TABLE.get(licence, {}).get(business)


@measure("licence_fit")
def licence_fit(ctx: Context) -> Computed | Missing:
    """Whether the licence claimed covers the kind of platform."""
    keys = ("licence.kind", "platform.kind")
    ctx.need(*keys)
    licence, business = ctx.text(keys[0]), ctx.text(keys[1])
    answer = fit(licence, business)
    if answer is None:
        ctx.missing(ABSENT, *keys, words=f"a licence of kind {licence} is not compared")
    return ctx.computed(answer, f"Licence {licence}, business {business}: {answer}", *keys)
