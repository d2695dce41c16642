"""What new investors are given before they may lend."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.reading.meaning import denied, excluded, supposes
from scrapers.reading.registry import reads
from scrapers.reading.sentences import is_question
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit


@reads("protection.loss_calculator")
def loss_calculator(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """A calculation of bearable loss; the word calculator does not make it an example here."""
    if {"N", "P", "K"} & set(page.kinds[:1]) or is_question(unit.text) or supposes(unit, page):
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked, language = page.mask(unit.text, unit).text, page.lang(unit)
    for hit in roles.get("yes", ()):
        turned = not hit.wording.pattern.fixed and denied(masked, hit.start, hit.end, language, False)
        if not turned and not excluded(dict(roles), masked, hit.start, hit.end):
            yield Draft(key, True, page, unit.quote, "claim", 0.8)
            return
