"""Which of the main risks a risk section names, in headings, list items, labels and sentences."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.documents.document import Region
from scrapers.reading.claim import chosen, gather
from scrapers.reading.meaning import is_no_claim
from scrapers.reading.registry import reads, reads_pages, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

HEADS = "protection.risk_heads"
"""Words that name a risk where they are (most of) a heading or label; in a sentence they would say nothing."""
_KEY = "protection.risks_named"
_LONGEST_HEAD = 70


@reads(_KEY)
def named(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """On a risk page whatever is named, denied or not; on front pages and in terms what is stated."""
    if unit.region in (Region.NAV, Region.DIALOG) or not {"R", "H", "T"} & set(page.kinds):
        return
    if is_no_claim(unit, page) or (unit.region is Region.FOOTER and not _is_sentence(unit.text)):
        return
    if "R" in page.kinds:
        texts = (unit.text, *unit.names)
        hits = [h for t in texts for h in page.hits(t, unit).get(key, {}).get("choice", ())]
    else:
        hits = list(chosen(key, unit, page))
    for hit in hits:
        yield Draft(key, hit.wording.choice, page, unit.quote, "wording", 0.8)


def _is_sentence(text: str) -> bool:
    """Ends like one: the links of a footer name pages, not risks."""
    return text.rstrip().endswith((".", "!", "。", "！"))


@reads_pages(_KEY)
def headed(page: Page, _site: Site) -> Iterator[Draft]:
    """Headings, items and labels of a risk page."""
    if "R" not in page.kinds:
        return
    for unit in page.units:
        if unit.region in (Region.NAV, Region.DIALOG, Region.FOOTER, Region.HEADER):
            continue
        for head in (*unit.names, unit.question, unit.text):
            if head and len(head) <= _LONGEST_HEAD:
                for hit in page.hits(head, unit).get(HEADS, {}).get("choice", ()):
                    yield Draft(_KEY, hit.wording.choice, page, unit.quote, "heading", 0.8)


settles(_KEY)(gather)
