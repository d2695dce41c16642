"""What is offered: kinds of offers that make no sense as loans, and who valued the security and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from scrapers.reading.amounts import as_days
from scrapers.reading.claim import chosen, claim, gather, read_choice
from scrapers.reading.figure import between, figure, label_fits
from scrapers.reading.meaning import denied, excluded, is_no_claim, supposes
from scrapers.reading.names import firms, people
from scrapers.reading.registry import REGISTRY, reads, reads_pages, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit
from scrapers.values.amount import Amount

COUNTABLE = 5
"""Pages about one offer each that must have been read before a share of them is given."""
_SHOWN = frozenset("OHK")
claim("offers.token_settled", kinds="T O H Q", deny=False)


@reads("offers.odd_assets", offers=True)
def odd_assets(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """Kinds out of a word list, on front, product and offer pages."""
    if "N" not in page.kinds[:1] and not supposes(unit, page):
        yield from read_choice(key, unit, page, _SHOWN)


settles("offers.odd_assets")(gather)


@reads_pages("offers.odd_share")
def odd_one(page: Page, _site: Site) -> Iterator[Draft]:
    """The page is about one offer, and an odd one."""
    unit = next((u for u in page.units if _odd_hits(u, page)), None) if page.is_offer else None
    if unit is not None:
        yield Draft("offers.odd_share", Decimal(100), page, unit.quote, "counted", 0.7)


@settles("offers.odd_share")
def odd_share(_key: str, drafts: list[Draft], site: Site) -> list[Draft]:
    """The share of odd ones among the pages that are about one offer each, shown by the first odd one."""
    single = sum(page.is_offer for page in site.pages)
    if single < COUNTABLE or not drafts:
        return []
    share = (Decimal(100 * len(drafts)) / single).quantize(Decimal("0.1"))
    return [replace(drafts[0], value=share)]


def _odd_hits(unit: Unit, page: Page) -> bool:
    return not is_no_claim(unit, page) and any(chosen("offers.odd_assets", unit, page))


# Valuations


@reads("collateral.valuer", offers=True)
def valuer(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The one who values the security: by name beside a label, else in the words that call him independent."""
    if {"N", "P"} & set(page.kinds[:1]) or is_no_claim(unit, page) or supposes(unit, page):
        return
    if any(label_fits(key, n, unit, page) for n in unit.names):
        named = [*firms(unit.text), *people(unit.text)]
        value = named[0].text if named else unit.text.split(",")[0].strip()
        if any(c.isalpha() for c in value) and len(value) <= 90:
            yield Draft(key, value, page, unit.quote, "label", 0.85)
            return
    doers = [n for n in firms(unit.text) if n.text != site.operator]
    if doers and page.hits(unit.text, unit).get(key, {}).get("named"):
        yield Draft(key, doers[-1].text, page, unit.quote, "firm", 0.8)
        return
    yield from _called_independent(key, unit, page)


_NAMED_AFTER = 24
"""Letters between the words for a valuer and the firm's name."""


def _called_independent(key: str, unit: Unit, page: Page) -> Iterator[Draft]:
    roles = page.hits(unit.text, unit).get(key, {})
    masked = page.mask(unit.text, unit)
    for hit in roles.get("say", ()):
        turned = denied(masked.text, hit.start, hit.end, page.lang(unit), False)
        if not turned and not excluded(dict(roles), masked.text, hit.start, hit.end):
            start, end = masked.span(hit.start, hit.end)
            near = next((f for f in firms(unit.text) if 0 <= f.start - end <= _NAMED_AFTER), None)
            value = near.text if near else unit.text[start:end]
            yield Draft(key, value, page, unit.quote, "wording", 0.8 if near else 0.7)
            return


@settles("collateral.valuer")
def one_valuer(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The best proven one."""
    return sorted(drafts, key=lambda d: (-d.weight, d.page.order))[:1]


@reads("collateral.valuation_date", offers=True)
def valuation_date(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The day of a valuation, or the oldest day that a stated greatest age allows."""
    if {"N", "P"} & set(page.kinds[:1]) or is_no_claim(unit, page):
        return
    masked = page.mask(unit.text, unit)
    dates = [a.iso for a in masked.amounts if a.kind == "date" and len(a.iso or "") == 10]
    if dates and any(label_fits(key, n, unit, page) for n in unit.names):
        yield Draft(key, max(dates), page, unit.quote, "label", 0.85)
        return
    for hit in page.hits(unit.text, unit).get(key, {}).get("say", ()):
        told = _day(masked.amounts[hit.amounts[0]], site.today) if hit.amounts else None
        if told is not None:
            yield Draft(key, told, page, unit.quote, "sentence", 0.7)
            return


def _day(amount: Amount, today: date) -> str | None:
    if amount.kind == "date":
        return amount.iso if len(amount.iso or "") == 10 else None
    days = as_days(amount)
    return (today - timedelta(days=int(str(days)))).isoformat() if days is not None else None


@settles("collateral.valuation_date")
def newest(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """A day that is shown outweighs one that follows from a limit; of days shown the newest."""
    shown = [d for d in drafts if d.method == "label"] or drafts
    return sorted(shown, key=lambda d: str(d.value))[-1:]


REGISTRY.read_on_offers.add("collateral.secured")


@reads_pages("collateral.secured")
def secured_offer(page: Page, _site: Site) -> Iterator[Draft]:
    """A row of an offer whose value names a charge or a mortgage."""
    if not {"K", "O"} & set(page.kinds):
        return
    for unit in page.units:
        roles = page.hits(unit.text, unit).get("collateral.secured", {}) if unit.names else {}
        masked = page.mask(unit.text, unit).text
        for hit in roles.get("yes", ()):
            if excluded(dict(roles), masked, hit.start, hit.end):
                continue
            if not denied(masked, hit.start, hit.end, page.lang(unit)):
                yield Draft("collateral.secured", True, page, unit.quote, "label", 0.8)
                return


figure("offers.short_term_share", "percent", check=between(0, 100))
