"""Promises on advertising pages: better than savings, and money back at any time.

A mere mention stays weak; the promise is firm where advertising speaks and nothing limits it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scrapers.reading.claim import Claim, read_claim
from scrapers.reading.meaning import denied, excluded, needed, warns
from scrapers.reading.registry import reads
from scrapers.reading.sentences import is_question
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Shape, Unit

_ADVERTISING = frozenset("HOB")
_SOBER = frozenset("NTRPDCIL")
_QUIET = frozenset("NRPDCILG")
_FIGURES = ("percent", "count")
FIRM = 0.8


def advertises(page: Page) -> bool:
    """The page is there to win investors."""
    if not page.kinds:
        return True
    return bool(_ADVERTISING & set(page.kinds)) and not _SOBER & set(page.kinds[:1])


@reads("marketing.savings_comparison")
def savings(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """Firm with a figure beside it (`your savings account pays 1 %`), also as a question that invites no answer."""
    if (
        (is_question(unit.text) or _sets_beside(unit, page))
        and advertises(page)
        and _compares(key, unit, page)
    ):
        yield Draft(key, True, page, unit.quote, "claim", FIRM)
        return
    for draft in read_claim(Claim(key), unit, page, site):
        firm = draft.value is True and advertises(page) and _compares(key, unit, page)
        yield replace(draft, weight=FIRM, strong=True) if firm else draft


def _sets_beside(unit: Unit, page: Page) -> bool:
    """Two rates in one sentence: `A savings account: 1.7 %. With us: 7 %` needs no word for comparing."""
    rates = {a.number for a in page.mask(unit.text, unit).amounts if a.kind == "percent" and a.number != _ALL}
    return len(rates) > 1


_ALL = 100
"""A hundred percent is no rate."""


def _compares(key: str, unit: Unit, page: Page) -> bool:
    """The wording stands undenied, and the same statement has a percentage or a multiple."""
    masked = page.mask(unit.text, unit)
    roles = page.hits(unit.text, unit).get(key, {})
    if (
        warns(unit, page)
        or not (needed(key, unit, page) or _sets_beside(unit, page))
        or not any(a.kind in _FIGURES for a in masked.amounts)
    ):
        return False
    return any(
        not denied(masked.text, h.start, h.end, page.lang(unit))
        and not excluded(dict(roles), masked.text, h.start, h.end, 30)
        for role in ("topic", "yes")
        for h in roles.get(role, ())
    )


@reads("marketing.instant_access")
def instant_access(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """Firm on an advertising page, unless the sentence speaks of money that is not invested."""
    if page.says("uninvested", unit.text, unit):
        return
    for draft in read_claim(Claim(key, headings=True), unit, page, site):
        plain = unit.shape in (Shape.SENTENCE, Shape.HEADING) and not warns(unit, page)
        if draft.value is True and advertises(page) and plain and not _limited(unit, page):
            yield replace(draft, weight=FIRM, strong=True)
        else:
            yield draft


@reads("marketing.guaranteed_return")
def guaranteed(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """Firm as a headline, or with a rate beside it: what the small print then denies is a contradiction."""
    for draft in read_claim(Claim(key, headings=True), unit, page, site):
        rated = any(a.kind == "percent" for a in page.mask(unit.text, unit).amounts)
        loud = unit.shape is Shape.HEADING or rated
        if draft.value is True and loud and not _QUIET & set(page.kinds[:1]) and not _limited(unit, page):
            yield replace(draft, weight=FIRM, strong=True)
        else:
            yield draft


def _limited(unit: Unit, page: Page) -> bool:
    """A condition, or a sale to somebody else, stands in the sentence: no plain promise of money back."""
    return page.says("condition", unit.text, unit) or page.says("by_sale", unit.text, unit)
