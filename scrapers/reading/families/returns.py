"""What investors are promised and what they got, and what it costs."""

from __future__ import annotations

from decimal import Decimal

from scrapers.reading.claim import claim
from scrapers.reading.figure import between, days, figure
from scrapers.reading.registry import settles
from scrapers.reading.site import Draft, Site

_YIELD = between(-100, 400)
figure(
    "returns.advertised", "percent", which="highest", check=between(0.1, 400), reach=300, never="T P D C R F"
)
figure("returns.average", "percent", dated=True, check=_YIELD)
figure("returns.realised", "percent", axes=("year", "class"), dated=True, check=_YIELD)
figure("returns.target", "percent", which="highest", check=_YIELD)
figure("invest.minimum", "money", check=between(0.01, 10**6))
figure("fees.investor", "percent", nil=True, check=between(0, 50))
figure("fees.secondary_market", "percent", nil=True, check=between(0, 50))
figure("fees.early_exit", "percent", nil=True, check=between(0, 100))
figure("fees.inactivity", "money", nil=True, check=between(0, 10**5))
figure("secondary_market.average_sale_days", "days", "weeks", "hours", "workdays", dated=True, convert=days)
claim("returns.net_of_fees", "returns.period_stated")


@settles("returns.advertised", "returns.target")
def highest_of_each_page(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """A page that names several yields advertises the highest; labels in a list of loans tell of single ones."""
    best: dict[int, Draft] = {}
    general = [d for d in drafts if not (d.method.endswith("-label") and d.page.kinds[:1] == ("O",))]
    for draft in general or drafts:
        held = best.get(draft.page.order)
        if held is None or _number(draft) > _number(held):
            best[draft.page.order] = draft
    return list(best.values())


@settles("invest.minimum")
def lowest_of_a_table(_key: str, drafts: list[Draft], _site: Site) -> list[Draft]:
    """Of several plans in one table the cheapest sets the minimum."""
    cells = [d for d in drafts if d.method == "cell-label"]
    lowest = {
        p: min((d for d in cells if d.page.order == p), key=_number) for p in {d.page.order for d in cells}
    }
    return [d for d in drafts if d.method != "cell-label" or d is lowest[d.page.order]]


def _number(draft: Draft) -> Decimal:
    return draft.value if isinstance(draft.value, Decimal) else Decimal(0)
