"""Whether the privacy policy speaks for the company that runs the platform."""

from __future__ import annotations

import re

from scoring.measures.base import Computed, Context, Missing, measure

FORMS = {
    "limited": "ltd",
    "public limited company": "plc",
    "aktiengesellschaft": "ag",
    "société anonyme": "sa",
    "sociedad limitada": "sl",
    "sociedad anónima": "sa",
    "osaühing": "oü",
    "uždaroji akcinė bendrovė": "uab",
    "gesellschaft mit beschränkter haftung": "gmbh",
}
"""Legal forms written out, and as they are usually shortened."""

GROUP = re.compile(
    r"\b(group|holding|parent company|affiliate|konzern\w*|grupo|groupe|grupės)\b|集团|母公司", re.I
)


@measure("controller_is")
def controller_is(ctx: Context) -> Computed | Missing:
    """Says "operator", "group" (introduced as such), "other", or "not comparable" where no legal name is stated."""
    ctx.need("privacy.controller")
    controller = ctx.text("privacy.controller")
    if not ctx.known("entity.legal_name"):
        words = f"the policy names {controller}; the site states no legal name to compare with"
        return ctx.computed("not comparable", words, "privacy.controller")
    names = [str(v.value) for v in ctx.values("entity.legal_name")]
    if plain_name(controller) in map(plain_name, names):
        verdict, words = "operator", f"the policy names the operator, {controller}"
    elif _as_group(ctx, controller):
        verdict, words = "group", f"the policy names {controller} as a company of the group, not {names[0]}"
    else:
        verdict, words = "other", f"the policy names {controller}, the site names {names[0]}"
    return ctx.computed(verdict, words, "privacy.controller", "entity.legal_name")


def plain_name(name: str) -> str:
    """A company's name without case, punctuation and spaces, legal forms shortened."""
    folded = " ".join(name.casefold().split())
    for long, short in FORMS.items():
        folded = folded.replace(long, short)
    return re.sub(r"[\W_]+", "", folded)


def _as_group(ctx: Context, controller: str) -> bool:
    quotes = [e.quote for v in ctx.values("privacy.controller") for e in v.evidence]
    return any(GROUP.search(text) for text in (controller, *quotes))
