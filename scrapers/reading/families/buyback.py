"""Buyback promises and provision funds."""

from __future__ import annotations

from collections.abc import Iterator

from scrapers.reading.claim import claim, read_choice
from scrapers.reading.figure import between, days, figure, label_fits
from scrapers.reading.meaning import denied, is_no_claim, needed
from scrapers.reading.names import firms
from scrapers.reading.operator import is_operator
from scrapers.reading.registry import reads, reads_pages
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit

claim("buyback.offered", "buyback.covers_interest", "provision_fund.exists", "provision_fund.discretionary")
claim("originators.not_operating", deny=False)
figure("buyback.trigger_days", "days", "weeks", "months", convert=days, check=between(1, 400))
figure("provision_fund.balance", "money", dated=True, check=between(1, 10**12))
figure("provision_fund.coverage", "percent", dated=True, check=between(0, 10000))


@reads_pages("provision_fund.exists")
def with_a_balance(page: Page, _site: Site) -> Iterator[Draft]:
    """A sum beside a label for what lies in the fund: there is one."""
    key = "provision_fund.balance"
    for unit in page.units if {"B", "S", "H", "Q", "D"} & set(page.kinds) else ():
        sums = [a for a in page.mask(unit.text, unit).amounts if a.kind == "money"] if unit.names else []
        named = sums and sums[0].number > 0 and any(label_fits(key, n, unit, page) for n in unit.names)
        if named and needed(key, unit, page) and not is_no_claim(unit, page):
            yield Draft("provision_fund.exists", True, page, unit.quote, "balance", 0.6, strong=False)
            return


@reads("buyback.obligor", where="buyback.offered")
def obligor(key: str, unit: Unit, page: Page, site: Site) -> Iterator[Draft]:
    """The firm that the sentence names as buying back; else the kind of firm it calls the obligor."""
    roles = page.hits(unit.text, unit)
    others = [n for n in firms(unit.text) if not is_operator(n.text, site)]
    offered = roles.get("buyback.offered", {})
    masked = page.mask(unit.text, unit).text
    told = [
        h
        for h in (*offered.get("topic", ()), *offered.get("yes", ()))
        if not denied(masked, h.start, h.end, page.lang(unit))
    ]
    told = [] if offered.get("no") else told
    standing = not {"K", "N"} & set(page.kinds)
    standing = standing and ("G" not in page.kinds or bool(roles.get("buyback.trigger_days", {}).get("say")))
    if told and standing and len(others) == 1 and not unit.names and not is_no_claim(unit, page):
        yield Draft(key, others[0].text, page, unit.quote, "named", 0.85)
        return
    yield from read_choice(key, unit, page)
