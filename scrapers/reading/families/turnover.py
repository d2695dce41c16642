"""Signs of a turnover that makes itself: how fast offers fill, how many people lend and borrow in a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from scrapers.reading.claim import claim
from scrapers.reading.figure import between, figure, label_fits, whole
from scrapers.reading.meaning import excluded, is_no_claim
from scrapers.reading.registry import reads, settles
from scrapers.reading.site import Draft, Page, Site
from scrapers.reading.units import Unit
from scrapers.values.amount import Amount

_PEOPLE = between(1, 10**9)
for _key in ("lenders.monthly", "borrowers.monthly", "borrowers.current"):
    figure(_key, "count", "year", dated=True, convert=whole, check=_PEOPLE)
figure("lenders.top10_share", "percent", dated=True, check=between(0, 100))
claim("offers.net_value_products", kinds="O H Q F B N", deny=True)

FILL = "offers.fill_seconds"
_SECONDS = {"minutes": 60, "hours": 3600, "days": 86400, "workdays": 86400, "weeks": 604800}


@reads(FILL)
def fill_time(key: str, unit: Unit, page: Page, _site: Site) -> Iterator[Draft]:
    """A period after words for an offer being full; a bare number only beside a word for seconds."""
    if is_no_claim(unit, page) or {"P", "T", "D"} & set(page.kinds[:1]):
        return
    masked = page.mask(unit.text, unit)
    if any(label_fits(key, n, unit, page) for n in unit.names):
        told = [s for i, a in enumerate(masked.amounts) if (s := _seconds(a, masked.text, i, unit, page))]
        if told:
            yield Draft(key, told[0], page, unit.quote, "label", 0.8)
        return
    roles = page.hits(unit.text, unit).get(key, {})
    for hit in () if unit.names else roles.get("say", ()):
        amounts = [(i, masked.amounts[i]) for i in hit.amounts]
        seconds = next((s for i, a in amounts if (s := _seconds(a, masked.text, i, unit, page))), None)
        if seconds and not excluded(dict(roles), masked.text, hit.start, hit.end):
            yield Draft(key, seconds, page, unit.quote, "sentence", 0.7)
            return


def _seconds(amount: Amount, masked: str, index: int, unit: Unit, page: Page) -> int | None:
    if amount.kind in _SECONDS:
        return int(amount.number * _SECONDS[amount.kind])
    if amount.kind not in ("count", "year"):
        return None
    after = masked[masked.find(chr(0xE000 + index)) + 1 :][:12]
    named = after if after.strip() else " ".join(unit.names)
    return int(amount.number) if page.says("seconds", named, unit) else None


@settles(FILL)
def middle(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """The value in the middle of those stated for single offers; a stated average or median stands as it is."""
    told = [d for d in drafts if d.method == "sentence"]
    if told or len(drafts) < 2:
        return told or drafts
    value = int(median(int(str(d.value)) for d in drafts))
    return [
        replace(drafts[0], value=value, extra=tuple(d.quote for d in drafts[1:8] if d.page is drafts[0].page))
    ]
