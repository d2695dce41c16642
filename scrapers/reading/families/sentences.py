"""Facts whose value is the sentence itself, and safeguards named in a closed list."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.reading.claim import claim
from scrapers.reading.meaning import excluded, is_no_claim, needed
from scrapers.reading.registry import reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

SAID = (
    "buyback.extension_limit",
    "fees.who_pays",
    "fees.recovery_priority",
    "entity.association",
    "protection.scheme_named",
    "risk_model.performance_claim",
)
claim("privacy.purposes", kinds="P", deny=False, headings=True)


@reads(*SAID)
def sentence(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """The sentence that says it, whole."""
    if unit.names or is_no_claim(unit, page) or not needed(key, unit, page) or len(unit.text) > 400:
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit).text
    if any(not excluded(dict(roles), masked, h.start, h.end) for h in roles.get("say", ())):
        yield Draft(key, unit.text, page, unit.quote, "sentence", 0.7)


@settles(*SAID)
def first_of_the_best(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """One sentence is enough."""
    return drafts[:1]
