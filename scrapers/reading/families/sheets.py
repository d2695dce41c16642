"""Information sheets of single offers: whether each has every part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from scrapers.documents.document import Region
from scrapers.reading.registry import reads_pages, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

PARTS = "kiis.parts"
"""Parts of the model sheet (Regulation (EU) 2020/1503, Annex I) that a lender needs: the wordings are its headings."""
ALL_PARTS = frozenset({"borrower", "process", "risks", "loan", "rights", "fees"})
_LONGEST_HEAD = 90


@reads_pages("kiis.complete_share")
def complete_one(page: Page, _site: Site) -> Iterator[Draft]:
    """100 when the page is a complete sheet, 0 when a part is missing."""
    if is_sheet(page):
        share = Decimal(100) if parts(page) >= ALL_PARTS else Decimal(0)
        yield Draft("kiis.complete_share", share, page, page.units[0].quote, "counted", 0.75)


@settles("kiis.complete_share")
def complete_share(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The share of complete sheets among those read, shown by the first sheet."""
    if not drafts:
        return []
    full = sum(d.value == 100 for d in drafts)
    share = (Decimal(100 * full) / len(drafts)).quantize(Decimal("0.1"))
    return [replace(drafts[0], value=share)]


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
