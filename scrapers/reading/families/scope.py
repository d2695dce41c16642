"""What the licence covers: services as stated, and the states served under it."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.reading.claim import gather
from scrapers.reading.countries import countries_in
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import denied, excluded, is_no_claim, needed, supposes
from scrapers.reading.registry import reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit

SERVICES, STATES = "licence.services", "licence.passport_states"
_WHERE = frozenset("LIHTAQ")


@reads(SERVICES)
def services(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Services by their usual names where the statement, or the heading above it, speaks of a licence."""
    if not _speaks(key, unit, page) or unit.shape is Shape.HEADING:
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    for hit in sorted(roles.get("say", ()), key=lambda h: h.start):
        fine = not excluded(dict(roles), masked.text, hit.start, hit.end)
        if fine and not denied(masked.text, hit.start, hit.end, page.lang(unit)):
            start, end = masked.span(hit.start, hit.end)
            yield Draft(key, (unit.text[start:end].strip(" ,.;"),), page, unit.quote, "wording", 0.75)


@reads(STATES)
def passports(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Countries named after a word for passporting or for service in other member states."""
    if not _speaks(key, unit, page):
        return
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    headed = any(page.hits(t, unit).get(key, {}).get("say") for t in (*unit.names, *unit.context[:1]) if t)
    start = 0 if headed else None
    for hit in roles.get("say", ()):
        if not excluded(dict(roles), masked.text, hit.start, hit.end):
            if denied(masked.text, hit.start, hit.end, page.lang(unit)):
                return
            start = masked.span(hit.start, hit.end)[0]
    codes = countries_in(unit.text[start:]) if start is not None else []
    if codes:
        yield Draft(key, tuple(codes), page, unit.quote, "wording", 0.75)


def _speaks(key: str, unit: Unit, page: Page) -> bool:
    if not _WHERE & set(page.kinds) or {"N", "P", "G", "K"} & set(page.kinds[:1]):
        return False
    if is_no_claim(unit, page) or supposes(unit, page) or not needed(key, unit, page):
        return False
    return not lexicon(page.lang(unit)).phrase("not_licensed").search(page.mask(unit.text, unit).text)


settles(SERVICES, STATES)(gather)
