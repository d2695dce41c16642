"""What a page is by what it tells: a privacy policy under any title, an imprint or complaints page without one."""

from __future__ import annotations

from itertools import islice

from scrapers.documents.document import Region
from scrapers.reading.amounts import mask
from scrapers.reading.folding import fold
from scrapers.reading.lexicon import lexicon
from scrapers.reading.site import Page

_STANDING = frozenset("HNKTDP")
_POLICY = 4
"""Matters of a privacy policy that make a page one, whatever its title."""
_COMPLAINTS, _IMPRINT = 2, 1


def told_kinds(page: Page) -> tuple[str, ...]:
    """The kinds of a page, with what its statements show where title and address did not say it."""
    if _STANDING & set(page.kinds) or page.document.media != "html":
        return page.kinds
    if not page.kinds and dated_lines(page) >= _NEWS:
        return ("N",)
    if page.kinds and not _may_be_policy(page):
        return page.kinds
    told = _told(page)
    if sum(key.startswith("privacy.") for key in told) >= _POLICY:
        return ("P", *page.kinds)
    if page.kinds:
        return page.kinds
    if sum(key.startswith("complaints.") for key in told) >= _COMPLAINTS:
        return ("C",)
    formal = sum(key.startswith("licence.") or key in _NAMED for key in told)
    return ("I",) if formal >= _IMPRINT else ()


def _may_be_policy(page: Page) -> bool:
    """The page's beginning has the words of a privacy policy; most pages have not, and are not searched for more."""
    main = " ".join(b.text for b in page.document.blocks[:_ENOUGH] if b.region is Region.MAIN)
    return lexicon(page.language).names_kind("P", fold(main[:_BEGINNING]))


_BEGINNING = 8000


def dated_lines(page: Page) -> int:
    """How many blocks of the page begin with a full date, each its own."""
    days = set()
    for block in islice(page.document.blocks, _ENOUGH):
        if (
            block.region is Region.MAIN
            and block.table < 0
            and len(block.text) <= _LONGEST
            and block.text[:1].strip()
        ):
            head = mask(block.text[:40], page.language, page.hints).amounts[:1]
            days |= {
                a.iso for a in head if a.kind == "date" and a.start <= 2 and len(a.iso) == len("2026-01-31")
            }
    return len(days)


_NEWS, _LONGEST = 3, 600
_NAMED = frozenset(("entity.registration_number", "entity.vat_number", "entity.lei"))
_ENOUGH = 200
"""So many statements show what a page is about; a page of terms may have thousands."""


def _told(page: Page) -> frozenset[str]:
    """Formal matters of which a statement of the page's beginning has more than a loose word."""
    said = islice((unit for unit in page.units if not unit.names), _ENOUGH)
    return frozenset().union(*(lexicon(page.lang(unit)).matters(fold(unit.text)) for unit in said))
