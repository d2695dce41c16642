"""When things began: the operator, its licence, its first loan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scrapers.reading.figure import below_a_firm, label_fits
from scrapers.reading.lexicon import lexicon
from scrapers.reading.meaning import excluded, is_no_claim, speaks_of_us
from scrapers.reading.operator import someone_else
from scrapers.reading.registry import reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit


@reads("entity.founded_on", "loans.first_loan_on", "licence.granted_on")
def founded(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """A date or year beside a word for founding, licensing or the first loan."""
    of_lenders = "G" in page.kinds[:1] and (key != "entity.founded_on" or page.document.media == "html")
    if "K" in page.kinds or "O" in page.kinds[:1] or of_lenders or is_no_claim(unit, page):
        return
    masked = page.mask(unit.text, unit)
    if any(label_fits(key, n, unit, page) for n in unit.names):
        dates = [a for a in masked.amounts if a.kind in ("date", "year")]
        if dates and dates[0].start < 40 and unit.shape is Shape.PAIR:
            yield Draft(key, dates[0].iso or str(int(dates[0].number)), page, unit.quote, "label", 0.85)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    if key == "entity.founded_on" and not speaks_of_us(unit, page, site):
        return
    if unit.names or someone_else(unit, site) or below_a_firm(unit, page, site):
        return
    for hit in sorted(
        roles.get("say", ()), key=lambda h: _distance(masked.text[h.start : h.end], unit, page)
    ):
        dates = [masked.amounts[i] for i in hit.amounts if masked.amounts[i].kind in ("date", "year")]
        dates = [a for a in dates if not _CODE.search(unit.text[: a.start])]
        if dates and not excluded(dict(roles), masked.text[: hit.end + _AFTER], hit.start, hit.end, 20):
            of_sums = key == "entity.founded_on" and any(a.kind == "money" for a in masked.amounts)
            weight = 0.5 if of_sums else 0.75
            yield Draft(key, dates[0].iso or str(int(dates[0].number)), page, unit.quote, "sentence", weight)
            return


_CODE = re.compile(r"\w[-/]$")
"""What stands before a year that is part of a number: `NK-2016-014`."""
_AFTER = 8
"""Characters behind a date: `set up in 2018 and made the first loan in 2019` goes on with something else."""


def _distance(told: str, unit: Unit, page: Page) -> tuple[bool, bool]:
    """Of `founded in 2014, live since 2015` the founding counts, and the year that no comma divides from it."""
    return not lexicon(page.lang(unit)).phrase("sense_made").search(told), "," in told


_SLOGAN = 0.6


@settles("entity.founded_on", "loans.first_loan_on", "licence.granted_on")
def fullest_dates(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """A date and the same date less exactly count once; an imprint's outweighs a slogan's: `€48m lent since 2016`."""
    drafts = [d for d in drafts if d.weight > _SLOGAN] or [replace(d, weight=0.75) for d in drafts]
    once: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-len(str(d.value)), -d.weight)):
        if not any(k.startswith(str(draft.value)) for k in once):
            once[str(draft.value)] = draft
    return list(once.values())
