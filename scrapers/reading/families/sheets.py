"""Information sheets of single offers: whether each has every part."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scrapers.documents.document import Region
from scrapers.reading.registry import reads_pages
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

PARTS = "kiis.parts"
"""Parts of the model sheet (Regulation (EU) 2020/1503, Annex I) that a lender needs: the wordings are its headings."""
ALL_PARTS = frozenset({"borrower", "process", "risks", "loan", "rights", "fees"})
_LONGEST_HEAD = 90


@reads_pages("kiis.complete_share")
def complete_share(page: Page, site: Site) -> Iterator[Draft]:
    """The share of complete sheets among those read; told once, by the first sheet."""
    sheets = [p for p in site.pages if is_sheet(p)]
    if not sheets or page is not sheets[0]:
        return
    full = sum(parts(p) >= ALL_PARTS for p in sheets)
    share = (Decimal(100 * full) / len(sheets)).quantize(Decimal("0.1"))
    yield Draft("kiis.complete_share", share, page, page.units[0].quote, "counted", 0.75)


def is_sheet(page: Page) -> bool:
    """A page about one offer, or a file of the kind, that calls itself an information sheet."""
    if "K" not in page.kinds or not page.read or not page.units:
        return False
    top = [page.document.title, *(u.text for u in page.units[:3]), *page.units[0].context[:1]]
    return any(page.hits(t, page.units[0]).get("kiis.published", {}).get("yes") for t in top if t)


def parts(page: Page) -> set[str]:
    """The parts whose headings or labels stand on the page."""
    return {
        hit.wording.choice
        for unit in page.units
        if unit.region not in (Region.NAV, Region.FOOTER)
        for head in _heads(unit)
        for hit in page.hits(head, unit).get(PARTS, {}).get("choice", ())
    }


def _heads(unit: Unit) -> list[str]:
    return [h for h in (*unit.names, *unit.context[:1], unit.text) if h and len(h) <= _LONGEST_HEAD]
